import { expect, test } from "vitest";
import { topicIndustryView } from "@/server/features/patents/strategic-links";

test("industries below half a per cent are counted with the others, not listed as 0 %", () => {
  const prefixes = [
    { code: "21", share: 0.9, evidence: [] },
    { code: "28202", share: 0.0951, evidence: [] },
    { code: "264", share: 0.0049, evidence: [] },
  ];
  const view = topicIndustryView({ placed: 1, prefixes }, []);
  expect(view.prefixes.map(({ code }) => code)).toEqual(["21", "28202"]);
  expect(view.otherPrefixes).toBe(1);
  expect(view.prefixes[0]!.subclasses.every(({ share }) => share >= 0.005)).toBe(true);
});
