import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvText } from "@/server/domain/csv";

test("a reader of RFC 4180 gets back every text, whatever commas, quotes and line breaks it holds", () => {
  const text = fc.string({ unit: fc.constantFrom("가", "a", ",", '"', "\n", "\r", " ", "=", "1") });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
      const read = parse(csvText(["x", "y"], rows), { bom: true, from_line: 2, record_delimiter: "\r\n" });
      const undone = read.map((row) => row.map((value) => value.replace(/^'(?=[=\r\n])/, "")));
      expect(undone).toEqual(rows);
    }),
  );
});

test("missing is an empty cell and never 0; exact integers keep all their digits", () => {
  const lines = csvText(["a", "b", "c"], [[null, 0, 9_007_199_254_740_993n]]).split("\r\n");
  expect(lines[1]).toBe(",0,9007199254740993");
});

test.each(["=HYPERLINK(A1)", "+1", "-1", "@SUM(A1)"])(
  "a text that would run as a formula, %s, does not",
  (text) => {
    expect(csvText(["x"], [[text]])).toContain(`'${text}`);
  },
);
