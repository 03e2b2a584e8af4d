import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BUILT_IN_PACKS } from "@/rules/built-in";
import { recommendTechnology, type TechnologyFigures } from "@/rules/technology";
import { type TechnologyPack, technologyPackSchema } from "@/rules/technology-pack";

const { technology } = BUILT_IN_PACKS;
const figures = (over: Partial<TechnologyFigures> = {}): TechnologyFigures => ({
  ...{ emergence: 0.7, compared: [0.7, 0.5, 0.3], rta: 1.5, relatedness: 0.6, patents: 12 },
  ...{ strategicShare: 0.3, strategic: "이차전지" },
  b: { delta: 0.012, low: -0.003, high: 0.027, beyond: 0.004 },
  ...over,
});
const verdict = async (over: Partial<TechnologyFigures> = {}, pack?: TechnologyPack) =>
  recommendTechnology(figures(over), pack ? { pack } : {});

describe("a new technology in a region", () => {
  test.each([
    ["regional_commercialisation", "지역 신기술 사업화", {}],
    ["related_industry_first", "연관산업 보강 후 사업화", { relatedness: 0.39 }],
    ["joint_research", "공동 연구·유치", { rta: 0.8 }],
    ["joint_research", "공동 연구·유치", { rta: 0.8, relatedness: 0.1 }],
    ["strength_upgrading", "기존 강점 고도화", { emergence: 0.3 }],
    ["watch", "동향 살피기", { emergence: 0.3, rta: 0.5 }],
  ])("%s", async (id, name, over) => {
    const { strategyId, strategy, outcome, rule } = await verdict(over);
    expect({ strategyId, outcome, name: strategy?.ko }).toEqual({ strategyId: id, outcome: "fires", name });
    expect(rule).toEqual({ id: `technology/${id}`, version: technology.version });
  });

  test("a value on its cut is at or above it", async () => {
    expect((await verdict({ emergence: 0.5, rta: 1, relatedness: 0.4 })).strategyId).toBe(
      "regional_commercialisation",
    );
  });

  test.each([
    ["emergence", { emergence: null }, ["emergence"]],
    ["specialisation, as that of the nation", { rta: null }, ["rta"]],
    ["density where both others are high", { relatedness: Number.NaN }, ["relatedness"]],
    ["two of them", { emergence: null, rta: null }, ["emergence", "rta", "relatedness"]],
  ])("undetermined without %s, and says what is missing", async (_, over, missing) => {
    const { relatedness } = figures(over as Partial<TechnologyFigures>);
    const found = await verdict({
      ...(over as Partial<TechnologyFigures>),
      relatedness: missing.length > 1 ? null : relatedness,
    });
    expect(found).toMatchObject({ outcome: "undetermined", strategyId: null, strategy: null, missing });
    expect(found.explanation.ko).toMatch(/값이 없어 판정할 수 없습니다\./);
    expect([found.networkPolicy, found.firmPolicy]).toEqual([null, null]);
  });

  test("a missing density decides nothing where the region is not specialised or the topic not emergent", async () => {
    expect((await verdict({ relatedness: null, rta: 0.5 })).strategyId).toBe("joint_research");
    expect((await verdict({ relatedness: null, emergence: 0.1 })).strategyId).toBe("strength_upgrading");
  });

  test("one topic has nothing to be compared with", async () => {
    const found = await verdict({ compared: [0.7] });
    expect(found).toMatchObject({ outcome: "undetermined", missing: [], few: ["emergence"] });
    expect(found.explanation.ko).toContain("견줄 주제가 1개뿐");
  });

  test("the sentence carries every number with its distance from the cut, and the scenario with its band", async () => {
    const { explanation } = await verdict();
    expect(explanation.ko).toBe(
      "신흥도(0.700)는 기준(견준 주제의 평균 0.500)보다 0.200 높고, 지역 특화도(1.500)는 기준(고정값 1.000)보다 0.500 높고, 연관성 밀도(0.600)는 기준(고정값 0.400)보다 0.200 높으므로 ‘지역 신기술 사업화(지역 기업의 기술이전·실증·양산 지원)’를 권고합니다. 상용화 시나리오에서 개방혁신성 b는 +0.012(90% 구간 −0.003 ~ +0.027) 달라지며, 같은 수의 연결을 아무 데나 더했을 때와의 차이는 +0.004입니다. 구간이 0을 품어 오르내림을 말할 수 없습니다. 예측이 아니라 시나리오입니다.",
    );
    expect(explanation.en).toContain("regional specialisation is 1.500, 0.500 above the fixed cut (1.000)");
  });

  test("few patents of the region are said, and change no verdict", async () => {
    const found = await verdict({ patents: 3.25 });
    expect(found).toMatchObject({ thin: true, strategyId: "regional_commercialisation" });
    expect(found.explanation.ko).toContain("특허가 3.3건(5건 미만)");
  });

  test("policies follow the effect on b beyond links put anywhere, and what is shared with strategic industries", async () => {
    const policies = async (over: Partial<TechnologyFigures>) => {
      const { networkPolicy, firmPolicy } = await verdict(over);
      return [networkPolicy?.title.ko ?? null, firmPolicy?.title.ko ?? null];
    };
    expect(await policies({})).toEqual(["새 거래처로 연결 넓히기", "전략산업 수요와 잇기"]);
    expect(
      await policies({ b: { delta: 0.1, low: 0, high: 0.2, beyond: -0.01 }, strategicShare: 0.02 }),
    ).toEqual(["핵심 산업과의 연계 다지기", "새 수요처 찾기"]);
    expect(await policies({ b: null, strategicShare: null })).toEqual([null, null]);
  });

  test("cuts are a manager's to change", async () => {
    const pack = technologyPackSchema.parse({
      ...technology,
      version: 2,
      cuts: { ...technology.cuts, relatedness: 0.7, emergence: { kind: "fixed", value: 0.6 } },
    });
    expect(await verdict({}, pack)).toMatchObject({
      strategyId: "related_industry_first",
      rule: { version: 2 },
    });
  });

  test("whatever is known of it, a technology has one verdict or is undetermined; a sentence never has a gap", async () => {
    const value = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });
    await fc.assert(
      fc.asyncProperty(
        value,
        value,
        value,
        fc.array(value, { maxLength: 4 }),
        async (emergence, rta, relatedness, others) => {
          const found = await verdict({ emergence, rta, relatedness, compared: [emergence, ...others] });
          expect(found.outcome === "fires").toBe(found.strategyId !== null);
          expect(found.outcome === "undetermined").toBe(found.missing.length + found.few.length > 0);
          expect(found.explanation.ko + found.explanation.en).not.toMatch(/NaN|null|undefined/);
        },
      ),
    );
  });
});

describe("a pack that leaves a technology without a verdict, or gives it two, is refused", () => {
  test.each([
    ["a gap", (rules: TechnologyPack["rules"]) => rules.slice(1)],
    ["an overlap", (rules: TechnologyPack["rules"]) => [...rules, { ...rules[0]!, id: "again" }]],
  ])("%s", (_, change) => {
    const { success, error } = technologyPackSchema.safeParse({
      ...technology,
      rules: change(technology.rules),
    });
    expect(success).toBe(false);
    expect(JSON.stringify(error!.issues)).toMatch(/exactly one rule for every case/);
  });
});
