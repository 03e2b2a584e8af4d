import {
  type Around,
  around,
  drawnOrder,
  LEAST_GAIN,
  type Level,
  levelOf,
  moveNodes,
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
  const room = around(of.length);
  if (whole.total > 0) while (improve(whole, of, resolution, random, room));
  return renumbered(of.map((community, i) => (whole.strength[i]! > 0 ? community : -1)));
}

function improve(
  whole: Level,
  of: Int32Array,
  resolution: number,
  random: () => number,
  room: Around,
): boolean {
  let level = whole;
  let communities = of.slice();
  /** Node of the present level that each node of the whole is part of. */
  const place = new Int32Array(of.length);
  for (let i = 0; i < place.length; i++) place[i] = i;
  let improved = false;
  for (;;) {
    improved = moveNodes(level, communities, resolution, random, room) || improved;
    const parts = renumbered(refine(level, communities, resolution, random, room));
    const size = parts.length;
    const above = new Int32Array(size);
    let count = 0;
    for (let i = 0; i < size; i++) {
      above[parts[i]!] = communities[i]!;
      if (parts[i]! >= count) count = parts[i]! + 1;
    }
    for (let i = 0; i < place.length; i++) of[i] = communities[place[i]!]!;
    if (count === size) return improved;
    for (let i = 0; i < place.length; i++) place[i] = parts[place[i]!]!;
    level = aggregated(level, parts, count, room);
    communities = renumbered(above.subarray(0, count));
  }
}

/**
 * Divides each community: from single nodes, in a drawn order, a node that is still alone and well tied to its community
 * joins a part of it that is, drawn by exp(gain / θ) among those that lose nothing.
 */
function refine(
  { offsets, columns, weights, strength, total }: Level,
  communities: Int32Array,
  resolution: number,
  random: () => number,
  { weight, touched, seen }: Around,
): Int32Array {
  const size = strength.length;
  const parts = new Int32Array(size);
  const partStrength = strength.slice();
  const alone = new Uint8Array(size).fill(1);
  const communityStrength = new Float64Array(size);
  /** Weight from a part to the rest of its community. */
  const tied = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    parts[i] = i;
    const community = communities[i]!;
    communityStrength[community]! += strength[i]!;
    let sum = 0;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      const j = columns[e]!;
      if (communities[j] === community && j !== i) sum += weights[e]!;
    }
    tied[i] = sum;
  }
  const gains = new Float64Array(size);
  for (const i of drawnOrder({ strength }, random)) {
    const community = communities[i]!;
    const all = communityStrength[community]!;
    if (alone[i] === 0 || !isTied(tied[i]!, partStrength[i]!, all, resolution, total)) continue;
    let count = 0;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      const j = columns[e]!;
      if (communities[j] !== community || j === i) continue;
      const part = parts[j]!;
      if (seen[part] === 0) {
        seen[part] = 1;
        touched[count++] = part;
      }
      weight[part]! += weights[e]!;
    }
    let most = 0;
    for (let at = 0; at < count; at++) {
      const part = touched[at]!;
      const gain = weight[part]! - (resolution * strength[i]! * partStrength[part]!) / total;
      gains[at] = isTied(tied[part]!, partStrength[part]!, all, resolution, total) ? gain : -1;
      most = Math.max(most, gains[at]!);
    }
    // Staying alone gains 0 and may be drawn as well.
    const stay = Math.exp(-most / RANDOMNESS);
    let chances = stay;
    for (let at = 0; at < count; at++) {
      if (gains[at]! < 0) continue;
      gains[at] = Math.exp((gains[at]! - most) / RANDOMNESS);
      chances += gains[at]!;
    }
    let drawn = random() * chances - stay;
    for (let at = 0; at < count; at++) {
      const part = touched[at]!;
      if (drawn >= 0 && gains[at]! >= 0) {
        drawn -= gains[at]!;
        if (drawn < 0) {
          tied[part] = tied[part]! + tied[i]! - 2 * weight[part]!;
          partStrength[part]! += strength[i]!;
          partStrength[i] = 0;
          alone[part] = 0;
          alone[i] = 0;
          parts[i] = part;
        }
      }
      weight[part] = 0;
      seen[part] = 0;
    }
  }
  return parts;
}

/** Whether a part hangs on its community no less than chance would have it. */
const isTied = (tied: number, part: number, community: number, resolution: number, total: number) =>
  tied + LEAST_GAIN >= (resolution * part * (community - part)) / total;

/** The network of the parts; what lies inside a part becomes its loop. */
function aggregated(
  { offsets, columns, weights }: Level,
  parts: Int32Array,
  count: number,
  { weight, touched, seen }: Around,
): Level {
  const size = parts.length;
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < size; i++) starts[parts[i]! + 1]!++;
  for (let part = 0; part < count; part++) starts[part + 1]! += starts[part]!;
  const next = starts.slice(0, count);
  const members = new Int32Array(size);
  for (let i = 0; i < size; i++) members[next[parts[i]!]!++] = i;
  const above = {
    offsets: new Int32Array(count + 1),
    columns: new Int32Array(columns.length),
    weights: new Float64Array(columns.length),
  };
  let end = 0;
  for (let part = 0; part < count; part++) {
    let met = 0;
    for (let at = starts[part]!; at < starts[part + 1]!; at++) {
      const i = members[at]!;
      for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
        const other = parts[columns[e]!]!;
        if (seen[other] === 0) {
          seen[other] = 1;
          touched[met++] = other;
        }
        weight[other]! += weights[e]!;
      }
    }
    for (let at = 0; at < met; at++) {
      const other = touched[at]!;
      above.columns[end] = other;
      above.weights[end++] = weight[other]!;
      weight[other] = 0;
      seen[other] = 0;
    }
    above.offsets[part + 1] = end;
  }
  return levelOf({
    offsets: above.offsets,
    columns: above.columns.slice(0, end),
    weights: above.weights.slice(0, end),
  });
}

/** The same division, numbered 0, 1, … in the order in which its communities come; -1 stays. */
export function renumbered(of: Int32Array): Int32Array<ArrayBuffer> {
  let most = -1;
  for (let i = 0; i < of.length; i++) if (of[i]! > most) most = of[i]!;
  const number = new Int32Array(most + 1).fill(-1);
  const result = new Int32Array(of.length);
  let count = 0;
  for (let i = 0; i < of.length; i++) {
    const community = of[i]!;
    if (community >= 0 && number[community]! < 0) number[community] = count++;
    result[i] = community < 0 ? -1 : number[community]!;
  }
  return result;
}

function withMeanOne(rows: WeightedRows): WeightedRows {
  let sum = 0;
  for (let e = 0; e < rows.weights.length; e++) sum += rows.weights[e]!;
  const mean = sum / rows.weights.length;
  if (!(mean > 0)) return rows;
  const weights = new Float64Array(rows.weights.length);
  for (let e = 0; e < weights.length; e++) weights[e] = rows.weights[e]! / mean;
  return { ...rows, weights };
}
