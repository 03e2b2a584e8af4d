import { normalisedRelatedness, type Relatedness } from "@/server/compute/network/relatedness";
import { ComputeError } from "@/server/domain/errors";

/** How near two industries are: `near[i * size + j]`, symmetric, 0 to 1, 0 with itself. */
export type Proximity = {
  readonly industries: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  readonly near: Float64Array;
};

/**
 * Nearness of industries by what they trade: the mean over both directions of what lies above the expected trade,
 *
 *   w_ij = 1/2 max(0, (RR_ij - 1) / (RR_ij + 1)) + 1/2 max(0, (RR_ji - 1) / (RR_ji + 1))
 *
 * A direction without trade, undefined, or with less than the sizes alone would give, adds nothing; it does not undo the other one
 * (the undirected weight of undirected-weights.ts counts it -1, so that a one-way supplier would be no neighbour).
 * Shapes  N industries -> N x N; O(N^2 + rows).
 */
export function proximityOf({ industries, seller, buyer, rr }: Relatedness): Proximity {
  const size = industries.length;
  const near = new Float64Array(size * size);
  for (let row = 0; row < rr.length; row++) {
    const [i, j] = [seller[row]!, buyer[row]!];
    const above = normalisedRelatedness(rr[row]!);
    if (i === j || !(above > 0)) continue;
    near[i * size + j]! += above / 2;
    near[j * size + i]! += above / 2;
  }
  return { industries, index: new Map(industries.map((code, i) => [code, i])), near };
}

export type RelatednessDensity = {
  /** 0 to 1; null where no industry of the target has a neighbour. */
  density: number | null;
  /** Largest share first. */
  byIndustry: { industry: string; share: number; density: number | null; present: boolean }[];
};

/**
 * Relatedness density: how much of what lies around the target's industries a region has.
 *
 *   density_i = sum over j present of w_ij / sum over all j of w_ij           density = sum p_i density_i / sum p_i
 *
 * over the industries i of the target with any neighbour, p_i its share. `present`: the industries in which the region is
 * specialised. An industry is no neighbour of itself, so whether the region has i already does not count here.
 *
 * Errors   BAD_WEIGHT for a share that is negative or not finite.
 * Source   Hidalgo, Klinger, Barabási and Hausmann (2007); Boschma, Balland and Kogler (2015) for technologies.
 */
export function relatednessDensity(
  { industries, index, near }: Proximity,
  present: ReadonlySet<string>,
  target: ReadonlyMap<string, number>,
): RelatednessDensity {
  const size = industries.length;
  const has = Uint8Array.from(industries, (code) => Number(present.has(code)));
  let [sum, shares] = [0, 0];
  const byIndustry = [...target]
    .map(([industry, share]) => {
      if (!(share >= 0 && Number.isFinite(share)))
        throw new ComputeError("BAD_WEIGHT", `${industry} has the share ${share}; expected 0 or more`);
      const i = index.get(industry);
      let [own, all] = [0, 0];
      if (i !== undefined)
        for (let j = 0; j < size; j++) {
          const w = near[i * size + j]!;
          all += w;
          if (has[j]) own += w;
        }
      const density = all > 0 ? own / all : null;
      if (density !== null) {
        sum += share * density;
        shares += share;
      }
      return { industry, share, density, present: present.has(industry) };
    })
    .sort((x, y) => y.share - x.share || (x.industry < y.industry ? -1 : 1));
  return { density: shares > 0 ? sum / shares : null, byIndustry };
}

/**
 * Industries in which a region is specialised: location quotient of their trade (sales and purchases) of at least 1,
 *
 *   LQ_i = (x_ri / x_r) / (x_i / x) >= 1
 *
 * Sums are exact. Industries without trade in the region are none.
 */
export function specialisedIndustries(
  region: ReadonlyMap<string, bigint>,
  nation: ReadonlyMap<string, bigint>,
): Set<string> {
  const total = (of: ReadonlyMap<string, bigint>) => [...of.values()].reduce((sum, one) => sum + one, 0n);
  const [ofRegion, ofNation] = [total(region), total(nation)];
  const found = new Set<string>();
  for (const [industry, own] of region) {
    const all = nation.get(industry) ?? 0n;
    if (own > 0n && own * ofNation >= all * ofRegion) found.add(industry);
  }
  return found;
}
