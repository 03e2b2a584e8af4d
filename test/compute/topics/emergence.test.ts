import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ranksOf, type TopicHistory, topicEmergence } from "@/server/compute/topics/emergence";

const history = (weights: Record<number, number>, applicants: number[] = [1]): TopicHistory => ({
  yearly: Object.entries(weights).map(([year, weight]) => ({ year: Number(year), weight })),
  applicants: applicants.map((weight) => ({ weight })),
  rest: { applicants: 0, weight: 0 },
});
const options = { window: 2, until: 2020 };

describe("growth, novelty, breadth", () => {
  test("by hand: windows 2019-2020 and 2017-2018", () => {
    const [rising, falling] = topicEmergence(
      [history({ 2017: 5, 2018: 5, 2019: 15, 2020: 15 }), history({ 2017: 15, 2018: 15, 2019: 5, 2020: 5 })],
      options,
    );
    // both shares over both windows are 1/2: c p = 2.5
    expect(rising!.growth).toBeCloseTo(Math.log(32.5 / 45 / (12.5 / 45)), 12);
    expect(falling!.growth).toBeCloseTo(-rising!.growth!, 12);
    expect(rising!.growthError).toBeCloseTo(Math.sqrt(1 / 32.5 + 1 / 12.5), 12);
    // F: 2017 .125, 2018 .375, 2019 .625, 2020 .875
    expect(rising!.novelty).toBeCloseTo((5 * 0.125 + 5 * 0.375 + 15 * 0.625 + 15 * 0.875) / 40, 12);
    expect(rising).toMatchObject({ recent: 30, before: 10, few: false });
    expect(rising!.score).toBeGreaterThan(falling!.score!);
  });

  test("the effective number of applicants: equal ones count one each, a dominant one hardly more than itself", () => {
    const [equal, one, most] = topicEmergence(
      [history({ 2020: 9 }, [3, 3, 3]), history({ 2020: 9 }, [9]), history({ 2020: 9 }, [8, 0.5, 0.5])],
      options,
    );
    expect(equal!.breadth).toBeCloseTo(3, 12);
    expect(one!.breadth).toBeCloseTo(1, 12);
    expect(most!.breadth).toBeGreaterThan(1);
    expect(most!.breadth).toBeLessThan(3);
  });

  test("applicants that are not listed count as equal parts", () => {
    const listed = history({ 2020: 4 }, [1, 1, 1, 1]);
    const folded = { ...history({ 2020: 4 }, [1, 1]), rest: { applicants: 2, weight: 2 } };
    const [a, b] = topicEmergence([listed, folded], options);
    expect(a!.breadth).toBeCloseTo(b!.breadth!, 12);
  });

  test("nothing in both windows is no growth of nought, and few patents are marked", () => {
    const [old, small] = topicEmergence([history({ 2001: 50 }), history({ 2020: 1 })], options);
    expect(old).toMatchObject({ growth: null, score: null, recent: 0, few: true });
    expect(small).toMatchObject({ few: true });
    expect(small!.growth).not.toBeNull();
  });

  test("years after `until` change nothing", () => {
    const before = [history({ 2018: 3, 2020: 5 }), history({ 2017: 8, 2019: 1 })];
    const after = [history({ 2018: 3, 2020: 5, 2021: 99 }), history({ 2017: 8, 2019: 1 })];
    expect(topicEmergence(after, options)).toEqual(topicEmergence(before, options));
  });

  test("a window of no years is refused", () => {
    expect(() => topicEmergence([], { window: 0, until: 2020 })).toThrow("window of 0");
  });
});

const topic = fc
  .record({
    years: fc.array(fc.tuple(fc.integer({ min: 2010, max: 2022 }), fc.integer({ min: 0, max: 50 })), {
      minLength: 1,
      maxLength: 12,
    }),
    applicants: fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 8 }),
  })
  .map(({ years, applicants }) => history(Object.fromEntries(years), applicants));

test("scores lie in 0 to 1, stay with their topic, and are never NaN", () => {
  fc.assert(
    fc.property(fc.array(topic, { minLength: 1, maxLength: 8 }), (topics) => {
      const found = topicEmergence(topics, { window: 4, until: 2020 });
      for (const one of found)
        for (const value of [one.growth, one.growthError, one.novelty, one.breadth, one.score])
          expect(value === null || Number.isFinite(value)).toBe(true);
      for (const { score } of found) if (score !== null) expect(score > 0 && score < 1).toBe(true);
      const turned = topicEmergence(topics.toReversed(), { window: 4, until: 2020 }).toReversed();
      turned.forEach((one, k) => {
        expect(one.score === null).toBe(found[k]!.score === null);
        if (one.score !== null) expect(one.score).toBeCloseTo(found[k]!.score!, 9);
      });
    }),
  );
});

test("mid-ranks: equals share, the missing have none", () => {
  expect(ranksOf([3, null, 1, 3])).toEqual([2 / 3, null, 1 / 6, 2 / 3]);
});
