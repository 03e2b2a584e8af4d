import type { ItemProfile } from "@/server/compute/network/item-similarity";
import { ComputeError } from "@/server/domain/errors";

export type GroupIndustry = {
  readonly industry: string;
  /** Items of the group, and of all others, whose ego network has the industry. */
  readonly items: number;
  readonly otherItems: number;
  /** Mean share of the industry in the weights of the group's items, and of all others (null when there are none). */
  readonly share: number;
  readonly otherShare: number | null;
  /** share - otherShare: what sets the group apart; share alone when there are no others. */
  readonly distinction: number;
};

/**
 * What a group of items may be named after: the industries that its items share and the others do not.
 *
 *   share = mean over the group's items of w_industry / Σ w,   distinction = share - the same over all other items
 *
 * Only industries that at least two items of the group have (of one, when it has one item), by distinction descending,
 * then items, then code. An item without weights (Σ w = 0) counts each of its industries alike.
 * Errors  BAD_SHAPE if an item of the group is not among the profiles, or `top` is not a whole number >= 0.
 */
export function groupIndustries(
  profiles: readonly ItemProfile[],
  group: readonly string[],
  top = 5,
): GroupIndustry[] {
  if (!(Number.isInteger(top) && top >= 0)) throw new ComputeError("BAD_SHAPE", `${top} industries to give`);
  const members = new Set(group);
  const [inside, outside] = [
    profiles.filter(({ item }) => members.has(item)),
    profiles.filter(({ item }) => !members.has(item)),
  ];
  if (inside.length !== members.size) {
    const unknown = [...members].find((item) => !inside.some((profile) => profile.item === item));
    throw new ComputeError("BAD_SHAPE", `item ${unknown} has no profile`);
  }
  const [own, other] = [shares(inside), shares(outside)];
  const least = Math.min(2, inside.length);
  return [...own]
    .filter(([, { items }]) => items >= least)
    .map(([industry, { items, share }]) => {
      const elsewhere = other.get(industry);
      const otherShare = outside.length === 0 ? null : (elsewhere?.share ?? 0);
      return {
        industry,
        items,
        otherItems: elsewhere?.items ?? 0,
        share,
        otherShare,
        distinction: share - (otherShare ?? 0),
      };
    })
    .sort((x, y) => y.distinction - x.distinction || y.items - x.items || (x.industry < y.industry ? -1 : 1))
    .slice(0, top);
}

function shares(profiles: readonly ItemProfile[]): Map<string, { items: number; share: number }> {
  const found = new Map<string, { items: number; share: number }>();
  const ordered = profiles.toSorted((x, y) => (x.item < y.item ? -1 : 1));
  for (const { weights } of ordered) {
    const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    for (const [industry, weight] of weights) {
      const before = found.get(industry) ?? { items: 0, share: 0 };
      const share = total > 0 ? weight / total : 1 / weights.size;
      found.set(industry, { items: before.items + 1, share: before.share + share / profiles.length });
    }
  }
  return found;
}
