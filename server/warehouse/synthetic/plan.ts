import { DomainError } from "@/server/domain/errors";

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
};

/** @throws DomainError BAD_INPUT (`bad_synthetic_plan`) */
export function checkPlan({ seed, firms, trades, years, provinces, industries }: SyntheticPlan): void {
  const checks: [boolean, string][] = [
    [Number.isSafeInteger(seed) && seed >= 0, `seed ${seed}: expected a whole number from 0`],
    [Number.isInteger(firms) && firms >= 2 && firms < 1e8, `${firms} firms: expected 2 to 99,999,999`],
    [Number.isSafeInteger(trades) && trades >= 1, `${trades} trades: expected at least 1`],
    [years.length > 0, "no years: expected at least one"],
    [provinces.length > 0 && industries.length > 1, "no provinces or industries to place firms in"],
  ];
  const problem = checks.find(([good]) => !good)?.[1];
  if (problem) throw new DomainError("BAD_INPUT", problem, "bad_synthetic_plan");
}
