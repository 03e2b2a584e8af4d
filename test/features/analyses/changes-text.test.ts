import { expect, test } from "vitest";
import {
  CHANGE_KINDS,
  changeLine,
  changeRows,
  changesFit,
  changesIn,
} from "@/server/features/analyses/changes-text";

const LINES = [
  "+ 30320 > 28202",
  "- 30320 > 28202",
  "trade +500000/3 30320 > 28202",
  "trade -9007199254740993/1 30320 > 28202",
  "x 1.5 30320 > *",
  "add 99999 like 28202 x 0.5",
  "remove 26112",
];

test("every kind of change is written as a line, read as a row, and written the same again", () => {
  const rows = changeRows(LINES.join("\n"));
  expect(rows.map(changeLine)).toEqual(LINES);
  expect(rows.map(({ kind }) => kind)).toEqual([...CHANGE_KINDS]);
});

test("amounts of trade are exact, taken away as negative numbers", () => {
  expect(changesIn(LINES.slice(2, 4).join(";"))).toEqual([
    { kind: "add_trade", seller: "30320", buyer: "28202", amount: 500000n, count: 3 },
    { kind: "add_trade", seller: "30320", buyer: "28202", amount: -9007199254740993n, count: -1 },
  ]);
});

test.each([
  { kind: "add_links", first: "30320", second: "", amount: "", count: "" },
  { kind: "add_trade", first: "30320", second: "28202", amount: "", count: "1" },
  { kind: "take_trade", first: "*", second: "28202", amount: "5", count: "1" },
  { kind: "scale_trade", first: "*", second: "*", amount: "2", count: "" },
  { kind: "remove_industry", first: "", second: "", amount: "", count: "" },
] as const)("an unfinished row of $kind is refused with the number of its line", (row) => {
  const text = `+ 1 > 2\n${changeLine(row)}`;
  expect(changesFit(text)).toBe(false);
  expect(() => changesIn(text)).toThrowError(
    expect.objectContaining({ reason: "whatIfLine", params: expect.objectContaining({ line: 2 }) }),
  );
});
