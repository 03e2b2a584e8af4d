import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { topicDistances, topicMap } from "@/server/compute/topics/topic-map";
import { matchedTopics } from "@/server/compute/topics/topic-matching";
import { topicStability } from "@/server/compute/topics/topic-stability";
import { relevanceOf, wideTerms } from "@/server/compute/topics/topic-terms";

const TERMS = 6;
const tables = fc
  .array(
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: TERMS, maxLength: TERMS })
      .filter((row) => row.some(Boolean)),
    { minLength: 1, maxLength: 7 },
  )
  .map((rows) => ({ topics: rows.length, weights: Float64Array.from(rows.flat()) }));

describe("distances of topics", () => {
  test("the same terms are at 0, none in common at 1, and a published-by-hand case between", () => {
    const d = topicDistances(Float64Array.from([1, 1, 0, 0, 2, 2, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0]), 4);
    expect(d[1]).toBeCloseTo(0, 12);
    expect(d[2]).toBe(1);
    // p = (1/2, 1/2), q = (1, 0): JSD = 1/2 (1/2 log2(2/3) + 1/2) + ... = 0.311278
    expect(d[3]! ** 2).toBeCloseTo(0.311278, 6);
  });

  test("are a metric, and scaling a topic changes nothing", () => {
    fc.assert(
      fc.property(tables, ({ topics, weights }) => {
        const d = topicDistances(weights, topics);
        const scaled = topicDistances(
          weights.map((w) => 3 * w),
          topics,
        );
        for (let i = 0; i < topics; i++)
          for (let j = 0; j < topics; j++) {
            expect(d[i * topics + j]).toBe(d[j * topics + i]);
            expect(scaled[i * topics + j]).toBeCloseTo(d[i * topics + j]!, 6);
            for (let k = 0; k < topics; k++)
              expect(d[i * topics + j]!).toBeLessThanOrEqual(d[i * topics + k]! + d[k * topics + j]! + 1e-7);
          }
      }),
    );
  });
});

describe("the map", () => {
  test("points on a plane keep their distances, on whichever side they were", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
          minLength: 1,
          maxLength: 8,
        }),
        (points) => {
          const n = points.length;
          const distance = (p: readonly number[], q: readonly number[]) =>
            Math.hypot(p[0]! - q[0]!, p[1]! - q[1]!);
          const d = Float64Array.from(points.flatMap((p) => points.map((q) => distance(p, q))));
          const map = topicMap(d, n);
          map.points.forEach((p, i) => {
            map.points.forEach((q, j) => {
              expect(Math.hypot(p.x - q.x, p.y - q.y)).toBeCloseTo(d[i * n + j]!, 5);
            });
          });
          if (map.shown !== null) expect(map.shown).toBeCloseTo(1, 6);
          for (const axis of ["x", "y"] as const) {
            const values = map.points.map((point) => point[axis]);
            expect(Math.abs(values.reduce((a, b) => a + b, 0))).toBeLessThan(1e-6);
            const farthest = Math.max(...values.map(Math.abs));
            expect(Math.max(...values)).toBeCloseTo(farthest, 6);
          }
        },
      ),
    );
  });

  test("Jensen-Shannon distances have no negative part: two axes never show more than all", () => {
    fc.assert(
      fc.property(tables, ({ topics, weights }) => {
        const { points, shown } = topicMap(topicDistances(weights, topics), topics);
        expect(points).toHaveLength(topics);
        for (const { x, y } of points) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
        if (shown !== null) expect(shown).toBeGreaterThan(0);
      }),
    );
  });

  test("one topic, none, and topics that coincide", () => {
    expect(topicMap(new Float64Array(0), 0)).toEqual({ points: [], shown: null });
    expect(topicMap(new Float64Array(1), 1)).toEqual({ points: [{ x: 0, y: 0 }], shown: null });
    expect(topicMap(new Float64Array(9), 3).points).toEqual(Array(3).fill({ x: 0, y: 0 }));
  });
});

describe("stability and matching", () => {
  const base = Float64Array.from([3, 1, 0, 0, 0, 0, 2, 2, 0, 0, 0, 1]);
  test("a topic that comes again every time has 1, one that never does 0, and one without terms none", () => {
    const turned = Float64Array.from([0, 0, 4, 4, 6, 2, 0, 0]);
    expect(topicStability(base.subarray(0, 8), [turned], 4)).toEqual([expect.closeTo(1), expect.closeTo(1)]);
    const alien = Float64Array.from([0, 0, 0, 0, 0, 0, 1, 0]);
    expect(topicStability(base.subarray(0, 4), [alien, base], 4)[0]).toBeCloseTo(0.5, 12);
    expect(topicStability(new Float64Array(4), [base], 4)).toEqual([null]);
    expect(topicStability(base, [], 4)).toEqual([null, null, null]);
  });

  test("topics are found again by their terms in another order of topics and terms", () => {
    const a = {
      labels: ["가", "나", "다", "라"],
      weights: new Map([
        [1, base.subarray(0, 4)],
        [2, base.subarray(4, 8)],
        [3, base.subarray(8, 12)],
      ]),
    };
    const b = {
      labels: ["라", "새것", "다", "나", "가"],
      weights: new Map([
        [1, Float64Array.from([2, 5, 2, 0, 0])],
        [2, Float64Array.from([0, 0, 0, 1, 3])],
      ]),
    };
    expect(matchedTopics(a, b)).toEqual([
      { from: 1, to: 2, cosine: expect.closeTo(1) },
      { from: 2, to: 1, cosine: expect.closeTo(1) },
    ]);
    expect(matchedTopics(a, { labels: ["다른"], weights: new Map([[1, Float64Array.from([1])]]) })).toEqual(
      [],
    );
    expect(matchedTopics(a, { labels: [], weights: new Map() })).toEqual([]);
  });
});

test("the wide list holds the ten most relevant terms for every lambda", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 100 }), (seed, hundredth) => {
      const n = 900;
      const value = (i: number) => ((i * 7919 + seed * 104729) % 1009) + 1;
      const weights = Float64Array.from({ length: n }, (_, i) => value(i) ** 2);
      const overall = Float64Array.from({ length: n }, (_, i) => value(i + 13) ** 2);
      const labels = Array.from({ length: n }, (_, i) => `용어${i}`);
      const listed = new Set(wideTerms(labels, weights, overall).map(({ term }) => term));
      expect(listed.size).toBeGreaterThanOrEqual(200);
      const lambda = hundredth / 100;
      const first = [...labels.keys()]
        .sort(
          (a, b) =>
            relevanceOf(weights[b]!, overall[b]!, lambda) - relevanceOf(weights[a]!, overall[a]!, lambda),
        )
        .slice(0, 10);
      for (const i of first) expect(listed.has(labels[i]!)).toBe(true);
    }),
    { numRuns: 40 },
  );
});
