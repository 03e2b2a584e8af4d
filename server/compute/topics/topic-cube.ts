/** A cell of the cube region x year x topic, by the names of its rows and columns in the table that is asked for. */
export type CubeFact = { row: string; column: string; weight: number; patents: number };

export type Pivot = {
  /** Rows x columns; null where the figure is not there. */
  cells: (number | null)[][];
  /** Of each row over the columns, of each column over the rows, of all; null where they do not add up. */
  rowTotals: (number | null)[] | null;
  columnTotals: (number | null)[] | null;
  total: number | null;
};

export type PivotMeasure = "weight" | "patents" | "rowShare" | "columnShare";
/** Whether sums over the rows, over the columns mean anything. */
export type Additive = { rows: boolean; columns: boolean };

/**
 * A table of sums with its totals. A cell without facts is a true zero.
 *
 *   cell[r, c]  = sum of the facts of r and c;   rowShare = cell / sum over c;   columnShare = cell / sum over r
 *
 * The total of a row of shares is the share of all rows (of all columns) that it has: rowShare[total row, c] = column total / total.
 *
 * Degenerate   a share of nothing is null; a total over rows or columns that do not add up is null, and so is a share of it.
 */
export function pivotOf(
  facts: Iterable<CubeFact>,
  rows: readonly string[],
  columns: readonly string[],
  measure: PivotMeasure,
  additive: Additive,
): Pivot {
  const rowAt = new Map(rows.map((key, at) => [key, at]));
  const columnAt = new Map(columns.map((key, at) => [key, at]));
  const sums = rows.map(() => new Float64Array(columns.length));
  const of = measure === "patents" ? "patents" : "weight";
  for (const fact of facts) {
    const [r, c] = [rowAt.get(fact.row), columnAt.get(fact.column)];
    if (r !== undefined && c !== undefined) sums[r]![c]! += fact[of];
  }
  const perRow = sums.map((values) => values.reduce((sum, value) => sum + value, 0));
  const perColumn = columns.map((_, c) => sums.reduce((sum, values) => sum + values[c]!, 0));
  const total = perRow.reduce((sum, value) => sum + value, 0);
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);
  const known = { rows: additive.rows, columns: additive.columns, all: additive.rows && additive.columns };
  switch (measure) {
    case "weight":
    case "patents":
      return {
        cells: sums.map((values) => [...values]),
        rowTotals: known.columns ? perRow : null,
        columnTotals: known.rows ? perColumn : null,
        total: known.all ? total : null,
      };
    case "rowShare":
      return {
        cells: sums.map((values, r) => [...values].map((v) => (known.columns ? share(v, perRow[r]!) : null))),
        rowTotals: known.columns ? perRow.map((sum) => share(sum, sum)) : null,
        columnTotals: known.all ? perColumn.map((sum) => share(sum, total)) : null,
        total: known.all ? share(total, total) : null,
      };
    case "columnShare":
      return {
        cells: sums.map((values) => [...values].map((v, c) => (known.rows ? share(v, perColumn[c]!) : null))),
        rowTotals: known.all ? perRow.map((sum) => share(sum, total)) : null,
        columnTotals: known.rows ? perColumn.map((sum) => share(sum, sum)) : null,
        total: known.all ? share(total, total) : null,
      };
  }
}
