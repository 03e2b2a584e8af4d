import { ComputeError } from "@/server/domain/errors";
import { type IndustryIndex, likenessReader, type PatentText } from "./industry-text";
import type { PatentIndustry } from "./ipc-industries";

export type RankingOptions = {
  /** Likeness differences of this size change the odds e times; smaller lets the text decide more. */
  temperature: number;
  /** Share that the text alone may give to industries outside the prior's prefixes; 0 = none. */
  outside: number;
  /** Among how many of the most alike that share is spread. */
  outsideIndustries: number;
};
export const RANKING: RankingOptions = { temperature: 0.05, outside: 0.1, outsideIndustries: 5 };

/** p(five-digit industry | patent), largest first, ties by code. */
export type RankedIndustry = { code: string; share: number };

/**
 * The five-digit industries of a patent: the prior of its classes, re-ranked by its text.
 *
 *   p(i | d) = (1 - o) P_i e^(L_i / T) / sum_j P_j e^(L_j / T)  +  o e^(L_i / T) / sum_{j in N} e^(L_j / T)   for i in N
 *
 * P_i: the share of each prefix spread evenly over the subclasses under it; L: likeness (industry-text.ts); T: the temperature;
 * N: the most alike of the industries that a patent may reach by text, where any is alike at all; o: `outside`, 0 where N is empty. Without a text p is the even spread.
 * Shares add up to 1. Prefixes without a subclass are left out; empty when none is left.
 *
 * Errors   BAD_OPTION unless it is above 0
 */
export function industryRanker(
  index: IndustryIndex,
  options: RankingOptions = RANKING,
): (prior: readonly Pick<PatentIndustry, "prefix" | "share">[], patent: PatentText) => RankedIndustry[] {
  const { temperature, outside, outsideIndustries } = options;
  if (!(temperature > 0))
    throw new ComputeError("BAD_OPTION", `the temperature is ${temperature}; expected more than 0`);
  const likenessOf = likenessReader(index);
  const { codes } = index;
  const under = new Map<string, number[]>();
  codes.forEach((code, i) => {
    for (let digits = 2; digits <= code.length; digits++) {
      const prefix = code.slice(0, digits);
      const list = under.get(prefix);
      if (list) list.push(i);
      else under.set(prefix, [i]);
    }
  });
  return (prior, patent) => {
    const likeness = likenessOf(patent);
    const weight = (i: number) => Math.exp(likeness[i]! / temperature);
    const base = new Map<number, number>();
    for (const { prefix, share } of prior) {
      const within = under.get(prefix) ?? [];
      for (const i of within) base.set(i, (base.get(i) ?? 0) + share / within.length);
    }
    if (base.size === 0) return [];
    const shares = new Map<number, number>();
    const near = outside > 0 ? mostAlike(likeness, index.byText, outsideIndustries) : [];
    const kept = near.length > 0 ? 1 - outside : 1;
    spread(
      shares,
      kept,
      [...base].map(([i, share]): [number, number] => [i, share * weight(i)]),
    );
    spread(
      shares,
      1 - kept,
      near.map((i): [number, number] => [i, weight(i)]),
    );
    return [...shares]
      .map(([i, share]) => ({ code: codes[i]!, share }))
      .sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1));
  };
}

function spread(shares: Map<number, number>, part: number, weights: readonly (readonly [number, number])[]) {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [i, weight] of weights) shares.set(i, (shares.get(i) ?? 0) + (part * weight) / total);
}

function mostAlike(likeness: Float64Array, byText: readonly boolean[], count: number): number[] {
  const best: number[] = [];
  for (let i = 0; i < likeness.length; i++) {
    if (
      !byText[i] ||
      likeness[i]! <= 0 ||
      (best.length === count && likeness[i]! <= likeness[best[count - 1]!]!)
    )
      continue;
    let at = best.length;
    while (at > 0 && likeness[best[at - 1]!]! < likeness[i]!) at--;
    best.splice(at, 0, i);
    if (best.length > count) best.pop();
  }
  return best;
}

/**
 * How sure a distribution over industries is: 1 - H / ln n, with H its entropy in nats and n its number of industries
 * with a share, at least 2. One industry alone: 1; even shares: 0. Null for none.
 */
export function sureness(shares: readonly { share: number }[]): number | null {
  const some = shares.filter(({ share }) => share > 0);
  if (some.length === 0) return null;
  if (some.length === 1) return 1;
  const total = some.reduce((sum, { share }) => sum + share, 0);
  const entropy = some.reduce((sum, { share }) => sum - (share / total) * Math.log(share / total), 0);
  return Math.max(0, 1 - entropy / Math.log(some.length));
}
