import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type BootstrapOptions,
  besideOneAnother,
  bootstrapEstimate,
  bootstrapReplicates,
  joinChunks,
  replicatesOf,
} from "@/server/compute/network/bootstrap";
import { bootstrapFlows, drawAmounts, drawCounts } from "@/server/compute/network/bootstrap-flows";
import { bootstrapIntervals } from "@/server/compute/network/bootstrap-intervals";
import { replicateNetwork } from "@/server/compute/network/bootstrap-network";
import { randomStream } from "@/server/compute/network/bootstrap-random";
import { graphOf } from "@/server/compute/network/graph";
import { egoIndicators, indicators } from "@/server/compute/network/indicators";
import { LINK_RULES, selectLinks } from "@/server/compute/network/links";
import { relatedness } from "@/server/compute/network/relatedness";
import type { Flows, LinkRule } from "@/server/domain/flows";
import { codes, type FlowRow, flowsFrom, rearrangement } from "./random-networks";

/** Flows small enough that no RR lies within 1e-12 of 1 without being 1; ties are common. */
const tradedPairs = fc
  .integer({ min: 1, max: 9 })
  .chain((n) =>
    fc
      .uniqueArray(
        fc.tuple(
          fc.nat(n - 1),
          fc.nat(n - 1),
          fc.bigInt({ min: 0n, max: 40n }),
          fc.integer({ min: 1, max: 30 }),
        ),
        { selector: ([i, j]) => i * n + j, maxLength: n * n, size: "max" },
      )
      .map((rows) => ({ n, rows: rows as FlowRow[] })),
  );
const rules = fc.oneof(
  fc.constantFrom(LINK_RULES.related, LINK_RULES.significant, LINK_RULES.any),
  fc.record({
    preset: fc.constant("custom" as const),
    threshold: fc.constantFrom(0, 0.5, 1, 2),
    minCount: fc.constantFrom(0, 1, 4),
    alpha: fc.constantFrom(null, 0.01, 0.3, 0.9),
    self: fc.constantFrom("exclude" as const, "include" as const),
  }),
);

const networkOf = (flows: Flows, rule: LinkRule) => {
  const links = selectLinks(relatedness(flows, rule), rule);
  return graphOf(links.industries, links.seller, links.buyer);
};

const options = (over: Partial<BootstrapOptions> = {}): BootstrapOptions => ({
  rule: LINK_RULES.related,
  seed: 11,
  targets: [null, ["10002"]],
  ...over,
});

/** A nation of n industries whose counts are about `per` a pair, the same pattern at every size. */
const nation = (n: number, per: number): FlowRow[] => {
  const stream = randomStream(4, n);
  const rows: FlowRow[] = [];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const [traded, much, price] = [stream.uniform(), stream.uniform(), stream.below(40)];
      const count = Math.max(1, Math.round((per * much * 20) / (1 + i + j)));
      if (traded < 0.7) rows.push([i, j, BigInt(count * (10 + price)), count]);
    }
  return rows;
};

describe("the network of a replicate", () => {
  test("is the one that relatedness, rule and graph give", () => {
    fc.assert(
      fc.property(tradedPairs, rules, ({ n, rows }, rule) => {
        const ordered = rows.toSorted((x, y) => x[0] - y[0] || x[1] - y[1]);
        const flows = flowsFrom(n, ordered);
        const source = bootstrapFlows(flows, rule);
        const slow = networkOf(flows, rule);
        const fast = replicateNetwork(source, rule)(
          source.count,
          source.meanAmount.map((mean, row) => Math.round(mean * source.count[row]!)),
        );
        expect(fast).toEqual(slow);
      }),
      { numRuns: 400 },
    );
  });

  test("leaves nothing behind for the next", () => {
    const source = bootstrapFlows(flowsFrom(8, nation(8, 5)), LINK_RULES.related);
    const of = replicateNetwork(source, LINK_RULES.related);
    const amounts = (counts: Float64Array) => counts.map((count, row) => count * source.meanAmount[row]!);
    const first = structuredClone(of(source.count, amounts(source.count)));
    const other = source.count.map((count, row) => (row % 3 ? count : 0));
    expect(of(other, amounts(other)).links).not.toBe(first.links);
    expect(of(source.count, amounts(source.count))).toEqual(first);
  });
});

describe("replicates", () => {
  const flows = flowsFrom(12, nation(12, 6));
  const source = bootstrapFlows(flows, LINK_RULES.related);

  test("are measured like any network", () => {
    const found = bootstrapReplicates(source, options(), { from: 3, to: 4 }).values;
    const counts = new Float64Array(source.count.length);
    drawCounts(source, "poisson", randomStream(11, 3), counts);
    const rows = Array.from(counts, (count, row): FlowRow => {
      const amount = BigInt(Math.round(count * source.meanAmount[row]!));
      return [source.seller[row]!, source.buyer[row]!, amount, count];
    });
    const graph = networkOf(flowsFrom(12, rows), LINK_RULES.related);
    const slow = [indicators(graph), egoIndicators(graph, [["10002"]])[0]!].flatMap(({ a, b, c, d }) => [
      a,
      b,
      c,
      d,
    ]);
    expect(Array.from(found)).toEqual(slow);
  });

  test("are the same for the same seed, whole or in chunks, and others for another seed", () => {
    const chunk = (from: number, to: number, over = {}) =>
      bootstrapReplicates(source, options(over), { from, to });
    const whole = chunk(0, 12);
    expect(joinChunks([chunk(7, 12), chunk(0, 3), chunk(3, 7), chunk(3, 3)])).toEqual(whole);
    expect(chunk(0, 12)).toEqual(whole);
    expect(chunk(0, 12, { seed: 12 })).not.toEqual(whole);
    expect(() => joinChunks([chunk(0, 3), chunk(4, 5)])).toThrow(/BAD_SHAPE/);
    expect(() => joinChunks([chunk(0, 3), chunk(2, 5)])).toThrow(/BAD_SHAPE/);
  });

  test("depend neither on the numbering of the industries nor on the order of the rows", () => {
    const moved = fc.tuple(rearrangement(12), rearrangement(flows.seller.length));
    const whole = bootstrapReplicates(source, options(), { from: 0, to: 4 });
    fc.assert(
      fc.property(moved, ([to, order]) => {
        const industries = codes(12);
        codes(12).forEach((code, i) => {
          industries[to[i]!] = code;
        });
        const shuffled: Flows = {
          industries,
          seller: Int32Array.from(order, (k) => to[flows.seller[k]!]!),
          buyer: Int32Array.from(order, (k) => to[flows.buyer[k]!]!),
          amount: BigInt64Array.from(order, (k) => flows.amount[k]!),
          count: Float64Array.from(order, (k) => flows.count[k]!),
        };
        const again = bootstrapFlows(shuffled, LINK_RULES.related);
        expect(bootstrapReplicates(again, options(), { from: 0, to: 4 })).toEqual(whole);
      }),
      { numRuns: 10 },
    );
  });

  test("do not change when all amounts grow alike", () => {
    const grown = { ...flows, amount: flows.amount.map((amount) => amount * 999_983n) };
    const values = bootstrapReplicates(bootstrapFlows(grown, LINK_RULES.related), options(), {
      from: 0,
      to: 8,
    });
    expect(values).toEqual(bootstrapReplicates(source, options(), { from: 0, to: 8 }));
  });

  test("stop when asked, and say how far they are", () => {
    const seen: number[] = [];
    const stopped = bootstrapReplicates(
      source,
      options(),
      { from: 5, to: 50 },
      { onProgress: (done) => seen.push(done), shouldStop: () => seen.length === 3 },
    );
    expect(seen).toEqual([1, 2, 3]);
    expect(stopped).toEqual(bootstrapReplicates(source, options(), { from: 5, to: 8 }));
  });

  test("of several sources stand beside one another", () => {
    const other = bootstrapFlows(flowsFrom(9, nation(9, 3)), LINK_RULES.related);
    const [x, y] = [source, other].map((of) => bootstrapReplicates(of, options(), { from: 0, to: 5 }));
    const both = besideOneAnother([x!, y!]);
    expect(both.targets).toBe(4);
    expect(replicatesOf(both, 1, "c")).toEqual(replicatesOf(x!, 1, "c"));
    expect(replicatesOf(both, 2, "d")).toEqual(replicatesOf(y!, 0, "d"));
    expect(() => besideOneAnother([x!, { ...y!, from: 1 }])).toThrow(/BAD_SHAPE/);
  });

  test("refuse what they cannot do", () => {
    expect(() => bootstrapReplicates(source, options(), { from: 2, to: 1 })).toThrow(/BAD_OPTION/);
    expect(() => bootstrapReplicates(source, options({ seed: 0.5 }), { from: 0, to: 1 })).toThrow(
      /BAD_OPTION/,
    );
    expect(() => bootstrapFlows(flowsFrom(2, [[0, 1, 5n, 1.5]]), { self: "exclude" })).toThrow(/row 0/);
    const squares = Float64Array.of(1, 2);
    expect(() => bootstrapFlows(flowsFrom(2, [[0, 1, 5n, 1]]), { self: "exclude", squares })).toThrow(
      /BAD_SHAPE/,
    );
  });
});

describe("resampling", () => {
  const rows: FlowRow[] = [
    [0, 1, 50n, 5],
    [0, 2, 90n, 60],
    [1, 0, 7n, 0],
    [1, 2, 40n, 400],
    [2, 2, 12n, 3],
  ];

  test.each(["poisson", "multinomial"] as const)(
    "%s: every count has its own mean and variance",
    (scheme) => {
      const source = bootstrapFlows(flowsFrom(3, rows), { self: "include" });
      const total = 468;
      const draws = 4000;
      const sums = source.count.map(() => 0);
      const squares = source.count.map(() => 0);
      const counts = new Float64Array(source.count.length);
      for (let r = 0; r < draws; r++) {
        drawCounts(source, scheme, randomStream(1, r), counts);
        if (scheme === "multinomial") expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
        counts.forEach((count, row) => {
          sums[row]! += count;
          squares[row]! += count * count;
        });
      }
      source.count.forEach((n, row) => {
        const mean = sums[row]! / draws;
        const variance = n * (scheme === "poisson" ? 1 : 1 - n / total);
        expect(Math.abs(mean - n)).toBeLessThanOrEqual(5 * Math.sqrt(variance / draws));
        if (n > 0) expect((squares[row]! / draws - mean ** 2) / variance).toBeCloseTo(1, 0);
      });
    },
  );

  test("a few transactions are drawn one by one", () => {
    const source = bootstrapFlows(
      flowsFrom(2, [
        [0, 1, 5n, 1],
        [1, 0, 6n, 2],
      ]),
      { self: "exclude" },
    );
    const counts = new Float64Array(2);
    const seen = new Set<string>();
    for (let r = 0; r < 200; r++) {
      drawCounts(source, "multinomial", randomStream(1, r), counts);
      seen.add(counts.join());
    }
    expect([...seen].sort()).toEqual(["0,3", "1,2", "2,1", "3,0"]);
  });

  test("amounts follow the counts; with sums of squares they also vary within the pair", () => {
    const flows = flowsFrom(3, rows);
    const equal = Float64Array.from(rows, ([, , amount, n]) => (n ? Number(amount) ** 2 / n : 0));
    const wide = equal.map((square) => 3 * square);
    const [plain, narrow, spread] = [null, equal, wide].map((squares) =>
      bootstrapFlows(flows, { self: "include", squares }),
    );
    expect(plain!.flags).toEqual(["within_pair_dispersion_missing", "amount_without_count"]);
    expect(spread!.flags).toEqual(["amount_without_count"]);
    const counts = plain!.count.map((n) => 2 * n);
    const amounts = (source: typeof plain, part: number) => {
      const into = new Float64Array(counts.length);
      drawAmounts(source!, counts, randomStream(9, part), into);
      return into;
    };
    expect(Array.from(amounts(plain, 0))).toEqual([100, 180, 7, 80, 24]);
    expect(amounts(narrow, 0)).toEqual(amounts(plain, 0));
    const draws = Array.from({ length: 3000 }, (_, part) => amounts(spread, part));
    [100, 180, 7, 80, 24].forEach((expected, row) => {
      const mean = draws.reduce((sum, drawn) => sum + drawn[row]!, 0) / draws.length;
      const variance = draws.reduce((sum, drawn) => sum + (drawn[row]! - mean) ** 2, 0) / draws.length;
      // σ² = Q/n - m² = 2 m², so n* σ² = 2 R*² / n*.
      const wanted = counts[row]! > 0 ? (2 * expected ** 2) / counts[row]! : 0;
      expect(Math.abs(mean - expected)).toBeLessThanOrEqual(5 * Math.sqrt(wanted / draws.length));
      if (wanted > 0) expect(variance / wanted).toBeCloseTo(1, 0);
    });
  });

  test("the more transactions, the narrower", () => {
    const width = (per: number) => {
      const source = bootstrapFlows(flowsFrom(20, nation(20, per)), LINK_RULES.related);
      const chunk = bootstrapReplicates(source, options(), { from: 0, to: 60 });
      const { c, d } = bootstrapIntervals(bootstrapEstimate(source, options()), chunk)[0]!;
      return [c.standardError!, d.standardError!, d.high! - d.low!];
    };
    const [few, many] = [width(20), width(2000)];
    few.forEach((value, i) => {
      expect(many[i]!).toBeLessThan(value / 2);
    });
  });
});

test.each<[string, number, FlowRow[]]>([
  ["no industry", 0, []],
  ["one industry", 1, []],
  ["one industry with itself", 1, [[0, 0, 9n, 3]]],
  ["two industries, no trade", 2, []],
  ["one pair", 2, [[0, 1, 9n, 3]]],
  [
    "two directions",
    2,
    [
      [0, 1, 9n, 3],
      [1, 0, 4n, 1],
    ],
  ],
  [
    "trade with itself only",
    3,
    [
      [0, 0, 9n, 3],
      [1, 1, 9n, 3],
      [2, 2, 1n, 1],
    ],
  ],
  [
    "no transactions",
    3,
    [
      [0, 1, 9n, 0],
      [1, 2, 0n, 0],
    ],
  ],
])("%s: defined, and never NaN in what is shown", (_, n, rows) => {
  for (const rule of Object.values(LINK_RULES))
    for (const scheme of ["poisson", "multinomial"] as const) {
      const source = bootstrapFlows(flowsFrom(n, rows), rule);
      const all = options({ rule, scheme });
      const chunk = bootstrapReplicates(source, all, { from: 0, to: 20 });
      const estimate = bootstrapEstimate(source, all);
      const found = indicators(networkOf(flowsFrom(n, rows), rule));
      const [atlas, ego] = bootstrapIntervals(estimate, chunk);
      expect(atlas!.a.estimate).toBe(found.a);
      expect(atlas!.d.estimate).toBe(found.d);
      for (const interval of [...Object.values(atlas!), ...Object.values(ego!)])
        for (const value of Object.values(interval)) expect(value).not.toBeNaN();
      if (found.a === null) expect(atlas!.a.low).toBeNull();
      if (rows.every(([, , , count]) => count === 0)) expect(source.flags).toContain("no_transactions");
    }
});
