import { describe, expect, test } from "vitest";
import { topicCoherence, topicDiversity } from "@/server/compute/topics/coherence";
import type { TermTable } from "@/server/compute/topics/term-documents";
import { tfIdf, vocabulary } from "@/server/compute/topics/tf-idf";

/** Four documents over the terms a, b, c, d. */
const TABLE: TermTable = {
  labels: ["a", "b", "c", "d"],
  offsets: Int32Array.of(0, 2, 4, 6, 6),
  ids: Int32Array.of(0, 1, 0, 1, 0, 2),
  counts: Float64Array.of(1, 2, 1, 1, 3, 1),
};

describe("vocabulary", () => {
  test("keeps terms within the document-frequency limits", () => {
    const kept = (minDocuments: number, maxShare: number, maxTerms = 10) =>
      vocabulary(TABLE, { minDocuments, maxShare, maxTerms }).labels;
    expect(kept(1, 1)).toEqual(["a", "b", "c"]);
    expect(kept(2, 1)).toEqual(["a", "b"]);
    expect(kept(1, 0.5)).toEqual(["b", "c"]);
    expect(kept(1, 1, 1)).toEqual(["a"]);
  });

  test("documents without a kept term stay as empty rows", () => {
    const { counts, documents } = vocabulary(TABLE, { minDocuments: 2, maxShare: 0.5, maxTerms: 10 });
    expect([...counts.offsets]).toEqual([0, 1, 2, 2, 2]);
    expect([...documents]).toEqual([2]);
  });

  test("weights by hand: (1 + ln n) ln((1 + D) / (1 + D_t)), rows of length 1", () => {
    const words = vocabulary(TABLE, { minDocuments: 1, maxShare: 1, maxTerms: 10 });
    const { values } = tfIdf(words);
    const a = Math.log(5 / 4);
    const b = (1 + Math.log(2)) * Math.log(5 / 3);
    expect(values[0]).toBeCloseTo(a / Math.hypot(a, b), 12);
    expect(values[1]).toBeCloseTo(b / Math.hypot(a, b), 12);
  });

  test("limits that leave nothing are refused", () => {
    expect(() => vocabulary(TABLE, { minDocuments: 0, maxShare: 1, maxTerms: 1 })).toThrow("BAD_OPTION");
  });
});

describe("coherence", () => {
  const { counts } = vocabulary(TABLE, { minDocuments: 1, maxShare: 1, maxTerms: 10 });

  test("npmi of two terms by hand", () => {
    // a in 3 of 4, b in 2 of 4, both in 2 of 4
    const npmi = Math.log(0.5 / (0.75 * 0.5)) / -Math.log(0.5);
    expect(topicCoherence(counts, [[0, 1]])[0]).toBeCloseTo(npmi, 12);
  });

  test("-1 for terms that never meet; the mean over pairs; null below two terms", () => {
    expect(topicCoherence(counts, [[1, 2], [0], []])).toEqual([-1, null, null]);
    const pairs = [
      [0, 1],
      [0, 2],
      [1, 2],
    ].map((pair) => topicCoherence(counts, [pair])[0]!);
    expect(topicCoherence(counts, [[0, 1, 2]])[0]).toBeCloseTo((pairs[0]! + pairs[1]! + pairs[2]!) / 3, 12);
  });

  test("diversity counts different terms", () => {
    expect(
      topicDiversity([
        [1, 2],
        [2, 3],
      ]),
    ).toBe(0.75);
    expect(topicDiversity([[]])).toBeNull();
  });
});
