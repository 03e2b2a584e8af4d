import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betweenness } from "@/server/compute/network/betweenness";
import { CENTRALITIES, centralities } from "@/server/compute/network/centrality";
import { closeness } from "@/server/compute/network/closeness";
import { eigenvector } from "@/server/compute/network/eigenvector";
import { pageRank } from "@/server/compute/network/page-rank";
import { strengths } from "@/server/compute/network/strength";
import type { Link } from "./dense-reference";
import { LINKS, NETWORKX } from "./networkx-fixture";
import { graphFrom, networks, rearrangement } from "./random-networks";

const EIGHT = graphFrom(
  8,
  LINKS.map(([i, j]): Link => [i, j]),
);
const AMOUNT = Float64Array.from(LINKS, ([, , amount]) => amount);
const expectClose = (found: ArrayLike<number>, expected: readonly number[], digits = 10) => {
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(found[i]).toBeCloseTo(value, digits);
  });
};

describe("as NetworkX has them", () => {
  test("betweenness, by steps and by amounts, directed and not", () => {
    expectClose(betweenness(EIGHT), NETWORKX.betweenness);
    expectClose(betweenness(EIGHT, { directed: true }), NETWORKX.betweennessDirected);
    expectClose(betweenness(EIGHT, { weight: AMOUNT }), NETWORKX.betweennessByAmount);
    const distance = AMOUNT.map((amount) => 1 / amount);
    expectClose(betweenness(EIGHT, { directed: true, distance }), NETWORKX.betweennessDirectedByAmount);
  });

  test("closeness, to anyone, to suppliers and to customers", () => {
    expectClose(closeness(EIGHT), NETWORKX.closeness);
    expectClose(closeness(EIGHT, { direction: "suppliers" }), NETWORKX.closenessToSuppliers);
    const byAmount = closeness(EIGHT, { direction: "customers", weight: AMOUNT });
    expectClose(byAmount, NETWORKX.closenessToCustomersByAmount);
  });

  test("eigenvector and PageRank", () => {
    expectClose(eigenvector(EIGHT).values, NETWORKX.eigenvector);
    expectClose(eigenvector(EIGHT, { weight: AMOUNT }).values, NETWORKX.eigenvectorByAmount, 9);
    expectClose(pageRank(EIGHT).values, NETWORKX.pageRank);
    expectClose(pageRank(EIGHT, { weight: AMOUNT }).values, NETWORKX.pageRankByAmount);
  });
});

/** Every pair of ends, all simple paths, the shortest of them: whole numbers as lengths. */
function slowPaths(n: number, step: (i: number, j: number) => number) {
  const through = new Float64Array(n);
  const length = Array.from({ length: n }, () => new Array<number>(n).fill(Infinity));
  for (let s = 0; s < n; s++)
    for (let t = 0; t < n; t++) {
      if (s === t) continue;
      let paths: number[][] = [];
      const walk = (path: number[], sum: number) => {
        const at = path.at(-1)!;
        if (sum > length[s]![t]!) return;
        if (at === t) {
          if (sum < length[s]![t]!) paths = [];
          length[s]![t] = sum;
          paths.push(path.slice(1, -1));
          return;
        }
        for (let j = 0; j < n; j++)
          if (!path.includes(j) && step(at, j) < Infinity) walk([...path, j], sum + step(at, j));
      };
      walk([s], 0);
      for (const path of paths) for (const i of path) through[i]! += 1 / paths.length;
    }
  return { through, length };
}

const small = networks.filter(({ n }) => n <= 6);
const weighted = small.chain(({ n, links }) =>
  fc
    .array(fc.integer({ min: 1, max: 3 }), { minLength: links.length, maxLength: links.length })
    .map((lengths) => ({ n, links, lengths })),
);

describe("against slow references", () => {
  test("betweenness and closeness from all paths, written out", () => {
    fc.assert(
      fc.property(weighted, fc.boolean(), ({ n, links, lengths }, directed) => {
        const graph = graphFrom(n, links);
        const one = (i: number, j: number) => {
          const at = links.findIndex(([s, b]) => s === i && b === j);
          return at < 0 ? Infinity : lengths[at]!;
        };
        const step = (i: number, j: number) => (directed ? one(i, j) : Math.min(one(i, j), one(j, i)));
        const { through, length } = slowPaths(n, step);
        const distance = Float64Array.from(lengths);
        const found = betweenness(graph, { directed, distance, normalised: false });
        expectClose(
          found,
          [...through].map((value) => (directed ? value : value / 2)),
        );
        const linked = graph.degree.filter((k) => k > 0).length;
        const near = closeness(graph, { direction: directed ? "customers" : "both", distance });
        for (let i = 0; i < n; i++) {
          const reached = length[i]!.filter((value) => value < Infinity);
          const sum = reached.reduce((all, value) => all + value, 0);
          expect(near[i]).toBeCloseTo(sum === 0 ? 0 : reached.length ** 2 / sum / (linked - 1), 10);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("eigenvector: W x = λ x in the largest part; PageRank: its own equation", () => {
    fc.assert(
      fc.property(networks, ({ n, links }) => {
        const graph = graphFrom(n, links);
        const { values, converged } = eigenvector(graph, { tolerance: 1e-13 });
        expect(converged).toBe(true);
        const partner = (i: number, j: number) =>
          links.some(([s, b]) => (s === i && b === j) || (s === j && b === i));
        const image = Array.from(values, (_, i) =>
          values.reduce((sum, x, j) => sum + (partner(i, j) && values[i]! > 0 ? x : 0), 0),
        );
        const lambda = image.reduce((sum, value, i) => sum + value * values[i]!, 0);
        image.forEach((value, i) => {
          expect(value).toBeCloseTo(lambda * values[i]!, 6);
        });
        const p = pageRank(graph).values;
        const linked = [...graph.degree.keys()].filter((i) => graph.degree[i]! > 0);
        for (const j of linked) {
          let sum = 0;
          for (const i of linked) {
            const out = links.filter(([s]) => s === i);
            if (out.length === 0) sum += p[i]! / linked.length;
            else if (out.some(([, b]) => b === j)) sum += p[i]! / out.length;
          }
          expect(p[j]).toBeCloseTo(0.15 / linked.length + 0.85 * sum, 9);
        }
      }),
    );
  });
});

const table = (
  n: number,
  links: readonly Link[],
  amount: readonly number[],
  weight: "none" | "amount" = "amount",
) => centralities(graphFrom(n, links), BigInt64Array.from(amount, BigInt), { weight, directed: true });
const withAmounts = networks.chain(({ n, links }) =>
  fc
    .array(fc.integer({ min: 1, max: 1000 }), { minLength: links.length, maxLength: links.length })
    .map((amount) => ({ n, links, amount })),
);

describe("centralities", () => {
  test("do not depend on the numbering of the industries", () => {
    const shuffled = withAmounts.chain((one) => rearrangement(one.n).map((to) => ({ ...one, to })));
    fc.assert(
      fc.property(shuffled, ({ n, links, amount, to }) => {
        const before = table(n, links, amount).rows;
        const after = table(
          n,
          links.map(([i, j]): Link => [to[i]!, to[j]!]),
          amount,
        ).rows;
        for (const row of before) {
          const moved = after.find(
            ({ industry }) => industry === String(10000 + to[Number(row.industry) - 10000]!),
          )!;
          for (const id of CENTRALITIES.filter((id) => id !== "eigenvector"))
            expect(Number(moved.values[id])).toBeCloseTo(Number(row.values[id]), 8);
        }
      }),
    );
  });

  test("a thousand times the trade: strengths grow, everything else stays, ranks too", () => {
    fc.assert(
      fc.property(withAmounts, ({ n, links, amount }) => {
        const before = table(n, links, amount);
        const after = table(
          n,
          links,
          amount.map((value) => 1000 * value),
        );
        before.rows.forEach((row, at) => {
          const same = after.rows[at]!;
          expect(same.values.strength).toBe(1000n * row.values.strength);
          expect(same.values.betweenness).toBeCloseTo(row.values.betweenness, 9);
          expect(same.values.eigenvector).toBeCloseTo(row.values.eigenvector, 9);
          expect(same.values.pageRank).toBeCloseTo(row.values.pageRank, 9);
          expect(same.ranks.strength).toBe(row.ranks.strength);
        });
      }),
    );
  });

  test("an industry without links changes nothing", () => {
    fc.assert(
      fc.property(withAmounts, ({ n, links, amount }) => {
        expect(table(n + 1, links, amount)).toEqual(table(n, links, amount));
      }),
    );
  });

  test("with all links turned round suppliers and customers change places, betweenness stays", () => {
    fc.assert(
      fc.property(withAmounts, ({ n, links, amount }) => {
        const before = table(n, links, amount).rows;
        const after = table(
          n,
          links.map(([i, j]): Link => [j, i]),
          amount,
        ).rows;
        before.forEach(({ values }, at) => {
          const turned = after[at]!.values;
          expect([turned.degreeIn, turned.strengthIn]).toEqual([values.degreeOut, values.strengthOut]);
          expect(turned.betweenness).toBeCloseTo(values.betweenness, 9);
        });
      }),
    );
  });

  test("equal values share the best rank even when rounding tells them apart: a ring of seven is all first", () => {
    const ring = Array.from({ length: 7 }, (_, i): Link => [i, (i + 1) % 7]);
    for (const { ranks } of table(7, ring, [1, 1, 1, 1, 1, 1, 1], "none").rows)
      expect(new Set(Object.values(ranks))).toEqual(new Set([1]));
  });

  test.each([
    ["nothing", 3, [], ["empty"]],
    ["one link", 2, [[0, 1]], ["too_small"]],
    [
      "two parts",
      4,
      [
        [0, 1],
        [2, 3],
      ],
      ["disconnected"],
    ],
    [
      "a complete network",
      4,
      [
        [0, 1],
        [0, 2],
        [0, 3],
        [1, 2],
        [1, 3],
        [2, 3],
      ],
      [],
    ],
  ] as [string, number, Link[], string[]][])("%s: defined, with a flag", (_, n, links, flags) => {
    const found = table(n, links, new Array(links.length).fill(5));
    expect(found.flags).toEqual(flags);
    for (const { values } of found.rows)
      for (const value of Object.values(values)) expect(Number.isFinite(Number(value))).toBe(true);
  });

  test("strengths are exact beyond 2^53; bad weights are named with their link", () => {
    const graph = graphFrom(3, [
      [0, 1],
      [0, 2],
    ]);
    const big = 2n ** 60n;
    expect(strengths(graph, BigInt64Array.of(big, 1n)).strengthOut[0]).toBe(big + 1n);
    expect(() => strengths(graph, BigInt64Array.of(1n))).toThrow(/1 amounts for 2 links/);
    expect(() => betweenness(graph, { weight: Float64Array.of(1, -2) })).toThrow(/link 1 \(10000 -> 10002\)/);
    expect(() => betweenness(graph, { distance: Float64Array.of(1, 0) })).toThrow(
      /link 1 has the distance 0/,
    );
    expect(() =>
      closeness(graph, { weight: Float64Array.of(1, 1), distance: Float64Array.of(1, 1) }),
    ).toThrow(/one of them/);
    expect(() => pageRank(graph, { damping: 1 })).toThrow(/damping is 1/);
  });

  test("what does not converge says so", () => {
    expect(eigenvector(EIGHT, { most: 2 }).converged).toBe(false);
    expect(pageRank(EIGHT, { most: 2 }).converged).toBe(false);
  });
});
