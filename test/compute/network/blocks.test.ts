import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockFacts } from "@/server/compute/network/block-facts";
import { BLOCK_MEASURES, blockGrowth } from "@/server/compute/network/block-growth";
import { type BlockOptions, type BlockTable, blocks } from "@/server/compute/network/blocks";
import { egoNetwork } from "@/server/compute/network/ego";
import { egoLinks } from "@/server/compute/network/ego-links";
import { graphOf } from "@/server/compute/network/graph";
import { LINK_RULES, type Links, selectLinks } from "@/server/compute/network/links";
import { relatedness } from "@/server/compute/network/relatedness";
import { codes, type FlowRow, flows, flowsFrom, rearrangement } from "./random-networks";

const linksFrom = (n: number, rows: readonly FlowRow[]): Links =>
  selectLinks(relatedness(flowsFrom(n, rows), { self: "exclude" }), LINK_RULES.any);
const networkOf = (links: Links) => graphOf(links.industries, links.seller, links.buyer);
const NAMES = ["p", "q", "r"];
const tableOf = (placement: (number | null)[]): BlockTable => ({
  blocks: NAMES,
  blockOf: (code) => {
    const at = placement[codes(20).indexOf(code)];
    return at == null ? null : NAMES[at]!;
  },
});
const blocksOf = (n: number, rows: readonly FlowRow[], table: BlockTable, options?: BlockOptions) => {
  const links = linksFrom(n, rows);
  return blocks(networkOf(links), links, table, options);
};

const cases = flows.chain(({ n, rows }) =>
  fc.record({
    n: fc.constant(n),
    rows: fc.constant(rows.map(([i, j, amount, count]): FlowRow => [i, j, amount + 1n, count])),
    placement: fc.array(fc.constantFrom(0, 1, 2, null), { minLength: n, maxLength: n }),
    cores: fc.uniqueArray(fc.nat(n - 1), { minLength: 0, maxLength: 3 }),
  }),
);
const named = (cores: number[]) => cores.map((i) => codes(20)[i]!);

describe("blocks", () => {
  test("equal what comes of asking every pair of industries", () => {
    fc.assert(
      fc.property(cases, ({ n, rows, placement, cores }) => {
        const found = blocksOf(n, rows, tableOf(placement), { cores: named(cores) });
        const amount = (i: number, j: number) =>
          rows.find((row) => row[0] === i && row[1] === j)?.[2] ?? null;
        const all = Array.from({ length: n }, (_, i) => i);
        const linked = all.filter((i) => all.some((j) => i !== j && (amount(i, j) ?? amount(j, i)) !== null));
        const inBlock = (p: number) => linked.filter((i) => placement[i] === p);
        const between = (from: number[], to: number[]) =>
          from
            .flatMap((i) => to.flatMap((j) => (i === j ? [] : [amount(i, j)])))
            .filter((value) => value !== null);
        const sum = (values: bigint[]) => values.reduce((total, value) => total + value, 0n);
        const placed = [0, 1, 2].flatMap(inBlock);
        const everything = between(placed, placed);
        expect([found.industries, found.links, found.amount]).toEqual([
          placed.length,
          everything.length,
          sum(everything),
        ]);
        expect(found.unplaced).toEqual(named(linked.filter((i) => placement[i] === null)));
        for (const p of [0, 1, 2])
          for (const q of [0, 1, 2]) {
            const cell = found.cells[3 * p + q]!;
            const direct = between(inBlock(p), inBlock(q));
            const possible = inBlock(p).flatMap((i) => inBlock(q).filter((j) => i !== j)).length;
            expect([cell.seller, cell.buyer, cell.links, cell.amount, cell.possible]).toEqual([
              NAMES[p],
              NAMES[q],
              direct.length,
              sum(direct),
              possible,
            ]);
            expect(cell.density).toBe(possible > 0 ? direct.length / possible : null);
            const [out, into] = [between(inBlock(p), placed), between(placed, inBlock(q))];
            if (everything.length === 0)
              expect([cell.expectedLinks, cell.expectedAmount]).toEqual([null, null]);
            else {
              expect(cell.expectedLinks).toBeCloseTo((out.length * into.length) / everything.length, 12);
              const expected = (Number(sum(out)) * Number(sum(into))) / Number(sum(everything));
              expect(Math.abs(cell.expectedAmount! - expected)).toBeLessThanOrEqual(1e-12 * expected);
              expect(cell.amountRatio === null).toBe(expected === 0);
              const ratio = Number(sum(direct)) / expected;
              if (expected > 0)
                expect(Math.abs(cell.amountRatio! - ratio)).toBeLessThanOrEqual(1e-12 * ratio);
            }
          }
        const present = cores.filter((i) => linked.includes(i));
        found.rows.forEach((row, p) => {
          const outer = inBlock(p).filter((i) => !present.includes(i));
          const withCore = [...between(outer, present), ...between(present, outer)];
          expect([row.industries, row.cores]).toEqual([
            inBlock(p).length,
            inBlock(p).filter((i) => present.includes(i)).length,
          ]);
          expect([row.coreLinks, row.coreAmount]).toEqual(
            present.length === 0 ? [null, null] : [withCore.length, sum(withCore)],
          );
          expect(row.corePartners).toBe(
            present.length === 0
              ? null
              : outer.filter((i) => [...between([i], present), ...between(present, [i])].length > 0).length,
          );
        });
      }),
      { numRuns: 300 },
    );
  });

  test("cells add up to the margins, the network's totals and the expectations", () => {
    fc.assert(
      fc.property(cases, ({ n, rows, placement }) => {
        const { cells, rows: margins, links, amount } = blocksOf(n, rows, tableOf(placement));
        expect(cells.reduce((sum, cell) => sum + cell.links, 0)).toBe(links);
        expect(cells.reduce((sum, cell) => sum + cell.amount, 0n)).toBe(amount);
        for (const row of margins) {
          const own = cells.filter((cell) => cell.seller === row.block);
          expect(own.reduce((sum, cell) => sum + cell.amount, 0n)).toBe(row.sold);
          if (links > 0)
            expect(own.reduce((sum, cell) => sum + cell.expectedLinks!, 0)).toBeCloseTo(row.linksOut, 9);
        }
      }),
    );
  });

  test("do not depend on the numbering; scaling scales amounts only; reversing turns the table over", () => {
    const moved = cases.chain((given) => rearrangement(given.n).map((to) => ({ ...given, to })));
    fc.assert(
      fc.property(moved, ({ n, rows, placement, cores, to }) => {
        const before = blocksOf(n, rows, tableOf(placement), { cores: named(cores) });
        const moved = rows.map(([i, j, amount, count]): FlowRow => [to[i]!, to[j]!, amount, count]);
        const places = placement.map((_, at) => placement[to.indexOf(at)]!);
        const after = blocksOf(n, moved, tableOf(places), { cores: named(cores.map((i) => to[i]!)) });
        expect([after.cells, after.rows]).toEqual([before.cells, before.rows]);

        const scaled = rows.map(([i, j, amount, count]): FlowRow => [i, j, amount * 1000n, count]);
        blocksOf(n, scaled, tableOf(placement)).cells.forEach((cell, at) => {
          const was = before.cells[at]!;
          expect([cell.amount, cell.links, cell.density]).toEqual([
            was.amount * 1000n,
            was.links,
            was.density,
          ]);
          expect(cell.amountRatio).toBe(was.amountRatio);
        });

        const back = rows.map(([i, j, amount, count]): FlowRow => [j, i, amount, count]);
        const reversed = blocksOf(n, back, tableOf(placement), { cores: named(cores) });
        reversed.cells.forEach((cell, at) => {
          const was = before.cells[(at % 3) * 3 + Math.floor(at / 3)]!;
          expect({ ...cell, seller: "", buyer: "" }).toEqual({ ...was, seller: "", buyer: "" });
        });
        expect(reversed.rows.map(({ coreLinks, coreAmount }) => [coreLinks, coreAmount])).toEqual(
          before.rows.map(({ coreLinks, coreAmount }) => [coreLinks, coreAmount]),
        );
      }),
    );
  });

  test("an isolated industry changes an ATLAS not at all and an ego network's N only", () => {
    const rows: FlowRow[] = [[0, 1, 5n, 1]];
    const table = tableOf([0, 1, 1]);
    expect(blocksOf(3, rows, table)).toEqual(blocksOf(2, rows, table));
    const all = blocksOf(3, rows, table, { industries: "all" });
    expect(all.rows[1]!.industries).toBe(2);
    expect(all.cells[1]).toMatchObject({ links: 1, possible: 2, density: 0.5 });
  });

  test.each([
    [0, [], "empty", null],
    [1, [], "no_links", null],
    [2, [], "no_links", 0],
    [2, [[0, 1, 5n, 1]], undefined, 0.5],
    [
      2,
      [
        [0, 1, 5n, 1],
        [1, 0, 5n, 1],
      ],
      undefined,
      1,
    ],
  ] as [number, FlowRow[], string | undefined, number | null][])(
    "%d industries, case %#",
    (n, rows, flag, density) => {
      const found = blocksOf(n, rows, tableOf([0, 0]), { industries: "all" });
      expect(found.flags).toEqual(flag ? [flag] : []);
      expect(found.cells[0]!.density).toBe(density);
      expect(found.cells[4]).toMatchObject({
        possible: 0,
        density: null,
        linkRatio: null,
        amountRatio: null,
      });
    },
  );

  test("refuses a table that does not fit", () => {
    const ask = (table: BlockTable) => () => blocksOf(2, [[0, 1, 1n, 1]], table);
    expect(ask({ blocks: ["p", "p"], blockOf: () => "p" })).toThrow(/listed twice/);
    expect(ask({ blocks: ["p"], blockOf: () => "z" })).toThrow(/10000 is in block z; listed are p/);
  });
});

test("the links of an ego network keep their amounts and take its numbering", () => {
  fc.assert(
    fc.property(cases, ({ n, rows, cores }) => {
      const links = linksFrom(n, rows);
      const ego = egoNetwork(networkOf(links), named(cores));
      const own = egoLinks(links, ego);
      const told = (of: Links) =>
        Array.from(of.seller, (i, e) => [
          of.industries[i],
          of.industries[of.buyer[e]!],
          of.amount[e],
          of.rr[e],
        ]);
      const members = new Set(ego.graph.industries);
      expect(told(own)).toEqual(
        told(links).filter(([i, j]) => members.has(i as string) && members.has(j as string)),
      );
      expect(networkOf(own)).toEqual(ego.graph);
    }),
  );
});

/** A maker of medicines (0) with research institutes (1, 2), software (3) and a university (4). */
describe("the ecosystem of a core over the years", () => {
  const table: BlockTable = {
    blocks: ["high", "university", "research", "ict_sw"],
    blockOf: (code) => ["high", "research", "research", "ict_sw", "university"][Number(code) - 10000] ?? null,
  };
  const year = (at: number, rows: FlowRow[] | null) => ({
    year: at,
    blocks: rows && blocksOf(5, rows, table, { cores: ["10000"], industries: "all" }),
  });
  const start: FlowRow[] = [
    [1, 0, 10n, 1],
    [4, 3, 2n, 1],
  ];
  const end: FlowRow[] = [...start, [2, 0, 5n, 1], [0, 3, 90n, 1], [3, 1, 1n, 1]];

  test("research and software lead by links, software alone by amount; the university has no link to the core", () => {
    const { overall, known, missing } = blockGrowth([year(2022, end), year(2020, start), year(2021, null)]);
    expect([known, missing]).toEqual([[2020, 2022], [2021]]);
    const step = (measure: string) => overall.find((entry) => entry.measure === measure)!;
    expect(step("coreLinks")).toMatchObject({
      from: 2020,
      to: 2022,
      total: 2n,
      leaders: ["research", "ict_sw"],
    });
    expect(step("coreAmount")).toMatchObject({ total: 95n, leaders: ["ict_sw"] });
    expect(step("coreAmount").rows[3]).toMatchObject({
      from: 0n,
      to: 90n,
      contribution: 90 / 95,
      shareFrom: 0,
    });
    expect(step("industries")).toMatchObject({ total: 0n, leaders: [] });
    expect(step("links").rows.reduce((sum, row) => sum + row.contribution!, 0)).toBeCloseTo(1, 12);
  });

  test("as facts that a rule can read: numbers or null, never anything else", () => {
    const facts = blockFacts([year(2020, start), year(2021, null), year(2022, end)]);
    expect(facts).toMatchObject({
      ...{ years_known: 2, first_year: 2020, last_year: 2022 },
      ...{ university_present: 1, university_core_linked: 0, university_core_links: 0 },
      ...{ research_core_linked: 1, research_core_links: 2, research_core_links_leads: 1 },
      ...{ ict_sw_core_links_leads: 1, ict_sw_core_amount_leads: 1, research_core_amount_leads: 0 },
      ...{ university_core_links_leads: 0, university_industries_contribution: null },
    });
    for (const value of Object.values(facts)) expect(value === null || Number.isFinite(value)).toBe(true);
  });

  test("one known year: what is there, nothing of growth; no year: nothing", () => {
    const facts = blockFacts([year(2020, null), year(2021, end)]);
    expect(facts).toMatchObject({
      research_core_links: 2,
      research_core_links_share: 2 / 3,
      last_year: 2021,
    });
    expect(facts).toMatchObject({ research_core_links_growth: null, research_core_links_leads: null });
    expect(blockFacts([year(2020, null)])).toEqual({ years_known: 0, first_year: null, last_year: null });
  });

  test("without a core in the network nothing is said of it", () => {
    const alone = (at: number) => ({ year: at, blocks: blocksOf(5, start, table, { cores: ["99999"] }) });
    const facts = blockFacts([alone(2020), alone(2021)]);
    expect(alone(2020).blocks.flags).toContain("no_core");
    expect(facts).toMatchObject({
      research_core_linked: null,
      research_core_links_leads: null,
      research_links: 1,
    });
  });

  test("nobody leads a decline", () => {
    const { overall } = blockGrowth([year(2020, end), year(2021, start)]);
    for (const { leaders } of overall) expect(leaders).toEqual([]);
    expect(overall.map(({ measure }) => measure)).toEqual([...BLOCK_MEASURES]);
  });

  test("refuses two of one year and years of different blocks", () => {
    expect(() => blockGrowth([year(2020, end), year(2020, null)])).toThrow(/2020 is given twice/);
    const other = { year: 2021, blocks: blocksOf(1, [], { blocks: ["z"], blockOf: () => "z" }) };
    expect(() => blockGrowth([year(2020, end), other])).toThrow(/2021 has other blocks than 2020/);
  });
});
