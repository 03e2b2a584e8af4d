import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { topicEmergence } from "@/server/compute/topics/emergence";
import {
  type CountedTopic,
  comparedEmergence,
  quadrantOf,
  setCounts,
  setSpecialisations,
  yearOfShare,
} from "@/server/compute/topics/new-technologies";
import { regionalSpecialisation } from "@/server/compute/topics/specialisation";

const topic = (weights: Record<number, number>, compared = true): CountedTopic => ({
  yearly: Object.entries(weights).map(([year, weight]) => ({ year: Number(year), weight })),
  applicants: [{ weight: 1 }, { weight: Object.keys(weights).length }],
  rest: { applicants: 0, weight: 0 },
  cube: Object.entries(weights).map(([year, weight]) => ({ region: "28", year: Number(year), weight })),
  compared,
});
const options = { window: 2, until: 2020 };
const FOUR = [
  topic({ 2017: 10, 2020: 30 }),
  topic({ 2018: 20, 2019: 10 }),
  topic({ 2017: 5, 2018: 5, 2019: 9 }),
  topic({ 2018: 9, 2020: 9 }),
];

describe("emergence among the compared topics", () => {
  test("is topicEmergence where none is hidden; its cut is the mean of the scores", () => {
    const { topics, cut, compared, recent, before } = comparedEmergence(FOUR, options);
    expect(topics).toEqual(topicEmergence(FOUR, options));
    expect(cut).toBeCloseTo(topics.reduce((sum, { score }) => sum + score!, 0) / 4, 12);
    expect({ compared, recent, before }).toEqual({ compared: 4, recent: 58, before: 49 });
  });

  test("a hidden topic keeps its patents in the base of the shares, but is not ranked", () => {
    const hidden = FOUR.map((one, k) => (k === 0 ? { ...one, compared: false } : one));
    const [all, some] = [comparedEmergence(FOUR, options), comparedEmergence(hidden, options)];
    expect(some.topics.map(({ growth }) => growth)).toEqual(all.topics.map(({ growth }) => growth));
    expect(some.topics[0]!.score).toBeNull();
    expect(some.compared).toBe(3);
    // mid-ranks of three: 1/6, 3/6, 5/6 in each of the three figures
    expect(some.cut).toBeCloseTo(0.5, 12);
  });

  test("growth from a window without any patent is not known, and neither is a cut of two topics", () => {
    const late = comparedEmergence([topic({ 2020: 5 }), topic({ 2019: 5 }), topic({ 2020: 1 })], options);
    expect(late.topics.map(({ growth, score }) => [growth, score])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
    expect(late.cut).toBeNull();
    expect(comparedEmergence(FOUR.slice(0, 2), options)).toMatchObject({ cut: null, compared: 2 });
  });
});

describe("sets of regions", () => {
  const cube = (...cells: [string, number | null, number][]) =>
    cells.map(([region, year, weight]) => ({ region, year, weight }));
  const cubes = [
    cube(["28", 2019, 4], ["28", 2020, 1], ["11", 2020, 5], ["26", null, 7], ["", 2020, 9]),
    cube(["28", 2019, 1], ["26", 2020, 2]),
  ];

  test("add their regions and the years that are meant; patents of no set are left out", () => {
    const counts = setCounts(cubes, [["28", "11"], ["26"]], (year) => year !== null);
    expect([...counts]).toEqual([10, 1, 0, 2]);
    expect([...setCounts(cubes, [["26"]], () => true)]).toEqual([7, 2]);
  });

  test("their specialisation is that of the table of the sums", () => {
    const sets = [["28", "11"], ["26"]];
    const found = setSpecialisations(cubes, sets, () => true);
    const { cells } = regionalSpecialisation([10, 1, 7, 2], 2, 2);
    expect(found.cells).toEqual([cells.slice(0, 2), cells.slice(2)]);
    expect(found.patents).toEqual([11, 9]);
  });

  test("regions alike but for chance are said to be", () => {
    const alike = [cube(["28", 2020, 10], ["26", 2020, 10]), cube(["28", 2020, 10], ["26", 2020, 10])];
    expect(setSpecialisations(alike, [["28"], ["26"]], () => true).dispersed).toBe(false);
    const apart = [cube(["28", 2020, 50]), cube(["26", 2020, 50])];
    expect(setSpecialisations(apart, [["28"], ["26"]], () => true).dispersed).toBe(true);
  });
});

test("a topic lies at a cut or above it, and nowhere without a figure", () => {
  expect(quadrantOf(0.5, 0.5, 1)).toBe("new");
  expect(quadrantOf(0.6, 0.5, 0.99)).toBe("promising");
  expect(quadrantOf(0.4, 0.5, 1.2)).toBe("mature");
  expect(quadrantOf(0.4, 0.5, 0.2)).toBe("other");
  for (const [score, cut, drawn] of [
    [null, 0.5, 1],
    [0.5, null, 1],
    [0.5, 0.5, null],
  ] as const)
    expect(quadrantOf(score, cut, drawn)).toBeNull();
});

test("the year of a share is the first by which so much is reached", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 2000, max: 2020 }), { minLength: 1 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (years, share) => {
        const yearly = years.map((year) => ({ year, weight: (year % 7) + 1 }));
        const found = yearOfShare(yearly, share)!;
        const upTo = (last: number) =>
          yearly.filter(({ year }) => year <= last).reduce((sum, { weight }) => sum + weight, 0);
        const total = upTo(2020);
        expect(upTo(found)).toBeGreaterThanOrEqual(share * total - 1e-9);
        expect(upTo(found - 1)).toBeLessThan(share * total);
      },
    ),
  );
  expect(yearOfShare([], 0.5)).toBeNull();
});
