import { chainsOf, type Weights, withChain, withClusterFirms } from "@/server/warehouse/synthetic/clusters";
import type { SyntheticPlan } from "@/server/warehouse/synthetic/plan";
import { type Alias, aliasOf, draw, type Random, randomOf } from "@/server/warehouse/synthetic/random";

/**
 * The hidden structure behind a synthetic data set. Without clusters and supplies in the plan:
 *
 * Sizes of industries are lognormal, so a few are hubs. Each industry sells to a limited set of industries: many of its
 * own division or section, many hubs, some anywhere; the number of customers grows with the root of its size. The set of
 * `early` and of `late` years differ for a part of the industries. Every province has divisions of its own strength.
 *
 * `supplies` lets most of the customers come from the divisions that plausibly buy, `clusters` adds firms and trade along
 * invented value chains (clusters.ts). Both only add to the weights: proportions between provinces stay as planned.
 */
export type Economy = {
  /** Customers of each industry: draws an industry, early or late structure. */
  customers: { early: Customers[]; late: Customers[] };
  /** Draws an industry for a firm of a province. */
  industriesOf: Alias[];
  /** Draws the province of a buyer, given the seller's. */
  marketsOf: Alias[];
};
type Customers = { industries: Int32Array; alias: Alias };

const STREAM = 1;
const DRIFTING = 0.3;

export function economyOf(plan: SyntheticPlan): Economy {
  const random = randomOf(plan.seed, STREAM);
  const sizes = Float64Array.from(plan.industries, () => Math.exp(1.3 * random.normal()));
  const pools = poolsOf(plan, sizes);
  const early = plan.industries.map((_, at) => customersOf(at, sizes, pools, random));
  const late = early.map((customers, at) =>
    random.uniform() < DRIFTING ? customersOf(at, sizes, pools, random) : customers,
  );
  const chains = chainsOf(plan);
  const divisions = [...new Set(plan.industries.map(({ code }) => code.slice(0, 2)))];
  const industriesOf = plan.provinces.map((province) => {
    const strength = new Map(divisions.map((division) => [division, Math.exp(0.8 * random.normal())]));
    const weights = plan.industries.map(({ code }, at) => sizes[at]! * strength.get(code.slice(0, 2))!);
    return aliasOf(withClusterFirms(plan, province.code, weights));
  });
  const sold = (of: Weights[]) =>
    of.map((weights, at) => {
      const all = withChain(weights, chains.get(at));
      return { industries: Int32Array.from(all.keys()), alias: aliasOf([...all.values()]) };
    });
  return { customers: { early: sold(early), late: sold(late) }, industriesOf, marketsOf: marketsOf(plan) };
}

type Pools = {
  division: number[][];
  section: number[][];
  buyers: (Alias | null)[];
  bySize: Alias;
  hubs: Alias;
};

function poolsOf({ industries, supplies }: SyntheticPlan, sizes: Float64Array): Pools {
  const peers = (key: (industry: { code: string; section: string }) => string) => {
    const groups = new Map<string, number[]>();
    industries.forEach((industry, at) => {
      groups.set(key(industry), [...(groups.get(key(industry)) ?? []), at]);
    });
    return industries.map((industry) => groups.get(key(industry))!);
  };
  const roots = sizes.map(Math.sqrt);
  const buyersOf = new Map(
    Object.entries(supplies ?? {}).map(([division, to]) => [
      division,
      aliasOf(roots.map((root, at) => (to.includes(industries[at]!.code.slice(0, 2)) ? root : 0))),
    ]),
  );
  return {
    buyers: industries.map(({ code }) => buyersOf.get(code.slice(0, 2)) ?? null),
    division: peers(({ code }) => code.slice(0, 2)),
    section: peers(({ section }) => section),
    bySize: aliasOf(sizes),
    hubs: aliasOf(sizes.map((size) => size ** 2)),
  };
}

function customersOf(seller: number, sizes: Float64Array, pools: Pools, random: Random): Weights {
  const wanted = Math.min(sizes.length - 1, Math.round(20 * Math.sqrt(sizes[seller]!)) + 5);
  const weights = new Map<number, number>();
  for (let tries = 0; weights.size < wanted && tries < 20 * wanted; tries++) {
    const buyer = candidate(seller, pools, random);
    if (!weights.has(buyer)) weights.set(buyer, Math.sqrt(sizes[buyer]!) * Math.exp(1.1 * random.normal()));
  }
  return weights;
}

function candidate(seller: number, pools: Pools, random: Random): number {
  const { division, section, bySize, hubs } = pools;
  const kind = random.uniform();
  const pick = (pool: number[]) => pool[random.below(pool.length)]!;
  const buyers = pools.buyers[seller]!;
  if (buyers !== null) {
    if (kind < 0.25) return pick(division[seller]!);
    return draw(kind < 0.97 ? buyers : bySize, random);
  }
  if (kind < 0.35) return pick(division[seller]!);
  if (kind < 0.5) return pick(section[seller]!);
  return draw(kind < 0.8 ? hubs : bySize, random);
}

/** Half of the trade stays in the province, a part in its mega-region, the rest goes where the others are. */
function marketsOf({ provinces }: SyntheticPlan): Alias[] {
  const total = provinces.reduce((sum, { transactions }) => sum + transactions, 0);
  return provinces.map((home) =>
    aliasOf(
      provinces.map((other) => {
        const share = other.transactions / total;
        return share * (other.mega === home.mega ? 1.6 : 0.7) + (other === home ? 0.5 : 0);
      }),
    ),
  );
}
