import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CubeFact, pivotOf } from "@/server/compute/topics/topic-cube";

const ROWS = ["a", "b"];
const COLUMNS = ["x", "y", "z"];
const BOTH = { rows: true, columns: true };
const fact = (row: string, column: string, weight: number, patents = 1): CubeFact => ({
  ...{ row, column, weight, patents },
});
const FACTS = [
  fact("a", "x", 1.5),
  fact("a", "x", 0.5, 2),
  fact("a", "y", 2),
  fact("b", "y", 4),
  fact("c", "x", 9),
];

describe("a table of the cube", () => {
  test("sums, totals, and zeros where nothing is; what is in no row is left out", () => {
    expect(pivotOf(FACTS, ROWS, COLUMNS, "weight", BOTH)).toEqual({
      cells: [
        [2, 2, 0],
        [0, 4, 0],
      ],
      ...{ rowTotals: [4, 4], columnTotals: [2, 6, 0], total: 8 },
    });
    expect(pivotOf(FACTS, ROWS, COLUMNS, "patents", BOTH).cells).toEqual([
      [3, 1, 0],
      [0, 1, 0],
    ]);
  });

  test("shares of rows and of columns; of nothing there is none", () => {
    expect(pivotOf(FACTS, ROWS, COLUMNS, "rowShare", BOTH)).toEqual({
      cells: [
        [0.5, 0.5, 0],
        [0, 1, 0],
      ],
      ...{ rowTotals: [1, 1], columnTotals: [0.25, 0.75, 0], total: 1 },
    });
    expect(pivotOf(FACTS, ROWS, COLUMNS, "columnShare", BOTH)).toEqual({
      cells: [
        [1, 2 / 6, null],
        [0, 4 / 6, null],
      ],
      ...{ rowTotals: [0.5, 0.5], columnTotals: [1, 1, null], total: 1 },
    });
  });

  test("no total, and no share of one, over what does not add up", () => {
    const regions = { rows: true, columns: false };
    expect(pivotOf(FACTS, ROWS, COLUMNS, "weight", regions)).toMatchObject({
      ...{ rowTotals: null, columnTotals: [2, 6, 0], total: null },
    });
    const { cells, rowTotals } = pivotOf(FACTS, ROWS, COLUMNS, "rowShare", regions);
    expect(cells.flat().every((cell) => cell === null)).toBe(true);
    expect(rowTotals).toBeNull();
    expect(pivotOf(FACTS, ROWS, COLUMNS, "columnShare", regions).cells[1]![1]).toBeCloseTo(4 / 6, 12);
  });
});

test("whatever is turned is the same table turned", () => {
  const facts = fc.array(
    fc.record({
      row: fc.constantFrom(...ROWS),
      column: fc.constantFrom(...COLUMNS),
      weight: fc.integer({ min: 0, max: 9 }),
      patents: fc.integer({ min: 0, max: 9 }),
    }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(facts, (list) => {
      const one = pivotOf(list, ROWS, COLUMNS, "rowShare", BOTH);
      const turned = pivotOf(
        list.map(({ row, column, ...rest }) => ({ row: column, column: row, ...rest })),
        COLUMNS,
        ROWS,
        "columnShare",
        BOTH,
      );
      expect(turned.cells.map((line) => [...line])).toEqual(
        COLUMNS.map((_, c) => ROWS.map((__, r) => one.cells[r]![c]!)),
      );
      expect(turned.rowTotals).toEqual(one.columnTotals);
    }),
  );
});
