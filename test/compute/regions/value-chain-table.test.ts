import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type IndustryRegionValue, valueChainTable } from "@/server/compute/regions/value-chain-table";

const columnsOf = (...keys: string[]) => keys.map((key) => ({ key, regions: [key] }));
const all = { key: "all", regions: null };
const values: fc.Arbitrary<IndustryRegionValue[]> = fc
  .uniqueArray(fc.tuple(fc.constantFrom("p", "q", "r"), fc.constantFrom("a", "b", "c")), {
    selector: (pair) => pair.join(),
  })
  .chain((pairs) =>
    fc.tuple(
      ...pairs.map(([industry, region]) =>
        fc.record({
          industry: fc.constant(industry),
          region: fc.constant(region),
          value: fc.oneof(
            { arbitrary: fc.bigInt({ min: 0n, max: 2n ** 60n }), weight: 9 },
            fc.constant(null),
          ),
        }),
      ),
    ),
  );

test("the table of the future-car ecosystem: 전국 and 충청권 are sums of their regions, row by row", () => {
  const lines = readFileSync(
    new URL("../../../prisma/reference/paper/futurecar_industries.tsv", import.meta.url),
    "utf8",
  )
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"));
  const regions = ["대전", "세종", "충북", "충남"];
  const given = lines.flatMap(([industry, , nation, mega, ...parts]) => [
    ...regions.map((region, at) => ({ industry: industry!, region, value: BigInt(parts[at]!) })),
    { industry: industry!, region: "그 밖", value: BigInt(nation!) - BigInt(mega!) },
  ]);
  const columns = [{ key: "전국", regions: null }, { key: "충청권", regions }, ...columnsOf(...regions)];
  const { rows, total, flags } = valueChainTable(
    given,
    lines.map(([industry]) => industry!),
    columns,
  );
  expect(rows.length).toBe(26);
  rows.forEach(({ cells }, at) => {
    expect(cells.map(({ value }) => String(value))).toEqual(lines[at]!.slice(2));
    expect(cells[1]!.share).toBe(Number(lines[at]![3]) / Number(lines[at]![2]));
  });
  expect(flags).toEqual([]);
  expect(total.cells[0]).toMatchObject({ share: 1, quotient: 1 });
  // 축전지: 13,494 of 22,427 in 충청권, 2.9 times its part of all 26
  const battery = rows.find(({ industry }) => industry === "28202")!.cells[1]!;
  expect(battery.quotient).toBeGreaterThan(2);
});

describe("valueChainTable", () => {
  test("sums, shares and quotients are what they say; what is not known stays unknown", () => {
    fc.assert(
      fc.property(values, (given) => {
        const { rows } = valueChainTable(
          given,
          ["p", "q"],
          [all, ...columnsOf("a", "b"), { key: "ab", regions: ["a", "b"] }],
        );
        const sum = (passes: (row: IndustryRegionValue) => boolean) => {
          const kept = given.filter(passes).map(({ value }) => value);
          return kept.includes(null) ? null : kept.reduce<bigint>((total, value) => total + value!, 0n);
        };
        for (const { industry, cells } of rows)
          for (const { column, value, share, quotient } of cells) {
            const inColumn = ({ region }: IndustryRegionValue) => column === "all" || column.includes(region);
            const x = sum((row) => row.industry === industry && inColumn(row));
            const [xi, xr, n] = [sum((row) => row.industry === industry), sum(inColumn), sum(() => true)];
            expect(value).toBe(x);
            if (x === null || !xi) expect(share).toBeNull();
            else expect(share).toBeCloseTo(Number(x) / Number(xi), 12);
            if (x === null || !xi || !xr || !n) expect(quotient).toBeNull();
            else {
              const expected = Number(x) / Number(xr) / (Number(xi) / Number(n));
              expect(Math.abs(quotient! - expected)).toBeLessThanOrEqual(1e-12 * expected);
            }
          }
      }),
    );
  });

  test("scaling all values leaves shares and quotients, an industry that is not listed counts in the margins", () => {
    fc.assert(
      fc.property(values, (given) => {
        const of = (rows: IndustryRegionValue[]) =>
          valueChainTable(rows, ["p"], columnsOf("a")).rows[0]!.cells[0]!;
        const { share, quotient } = of(given);
        expect(of(given.map((row) => ({ ...row, value: row.value && row.value * 13n })))).toMatchObject({
          share,
          quotient,
        });
      }),
    );
    const rows = [
      { industry: "p", region: "a", value: 1n },
      { industry: "q", region: "a", value: 1n },
      { industry: "q", region: "b", value: 2n },
    ];
    expect(valueChainTable(rows, ["p"], columnsOf("a")).rows[0]!.cells[0]).toMatchObject({
      share: 1,
      quotient: 2,
    });
  });

  test("stages add their industries up in the order in which they come", () => {
    const rows = ["p", "q", "r", "s"].map((industry, at) => ({
      industry,
      region: "a",
      value: BigInt(at + 1),
    }));
    const stage = (code: string) => ({ p: "upstream", q: "core", r: "upstream" })[code] ?? null;
    const { stages, total } = valueChainTable(rows, ["p", "q", "r", "s"], [all], stage);
    expect(stages.map(({ stage: name, industries, cells }) => [name, industries, cells[0]!.value])).toEqual([
      ["upstream", 2, 4n],
      ["core", 1, 2n],
    ]);
    expect(total.cells[0]!.value).toBe(10n);
  });

  test("no trade, an industry that is nowhere: 0 with nothing to be a share of; a value not known says so", () => {
    const empty = valueChainTable([], ["p"], [all]);
    expect(empty.rows[0]!.cells).toEqual([{ column: "all", value: 0n, share: null, quotient: null }]);
    expect(empty.flags).toEqual(["no_trade"]);
    const hidden = valueChainTable([{ industry: "p", region: "a", value: null }], ["p"], [all]);
    expect(hidden).toMatchObject({
      flags: ["missing_values"],
      total: { cells: [{ value: null, share: null }] },
    });
  });

  test("refuses what stands twice and what is negative", () => {
    const row = { industry: "p", region: "a", value: 1n };
    expect(() => valueChainTable([row, row], [], [])).toThrow(/industry and region p a is given twice/);
    expect(() => valueChainTable([], ["p", "p"], [])).toThrow(/industry p is given twice/);
    expect(() => valueChainTable([], [], [all, all])).toThrow(/column all is given twice/);
    expect(() => valueChainTable([{ ...row, value: -1n }], [], [])).toThrow(/p in a: -1/);
  });
});
