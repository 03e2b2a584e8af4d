import { isRarer } from "@/server/compute/network/poisson";
import { type Relatedness, rowsAt } from "@/server/compute/network/relatedness";
import { ComputeError } from "@/server/domain/errors";
import type { LinkPreset, LinkRule } from "@/server/domain/flows";

/** The links of an ATLAS: the rows of a relatedness that a rule keeps. */
export type Links = Relatedness;

/** The named presets. The source document prints no threshold, so the rule in force is always shown beside a figure. */
export const LINK_RULES: Readonly<Record<LinkPreset, LinkRule>> = {
  related: { preset: "related", threshold: 1, minCount: 1, alpha: null, self: "exclude" },
  significant: { preset: "significant", threshold: 1, minCount: 5, alpha: 0.01, self: "exclude" },
  any: { preset: "any", threshold: 0, minCount: 1, alpha: null, self: "exclude" },
};

/**
 * The directed links that a rule keeps, with all their columns, in the order of the rows.
 *
 *   i -> j  iff  i != j,  RR_ij > threshold,  n_ij >= minCount  and, given alpha,  P[Poisson(e_ij) >= n_ij] < alpha
 *
 * Trade of an industry with itself is never a link. `rule.self` belongs to the margins (see relatedness) and is not
 * read here.
 * Errors   BAD_OPTION if threshold or minCount is negative or not finite, or alpha is outside (0, 1].
 */
export function selectLinks(all: Relatedness, rule: LinkRule): Links {
  const { threshold, minCount, alpha } = checkedRule(rule);
  const { seller, buyer, rr, count, expectedCount } = all;
  const kept = new Int32Array(seller.length);
  let length = 0;
  for (let k = 0; k < seller.length; k++) {
    const passes =
      rr[k]! > threshold &&
      count[k]! >= minCount &&
      seller[k] !== buyer[k] &&
      (alpha === null || isRarer(count[k]!, expectedCount[k]!, alpha));
    if (passes) kept[length++] = k;
  }
  return rowsAt(all, kept.subarray(0, length));
}

function checkedRule(rule: LinkRule): LinkRule {
  for (const name of ["threshold", "minCount"] as const)
    if (!(rule[name] >= 0 && rule[name] < Infinity))
      throw new ComputeError("BAD_OPTION", `link rule: ${name} is ${rule[name]}; expected a number >= 0`);
  if (rule.alpha !== null && !(rule.alpha > 0 && rule.alpha <= 1))
    throw new ComputeError(
      "BAD_OPTION",
      `link rule: alpha is ${rule.alpha}; expected null or a number in (0, 1]`,
    );
  return rule;
}
