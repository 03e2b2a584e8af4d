import { describe, expect, test } from "vitest";
import { BUILT_IN_PACKS } from "@/rules/built-in";
import { competitiveness } from "@/rules/competitiveness";

const region = (name: string, b: number | null, c: number | null = 0.5) => ({ region: name, b, c });
const whole = region("충청권", 0.6, 0.6);

describe("competitiveness", () => {
  test("the first region leads when it is ahead by the margin", async () => {
    const found = await competitiveness(
      [region("충남", 0.55), region("대전", 0.58), region("세종", 0.4)],
      whole,
    );
    expect(found).toMatchObject({
      verdict: "lead",
      leader: "대전",
      label: "대전 주도",
      labelEn: "led by 대전",
    });
    expect(found.order.map((row) => row.region)).toEqual(["대전", "충남", "세종"]);
    expect(found.gap).toBeCloseTo(0.03, 12);
    expect(found.explanation).toBe(
      "개방혁신성(b) 1위 대전(0.580), 2위 충남(0.550)의 차이(0.030)가 기준(0.010) 이상이므로 ‘대전 주도’로 판정합니다.",
    );
    expect(found.rule).toEqual({ id: "competitiveness/lead", version: 1 });
  });

  test("otherwise the mega-region carries it together", async () => {
    const found = await competitiveness([region("충남", 0.657), region("대전", 0.653)], whole);
    expect(found).toMatchObject({ verdict: "joint", leader: null, label: "충청권 공조" });
    expect(found.explanation).toContain("차이(0.004)가 기준(0.010) 미만이므로 ‘충청권 공조’로 판정합니다.");
  });

  test.each([
    [0.571, 0.561],
    [0.66, 0.65],
    [0.13, 0.12],
  ])("a gap of exactly the margin leads: %d and %d", async (b1, b2) => {
    expect((await competitiveness([region("가", b1), region("나", b2)])).verdict).toBe("lead");
  });

  test("equal first regions do not lead, and come by name", async () => {
    const found = await competitiveness([region("나", 0.5), region("가", 0.5)]);
    expect(found).toMatchObject({ verdict: "joint", gap: 0, label: "공조" });
    expect(found.order.map((row) => row.region)).toEqual(["가", "나"]);
  });

  test("a region without b might be the first: undetermined, and named", async () => {
    const found = await competitiveness(
      [region("충남", 0.7), region("세종", null), region("대전", Number.NaN)],
      whole,
    );
    expect(found).toMatchObject({ verdict: "undetermined", leader: null, gap: null, label: "판정 불가" });
    expect(found.missing).toEqual(["대전", "세종"]);
    expect(found.explanation).toBe(
      "개방혁신성(b) 값이 없는 지역(대전, 세종)이 있어 주도 지역을 판정할 수 없습니다.",
    );
    expect(found.order.at(-1)).toMatchObject({ region: "세종", b: null, distance: { b: null } });
  });

  test.each([[[]], [[region("충남", 0.7)]]])("fewer than two regions cannot be compared", async (regions) => {
    expect(await competitiveness(regions, whole)).toMatchObject({
      verdict: "undetermined",
      explanation: "비교할 지역이 두 곳 이상이어야 주도 지역을 판정할 수 있습니다.",
    });
  });

  test("c and the distance to the mega-region stand beside and do not decide", async () => {
    const found = await competitiveness([region("가", 0.7, null), region("나", 0.5, 0.9)], whole);
    expect(found.leader).toBe("가");
    expect(found.order[1]!.distance.b).toBeCloseTo(-0.1, 12);
    expect(found.order[1]!.distance.c).toBeCloseTo(0.3, 12);
    expect(found.order[0]!.distance.c).toBeNull();
  });

  test("the margin is the pack's", async () => {
    const pack = { ...BUILT_IN_PACKS.competitiveness, margin: 0.1 };
    expect((await competitiveness([region("가", 0.7), region("나", 0.65)], whole, { pack })).verdict).toBe(
      "joint",
    );
  });

  test("refuses a region given twice and the whole among its parts", async () => {
    await expect(competitiveness([region("가", 1), region("가", 0)])).rejects.toThrow(/가 is given twice/);
    await expect(competitiveness([region("충청권", 1), region("가", 0)], whole)).rejects.toThrow(/충청권/);
  });
});

test("English sentences call the regions by their English names where they are given", async () => {
  const row = (region: string, nameEn: string, b: number) => ({ region, nameEn, b, c: 0.5 });
  const [daejeon, chungnam] = [row("대전", "Daejeon", 0.8), row("충남", "Chungnam", 0.6)];
  const lead = await competitiveness([daejeon, chungnam], row("충청권", "Chungcheong Area", 0.7));
  expect([lead.label, lead.labelEn]).toEqual(["대전 주도", "led by Daejeon"]);
  expect(lead.leader).toBe("대전");
  expect(lead.explanationEn).toMatch(/Daejeon \(0\.800\) is ahead of Chungnam/);
  const joint = await competitiveness(
    [daejeon, { ...chungnam, b: 0.8 }],
    row("충청권", "Chungcheong Area", 0.7),
  );
  expect(joint.labelEn).toBe("joint effort of Chungcheong Area");
});
