import { poissonUpperTail } from "@/server/compute/network/poisson";
import { type Relatedness, relatedness, relatednessRows } from "@/server/compute/network/relatedness";
import { ComputeError } from "@/server/domain/errors";
import type { Flows, LinkRule } from "@/server/domain/flows";

/** Rows that a rule may still choose from, and what of the rule is left to apply to them with `selectLinks`. */
export type Candidates = { relatedness: Relatedness; rule: LinkRule };

/**
 * The part of a link rule that tests pairs of firms, done: rows that do not pass are gone, and the rule has no test left.
 *
 *   kept  iff  P[Poisson(p_ij') >= p_ij] < alpha,   p_ij' = P_i. P_.j / P  from the margins of the pair counts p
 *
 * p_ij is the number of distinct (seller firm, buyer firm) pairs behind the flow: a relation that trades a hundred times
 * is one observation, since its trades are not independent. The threshold and `minCount` stay what they are, of amounts
 * and transactions. Without `rule.test` "pairs", or without alpha, nothing is taken away.
 *
 * Years    pairs are distinct within a year. Flows of several years hold their sum: pair-years, in which a relation that
 *          lasts counts once a year. Those are fewer than its trades but still not independent, so over many years the
 *          test rejects less than its alpha says; one year at a time is the strict reading.
 * Shapes   `all` must be `relatedness(flows, rule)`; O(m).
 * Errors   BAD_SHAPE if pairs are to be tested and the flows have none.
 */
export function testedByPairs(all: Relatedness, flows: Flows, rule: LinkRule): Candidates {
  if (rule.test !== "pairs" || rule.alpha === null) return { relatedness: all, rule };
  if (!flows.pairs)
    throw new ComputeError("BAD_SHAPE", "the link rule tests pairs of firms, but the flows have no pairs");
  const counted = relatedness({ ...flows, count: flows.pairs }, rule);
  // The same amounts, so the same rows in the same order.
  const passes = (row: number) =>
    poissonUpperTail(counted.count[row]!, counted.expectedCount[row]!) < rule.alpha!;
  return { relatedness: relatednessRows(all, passes), rule: { ...rule, alpha: null } };
}
