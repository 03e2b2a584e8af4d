import { DomainError } from "@/server/domain/errors";

/** A value chain that is denser than chance: its suppliers sell to its own industries, and those to its customers. */
export type Cluster = {
  backward: string[];
  self: string[];
  forward: string[];
  /** Part of the sales of its industries that follows the chain, in [0, 1). */
  share: number;
  /** Part of a province's firms that belong to it, by the province's code, in [0, 1); `elsewhere` in all others. */
  provinces: Record<string, number>;
  elsewhere: number;
};

/**
 * What a synthetic data set is made of. The proportions are arguments: the generator knows no table of its own.
 * `firms` and `transactions` of a province are weights; `cities` empty = its firms are placed in the province itself.
 */
export type SyntheticPlan = {
  seed: number;
  firms: number;
  /** Trades of all years together. */
  trades: number;
  years: number[];
  provinces: { code: string; mega: string; firms: number; transactions: number; cities: string[] }[];
  /** Subclass codes with their section letters. */
  industries: { code: string; section: string }[];
  /** Invented like everything else; none = trade follows divisions, sections and sizes only. */
  clusters?: Cluster[];
  /** Divisions (two digits) to which a division plausibly sells; of those that are not listed, anywhere. */
  supplies?: Record<string, string[]>;
};

/** @throws DomainError BAD_INPUT (`bad_synthetic_plan`) */
export function checkPlan(plan: SyntheticPlan): void {
  const { seed, firms, trades, years, provinces, industries, clusters = [] } = plan;
  const known = new Set(industries.map(({ code }) => code));
  const part = (share: number) => share >= 0 && share < 1;
  const crowded = provinces.find(
    ({ code }) => !part(clusters.reduce((sum, of) => sum + (of.provinces[code] ?? of.elsewhere), 0)),
  );
  const checks: [boolean, string][] = [
    [Number.isSafeInteger(seed) && seed >= 0, `seed ${seed}: expected a whole number from 0`],
    [Number.isInteger(firms) && firms >= 2 && firms < 1e8, `${firms} firms: expected 2 to 99,999,999`],
    [Number.isSafeInteger(trades) && trades >= 1, `${trades} trades: expected at least 1`],
    [years.length > 0, "no years: expected at least one"],
    [provinces.length > 0 && industries.length > 1, "no provinces or industries to place firms in"],
  ];
  for (const { backward, self, forward, share, provinces: home, elsewhere } of clusters) {
    const unknown = [...backward, ...self, ...forward].find((code) => !known.has(code));
    checks.push([unknown === undefined, `a cluster has ${unknown}, which is no industry of the plan`]);
    checks.push([
      self.length > 0 && [share, elsewhere, ...Object.values(home)].every(part),
      "a cluster needs industries of its own and shares from 0 to below 1",
    ]);
  }
  checks.push([!crowded, `the clusters take all firms of province ${crowded?.code}; leave some to others`]);
  const problem = checks.find(([good]) => !good)?.[1];
  if (problem) throw new DomainError("BAD_INPUT", problem, "bad_synthetic_plan");
}
