import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BRIDGE_RANKS, type BridgeOptions, bridges } from "@/server/compute/network/bridges";
import { egoNetwork } from "@/server/compute/network/ego";
import { graphOf } from "@/server/compute/network/graph";
import { LINK_RULES, type Links, selectLinks } from "@/server/compute/network/links";
import { relatedness, relatednessRows } from "@/server/compute/network/relatedness";
import { codes, type FlowRow, flows, flowsFrom, rearrangement } from "./random-networks";

const linksFrom = (n: number, rows: readonly FlowRow[]): Links =>
  selectLinks(relatedness(flowsFrom(n, rows), { self: "exclude" }), LINK_RULES.any);
const networkOf = (links: Links) => graphOf(links.industries, links.seller, links.buyer);
const bridgesOf = (links: Links, from: string[], to: string[] | null, options?: BridgeOptions) =>
  bridges(networkOf(links), links, from, to, options);

/** Every path by trying every industry in every place; matrices only. */
function slow(
  links: Links,
  from: number[],
  to: number[],
  options: Required<Omit<BridgeOptions, "rankBy" | "listed">>,
) {
  const n = links.industries.length;
  const cell = new Map<string, { amount: bigint; rr: number }>();
  links.seller.forEach((i, e) => {
    cell.set(`${i}>${links.buyer[e]}`, { amount: links.amount[e]!, rr: links.rr[e]! });
  });
  const step = (i: number, j: number) => {
    const [there, back] = [cell.get(`${i}>${j}`), cell.get(`${j}>${i}`)];
    if (options.direction === "along" || !back) return there;
    if (!there) return back;
    return { amount: there.amount + back.amount, rr: Math.max(there.rr, back.rr) };
  };
  const linked = new Set([...links.seller, ...links.buyer]);
  const cores = new Set([...from, ...to]);
  const outside = Array.from({ length: n }, (_, i) => i).filter((i) => !cores.has(i));
  const pairs: [number, number][] = [];
  for (const a of from)
    for (const b of to)
      if (a !== b && linked.has(a) && linked.has(b) && !pairs.some((p) => p.includes(a) && p.includes(b)))
        pairs.push([a, b]);
  const score = outside.map(() => ({ pairs: 0, only: 0, holes: 0, paths: 0, amount: 0n, rr: 0, between: 0 }));
  for (const [a, b] of pairs) {
    const ends =
      options.direction === "along"
        ? [
            [a, b],
            [b, a],
          ]
        : [[a, b]];
    const paths: number[][] = [];
    for (const [s, t] of ends as [number, number][]) {
      for (const x of outside) {
        if (step(s, x) && step(x, t)) paths.push([s, x, t]);
        if (options.length === 3)
          for (const y of outside)
            if (x !== y && step(s, x) && step(x, y) && step(y, t) && !step(x, t) && !step(s, y))
              paths.push([s, x, y, t]);
      }
      // all simple paths over outside industries, shortest kept
      let found: number[][] = [];
      let ways = [[s]];
      while (ways.length > 0 && found.length === 0) {
        found = ways.filter((way) => way.length > 1 && step(way.at(-1)!, t));
        ways = ways.flatMap((way) =>
          outside.filter((x) => !way.includes(x) && step(way.at(-1)!, x)).map((x) => [...way, x]),
        );
      }
      for (const way of found)
        for (const x of way.slice(1)) score[outside.indexOf(x)]!.between += 1 / found.length;
    }
    const direct = step(a, b) || step(b, a);
    outside.forEach((x, at) => {
      const own = paths.filter((path) => path.includes(x));
      const row = score[at]!;
      if (own.length === 0) return;
      row.pairs++;
      if (own.length === paths.length) row.only++;
      if (own.length === paths.length && !direct) row.holes++;
      for (const path of own) {
        const steps = path.slice(1).map((node, k) => step(path[k]!, node)!);
        row.paths++;
        row.amount += steps.map((s) => s.amount).sort((x1, y1) => (x1 < y1 ? -1 : 1))[0]!;
        row.rr += steps.reduce((p, s) => p * s.rr, 1) ** (1 / steps.length);
      }
    });
  }
  return { pairs, score, outside };
}

const cases = flows.chain(({ n, rows }) =>
  fc.record({
    n: fc.constant(n),
    rows: fc.constant(rows.map(([i, j, amount, count]): FlowRow => [i, j, amount + 1n, count])),
    from: fc.uniqueArray(fc.nat(n - 1), { minLength: 1, maxLength: 3 }),
    to: fc.option(fc.uniqueArray(fc.nat(n - 1), { minLength: 1, maxLength: 3 }), { nil: null }),
    direction: fc.constantFrom("either" as const, "along" as const),
    length: fc.constantFrom(2 as const, 3 as const),
  }),
);
const named = (cores: number[] | null) => (cores === null ? null : cores.map((i) => codes(20)[i]!));

describe("bridges", () => {
  test("equal what comes of trying every industry in every place", () => {
    fc.assert(
      fc.property(cases, ({ n, rows, from, to, direction, length }) => {
        const links = linksFrom(n, rows);
        const found = bridgesOf(links, named(from)!, named(to), { direction, length, listed: 100 });
        const { pairs, score, outside } = slow(links, from, to ?? from, { direction, length });
        expect(found.pairs).toBe(pairs.length);
        const kept = outside.filter((_, at) => score[at]!.paths > 0);
        expect(found.bridges.map(({ industry }) => industry).sort()).toEqual(named(kept)!.sort());
        for (const row of found.bridges) {
          const expected = score[outside.indexOf(codes(20).indexOf(row.industry))]!;
          expect([row.pairs, row.onlyPairs, row.holePairs, row.pathCount, row.amount]).toEqual([
            expected.pairs,
            expected.only,
            expected.holes,
            expected.paths,
            expected.amount,
          ]);
          expect(row.relatedness / expected.rr).toBeCloseTo(1, 9);
          expect(row.betweenness).toBeCloseTo(expected.between, 9);
          expect(row.paths.length).toBe(row.pathCount);
          expect(row.paths.reduce((sum, path) => sum + path.amount, 0n)).toBe(row.amount);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("do not depend on the numbering of the industries nor on the order of the cores", () => {
    const moved = cases.chain((given) => rearrangement(given.n).map((to) => ({ ...given, place: to })));
    fc.assert(
      fc.property(moved, ({ n, rows, from, direction, length, place }) => {
        const links = linksFrom(n, rows);
        const shuffled = linksFrom(
          n,
          rows.map(([i, j, amount, count]): FlowRow => [place[i]!, place[j]!, amount, count]),
        );
        const renamed: Links = {
          ...shuffled,
          industries: codes(n).map((_, at) => codes(n)[place.indexOf(at)]!),
        };
        const rankBy = BRIDGE_RANKS[n % 4];
        const before = bridgesOf(links, named(from)!, null, { direction, length, rankBy });
        const after = bridgesOf(renamed, named(from)!.reverse(), null, { direction, length, rankBy });
        expect(
          after.bridges.map(({ industry, rank, amount, pairs }) => [industry, rank, amount, pairs]),
        ).toEqual(before.bridges.map(({ industry, rank, amount, pairs }) => [industry, rank, amount, pairs]));
      }),
    );
  });

  test("scaling all amounts scales the amounts carried and nothing else", () => {
    fc.assert(
      fc.property(cases, fc.bigInt({ min: 2n, max: 1000n }), ({ n, rows, from, to, direction }, by) => {
        const before = bridgesOf(linksFrom(n, rows), named(from)!, named(to), { direction });
        const scaled = rows.map(([i, j, amount, count]): FlowRow => [i, j, amount * by, count]);
        const after = bridgesOf(linksFrom(n, scaled), named(from)!, named(to), { direction });
        expect(
          after.bridges.map(({ industry, rank, amount, onlyPairs }) => [industry, rank, amount, onlyPairs]),
        ).toEqual(
          before.bridges.map(({ industry, rank, amount, onlyPairs }) => [
            industry,
            rank,
            amount * by,
            onlyPairs,
          ]),
        );
      }),
    );
  });

  test("reversing every trade changes no score: both ways round are counted", () => {
    fc.assert(
      fc.property(cases, ({ n, rows, from, to, direction, length }) => {
        const back = rows.map(([i, j, amount, count]): FlowRow => [j, i, amount, count]);
        const of = (given: readonly FlowRow[]) =>
          bridgesOf(linksFrom(n, given), named(from)!, named(to), { direction, length }).bridges.map(
            (row) => [row.industry, row.amount, row.pairs, row.onlyPairs],
          );
        expect(of(back)).toEqual(of(rows));
      }),
    );
  });

  test("an industry without trade changes nothing, and the ego network of the cores gives the same as the ATLAS", () => {
    fc.assert(
      fc.property(cases, ({ n, rows, from, to, direction, length }) => {
        const links = linksFrom(n, rows);
        const whole = bridgesOf(links, named(from)!, named(to), { direction, length });
        expect(bridgesOf(linksFrom(n + 3, rows), named(from)!, named(to), { direction, length })).toEqual(
          whole,
        );
        const graph = networkOf(links);
        const ego = egoNetwork(graph, named([...from, ...(to ?? [])])!);
        const kept = new Set(ego.links);
        const among = relatednessRows(links, (row) => kept.has(row));
        const local = new Int32Array(n).fill(-1);
        ego.nodes.forEach((node, i) => {
          local[node] = i;
        });
        const egoLinks: Links = {
          ...among,
          industries: ego.graph.industries,
          seller: among.seller.map((i) => local[i]!),
          buyer: among.buyer.map((i) => local[i]!),
        };
        const inEgo = bridges(ego.graph, egoLinks, named(from)!, named(to), { direction, length });
        expect(inEgo.bridges.map((row) => ({ ...row, betweenness: 0 }))).toEqual(
          whole.bridges.map((row) => ({ ...row, betweenness: 0 })),
        );
      }),
    );
  });
});

test("betweenness is NetworkX's, over the cores only", () => {
  // NetworkX 3.6.1, random.seed(11), 9 nodes, cores 0, 1, 2: betweenness_centrality_subset from core to core, each pair on
  // the network without the third core and without direct links between the two, summed over the pairs
  const links = `07 13 15 18 25 26 28 30 31 32 43 51 53 62 63 70 73 74 80 81 82 83 85`.split(" ");
  const rows = links.map((link): FlowRow => [Number(link[0]), Number(link[1]), 1n, 1]);
  const expected = {
    either: { 3: 4 / 3, 5: 1 / 3, 8: 4 / 3 },
    along: { 3: 3, 5: 0.5, 7: 2, 8: 2.5 },
  };
  for (const direction of ["either", "along"] as const) {
    const { bridges: found } = bridgesOf(linksFrom(9, rows), named([0, 1, 2])!, null, {
      direction,
      length: 3,
    });
    for (const [x, value] of Object.entries(expected[direction]))
      expect(found.find(({ industry }) => industry === codes(9)[Number(x)])!.betweenness).toBeCloseTo(
        value,
        12,
      );
    expect(found.reduce((sum, { betweenness }) => sum + betweenness, 0)).toBeCloseTo(
      Object.values(expected[direction]).reduce((sum, value) => sum + value, 0),
      12,
    );
  }
});

describe("two core industries of car parts", () => {
  const industries = ["30320", "30399", "24222", "29294", "22241", "46599", "72129"];
  const row = (seller: string, buyer: string, amount: bigint): FlowRow => [
    industries.indexOf(seller),
    industries.indexOf(buyer),
    amount,
    1,
  ];
  const rows = [
    row("24222", "30320", 70n),
    row("24222", "30399", 50n),
    row("30320", "29294", 5n),
    row("29294", "30399", 90n),
    row("22241", "30399", 1000n),
    row("46599", "22241", 3n),
    row("30320", "46599", 4n),
    row("30320", "30399", 400n),
  ];
  const links: Links = { ...linksFrom(7, rows), industries };
  const ask = (options?: BridgeOptions) => bridgesOf(links, ["30320"], ["30399"], options);

  test("who supplies both joins them, and so does who buys from one and sells to the other", () => {
    const found = ask();
    expect(found.bridges.map(({ industry, amount, rank }) => [industry, amount, rank])).toEqual([
      ["24222", 50n, 1],
      ["29294", 5n, 2],
    ]);
    expect(found.bridges[0]!.paths).toMatchObject([
      { industries: ["30320", "24222", "30399"], steps: ["buys", "sells"] },
    ]);
    expect(found).toMatchObject({
      pairs: 1,
      connectedPairs: 1,
      directPairs: 1,
      pathCount: 2,
      missing: [],
      flags: [],
    });
  });

  test("along the sales only what passes from one to the other", () => {
    expect(
      ask({ direction: "along" }).bridges.map(({ industry, onlyPairs, holePairs }) => [
        industry,
        onlyPairs,
        holePairs,
      ]),
    ).toEqual([["29294", 1, 0]]);
  });

  test("two bridges one after the other", () => {
    const { bridges: found } = ask({ length: 3 });
    expect(found.slice(2).map(({ industry, amount, rank }) => [industry, amount, rank])).toEqual([
      ["22241", 3n, 3],
      ["46599", 3n, 3],
    ]);
    expect(found[2]!.paths[0]!.industries).toEqual(["30320", "46599", "22241", "30399"]);
  });

  test("equal values share the rank whatever it is by", () => {
    for (const rankBy of BRIDGE_RANKS)
      for (const { rank, ...values } of ask({ length: 3, rankBy }).bridges)
        expect(rank).toBe(
          1 + ask({ length: 3 }).bridges.filter((other) => other[rankBy] > values[rankBy]).length,
        );
  });

  test("no more paths are listed than asked for, all are counted", () => {
    const [first] = ask({ listed: 0 }).bridges;
    expect([first!.pathCount, first!.paths]).toEqual([1, []]);
  });

  test("a core that is not there or does not trade is named and joins nothing", () => {
    expect(bridgesOf(links, ["30320", "72129", "99999"], null)).toMatchObject({
      bridges: [],
      missing: ["72129", "99999"],
      pairs: 0,
      flags: ["no_pairs"],
    });
    expect(bridgesOf(linksFrom(0, []), [], [])).toMatchObject({ bridges: [], flags: ["no_pairs"] });
    const two = linksFrom(2, [[0, 1, 1n, 1]]);
    expect(bridgesOf(two, named([0, 1])!, null)).toMatchObject({
      pairs: 1,
      directPairs: 1,
      flags: ["no_bridge"],
    });
  });

  test("refuses what it does not know", () => {
    expect(() => ask({ length: 4 as never })).toThrow(/path length 4/);
    expect(() => ask({ direction: "up" as never })).toThrow(/direction up/);
    expect(() => ask({ rankBy: "luck" as never })).toThrow(/rank by luck/);
    expect(() => ask({ listed: -1 })).toThrow(/-1 paths/);
    expect(() => bridges(networkOf(linksFrom(2, [])), links, ["30320"])).toThrow(
      /0 links in the graph but 8 rows/,
    );
  });
});
