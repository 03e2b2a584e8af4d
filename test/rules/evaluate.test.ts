import { describe, expect, test } from "vitest";
import { type EvaluableRule, evaluate } from "@/rules/evaluate";

const rule: EvaluableRule = {
  id: "both_high",
  facts: ["b", "bCut", "c"],
  conditions: {
    all: [
      { fact: "b", operator: "greaterThanInclusive", value: { fact: "bCut" } },
      { fact: "c", operator: "greaterThan", value: 0.5 },
    ],
  },
  event: { type: "hub", params: {} },
};
const either: EvaluableRule = {
  ...rule,
  facts: ["b", "c"],
  conditions: {
    any: [
      { fact: "b", operator: "greaterThan", value: 0 },
      { fact: "c", operator: "greaterThan", value: 0 },
    ],
  },
};

describe("evaluate", () => {
  test.each([
    ["both above", { b: 0.7, bCut: 0.6, c: 0.6 }, { outcome: "fires" }],
    ["b on its cut", { b: 0.6, bCut: 0.6, c: 0.6 }, { outcome: "fires" }],
    ["b below its cut", { b: 0.59, bCut: 0.6, c: 0.6 }, { outcome: "holds" }],
    ["c on a strict line", { b: 0.7, bCut: 0.6, c: 0.5 }, { outcome: "holds" }],
    ["c null", { b: 0.7, bCut: 0.6, c: null }, { outcome: "undetermined", missing: ["c"] }],
    ["c not given", { b: 0.7, bCut: 0.6 }, { outcome: "undetermined", missing: ["c"] }],
    [
      "c NaN although b already fails",
      { b: 0, bCut: 1, c: Number.NaN },
      { outcome: "undetermined", missing: ["c"] },
    ],
    ["cut infinite", { b: 1, bCut: Infinity, c: 1 }, { outcome: "undetermined", missing: ["bCut"] }],
  ])("%s", async (_, facts, verdict) => {
    expect(await evaluate(rule, facts)).toEqual({ rule: "both_high", ...verdict });
  });

  test("one missing fact leaves an any-rule undetermined, even when another would do", async () => {
    expect(await evaluate(either, { b: 1, c: null })).toMatchObject({ outcome: "undetermined" });
    expect(await evaluate(either, { b: 1, c: -1 })).toMatchObject({ outcome: "fires" });
  });

  test("many at once do not disturb each other", async () => {
    const verdicts = await Promise.all(
      Array.from({ length: 50 }, (_, i) => evaluate(rule, { b: i, bCut: 25, c: 1 })),
    );
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 50 }, (_, i) => (i >= 25 ? "fires" : "holds")),
    );
  });
});
