import type { WeightedRows } from "@/server/compute/network/weighted-rows";
import { ComputeError } from "@/server/domain/errors";

/**
 * Modularity of a division into communities: the weight inside them beyond what the strengths alone would put there.
 *
 *   Q = (1 / 2m) Σ_ij (w_ij - γ s_i s_j / 2m) [c_i = c_j],   s_i = Σ_j w_ij,  2m = Σ_i s_i
 *
 * `rows` are symmetric (each pair stands in both rows); an entry of a node with itself counts once, so a loop that holds
 * the inside of a community is twice its weight. γ = `resolution` (1): larger gives smaller communities. At γ = 1 in
 * [-1/2, 1). -1 in `of` is no community.
 * Empty    no weight at all: 0.
 * Errors   BAD_SHAPE if `of` is not (n); BAD_OPTION for a resolution that is not a number >= 0.
 * Source   Newman and Girvan (2004), Physical Review E 69, 026113; γ: Reichardt and Bornholdt (2006), ibid. 74, 016110.
 */
export function modularity(
  { offsets, columns, weights }: WeightedRows,
  of: Int32Array,
  resolution = 1,
): number {
  if (of.length !== offsets.length - 1)
    throw new ComputeError("BAD_SHAPE", `${of.length} communities for ${offsets.length - 1} nodes`);
  checkResolution(resolution);
  const most = of.reduce((largest, community) => Math.max(largest, community), -1);
  const inside = new Float64Array(most + 1);
  const strength = new Float64Array(most + 1);
  let total = 0;
  for (let i = 0; i < of.length; i++) {
    const community = of[i]!;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      const weight = weights[e]!;
      total += weight;
      if (community < 0) continue;
      strength[community]! += weight;
      if (of[columns[e]!] === community) inside[community]! += weight;
    }
  }
  if (total === 0) return 0;
  let sum = 0;
  for (let c = 0; c <= most; c++) sum += inside[c]! / total - resolution * (strength[c]! / total) ** 2;
  return sum;
}

export function checkResolution(resolution: number) {
  if (!(resolution >= 0 && resolution < Infinity))
    throw new ComputeError("BAD_OPTION", `resolution ${resolution}; expected a number >= 0`);
}
