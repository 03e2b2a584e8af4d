/**
 * What an analysis answers, the same for the screen, the command line and the rules: named facts, tables, and how a
 * table may be drawn. Words are not here: every key has its sentence in messages/<locale>/analyses.json.
 */

/**
 * code     an industry code; the reader adds its name          text     words of the data or of a person
 * region   a region code                                       key      a word of ours, translated (values.<key>)
 * keys     several of them, separated by spaces
 * integer, number, share (0 to 1), year
 * amount   an exact integer as digits, in the unit of the data set
 * yesno    true or false
 * Missing is null in every type, never 0.
 */
export const CELL_TYPES = [
  "code",
  "text",
  "region",
  "key",
  "keys",
  "integer",
  "number",
  "share",
  "year",
  "amount",
  "yesno",
] as const;
export type CellType = (typeof CELL_TYPES)[number];
export type Cell = string | number | boolean | null;

export type ResultColumn = { key: string; type: CellType };
/** `hidden`: there for a picture and the command line, not to be read. */
export type ResultTable = { key: string; columns: ResultColumn[]; rows: Cell[][]; hidden?: boolean };

/** A figure that a sentence or a rule may rest on. */
export type Fact = {
  key: string;
  type: CellType;
  value: Cell;
  /** For rules and the command line only: there are too many to show. */
  hidden?: boolean;
};

/** A simple picture of a table; columns are named by their keys. */
export type Chart =
  | { type: "bar"; key: string; table: string; label: string; value: string; most?: number }
  | {
      type: "scatter";
      key: string;
      table: string;
      label: string;
      x: string;
      y: string;
      group?: string;
      /** Joins the points of a group in the order of the table; its cuts are those of the last row. */
      way?: { cutX: string; cutY: string };
    }
  | { type: "line"; key: string; table: string; step: string; series: readonly string[]; group?: string }
  | { type: "interval"; key: string; table: string; label: string; value: string; low: string; high: string }
  | { type: "heat"; key: string; table: string; row: string; column: string; value: string }
  | {
      type: "dendrogram";
      key: string;
      table: string;
      left: string;
      right: string;
      height: string;
      leaves: string;
    };

export type AnalysisResult = {
  facts: Fact[];
  tables: ResultTable[];
  charts: Chart[];
  /** What a reader must know before trusting a figure: keys of analyses.flags. */
  flags: string[];
  /** Rows that are too many for a table stand in files beside the result. */
  files?: { rows: number };
};

type Row<Column extends string> = Readonly<Partial<Record<Column, Cell | bigint | undefined>>>;

/** A table from records, with the columns in the order given; an absent or NaN member is missing (null). */
export function resultTable<Column extends string>(
  key: string,
  columns: Readonly<Record<Column, CellType>>,
  records: Iterable<Row<NoInfer<Column>>>,
): ResultTable {
  const names = Object.keys(columns) as Column[];
  const rows = Array.from(records, (record) => names.map((name) => cellOf(record[name], columns[name])));
  return { key, columns: names.map((name) => ({ key: name, type: columns[name]! })), rows };
}

export const fact = (key: string, type: CellType, value: Cell | bigint | undefined): Fact => ({
  key,
  type,
  value: cellOf(value, type),
});

/** Exact amounts are digits; whole numbers of another kind (counts) are numbers. */
const cellOf = (value: Cell | bigint | undefined, type: CellType): Cell => {
  if (typeof value === "bigint") return type === "amount" ? value.toString() : Number(value);
  return value === undefined || (typeof value === "number" && !Number.isFinite(value)) ? null : value;
};
