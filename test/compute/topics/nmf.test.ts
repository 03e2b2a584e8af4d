import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestFactorisation, factorisation } from "@/server/compute/topics/nmf";
import { seededRandom } from "@/server/compute/topics/random";
import { likeness } from "@/server/compute/topics/topic-count";
import { sparseCounts as sparse } from "./planted-topics";

/** Rows of mixed planted topics: 60 documents, 30 terms, 3 topics on terms of their own, one topic a document. */
function planted(seed: number) {
  const random = seededRandom(seed);
  const topics = Array.from({ length: 3 }, (_, k) =>
    Array.from({ length: 30 }, (__, t) => (Math.floor(t / 10) === k ? 0.5 + random() : 0)),
  );
  const dense = Array.from({ length: 60 }, (_, d) =>
    topics[d % 3]!.map((weight) => (random() < 0.3 ? 0 : weight * (0.5 + random()))),
  );
  return { dense, topics };
}

describe("factorisation", () => {
  test.each([1, 2, 3, 4])("recovers planted topics (seed %i)", (seed) => {
    const { dense, topics } = planted(seed);
    const { terms, documents } = factorisation(sparse(dense, 30), { topics: 3, seed });
    expect(likeness(Float64Array.from(topics.flat()), terms, 3, 30)).toBeGreaterThan(0.97);
    const strongest = (row: number) => {
      const weights = [...documents.subarray(row * 3, row * 3 + 3)];
      return weights.indexOf(Math.max(...weights));
    };
    const groups = [0, 1, 2].map((k) => new Set(Array.from({ length: 20 }, (_, i) => strongest(3 * i + k))));
    expect(groups.map((group) => group.size)).toEqual([1, 1, 1]);
    expect(new Set(groups.map((group) => [...group][0])).size).toBe(3);
  });

  test("the same seed gives the same bits, another seed may not", () => {
    const x = sparse(planted(5).dense, 30);
    const [first, again] = [1, 1].map((seed) => factorisation(x, { topics: 4, seed }));
    expect(again).toEqual(first);
    expect(factorisation(x, { topics: 4, seed: 2 }).terms).not.toEqual(first!.terms);
  });

  test("factors are not negative, and the reported error is the error of the dense product", () => {
    const rows = fc.array(
      fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 5, maxLength: 5 }),
      {
        minLength: 3,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 3 }), (dense, topics) => {
        fc.pre(dense.filter((row) => row.some((value) => value > 1e-3)).length >= topics);
        const rounded = dense.map((row) => row.map((value) => (value < 1e-3 ? 0 : value)));
        const { documents, terms, error } = factorisation(sparse(rounded, 5), { topics, seed: 3 });
        let missed = 0;
        let whole = 0;
        rounded.forEach((row, d) => {
          row.forEach((value, t) => {
            let fitted = 0;
            for (let k = 0; k < topics; k++) fitted += documents[d * topics + k]! * terms[k * 5 + t]!;
            missed += (value - fitted) ** 2;
            whole += value ** 2;
          });
        });
        expect(Math.min(...documents, ...terms)).toBeGreaterThanOrEqual(0);
        // one square root of a difference of nearly equal numbers: about 1e-7 is what doubles leave
        expect(Math.abs(error - Math.sqrt(missed / whole))).toBeLessThan(1e-6);
      }),
      { numRuns: 60 },
    );
  });

  test("more sweeps never make it worse, and the best of several starts is the best", () => {
    const x = sparse(planted(6).dense, 30);
    const errors = [1, 2, 5, 20].map(
      (maxSweeps) => factorisation(x, { topics: 3, seed: 1, maxSweeps, tolerance: 0 }).error,
    );
    expect([...errors].sort((a, b) => b - a)).toEqual(errors);
    const alone = [1, 2, 3].map((seed) => factorisation(x, { topics: 4, seed }).error);
    expect(bestFactorisation(x, { topics: 4, seed: 1, starts: 3 }).error).toBe(Math.min(...alone));
  });

  test("more topics than documents with terms is refused", () => {
    expect(() =>
      factorisation(
        sparse(
          [
            [1, 0],
            [0, 0],
          ],
          2,
        ),
        { topics: 2, seed: 1 },
      ),
    ).toThrow("2 topics of 1");
    expect(() => factorisation(sparse([], 2), { topics: 1, seed: 1 })).toThrow("of 0 documents");
  });
});

test("the stream of a seed is fixed", () => {
  const random = seededRandom(42);
  // mulberry32 with the state 42, as published
  expect([random(), random(), random()]).toEqual([
    0.6011037519201636, 0.44829055899754167, 0.8524657934904099,
  ]);
});
