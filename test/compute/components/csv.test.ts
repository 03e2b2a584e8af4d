import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { DataColumn } from "@/app/_components/data-table/column";
import { toCsv } from "@/app/_components/data-table/csv";

type Row = { name: string; amount: bigint | null; share: number };
const columns: DataColumn<Row>[] = [
  { id: "name", header: "산업", value: (row) => row.name },
  { id: "amount", header: "거래액", kind: "amount", value: (row) => row.amount },
  { id: "share", header: "비중", kind: "percent", value: (row) => row.share },
];

test("the file has a byte order mark, the unit of amounts, exact values, and nothing where a value is missing", () => {
  const rows = [
    { name: '전기, "회로"', amount: 9_007_199_254_740_993n, share: 0.1234567 },
    { name: "축전지", amount: null, share: Number.NaN },
  ];
  expect(toCsv(columns, rows, "천원")).toBe(
    '\uFEFF산업,거래액 (천원),비중\r\n"전기, ""회로""",9007199254740993,0.1234567\r\n축전지,,\r\n',
  );
});

test("a text that a spreadsheet would run is defused, a negative number is left alone", () => {
  const rows = [{ name: "=1+1", amount: -5n, share: -0.5 }];
  expect(toCsv(columns, rows, "천원").split("\r\n")[1]).toBe("'=1+1,-5,-0.5");
});

test("another reader of CSV gets back what went in", () => {
  const name = fc.string().filter((text) => !/^[=+\-@\t\r]/.test(text));
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ name, amount: fc.bigInt(), share: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
      ),
      (rows) => {
        const read = parse(toCsv(columns, rows, "천원"), {
          bom: true,
          relax_column_count: false,
        }) as string[][];
        expect(read.slice(1)).toEqual(rows.map((row) => [row.name, String(row.amount), String(row.share)]));
      },
    ),
  );
});

test("where the figures come from ends the file, past an empty line and harmless to a spreadsheet", () => {
  const columns = [{ id: "n", header: "이름", value: (row: string) => row }];
  const text = toCsv(columns, ["가"], "천원", ["출처: 합성 자료, 2013–2022", "연도 2020"]);
  expect(text.split("\r\n").slice(1)).toEqual([
    "가",
    "",
    '"# 출처: 합성 자료, 2013–2022"',
    "# 연도 2020",
    "",
  ]);
  expect(toCsv(columns, ["가"], "천원")).not.toContain("#");
});
