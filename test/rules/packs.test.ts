import { describe, expect, test } from "vitest";
import { BUILT_IN_PACKS } from "@/rules/built-in";
import { quadrantPackSchema, reoriented } from "@/rules/quadrant";
import { factsUsed, hubPackSchema, type QuadrantPack } from "@/rules/schema";
import { INDICATOR_DICTIONARY, RULE_FACTS, TECHNOLOGY_FACTS } from "@/server/domain/indicator-dictionary";

const { quadrant, hub } = BUILT_IN_PACKS;

describe("every built-in pack", () => {
  const rules = Object.values(BUILT_IN_PACKS).flatMap((pack) =>
    pack.rules.map((rule) => ({ id: `${pack.id}/${rule.id}`, rule })),
  );

  test.each(rules)("$id declares exactly the facts that its conditions use", ({ rule }) => {
    expect([...rule.facts].sort()).toEqual(factsUsed(rule.conditions));
  });

  test.each(rules)("$id uses only facts that the dictionary defines", ({ rule }) => {
    const defined = { ...INDICATOR_DICTIONARY, ...RULE_FACTS, ...TECHNOLOGY_FACTS };
    for (const fact of rule.facts)
      expect(Object.keys(defined)).toContain(fact in RULE_FACTS ? fact : fact.replace(/Cut$/, ""));
  });

  test.each(Object.values(BUILT_IN_PACKS))("$id names its source and version", (pack) => {
    expect(pack.version).toBeGreaterThanOrEqual(1);
    expect(pack.source).toMatch(/산업연구원, 2024-08-08/);
  });
});

/** The second table of the source document's chapter VI, cell by cell. */
const PRINTED = [
  ["산업다각화", "연관다양성 증대", "클러스터 개방혁신성 확대 정책", "선도기업 지원"],
  ["신산업 기반 구축", "혁신창업생태계 활성화", "클러스터 개방혁신성 확대 정책", "중소벤처기업 지원"],
  ["지역주력산업 고도화", "중심산업 고부가가치화", "클러스터 선도성 강화 정책", "선도기업 지원"],
  ["지역산업 구조전환", "혁신역량 기반의 신산업 창출", "클러스터 선도성 강화 정책", "중소벤처기업 지원"],
];
const cells = (pack: QuadrantPack) =>
  pack.rules.map(({ event: { params } }) => [
    params.name.ko,
    params.aim.ko,
    pack.networkPolicies[params.row].title.ko,
    pack.firmPolicies[params.column].title.ko,
  ]);

describe("the quadrant pack", () => {
  test("has the words of the printed table in its cells", () => {
    expect(cells(quadrant)).toEqual(PRINTED);
    expect(quadrant.firmPolicies.left.detail.ko).toBe("네트워크 계층구조 상부 강화");
    expect(quadrant.firmPolicies.right.detail.ko).toBe("네트워크 계층구조 하부 강화");
    expect(quadrant.networkPolicies.upper.detail.ko).toBe("구조적 다양성 향상과 비동류성 촉진");
    expect(quadrant.networkPolicies.lower.detail.ko).toBe("구조적 동질성 및 동류성 강화");
  });

  test("can be read with the axes exchanged: the words stay, the conditions follow", () => {
    const other = reoriented(quadrant, { vertical: "b", up: "high", horizontal: "a", right: "high" });
    expect(cells(other)).toEqual(PRINTED);
    expect(other.rules.map(({ event }) => event.params.quadrant)).toEqual([
      "a_low_b_high",
      "a_high_b_high",
      "a_low_b_low",
      "a_high_b_low",
    ]);
    expect(reoriented(other, quadrant.orientation)).toEqual(quadrant);
  });

  test("can be read upside down", () => {
    const other = reoriented(quadrant, { ...quadrant.orientation, up: "low" });
    expect(other.rules[0]!.event.params).toMatchObject({
      quadrant: "a_low_b_low",
      name: { ko: "산업다각화" },
    });
  });

  const changed = (change: (draft: QuadrantPack) => void) => {
    const draft = structuredClone(quadrant);
    change(draft);
    return quadrantPackSchema.safeParse(draft);
  };
  test.each([
    [
      "a turned orientation with the old conditions",
      /contradict the orientation/,
      (d: QuadrantPack) => {
        d.orientation = { vertical: "b", up: "high", horizontal: "a", right: "high" };
      },
    ],
    [
      "both axes with one indicator",
      /two axes must carry different/,
      (d: QuadrantPack) => {
        d.orientation.horizontal = "a";
      },
    ],
    [
      "a cell twice",
      /four different cells/,
      (d: QuadrantPack) => {
        d.rules[0]!.event.params.column = "right";
      },
    ],
    [
      "a rule that declares a fact it does not use",
      /exactly those that the conditions use/,
      (d: QuadrantPack) => {
        d.rules[0]!.facts.push("c");
      },
    ],
    [
      "a missing translation",
      /expected string/,
      (d: QuadrantPack) => {
        delete (d.rules[0]!.event.params.name as { en?: string }).en;
      },
    ],
    [
      "three rules",
      /expected array to have/,
      (d: QuadrantPack) => {
        d.rules.pop();
      },
    ],
  ])("is refused with %s", (_, message, change) => {
    const { success, error } = changed(change);
    expect(success).toBe(false);
    expect(JSON.stringify(error!.issues)).toMatch(message);
  });
});

test("a pack with an unknown operator or an extra key is refused", () => {
  const rule = hub.rules[0];
  const [first] = (rule.conditions as { all: object[] }).all;
  const conditions = { all: [{ ...first, operator: "about" }] };
  expect(hubPackSchema.safeParse({ ...hub, rules: [{ ...rule, conditions }] }).success).toBe(false);
  expect(hubPackSchema.safeParse({ ...hub, margin: 1 }).success).toBe(false);
  expect(hubPackSchema.safeParse(hub).success).toBe(true);
});
