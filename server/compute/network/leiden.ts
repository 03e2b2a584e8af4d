import {
  drawnOrder,
  LEAST_GAIN,
  type Level,
  levelOf,
  moveNodes,
  neighbourhood,
} from "@/server/compute/network/leiden-moves";
import { checkResolution } from "@/server/compute/network/modularity";
import type { WeightedRows } from "@/server/compute/network/weighted-rows";
import { seededRandom } from "@/server/compute/topics/random";

/** θ of the refinement, in mean weights: how likely a merge of less gain is drawn. */
const RANDOMNESS = 0.01;

/**
 * Communities of high modularity (see modularity.ts) by the Leiden method; each of them hangs together.
 *
 * Each round moves nodes to better communities, divides every community again from single nodes (`refine`), and goes on
 * with the parts as nodes; rounds are repeated from their own result until nothing changes. Weights are first divided by
 * their mean, so that scaling them changes nothing.
 * Shapes  symmetric rows (n) -> community of each node (n), numbered as they come; -1 for a node without weight.
 * Seed    the same seed gives the same answer on every machine.
 * Errors  BAD_OPTION for a resolution that is not a number >= 0.
 * Source  Traag, Waltman and van Eck (2019), Scientific Reports 9, 5233.
 */
export function leiden(
  rows: WeightedRows,
  { resolution = 1, seed }: { resolution?: number; seed: number },
): Int32Array {
  checkResolution(resolution);
  const random = seededRandom(seed);
  const whole = levelOf(withMeanOne(rows));
  const of = Int32Array.from({ length: whole.strength.length }, (_, i) => i);
  if (whole.total > 0) while (improve(whole, of, resolution, random));
  return renumbered(of.map((community, i) => (whole.strength[i]! > 0 ? community : -1)));
}

function improve(whole: Level, of: Int32Array, resolution: number, random: () => number): boolean {
  let level = whole;
  let communities = of.slice();
  /** Node of the present level that each node of the whole is part of. */
  let place = Int32Array.from({ length: of.length }, (_, i) => i);
  let improved = false;
  for (;;) {
    improved = moveNodes(level, communities, resolution, random) || improved;
    const parts = renumbered(refine(level, communities, resolution, random));
    const count = parts.reduce((most, part) => Math.max(most, part), -1) + 1;
    const above = new Int32Array(count);
    parts.forEach((part, i) => {
      above[part] = communities[i]!;
    });
    for (let i = 0; i < place.length; i++) of[i] = communities[place[i]!]!;
    if (count === level.strength.length) return improved;
    place = place.map((node) => parts[node]!);
    level = aggregated(level, parts, count);
    communities = renumbered(above);
  }
}

/**
 * Divides each community: from single nodes, in a drawn order, a node that is still alone and well tied to its community
 * joins a part of it that is, drawn by exp(gain / θ) among those that lose nothing.
 */
function refine(level: Level, communities: Int32Array, resolution: number, random: () => number): Int32Array {
  const { strength, total } = level;
  const size = strength.length;
  const parts = Int32Array.from({ length: size }, (_, i) => i);
  const partStrength = strength.slice();
  const alone = new Uint8Array(size).fill(1);
  const communityStrength = new Float64Array(size);
  /** Weight from a part to the rest of its community. */
  const tied = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    communityStrength[communities[i]!]! += strength[i]!;
    for (let e = level.offsets[i]!; e < level.offsets[i + 1]!; e++) {
      const j = level.columns[e]!;
      if (j !== i && communities[j] === communities[i]) tied[i]! += level.weights[e]!;
    }
  }
  const isTied = (part: number, community: number) =>
    tied[part]! + LEAST_GAIN >=
    (resolution * partStrength[part]! * (communityStrength[community]! - partStrength[part]!)) / total;
  const around = neighbourhood(level);
  const gains = new Float64Array(size);
  for (const i of drawnOrder(level, random)) {
    const community = communities[i]!;
    if (!alone[i] || !isTied(parts[i]!, community)) continue;
    const count = around.open(i, parts, communities);
    let most = 0;
    for (let at = 0; at < count; at++) {
      const part = around.touched[at]!;
      const gain = around.weight[part]! - (resolution * strength[i]! * partStrength[part]!) / total;
      gains[at] = isTied(part, community) ? gain : -1;
      most = Math.max(most, gains[at]!);
    }
    // Staying alone gains 0 and may be drawn as well.
    let chances = Math.exp(-most / RANDOMNESS);
    for (let at = 0; at < count; at++)
      if (gains[at]! >= 0) chances += Math.exp((gains[at]! - most) / RANDOMNESS);
    let drawn = random() * chances - Math.exp(-most / RANDOMNESS);
    for (let at = 0; drawn >= 0 && at < count; at++) {
      if (gains[at]! < 0) continue;
      drawn -= Math.exp((gains[at]! - most) / RANDOMNESS);
      if (drawn >= 0) continue;
      const part = around.touched[at]!;
      tied[part] = tied[part]! + tied[i]! - 2 * around.weight[part]!;
      partStrength[part]! += strength[i]!;
      partStrength[i] = 0;
      alone[part] = 0;
      alone[i] = 0;
      parts[i] = part;
    }
    around.close();
  }
  return parts;
}

/** The network of the parts; what lies inside a part becomes its loop. */
function aggregated(level: Level, parts: Int32Array, count: number): Level {
  const rows: Map<number, number>[] = Array.from({ length: count }, () => new Map());
  for (let i = 0; i < parts.length; i++) {
    const row = rows[parts[i]!]!;
    for (let e = level.offsets[i]!; e < level.offsets[i + 1]!; e++) {
      const part = parts[level.columns[e]!]!;
      row.set(part, (row.get(part) ?? 0) + level.weights[e]!);
    }
  }
  const offsets = new Int32Array(count + 1);
  rows.forEach((row, i) => {
    offsets[i + 1] = offsets[i]! + row.size;
  });
  const columns = Int32Array.from(rows.flatMap((row) => [...row.keys()]));
  return levelOf({ offsets, columns, weights: Float64Array.from(rows.flatMap((row) => [...row.values()])) });
}

/** The same division, numbered 0, 1, … in the order in which its communities come; -1 stays. */
export function renumbered(of: Int32Array): Int32Array<ArrayBuffer> {
  const number = new Map<number, number>();
  return Int32Array.from(of, (community) => {
    if (community < 0) return -1;
    if (!number.has(community)) number.set(community, number.size);
    return number.get(community)!;
  });
}

function withMeanOne(rows: WeightedRows): WeightedRows {
  const mean = rows.weights.reduce((sum, weight) => sum + weight, 0) / rows.weights.length;
  return mean > 0 ? { ...rows, weights: rows.weights.map((weight) => weight / mean) } : rows;
}
