import fc from "fast-check";
import { expect, test } from "vitest";
import { mostRelevant, relevanceAt } from "@/app/(desk)/projects/[projectId]/patents/topics/relevance";
import { relevanceOf, wideTerms } from "@/server/compute/topics/topic-terms";

const positive = fc.double({ min: 1e-6, max: 1, noNaN: true });

test("the page's relevance is the model's", () => {
  fc.assert(
    fc.property(positive, positive, fc.double({ min: 0, max: 1, noNaN: true }), (weight, overall, lambda) => {
      expect(relevanceAt({ term: "t", weight, overall }, lambda)).toBeCloseTo(
        relevanceOf(weight, overall, lambda),
        12,
      );
    }),
  );
});

test("lambda 1 orders by frequency in the topic, lambda 0 by how much more frequent than elsewhere", () => {
  const terms = [
    { term: "방법", weight: 0.1, overall: 0.1 },
    { term: "분리판", weight: 0.05, overall: 0.005 },
    { term: "채널", weight: 0.01, overall: 0.0005 },
  ];
  const order = (lambda: number) => mostRelevant(terms, lambda, 3).map(({ term }) => term);
  expect(order(1)).toEqual(["방법", "분리판", "채널"]);
  expect(order(0)).toEqual(["채널", "분리판", "방법"]);
  expect(order(0.6)[0]).toBe("분리판");
  expect(mostRelevant([{ term: "없음", weight: 0, overall: 0.1 }], 0.6, 3)).toEqual([]);
});

test("from the terms that are kept the first thirty for any tenth of lambda are the true ones", () => {
  const count = 2000;
  const overall = Float64Array.from({ length: count }, (_, t) => 1 / (t + 2));
  const weights = Float64Array.from({ length: count }, (_, t) => ((t * 7919) % 2003) / 2003 / (t + 2));
  const labels = Array.from({ length: count }, (_, t) => `t${t}`);
  const kept = wideTerms(labels, weights, overall);
  const all = labels.map((term, t) => ({ term, weight: weights[t]!, overall: overall[t]! }));
  for (let tenth = 0; tenth <= 10; tenth++) {
    const scores = (from: typeof all) =>
      mostRelevant(from, tenth / 10, 30).map((one) => relevanceAt(one, tenth / 10));
    expect(scores(kept)).toEqual(scores(all));
  }
});
