import { DomainError } from "@/server/domain/errors";
import type { Flows, LinkRule } from "@/server/domain/flows";
import type { FlowQuery } from "@/server/warehouse/read-flows";
import type { StoreManifest } from "@/server/warehouse/store";

/** Whether a rule needs pairs of firms. */
export const testsPairs = ({ test, alpha }: Pick<LinkRule, "test" | "alpha">) =>
  test === "pairs" && alpha !== null;

/**
 * The flows that a link rule is applied to: with pairs of firms where it tests them. Both readings have the same rows.
 * @throws DomainError BAD_INPUT (`no_firm_pairs`) when the store has none for one of the years
 */
export async function ruleFlows(
  read: (query: FlowQuery) => Promise<Flows>,
  query: FlowQuery,
  rule: LinkRule,
): Promise<Flows> {
  const flows = await read(query);
  if (!testsPairs(rule)) return flows;
  return { ...flows, pairs: (await read({ ...query, count: "pairs" })).count };
}

/**
 * May data be linked by a rule?
 * @throws DomainError BAD_INPUT (pairsNeedAlpha: pairs are counted for a test only; no_firm_pairs)
 */
export function checkRule(rule: LinkRule, years: readonly number[], { parts }: Pick<StoreManifest, "parts">) {
  if (rule.test !== "pairs") return;
  if (rule.alpha === null)
    throw new DomainError("BAD_INPUT", "pairs are counted for the test of alpha only", "pairsNeedAlpha");
  checkPairs(years, { parts });
}

/** @throws DomainError BAD_INPUT (no_firm_pairs) naming the first year without */
export function checkPairs(years: readonly number[], { parts }: Pick<StoreManifest, "parts">) {
  const without = years.find((year) => !parts.some((part) => part.pairs && part.years.includes(year)));
  if (without !== undefined)
    throw new DomainError("BAD_INPUT", `no pairs of firms for ${without}`, "no_firm_pairs", {
      year: without,
    });
}
