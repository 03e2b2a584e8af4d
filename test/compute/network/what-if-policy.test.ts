import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomStream } from "@/server/compute/network/bootstrap-random";
import { graphOf } from "@/server/compute/network/graph";
import { type WhatIfScope, whatIf } from "@/server/compute/network/what-if";
import type { HierarchyEnd, Mixing, WhatIfChange } from "@/server/compute/network/what-if-change";
import type { Link } from "./dense-reference";
import { codes, graphFrom, networks, rearrangement } from "./random-networks";

/** Few industries with many partners, many with few. */
function unequal(n: number): Link[] {
  const stream = randomStream(5, n);
  const links: Link[] = [];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      if (i !== j && stream.uniform() < Math.min(0.9, 1 / Math.sqrt((i + 1) * (j + 1)))) links.push([i, j]);
  return links;
}
const base = { graph: graphFrom(60, unequal(60)) };
const scopes: WhatIfScope[] = ["atlas", { cores: ["10002", "10009"] }];
const attach = (hierarchy: HierarchyEnd, mixing: Mixing, over = {}): WhatIfChange => ({
  kind: "attach",
  hierarchy,
  mixing,
  links: { share: 0.15 },
  ...over,
});
const ends = ["top", "neutral", "bottom"] as const;
const mixings = ["assortative", "neutral", "disassortative"] as const;

describe.each(scopes)("links attached in %j", (scope) => {
  test.each(ends.flatMap((end) => mixings.map((mixing) => [end, mixing] as const)))(
    "%s, %s: as many new pairs of partners as asked, none lost, no industry gained",
    (end, mixing) => {
      const { before, runs } = whatIf(base, [attach(end, mixing, { links: 7 })], { scope, seed: 3, runs: 4 });
      expect(new Set(runs.map(({ added }) => JSON.stringify(added))).size).toBe(4);
      for (const { after, added, removed } of runs) {
        expect([added.length, removed.length]).toEqual([7, 0]);
        expect([after.pairs - before.pairs, after.links - before.links]).toEqual([7, 7]);
        expect(after.nodes).toBe(before.nodes);
      }
    },
  );

  test("the top gains a against anywhere, the bottom loses; like with like loses b, unlike gains", () => {
    const mean = (
      end: HierarchyEnd,
      mixing: Mixing,
      of: "a" | "b",
      b: "correlation" | "newman" = "correlation",
    ) => whatIf(base, [attach(end, mixing)], { scope, seed: 1, runs: 40, b }).band[of]!.mean;
    expect(mean("top", "neutral", "a")).toBeGreaterThan(mean("neutral", "neutral", "a"));
    expect(mean("bottom", "neutral", "a")).toBeLessThan(mean("neutral", "neutral", "a"));
    for (const end of ["top", "bottom"] as const)
      expect(mean(end, "disassortative", "b", "newman")).toBeGreaterThan(
        mean(end, "assortative", "b", "newman"),
      );
    if (scope !== "atlas") return;
    expect(mean("neutral", "assortative", "b")).toBeLessThan(mean("neutral", "neutral", "b"));
    expect(mean("neutral", "disassortative", "b")).toBeGreaterThan(mean("neutral", "neutral", "b"));
  });
});

test.each(ends.flatMap((end) => mixings.map((mixing) => [end, mixing] as const)))(
  "%s, %s: the first pair is drawn with the chances of the formula",
  (end, mixing) => {
    // A path 0-1-2-3 with 1-4: k = 1, 3, 2, 1, 1.
    const pairs: Link[] = [
      [0, 1],
      [1, 2],
      [2, 3],
      [1, 4],
    ];
    const k = [1, 3, 2, 1, 1];
    const strength = 1.5;
    const partner = (i: number, j: number) => pairs.some((pair) => pair.includes(i) && pair.includes(j));
    const others = (i: number) => k.map((_, j) => j).filter((j) => j !== i && !partner(i, j));
    const first = k.map((d) => (end === "top" ? d ** strength : end === "bottom" ? d ** -strength : 1));
    const like = (i: number, j: number) => {
      const ratio = Math.min(k[i]!, k[j]!) / Math.max(k[i]!, k[j]!);
      return mixing === "neutral" ? 1 : ratio ** (mixing === "assortative" ? strength : -strength);
    };
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    const chance = new Map<string, number>();
    for (const i of k.keys())
      for (const j of others(i)) {
        const p = ((first[i]! / sum(first)) * like(i, j)) / sum(others(i).map((l) => like(i, l)));
        for (const way of [`${i}>${j}`, `${j}>${i}`]) chance.set(way, (chance.get(way) ?? 0) + p / 2);
      }
    const runs = 3000;
    const change = attach(end, mixing, { links: 1, strength });
    const { runs: drawn } = whatIf({ graph: graphFrom(5, pairs) }, [change], {
      scope: "atlas",
      seed: 8,
      runs,
    });
    const seen = new Map<string, number>();
    for (const { added } of drawn) {
      const way = added
        .map(({ seller, buyer }) => `${Number(seller) - 10000}>${Number(buyer) - 10000}`)
        .join();
      seen.set(way, (seen.get(way) ?? 0) + 1);
    }
    expect([...seen.keys()].sort()).toEqual([...chance.keys()].sort());
    for (const [way, p] of chance)
      expect(Math.abs(seen.get(way)! / runs - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / runs));
  },
);

describe("rewiring", () => {
  const degreesOf = (links: readonly { seller: string; buyer: string }[]) => {
    const partners = new Map<string, Set<string>>();
    for (const { seller, buyer } of links)
      for (const [x, y] of [[seller, buyer] as const, [buyer, seller] as const])
        partners.set(x, (partners.get(x) ?? new Set()).add(y));
    return [...partners].map(([code, of]) => `${code} ${of.size}`).sort();
  };

  test.each(["assortative", "disassortative"] as const)(
    "%s: every k, N, L, a, d and density stay, Newman's coefficient moves with every swap",
    (mixing) => {
      fc.assert(
        fc.property(networks, fc.integer({ min: 1, max: 6 }), ({ n, links }, swaps) => {
          const graph = graphFrom(n, links);
          const named = links.map(([i, j]) => ({ seller: codes(n)[i]!, buyer: codes(n)[j]! }));
          const { before, runs } = whatIf({ graph }, [{ kind: "rewire", mixing, swaps }], {
            scope: "atlas",
            seed: 2,
            runs: 2,
            b: "newman",
          });
          for (const { after, delta, added, removed } of runs) {
            expect([after.a, after.d, after.nodes, after.links, after.pairs]).toEqual([
              before.a,
              before.d,
              before.nodes,
              before.links,
              before.pairs,
            ]);
            const gone = new Set(removed.map(({ seller, buyer }) => `${seller} ${buyer}`));
            const left = named.filter(({ seller, buyer }) => !gone.has(`${seller} ${buyer}`));
            expect(degreesOf([...left, ...added])).toEqual(degreesOf(named));
            if (added.length === 0) continue;
            if (mixing === "assortative") expect(delta.b!).toBeLessThan(0);
            else expect(delta.b!).toBeGreaterThan(0);
          }
        }),
      );
    },
  );

  test("of an ego network leaves its cores and members alone", () => {
    const scope = { cores: ["10002"] };
    const { before, runs, warnings } = whatIf(
      base,
      [{ kind: "rewire", mixing: "disassortative", swaps: 4 }],
      {
        scope,
        seed: 2,
        runs: 5,
      },
    );
    expect(warnings).toEqual([]);
    for (const { after, added, removed } of runs) {
      expect([after.nodes, after.links, after.a]).toEqual([before.nodes, before.links, before.a]);
      for (const { seller, buyer } of [...added, ...removed]) expect([seller, buyer]).not.toContain("10002");
    }
  });
});

test("what a seed gives does not depend on the numbering of the industries", () => {
  const links = unequal(14);
  const changes: WhatIfChange[] = [
    attach("bottom", "assortative", { links: 3 }),
    { kind: "rewire", mixing: "disassortative", swaps: 3 },
  ];
  fc.assert(
    fc.property(rearrangement(14), (to) => {
      const industries = codes(14);
      codes(14).forEach((code, i) => {
        industries[to[i]!] = code;
      });
      const moved = graphOf(
        industries,
        Int32Array.from(links, ([i]) => to[i]!),
        Int32Array.from(links, ([, j]) => to[j]!),
      );
      for (const scope of ["atlas", { cores: ["10003"] }] as const) {
        const options = { scope, seed: 4, runs: 2 };
        expect(whatIf({ graph: moved }, changes, options)).toEqual(
          whatIf({ graph: graphFrom(14, links) }, changes, options),
        );
      }
    }),
    { numRuns: 20 },
  );
});
