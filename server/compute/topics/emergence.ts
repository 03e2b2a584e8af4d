import { ComputeError } from "@/server/domain/errors";

/** What is known of a topic over the years: expected patents of each, and its applicants by expected patents. */
export type TopicHistory = {
  yearly: readonly { year: number; weight: number }[];
  applicants: readonly { weight: number }[];
  /** Weight and number of applicants that are not listed. */
  rest: { applicants: number; weight: number };
};

export type EmergenceOptions = {
  /** Length of the recent window and of the one before it, in years. */
  window: number;
  /** Last year of the recent window; patents of later years are left out (they are not all published yet). */
  until: number;
};

/** Patents that a share is drawn towards the topic's share over both windows with. */
export const GROWTH_PRIOR = 5;
/** Below so many recent patents a topic's emergence is marked as resting on few. */
export const FEW_RECENT = 5;
/** Less than this of a patent is none: what is left of rounding. */
const NOTHING = 1e-6;

export type Emergence = {
  /** Expected patents of the topic in the recent window and in the one before. */
  recent: number;
  before: number;
  /** ln(share recent / share before), with its standard error; null where there is nothing in both windows. */
  growth: number | null;
  growthError: number | null;
  /** 0 to 1: how late the topic's patents lie among those of all topics; 0.5 = like all. */
  novelty: number | null;
  /** Effective number of applicants, exp of the entropy of their parts; null without applicants. */
  breadth: number | null;
  /** Mean of the three ranks, 0 to 1; null where one of the three is missing. */
  score: number | null;
  few: boolean;
};

/**
 * Emergence of topics: growth, novelty and breadth of applicants, each as a rank among the topics that are compared.
 *
 *   W_kX     = expected patents of topic k in window X, W_X = of all topics;  p_k = (W_kR + W_kB) / (W_R + W_B)
 *   growth   = ln( s_kR / s_kB ),  s_kX = (W_kX + c p_k) / (W_X + c),  c = GROWTH_PRIOR
 *              standard error: sqrt( 1 / (W_kR + c p_k) + 1 / (W_kB + c p_k) )   (Poisson, delta method)
 *   novelty  = sum over t of (W_kt / W_k) F(t),  F(t) = share of all patents before t, and half of those in t
 *   breadth  = exp( - sum over applicants of q ln q ),  q = an applicant's part of the topic
 *   rank(x)  = ( number below x + half of the number equal to x ) / number of topics that have it
 *   score    = ( rank(growth) + rank(novelty) + rank(breadth) ) / 3
 *
 * R = the `window` years up to `until`, B = the same number before. Shares, so that growth of all filing and the late
 * publication of the newest patents cancel. Ranks, so that no one unit outweighs the others; they are of these topics and
 * cannot be compared with those of another run. Applicants that are not listed count as equal parts of the rest.
 *
 * Degenerate   a topic without patents in both windows: growth, novelty, score null. `few`: fewer than FEW_RECENT recent ones.
 * Errors       BAD_OPTION unless `window` is a whole number from 1 on.
 * Source       attributes: Rotolo, Hicks and Martin (2015), "What is an emerging technology?" (fast growth, novelty, spread);
 *              effective number: Hill (1973). The mean of ranks is our choice.
 */
export function topicEmergence(topics: readonly TopicHistory[], options: EmergenceOptions): Emergence[] {
  const { window, until } = options;
  if (!Number.isInteger(window) || window < 1)
    throw new ComputeError("BAD_OPTION", `a window of ${window} years; expected 1, 2, 3 ...`);
  const inWindow = (year: number) => year <= until && year > until - 2 * window;
  const isRecent = (year: number) => year > until - window;
  const all = new Map<number, number>();
  const parts = topics.map(({ yearly }) => {
    let [recent, before] = [0, 0];
    for (const { year, weight } of yearly) {
      if (year <= until) all.set(year, (all.get(year) ?? 0) + weight);
      if (!inWindow(year)) continue;
      if (isRecent(year)) recent += weight;
      else before += weight;
    }
    return { recent, before };
  });
  const sumOf = (of: "recent" | "before") => parts.reduce((sum, part) => sum + part[of], 0);
  const [recentAll, beforeAll] = [sumOf("recent"), sumOf("before")];
  const lateness = latenessOf(all);
  const raw = topics.map((topic, k) => {
    const { recent, before } = parts[k]!;
    const drawn = (GROWTH_PRIOR * (recent + before)) / (recentAll + beforeAll);
    const known = recent + before > NOTHING;
    const share = (own: number, of: number) => (own + drawn) / (of + GROWTH_PRIOR);
    return {
      recent,
      before,
      growth: known ? Math.log(share(recent, recentAll) / share(before, beforeAll)) : null,
      growthError: known ? Math.sqrt(1 / (recent + drawn) + 1 / (before + drawn)) : null,
      novelty: known ? mean(topic.yearly, until, lateness) : null,
      breadth: effectiveNumber(topic),
      few: recent < FEW_RECENT,
    };
  });
  const ranks = (["growth", "novelty", "breadth"] as const).map((name) =>
    ranksOf(raw.map((one) => one[name])),
  );
  return raw.map((one, k) => {
    const own = ranks.map((rank) => rank[k]!);
    const score = own.some((rank) => rank === null)
      ? null
      : own.reduce<number>((sum, rank) => sum + rank!, 0) / own.length;
    return { ...one, score };
  });
}

/** F(t): share of all before t and half of those in t. */
function latenessOf(all: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const total = [...all.values()].reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  const result = new Map<number, number>();
  for (const year of [...all.keys()].sort((a, b) => a - b)) {
    const weight = all.get(year)!;
    result.set(year, (before + weight / 2) / total);
    before += weight;
  }
  return result;
}

function mean(yearly: TopicHistory["yearly"], until: number, lateness: ReadonlyMap<number, number>) {
  let [sum, total] = [0, 0];
  for (const { year, weight } of yearly) {
    if (year > until) continue;
    sum += weight * lateness.get(year)!;
    total += weight;
  }
  return total > 0 ? sum / total : null;
}

function effectiveNumber({ applicants, rest }: TopicHistory): number | null {
  const total = applicants.reduce((sum, { weight }) => sum + weight, rest.weight);
  if (!(total > 0)) return null;
  let entropy = 0;
  const add = (part: number, times: number) => {
    if (part > 0) entropy -= times * part * Math.log(part);
  };
  for (const { weight } of applicants) add(weight / total, 1);
  if (rest.applicants > 0) add(rest.weight / total / rest.applicants, rest.applicants);
  return Math.exp(entropy);
}

/** Mid-ranks from 0 to 1 among the values that are there; null stays null. */
export function ranksOf(values: readonly (number | null)[]): (number | null)[] {
  const known = values.filter((value) => value !== null);
  return values.map((value) => {
    if (value === null) return null;
    const below = known.filter((other) => other < value).length;
    const equal = known.filter((other) => other === value).length;
    return (below + equal / 2) / known.length;
  });
}
