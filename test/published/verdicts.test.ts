import { describe, expect, test } from "vitest";
import { competitiveness } from "@/rules/competitiveness";
import { regionalCompetitiveness } from "@/server/features/published/data";

const MEGA = "충청권";
const rows = regionalCompetitiveness().rows;
const verdictOf = (industry: string) => {
  const regions = rows.filter((row) => row.strategicIndustry === industry);
  const mega = regions.find((row) => row.region === MEGA)!;
  return competitiveness(
    regions.filter((row) => row.region !== MEGA),
    mega,
  );
};

describe("the five verdicts of chapter IV follow from the 25 printed b and c", () => {
  test.each([
    ["친환경미래차부품", "대전 주도", 0.022],
    ["신재생에너지시스템", "충청권 공조", 0.004],
    ["지능형반도체", "충남 주도", 0.033],
    ["첨단신소재", "충북 주도", 0.046],
    ["디지털전환 신산업", "대전 주도", 0.078],
  ])("%s: %s, ahead by %d", async (industry, label, gap) => {
    const verdict = await verdictOf(industry);
    expect(verdict.label).toBe(label);
    expect(verdict.gap).toBeCloseTo(gap, 9);
    expect(verdict.order).toHaveLength(4);
  });

  test("agree with the label that the table prints beside each row", async () => {
    for (const { strategicIndustry, verdictPrinted } of rows)
      expect((await verdictOf(strategicIndustry)).label).toBe(verdictPrinted);
  });
});
