import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DuckEngine, literal, openDuckDb } from "@/server/warehouse/engine";
import { idShape } from "@/server/warehouse/plain-cells";
import { NUMBER_BYTES } from "@/server/warehouse/scan-file";
import { folder, longInput, tried } from "./files";

let engine: DuckEngine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(() => engine.close());

test("without the bytes that the scan looks for, whatever DuckDB reads as a whole number is digits", async () => {
  const texts: string[] = [];
  for (let byte = 1; byte < 128; byte++) {
    const sign = String.fromCharCode(byte);
    if (/\d/.test(sign) || NUMBER_BYTES.includes(byte)) continue;
    for (const text of [
      `${sign}12`,
      `12${sign}`,
      `1${sign}2`,
      `0${sign}11`,
      `1${sign}${sign}2`,
      `11${sign}0`,
    ])
      texts.push(text);
  }
  texts.push("１２", "٣٤", "1\u00a02", "\u00a012", "12\u3000", "\u202f12", "½", "Ⅻ", "true", "nan", "inf");
  const read = await engine.rows(
    `SELECT text, TRY_CAST(text AS BIGINT), TRY_CAST(text AS SMALLINT) FROM (VALUES ${texts
      .map((text) => `(${literal(text)})`)
      .join(", ")}) t(text)`,
  );
  expect(read.filter(([, big, small]) => big !== null || small !== null)).toEqual([]);
});

test.each([
  [["F0001", "F0002", "F9999"], { prefix: "F", digits: 4 }],
  [["7", "12", "3456"], { prefix: "", digits: null }],
  [["007", "012"], { prefix: "", digits: 3 }],
  [["KR-2020-01", "KR-2020-99"], { prefix: "KR-2020-", digits: 2 }],
  [["7", "07"], null],
  [["A1", "B1"], null],
  [["123-45-67890", "123-46-67890"], null],
  [["기1", "기2"], null],
])("ids %j have the shape %j", (ids, shape) => {
  expect(idShape(ids)).toEqual(shape);
});

/** Cells as programs and people write them, plain and not. */
const cell = (plain: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 6, arbitrary: plain },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom(" ", "+", "-", "0", "00", ".", "", "\t"),
          plain,
          fc.constantFrom(" ", ".0", ".5", "e1", "_0", "년", "%", ""),
        )
        .map((parts) => parts.join("")),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom("", "x", "1e3", "0x7E4", "0b1", "1_000", "1,234", "99999999999999999999"),
    },
  );
const id = cell(fc.constantFrom("7", "12", "3456"));
// A year with a month behind it is a date, which is another story.
const year = cell(fc.constantFrom("2019", "2020")).filter((text) => !/\d{4}[.-]\d*[1-9]/.test(text));
const row = fc.tuple(id, id, year, cell(fc.nat(5_000_000).map(String)));
const quoted = (text: string) => (text.includes(",") ? `"${text}"` : text);

/** What a cell means, by the words of the documentation. */
const tidy = (text: string) => text.replace(/^[ \t]+|[ \t]+$/g, "");
const yearOf = (text: string) => /^(\d{4})(\.0+)?(?: *년)?$/.exec(tidy(text))?.[1];
const amountOf = (text: string) => {
  const digits = /^\d{1,3}(,\d{3})+$/.test(tidy(text)) ? tidy(text).replaceAll(",", "") : tidy(text);
  const found = /^\+?(\d+)(?:\.0*)?$/.exec(digits);
  return found && BigInt(found[1]!) < 2n ** 63n ? BigInt(found[1]!) : null;
};

describe("the short path and the patient one", () => {
  test("take in exactly the rows that a person would, whatever else the file holds", async () => {
    const firms = ["firm_id,ksic,region", "7,30399,충남", "12,30121,경기", "3456,24123,충북"];
    const known = new Set(["7", "12", "3456"]);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
        const lines = rows.map((cells) => cells.map(quoted).join(","));
        const trades = ["seller_id,buyer_id,year,amount", "7,12,2020,1", ...lines];
        const good = [["7", "12", "2020", "1"], ...rows].filter(
          ([seller, buyer, year, amount]) =>
            known.has(tidy(seller!)) &&
            known.has(tidy(buyer!)) &&
            tidy(seller!) !== tidy(buyer!) &&
            yearOf(year!) !== undefined &&
            Number(yearOf(year!)) >= 1900 &&
            (amountOf(amount!) ?? 0n) > 0n,
        );
        const report = await tried(longInput(folder(), trades, firms));
        expect(report.transactions).toBe(good.length);
        expect(report.amount).toBe(
          String(good.reduce((sum, [, , , amount]) => sum + amountOf(amount!)!, 0n)),
        );
      }),
      { numRuns: 40, seed: 11 },
    );
  });
});
