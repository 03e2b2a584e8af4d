import type { Cluster, SyntheticPlan } from "@/server/warehouse/synthetic/plan";

/** Customers of an industry: how much it sells to each, by their positions in the plan. */
export type Weights = Map<number, number>;
type Chain = { to: number[]; share: number }[];

/** Of a cluster's firms, those of its own industries, its suppliers and its customers. */
const FIRMS = { self: 0.6, backward: 0.25, forward: 0.15 } as const;

/** To which industries the chains lead from each: suppliers to the own industries, those among themselves and on. */
export function chainsOf({ industries, clusters = [] }: SyntheticPlan): Map<number, Chain> {
  const at = new Map(industries.map(({ code }, position) => [code, position]));
  const chains = new Map<number, Chain>();
  const lead = (from: string[], to: string[], { share }: Cluster) => {
    for (const code of from) {
      const others = to.filter((other) => other !== code).map((other) => at.get(other)!);
      if (others.length > 0)
        chains.set(at.get(code)!, [...(chains.get(at.get(code)!) ?? []), { to: others, share }]);
    }
  };
  for (const cluster of clusters) {
    lead(cluster.backward, cluster.self, cluster);
    lead(cluster.self, [...cluster.self, ...cluster.forward], cluster);
    lead(cluster.forward, cluster.forward, { ...cluster, share: cluster.share / 3 });
  }
  return chains;
}

/** Sales of an industry with its chains: their share of the whole goes to the industries they lead to, evenly. */
export function withChain(weights: Weights, chain: Chain | undefined): Weights {
  if (!chain) return weights;
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const share = Math.min(
    0.9,
    chain.reduce((sum, of) => sum + of.share, 0),
  );
  const all = new Map(weights);
  for (const { to } of chain)
    for (const buyer of to) {
      const added = (total * share) / (1 - share) / chain.length / to.length;
      all.set(buyer, (all.get(buyer) ?? 0) + added);
    }
  return all;
}

/** Weights by which a province's firms choose their industries, with each cluster's part of the firms added. */
export function withClusterFirms(
  { industries, clusters = [] }: SyntheticPlan,
  province: string,
  weights: number[],
): number[] {
  if (clusters.length === 0) return weights;
  const at = new Map(industries.map(({ code }, position) => [code, position]));
  const part = (of: Cluster) => of.provinces[province] ?? of.elsewhere;
  const taken = clusters.reduce((sum, of) => sum + part(of), 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const all = [...weights];
  for (const cluster of clusters)
    for (const role of ["self", "backward", "forward"] as const)
      for (const code of cluster[role]) {
        const share = (part(cluster) * FIRMS[role]) / cluster[role].length;
        all[at.get(code)!]! += (total * share) / (1 - taken);
      }
  return all;
}
