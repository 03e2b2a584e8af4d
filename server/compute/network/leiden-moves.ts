import type { WeightedRows } from "@/server/compute/network/weighted-rows";

/** A weighted network at one level: `strength` of a node, and all of them together (2m). */
export type Level = WeightedRows & { readonly strength: Float64Array; readonly total: number };

export function levelOf(rows: WeightedRows): Level {
  const { offsets, weights } = rows;
  const size = offsets.length - 1;
  const strength = new Float64Array(size);
  let total = 0;
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) sum += weights[e]!;
    strength[i] = sum;
    total += sum;
  }
  return { ...rows, strength, total };
}

/** Weights from one node, or from a set of them, to the communities around; all zero between two uses. */
export type Around = {
  readonly weight: Float64Array;
  /** Communities met, in the order in which they were. */
  readonly touched: Int32Array;
  readonly seen: Uint8Array;
};

export const around = (size: number): Around => ({
  weight: new Float64Array(size),
  touched: new Int32Array(size),
  seen: new Uint8Array(size),
});

/** Nodes that have weight, in an order drawn by `random` (Fisher and Yates); others stay where they are, alone. */
export function drawnOrder({ strength }: Pick<Level, "strength">, random: () => number): Int32Array {
  const all = new Int32Array(strength.length);
  let count = 0;
  for (let i = 0; i < strength.length; i++) if (strength[i]! > 0) all[count++] = i;
  const order = all.subarray(0, count);
  for (let last = count - 1; last > 0; last--) {
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
export function moveNodes(
  level: Level,
  of: Int32Array,
  resolution: number,
  random: () => number,
  { weight, touched, seen }: Around,
): boolean {
  const { offsets, columns, weights, strength, total } = level;
  const size = of.length;
  const communities = new Float64Array(size);
  const members = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    communities[of[i]!]! += strength[i]!;
    members[of[i]!]!++;
  }
  /** Empty communities, a stack. */
  const unused = new Int32Array(size);
  let top = 0;
  for (let community = 0; community < size; community++)
    if (members[community] === 0) unused[top++] = community;
  const queue = drawnOrder(level, random);
  const queued = new Uint8Array(size);
  for (let i = 0; i < size; i++) queued[i] = strength[i]! > 0 ? 1 : 0;
  let moved = false;
  for (let head = 0, waiting = queue.length; waiting > 0; waiting--) {
    const i = queue[head]!;
    if (++head === queue.length) head = 0;
    queued[i] = 0;
    const home = of[i]!;
    const own = strength[i]!;
    const to = offsets[i + 1]!;
    communities[home]! -= own;
    members[home]!--;
    let count = 0;
    for (let e = offsets[i]!; e < to; e++) {
      const j = columns[e]!;
      if (j === i) continue;
      const community = of[j]!;
      if (seen[community] === 0) {
        seen[community] = 1;
        touched[count++] = community;
      }
      weight[community]! += weights[e]!;
    }
    const pull = resolution * own;
    let best = home;
    let most = weight[home]! - (pull * communities[home]!) / total;
    for (let at = 0; at < count; at++) {
      const community = touched[at]!;
      const value = weight[community]! - (pull * communities[community]!) / total;
      weight[community] = 0;
      seen[community] = 0;
      if (value > most + LEAST_GAIN) {
        best = community;
        most = value;
      }
    }
    if (members[home] === 0) unused[top++] = home;
    if (most < -LEAST_GAIN) best = unused[top - 1]!;
    if (members[best] === 0) {
      // Nearly always the last one: a node that stays where it was alone.
      let place = top - 1;
      while (unused[place] !== best) place--;
      unused.copyWithin(place, place + 1, top--);
    }
    communities[best]! += own;
    members[best]!++;
    if (best === home) continue;
    of[i] = best;
    moved = true;
    for (let e = offsets[i]!; e < to; e++) {
      const j = columns[e]!;
      if (of[j] === best || queued[j] === 1) continue;
      queued[j] = 1;
      let last = head + waiting - 1;
      if (last >= queue.length) last -= queue.length;
      queue[last] = j;
      waiting++;
    }
  }
  return moved;
}
