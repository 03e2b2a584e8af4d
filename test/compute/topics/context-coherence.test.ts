import { expect, test } from "vitest";
import { contextCoherence } from "@/server/compute/topics/context-coherence";
import { sparseCounts } from "./planted-topics";

const DOCUMENTS = [
  ...["a b c", "a b", "a b c d", "c d e", "d e", "e f"],
  ...["f g h", "g h", "a h", "b c g h", "e f g", "c d"],
];
const TERMS = [..."abcdefgh"];
const counts = sparseCounts(
  DOCUMENTS.map((text) => TERMS.map((term) => (text.split(" ").includes(term) ? 1 : 0))),
  TERMS.length,
);

/** gensim 4.2.0: CoherenceModel(topics, texts, coherence="c_v", window_size=110) of these texts. */
test.each([
  ["abc", 0.8659654249573357],
  ["defg", 0.3863332596088874],
  ["ah", 0.6210953198029456],
  ["ghf", 0.8297102687348926],
  ["aefb", 0.1010097317889368],
])("C_v of %s is gensim's", (terms, expected) => {
  const topic = [...terms].map((term) => TERMS.indexOf(term));
  expect(contextCoherence(counts, [topic])[0]).toBeCloseTo(expected, 9);
});

test("the order of the terms and how often they occur do not matter; one term has none", () => {
  const often = { ...counts, values: counts.values.map((value, at) => value * (1 + (at % 3))) };
  expect(contextCoherence(often, [[2, 0, 1]])[0]).toBeCloseTo(contextCoherence(counts, [[0, 1, 2]])[0]!, 12);
  expect(contextCoherence(counts, [[3], []])).toEqual([null, null]);
});

test("terms that stand in every document are finite, and say nothing of each other", () => {
  const all = sparseCounts(
    [
      [1, 1],
      [2, 1],
    ],
    2,
  );
  expect(contextCoherence(all, [[0, 1]])[0]).toBeCloseTo(Math.SQRT1_2, 12);
});
