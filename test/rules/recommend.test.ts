import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BUILT_IN_PACKS } from "@/rules/built-in";
import { reoriented } from "@/rules/quadrant";
import { type IndicatorRow, recommend } from "@/rules/recommend";

const row = (id: string, a: number | null, b: number | null, c: number | null): IndicatorRow => ({
  id,
  a,
  b,
  c,
});
const corners = [row("hl", 2, 1, 0), row("hh", 2, 2, 2), row("ll", 1, 1, 2), row("lh", 1, 2, 0)];

describe("recommend", () => {
  test("gives each corner its strategy, its quadrant and its policies", async () => {
    const found = await recommend(corners);
    expect(
      found.map((r) => [
        r.strategyId,
        r.strategy,
        r.quadrant,
        r.networkPolicy?.title.ko,
        r.firmPolicy?.title.ko,
      ]),
    ).toEqual([
      ["diversification", "산업다각화", "a_high_b_low", "클러스터 개방혁신성 확대 정책", "선도기업 지원"],
      [
        "new_industry_base",
        "신산업 기반 구축",
        "a_high_b_high",
        "클러스터 개방혁신성 확대 정책",
        "중소벤처기업 지원",
      ],
      [
        "mainstay_upgrading",
        "지역주력산업 고도화",
        "a_low_b_low",
        "클러스터 선도성 강화 정책",
        "선도기업 지원",
      ],
      [
        "restructuring",
        "지역산업 구조전환",
        "a_low_b_high",
        "클러스터 선도성 강화 정책",
        "중소벤처기업 지원",
      ],
    ]);
    expect(found.map((r) => r.hub)).toEqual([false, true, false, false]);
  });

  test("carries the rule, its version, the facts and the distances to the cuts", async () => {
    const [first] = await recommend(corners);
    expect(first).toMatchObject({
      outcome: "fires",
      rule: { id: "quadrant/diversification", version: 1 },
      hubRule: { id: "hub/hub_candidate", version: 1 },
      facts: { a: 2, b: 1, c: 0, d: null, aCut: 1.5, bCut: 1.5, cCut: 1, hubBCut: 1.5 },
      cutKinds: { aCut: "mean", bCut: "mean", cCut: "mean" },
      distances: { a: 0.5, b: -0.5, c: -1 },
      missing: [],
    });
  });

  test("says why in one sentence with the figures and the cuts, in both languages", async () => {
    const [first] = await recommend([row("x", 0.52, 0.31, 0.7), row("y", 0.4, 0.53, 0.5)]);
    expect(first!.explanation).toBe(
      "산업선도성(a) 값(0.520)은 기준(평균 0.460) 이상이고 개방혁신성(b) 값(0.310)은 기준(평균 0.420) 미만이므로 " +
        "‘산업다각화(연관다양성 증대)’ 전략을 권고합니다.",
    );
    expect(first!.explanationEn).toBe(
      "Leadership (a) is 0.520, at or above the mean of 0.460, and open innovation (b) is 0.310, below the mean of " +
        "0.420: the recommended strategy is “Industrial diversification” (more related variety).",
    );
    expect(first!.hubExplanation).toBe(
      "개방혁신성(b) 값(0.310)은 기준(평균 0.420) 미만이고 산업강건성(c) 값(0.700)은 기준(평균 0.600) 이상이므로 " +
        "거점산업 후보에 해당하지 않습니다.",
    );
  });

  test("shows as many decimals as it takes to tell a value from its cut", async () => {
    const [first] = await recommend([row("x", 0.46004, 1, 1)], { cuts: { a: 0.46001, b: 1 } });
    expect(first!.explanation).toContain("값(0.46004)은 기준(지정값 0.46001) 이상");
    const [below] = await recommend([row("x", -0.0001, 1, 1)], { cuts: { a: 0, b: 1 } });
    expect(below!.explanation).toContain("값(-0.0001)은 기준(지정값 0.0000) 미만");
  });

  test("a value on the cut counts as at or above it, whatever the binary digits of the mean", async () => {
    const found = await recommend([
      row("x", 0.1, 0.1, 0.1),
      row("y", 0.2, 0.2, 0.2),
      row("z", 0.3, 0.3, 0.3),
    ]);
    expect(found[1]).toMatchObject({ quadrant: "a_high_b_high", hub: true, distances: { a: 0, b: 0, c: 0 } });
  });

  test("a single row has nothing to be compared with: undetermined, with the reason", async () => {
    const [only] = await recommend([row("x", 0.3, -0.2, 0)]);
    expect(only).toMatchObject({
      ...{ outcome: "undetermined", strategy: null, quadrant: null, networkPolicy: null, hub: null },
      ...{ missing: [], few: ["a", "b"] },
      facts: { a: 0.3, aCut: null, b: -0.2, bCut: null, hubBCut: null, cCut: null },
      distances: { a: null, b: null, c: null },
      explanation:
        "산업선도성(a), 개방혁신성(b) 값이 있는 대상이 1개뿐이라 기준(평균, 2개 이상 필요)을 정할 수 없어 전략을 판정할 수 없습니다.",
      explanationEn:
        "1 row has a value of leadership (a), open innovation (b), and the mean takes 2 or more to compare: the strategy cannot be determined.",
    });
    expect(only!.hubExplanation).toContain("거점산업 후보 여부를 판정할 수 없습니다.");
  });

  test("two rows are compared; one of them without c leaves the hub verdicts alone undetermined", async () => {
    const both = await recommend([row("x", 2, 2, 2), row("y", 1, 1, 1)]);
    expect(both.map(({ quadrant, hub }) => [quadrant, hub])).toEqual([
      ["a_high_b_high", true],
      ["a_low_b_low", false],
    ]);
    const half = await recommend([row("x", 2, 2, 2), row("y", 1, 1, null)]);
    expect(half.map(({ quadrant, hub }) => [quadrant, hub])).toEqual([
      ["a_high_b_high", null],
      ["a_low_b_low", null],
    ]);
    expect(half[0]!.hubExplanation).toMatch(/^산업강건성\(c\) 값이 있는 대상이 1개뿐/);
    expect(half[1]!.hubExplanation).toMatch(/^산업강건성\(c\) 값이 없어/);
  });

  test("fixed cuts judge a single row, and the pack says how many a drawn one takes", async () => {
    const fixed = { kind: "fixed", value: 0.1 } as const;
    const options = {
      pack: { ...BUILT_IN_PACKS.quadrant, cuts: { a: fixed, b: fixed } },
      hubPack: { ...BUILT_IN_PACKS.hub, cuts: { b: fixed, c: fixed } },
    };
    const [only] = await recommend([row("x", 0.3, 0.05, 0.2)], options);
    expect(only).toMatchObject({ quadrant: "a_high_b_low", hub: false });
    const three = { ...BUILT_IN_PACKS.hub, compared: { fewest: 3, advised: 5 } };
    const two = await recommend([row("x", 2, 2, 2), row("y", 1, 1, 1)], { hubPack: three });
    expect(two.map(({ hub }) => hub)).toEqual([null, null]);
    expect(two[0]!.hubExplanation).toContain("2개뿐이라 기준(평균, 3개 이상 필요)");
  });

  test("values that are all the same are at their mean, which is said", async () => {
    const same = await recommend([row("x", 1, 0.3, 0.5), row("y", 2, 0.3, 0.5)]);
    expect(same.map(({ hub }) => hub)).toEqual([true, true]);
    expect(same[0]!.hubExplanation).toContain(
      "견준 개방혁신성(b), 산업강건성(c) 값이 모두 같아 기준과 같으며",
    );
    expect(same[0]!.explanation).toContain("견준 개방혁신성(b) 값이 모두 같아");
    const [differs] = await recommend(corners);
    expect(differs!.explanation).not.toContain("모두 같아");
  });

  test("says over what the cuts are drawn where the caller compares twice", async () => {
    const among = { ko: "이 지역의", en: "in this region" };
    const [first] = await recommend(corners, { among });
    expect(first!.hubExplanation).toContain("기준(이 지역의 평균 1.500) 미만");
    expect(first!.hubExplanationEn).toContain("below the mean in this region of 1.500");
  });

  test("given cuts override the means", async () => {
    const [only] = await recommend([row("x", 0.3, 0.3, 0.3)], { cuts: { a: 0.4, b: 0.2, c: 0.4 } });
    expect(only).toMatchObject({ quadrant: "a_low_b_high", hub: false, cutKinds: { aCut: "given" } });
  });

  test("cut kinds and orientation are the pack's to say", async () => {
    const rows = [row("x", 1, 1, 1), row("y", 2, 2, 2), row("z", 9, 9, 9)];
    const medians = {
      ...BUILT_IN_PACKS.quadrant,
      cuts: { a: { kind: "median" }, b: { kind: "median" } },
    } as const;
    const quadrants = async (pack = BUILT_IN_PACKS.quadrant) =>
      (await recommend(rows, { pack })).map(({ quadrant }) => quadrant);
    expect(await quadrants()).toEqual(["a_low_b_low", "a_low_b_low", "a_high_b_high"]);
    expect(await quadrants(medians)).toEqual(["a_low_b_low", "a_high_b_high", "a_high_b_high"]);
    const swapped = reoriented(BUILT_IN_PACKS.quadrant, {
      vertical: "b",
      up: "high",
      horizontal: "a",
      right: "high",
    });
    const [first] = await recommend([row("x", 2, 1, 1), row("y", 1, 2, 1)], { pack: swapped });
    expect(first).toMatchObject({ quadrant: "a_high_b_low", strategy: "지역산업 구조전환" });
  });

  test("no rows, no recommendations", async () => {
    expect(await recommend([])).toEqual([]);
  });
});

describe("what is missing", () => {
  const missing = fc.constantFrom(null, undefined, Number.NaN, Infinity, -Infinity) as fc.Arbitrary<null>;
  const value = fc.double({ min: -2, max: 4, noNaN: true });

  test("gives undetermined, never no, and does not move the cuts of the others", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("a" as const, "b" as const, "c" as const),
        missing,
        value,
        async (name, nothing, other) => {
          const hole = { ...row("hole", other, other, other), [name]: nothing };
          const found = await recommend([...corners, hole]);
          const last = found[4]!;
          const known = await recommend([...corners, { ...hole, [name]: 0 }]);
          expect(last.hub).toBe(name === "a" ? known[4]!.hub : null);
          if (name === "c") expect(last.strategy).not.toBeNull();
          else
            expect(last).toMatchObject({
              ...{
                outcome: "undetermined",
                strategy: null,
                quadrant: null,
                networkPolicy: null,
                firmPolicy: null,
              },
              missing: [name],
            });
          expect(last.facts[name]).toBeNull();
          expect(last.distances[name]).toBeNull();
          const cut = `${name}Cut` as const;
          expect(found[0]!.facts[cut]).toBe((await recommend(corners))[0]!.facts[cut]);
          expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity/);
        },
      ),
      { numRuns: 40 },
    );
  });

  test("is said in words", async () => {
    const [only] = await recommend([row("x", null, Number.NaN, 0.5)]);
    expect(only).toMatchObject({
      explanation: "산업선도성(a), 개방혁신성(b) 값이 없어 전략을 판정할 수 없습니다.",
      explanationEn: "Leadership (a), open innovation (b) are missing: the strategy cannot be determined.",
      hubExplanation: "개방혁신성(b) 값이 없어 거점산업 후보 여부를 판정할 수 없습니다.",
      facts: { a: null, aCut: null, bCut: null, c: 0.5, cCut: null },
    });
  });
});

test("every row with a, b and c gets exactly the quadrant of its position", async () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 })), {
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(rows, async (points) => {
      const found = await recommend(points.map(([a, b], i) => row(String(i), a, b, a)));
      const n = points.length;
      const sum = (axis: 0 | 1) => points.reduce((total, point) => total + point[axis], 0);
      found.forEach(({ quadrant, hub }, i) => {
        const [a, b] = points[i]!;
        const high = [a * n >= sum(0), b * n >= sum(1)];
        const corner = `a_${high[0] ? "high" : "low"}_b_${high[1] ? "high" : "low"}`;
        expect(quadrant).toBe(n > 1 ? corner : null);
        expect(hub).toBe(n > 1 ? high[0] && high[1] : null);
      });
    }),
    { numRuns: 60 },
  );
});
