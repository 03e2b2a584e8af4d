import type { WeightedRows } from "@/server/compute/network/weighted-rows";

/** A weighted network at one level: `strength` of a node, and all of them together (2m). */
export type Level = WeightedRows & { readonly strength: Float64Array; readonly total: number };

export function levelOf(rows: WeightedRows): Level {
  const size = rows.offsets.length - 1;
  const strength = new Float64Array(size);
  let total = 0;
  for (let i = 0; i < size; i++)
    for (let e = rows.offsets[i]!; e < rows.offsets[i + 1]!; e++) strength[i]! += rows.weights[e]!;
  for (let i = 0; i < size; i++) total += strength[i]!;
  return { ...rows, strength, total };
}

/** Weights from one node to the communities around it; `close` must be called before the next node. */
export function neighbourhood(level: Level) {
  const weight = new Float64Array(level.strength.length);
  const touched = new Int32Array(level.strength.length);
  const seen = new Uint8Array(level.strength.length);
  let count = 0;
  return {
    weight,
    touched,
    /** Gathers the weights of i's links to others; returns how many communities `touched` lists. */
    open(i: number, of: Int32Array, within: Int32Array | null): number {
      const { offsets, columns, weights } = level;
      for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
        const j = columns[e]!;
        if (j === i || (within && within[j] !== within[i])) continue;
        const community = of[j]!;
        if (!seen[community]) {
          seen[community] = 1;
          touched[count++] = community;
        }
        weight[community]! += weights[e]!;
      }
      return count;
    },
    close() {
      for (let at = 0; at < count; at++) {
        weight[touched[at]!] = 0;
        seen[touched[at]!] = 0;
      }
      count = 0;
    },
  };
}

/** Nodes that have weight, in an order drawn by `random` (Fisher and Yates); others stay where they are, alone. */
export function drawnOrder({ strength }: Level, random: () => number): Int32Array {
  const order = Int32Array.from(strength.keys()).filter((i) => strength[i]! > 0);
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last]!;
    order[last] = order[other]!;
    order[other] = kept;
  }
  return order;
}

/** A gain in units of the mean weight that is more than rounding. */
export const LEAST_GAIN = 1e-10;

/**
 * Moves nodes, one after the other, to the community where modularity gains most, until none gains; neighbours of a
 * moved node outside its new community are looked at again. `of` changes in place. Returns whether any node moved.
 *
 *   gain of i in C:  w_iC - γ s_i S_C / 2m,   w_iC the weight of i's links into C, S_C the strength of C without i
 */
export function moveNodes(level: Level, of: Int32Array, resolution: number, random: () => number): boolean {
  const { offsets, columns, strength, total } = level;
  const size = of.length;
  const communities = new Float64Array(size);
  const members = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    communities[of[i]!]! += strength[i]!;
    members[of[i]!]!++;
  }
  const unused = Array.from(members.keys()).filter((community) => members[community] === 0);
  const around = neighbourhood(level);
  const queue = drawnOrder(level, random);
  const queued = Uint8Array.from(strength, (weight) => (weight > 0 ? 1 : 0));
  let moved = false;
  for (let head = 0, waiting = queue.length; waiting > 0; waiting--) {
    const i = queue[head]!;
    head = (head + 1) % queue.length;
    queued[i] = 0;
    const home = of[i]!;
    communities[home]! -= strength[i]!;
    members[home]!--;
    if (members[home] === 0) unused.push(home);
    const count = around.open(i, of, null);
    const gain = (community: number) =>
      around.weight[community]! - (resolution * strength[i]! * communities[community]!) / total;
    let best = home;
    let most = gain(home);
    for (let at = 0; at < count; at++) {
      const value = gain(around.touched[at]!);
      if (value > most + LEAST_GAIN) {
        best = around.touched[at]!;
        most = value;
      }
    }
    if (most < -LEAST_GAIN) best = unused.at(-1)!;
    around.close();
    if (members[best] === 0) unused.splice(unused.lastIndexOf(best), 1);
    communities[best]! += strength[i]!;
    members[best]!++;
    if (best === home) continue;
    of[i] = best;
    moved = true;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      const j = columns[e]!;
      if (of[j] === best || queued[j]) continue;
      queued[j] = 1;
      queue[(head + waiting++ - 1) % queue.length] = j;
    }
  }
  return moved;
}
