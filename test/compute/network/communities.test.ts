import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMMUNITY_WEIGHTS, communities, communityRows } from "@/server/compute/network/communities";
import { leiden } from "@/server/compute/network/leiden";
import { modularity } from "@/server/compute/network/modularity";
import { adjustedRand, coAssignment, mutualInformation } from "@/server/compute/network/partition-agreement";
import { weightedRows } from "@/server/compute/network/weighted-rows";
import type { Link } from "./dense-reference";
import { KARATE, LINKS, NETWORKX } from "./networkx-fixture";
import { codes, graphFrom, networks, rearrangement } from "./random-networks";

const EIGHT = graphFrom(
  8,
  LINKS.map(([i, j]): Link => [i, j]),
);
const AMOUNT = Float64Array.from(LINKS, ([, , amount]) => amount);
const HALVES = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1);
const binary = (n: number, links: readonly Link[]) => weightedRows(graphFrom(n, links), "both");

/** `count` groups of `size`, complete inside, one link from each to the next. */
const caves = (count: number, size: number): Link[] =>
  Array.from({ length: count }, (_, group) => {
    const inside: Link[] = [];
    for (let i = 0; i < size; i++)
      for (let j = i + 1; j < size; j++) inside.push([group * size + i, group * size + j]);
    return inside.concat([[group * size, ((group + 1) % count) * size + 1]]);
  }).flat();

describe("modularity", () => {
  test("is that of NetworkX, by pairs and by amounts", () => {
    const rows = weightedRows(EIGHT, "both", AMOUNT, "sum");
    expect(modularity(weightedRows(EIGHT, "both"), HALVES)).toBeCloseTo(NETWORKX.modularity.binary, 12);
    expect(modularity(rows, HALVES)).toBeCloseTo(NETWORKX.modularity.byAmount, 12);
    expect(modularity(rows, HALVES, 2)).toBeCloseTo(NETWORKX.modularity.byAmountAtResolution2, 12);
  });

  test("is its formula, written out over all pairs of nodes", () => {
    const cases = networks.chain(({ n, links }) =>
      fc.record({
        ...{ n: fc.constant(n), links: fc.constant(links) },
        of: fc.array(fc.nat(3), { minLength: n, maxLength: n }),
        resolution: fc.constantFrom(0.5, 1, 2),
      }),
    );
    fc.assert(
      fc.property(cases, ({ n, links, of, resolution }) => {
        const w = (i: number, j: number) =>
          links.some(([s, b]) => (s === i && b === j) || (s === j && b === i)) ? 1 : 0;
        const all = Array.from({ length: n }, (_, i) => i);
        const strength = all.map((i) => all.reduce((sum, j) => sum + w(i, j), 0));
        const total = strength.reduce((sum, s) => sum + s, 0);
        let slow = 0;
        for (const i of all)
          for (const j of all)
            if (of[i] === of[j] && total > 0)
              slow += (w(i, j) - (resolution * strength[i]! * strength[j]!) / total) / total;
        expect(modularity(binary(n, links), Int32Array.from(of), resolution)).toBeCloseTo(slow, 10);
      }),
    );
  });
});

describe("leiden", () => {
  test("finds the best division of Zachary's club that is known, .4198 in four", () => {
    const rows = binary(34, KARATE);
    const best = communities(codes(34), rows, { seed: 1 });
    expect(best.modularity).toBeCloseTo(0.4197896, 6);
    expect(best.communities).toHaveLength(4);
  });

  test("finds groups that are there, however they are numbered", () => {
    const moved = rearrangement(30).map((to) => to);
    fc.assert(
      fc.property(moved, fc.nat(1000), (to, seed) => {
        const links = caves(6, 5).map(([i, j]): Link => [to[i]!, to[j]!]);
        const of = leiden(binary(30, links), { seed });
        const planted = new Int32Array(30);
        to.forEach((at, i) => {
          planted[at] = Math.floor(i / 5);
        });
        expect(adjustedRand(of, planted)).toBe(1);
      }),
      { numRuns: 30 },
    );
  });

  test("no single move raises modularity, and every community hangs together", () => {
    fc.assert(
      fc.property(networks, fc.nat(50), fc.constantFrom(0.5, 1, 1.5), ({ n, links }, seed, resolution) => {
        const rows = binary(n, links);
        const of = leiden(rows, { seed, resolution });
        const quality = modularity(rows, of, resolution);
        for (let i = 0; i < n; i++) {
          expect(of[i]! < 0).toBe(rows.offsets[i] === rows.offsets[i + 1]);
          if (of[i]! < 0) continue;
          for (let to = 0; to <= n; to++) {
            const moved = of.slice();
            moved[i] = to;
            expect(modularity(rows, moved, resolution)).toBeLessThanOrEqual(quality + 1e-9);
          }
        }
        for (const community of new Set(of.filter((c) => c >= 0))) {
          const members = [...of.keys()].filter((i) => of[i] === community);
          const reached = new Set([members[0]!]);
          for (const i of reached)
            for (const [s, b] of links)
              for (const [x, y] of [
                [s, b],
                [b, s],
              ] as const)
                if (x === i && of[y] === community) reached.add(y);
          expect(reached.size).toBe(members.length);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("the same seed gives the same answer; scaled weights and industries without links change nothing", () => {
    fc.assert(
      fc.property(networks, fc.nat(), ({ n, links }, seed) => {
        const of = leiden(binary(n, links), { seed });
        expect(leiden(binary(n, links), { seed })).toEqual(of);
        expect([...leiden(binary(n + 1, links), { seed })]).toEqual([...of, -1]);
        const heavy = weightedRows(
          graphFrom(n, links),
          "both",
          new Float64Array(links.length).fill(1024),
          "least",
        );
        expect(leiden(heavy, { seed })).toEqual(of);
      }),
    );
  });

  test("reversing all links changes nothing, a higher resolution gives no fewer communities of caves", () => {
    const links = caves(8, 4);
    const turned = links.map(([i, j]): Link => [j, i]);
    expect(leiden(binary(32, turned), { seed: 3 })).toEqual(leiden(binary(32, links), { seed: 3 }));
    const count = (resolution: number) => new Set(leiden(binary(32, links), { seed: 3, resolution })).size;
    expect(count(0)).toBe(1);
    expect(count(1)).toBeLessThanOrEqual(count(20));
    expect(count(20)).toBe(32);
  });
});

describe("agreement of divisions", () => {
  // igraph 0.10.2, compare_communities
  const first = Int32Array.of(0, 0, 0, 1, 1, 1, 2, 2, 2, 2);
  const second = Int32Array.of(0, 0, 1, 1, 1, 1, 2, 2, 0, 0);
  test("is that of igraph", () => {
    expect(mutualInformation(first, second)).toBeCloseTo(0.5473472642737787, 12);
    expect(adjustedRand(first, second)).toBeCloseTo(0.2804428044280442, 12);
  });

  test("is 1 for the same division under other numbers, and symmetric", () => {
    const numbers = fc.array(fc.nat(4), { minLength: 1, maxLength: 12 }).map((of) => Int32Array.from(of));
    fc.assert(
      fc.property(numbers, (of) => {
        const other = of.map((c) => 9 - c);
        expect(mutualInformation(of, other)).toBeCloseTo(1, 12);
        expect(adjustedRand(of, other)).toBeCloseTo(1, 12);
        const half = of.map((c) => c >> 1);
        expect(adjustedRand(of, half)).toBeCloseTo(adjustedRand(half, of), 12);
        expect(mutualInformation(of, half)).toBeCloseTo(mutualInformation(half, of), 12);
      }),
    );
  });

  test("a member's share of fellows that stay with it", () => {
    const stays = coAssignment(Int32Array.of(0, 0, 0, 1, -1), [Int32Array.of(0, 0, 1, 2, -1)]);
    expect([...stays]).toEqual([0.5, 0.5, 0, 1, 0]);
    expect([...coAssignment(Int32Array.of(0, 0), [])]).toEqual([1, 1]);
  });
});

describe("communities", () => {
  const links = { amount: BigInt64Array.from(LINKS, ([, , a]) => BigInt(a)), rr: AMOUNT.map((a) => a / 8) };

  test("come by size, named by who is tied most inside, with the runs' agreement", () => {
    const rows = communityRows(EIGHT, links, "amount");
    const found = communities(EIGHT.industries, rows, { seed: 5, runs: 4 });
    const inside = found.communities.map(({ members }) => members.map(({ industry }) => industry));
    expect(inside.flat().toSorted()).toEqual([...EIGHT.industries]);
    const sizes = inside.map((members) => members.length);
    expect(sizes).toEqual(sizes.toSorted((x, y) => y - x));
    for (const { members, inside, strength } of found.communities) {
      expect(members.reduce((sum, member) => sum + member.inside, 0)).toBeCloseTo(2 * inside, 9);
      expect(2 * inside).toBeLessThanOrEqual(strength);
      members.forEach((member, at) => {
        expect(member.inside).toBeLessThanOrEqual(members[Math.max(0, at - 1)]!.inside);
      });
    }
    expect(found.modularity).toBeCloseTo(modularity(rows, found.of), 12);
    expect(found.stability).toMatchObject({ runs: 4 });
    expect(communities(EIGHT.industries, rows, { seed: 5, runs: 4 })).toEqual(found);
  });

  test("what ties partners: one, how related, how much", () => {
    const tie = (weight: (typeof COMMUNITY_WEIGHTS)[number]) =>
      communityRows(EIGHT, links, weight).weights[0];
    // 0 and 1 trade 40 one way and 10 the other: RR 5 and 1.25
    expect(COMMUNITY_WEIGHTS.map(tie)).toEqual([1, (4 / 6 + 0.25 / 2.25) / 2, 50]);
    expect(() => communityRows(EIGHT, links, "length" as "amount")).toThrow(/community weight length/);
  });

  test.each([
    ["nothing", 0, [], ["empty"], 0],
    ["no link", 3, [], ["empty"], 0],
    ["one link", 2, [[0, 1]], ["one_community"], 1],
    ["a part and a loner", 4, caves(1, 3).slice(0, 3), ["one_community", "isolated"], 1],
  ] as [string, number, Link[], string[], number][])(
    "%s: defined, with a flag",
    (_, n, given, flags, count) => {
      const found = communities(codes(n), binary(n, given), { seed: 1, runs: 3 });
      expect(found.flags).toEqual(flags);
      expect(found.communities).toHaveLength(count);
      expect(Number.isFinite(found.modularity)).toBe(true);
      expect(found.stability).toEqual({ runs: 3, nmi: 1, ari: 1 });
    },
  );

  test("refuses a resolution or a number of runs that has no meaning", () => {
    const rows = binary(2, [[0, 1]]);
    expect(() => communities(codes(2), rows, { seed: 1, resolution: Number.NaN })).toThrow(/resolution NaN/);
    expect(() => communities(codes(2), rows, { seed: 1, runs: 0 })).toThrow(/0 runs/);
  });
});
