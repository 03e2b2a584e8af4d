import { type Emergence, ranksOf, type TopicHistory, topicEmergence } from "./emergence";
import { regionalSpecialisation, type Specialisation } from "./specialisation";

/** Patents of a topic by region and year; region "" = without a region, year null = without a year. */
export type TopicCube = readonly { region: string; year: number | null; weight: number }[];

export type CountedTopic = TopicHistory & {
  cube: TopicCube;
  /** false: its patents are among all patents, but it is neither ranked nor in the cut (a hidden topic). */
  compared: boolean;
};

/** A specialisation of 1: what the region's size and the topic's size lead one to expect. */
export const RTA_CUT = 1;
/** A mean of fewer topics is no cut. */
export const FEWEST_COMPARED = 3;

export type ComparedEmergence = {
  topics: Emergence[];
  /** Mean of the scores of the compared topics; null below FEWEST_COMPARED of them. */
  cut: number | null;
  compared: number;
  /** Expected patents of all topics in the recent window and in the one before it. */
  recent: number;
  before: number;
};

/**
 * topicEmergence() with all patents as the base of the shares, and ranks and cut among the compared topics only: what a person hides
 * does not change how fast the others grow, only whom they are ranked with.
 *
 *   score = ( rank(growth) + rank(novelty) + rank(breadth) ) / 3 among the compared;  cut = mean of their scores
 *
 * Degenerate   one of the two windows without any patent: growth and score null, a share of nothing is none.
 */
export function comparedEmergence(
  topics: readonly CountedTopic[],
  options: { window: number; until: number },
): ComparedEmergence {
  const all = topicEmergence(topics, options);
  const [recent, before] = [sum(all.map((one) => one.recent)), sum(all.map((one) => one.before))];
  const grown = recent > 0 && before > 0;
  const ranks = (["growth", "novelty", "breadth"] as const).map((name) =>
    ranksOf(all.map((one, k) => (topics[k]!.compared && grown ? one[name] : null))),
  );
  const found = all.map((one, k): Emergence => {
    const own = ranks.map((rank) => rank[k]!);
    return {
      ...one,
      ...(grown ? {} : { growth: null, growthError: null }),
      score: own.some((rank) => rank === null) ? null : sum(own as number[]) / own.length,
    };
  });
  const scores = found.flatMap(({ score }) => (score === null ? [] : [score]));
  return {
    topics: found,
    cut: scores.length < FEWEST_COMPARED ? null : sum(scores) / scores.length,
    ...{ compared: scores.length, recent, before },
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

export type SetSpecialisations = {
  /** By set of regions, then by topic. */
  cells: Specialisation[][];
  /** Expected patents of each set over all topics. */
  patents: number[];
  /** false: the sets differ no more than chance does, and every drawn value is 1. */
  dispersed: boolean;
};

/** regionalSpecialisation() of sets of regions (a province each, or a mega-region each) in the years that are `within`. */
export function setSpecialisations(
  cubes: readonly TopicCube[],
  sets: readonly (readonly string[])[],
  within: (year: number | null) => boolean,
): SetSpecialisations {
  const counts = setCounts(cubes, sets, within);
  const { cells, prior } = regionalSpecialisation(counts, sets.length, cubes.length);
  const row = <Value>(values: ArrayLike<Value>, at: number) =>
    Array.from(cubes, (_, k) => values[at * cubes.length + k]!);
  return {
    cells: sets.map((_, at) => row(cells, at)),
    patents: sets.map((_, at) => sum(row(counts, at))),
    dispersed: prior !== Number.POSITIVE_INFINITY,
  };
}

/** Sets of regions x topics: the sums of the cubes over the regions of the set and the years `within`. */
export function setCounts(
  cubes: readonly TopicCube[],
  sets: readonly (readonly string[])[],
  within: (year: number | null) => boolean,
): Float64Array {
  const setOf = new Map(sets.flatMap((regions, at) => regions.map((region) => [region, at] as const)));
  const counts = new Float64Array(sets.length * cubes.length);
  cubes.forEach((cube, k) => {
    for (const { region, year, weight } of cube) {
      const at = setOf.get(region);
      if (at !== undefined && within(year)) counts[at * cubes.length + k]! += weight;
    }
  });
  return counts;
}

/**
 *   new        emergence at or above its cut, specialisation at or above 1: the region's new technology
 *   promising  emergence at or above, specialisation below
 *   mature     specialisation at or above, emergence below
 *   other      both below
 */
export type Quadrant = "new" | "promising" | "mature" | "other";

/** Where a topic lies; null where one of the three figures is not there. */
export function quadrantOf(score: number | null, cut: number | null, drawn: number | null): Quadrant | null {
  if (score === null || cut === null || drawn === null) return null;
  if (score >= cut) return drawn >= RTA_CUT ? "new" : "promising";
  return drawn >= RTA_CUT ? "mature" : "other";
}

/** The year by which so much of the patents of known year had been filed; null without any. */
export function yearOfShare(
  yearly: readonly { year: number; weight: number }[],
  share: number,
): number | null {
  const total = sum(yearly.map(({ weight }) => weight));
  let reached = 0;
  for (const { year, weight } of yearly.toSorted((a, b) => a.year - b.year)) {
    reached += weight;
    if (total > 0 && reached >= share * total) return year;
  }
  return null;
}
