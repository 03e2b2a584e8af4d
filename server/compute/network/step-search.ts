import { transposed, type WeightedRows } from "@/server/compute/network/weighted-rows";

/** Levels of a search by breadth: level d holds `order[starts[d] .. starts[d + 1])`, ascending; the arrays are used again. */
export type Levels = {
  /** Nodes reached, the start first, nearest first. */
  readonly order: Int32Array;
  /** Where each level starts in `order`, and after the last one where it ends. */
  readonly starts: Int32Array;
  /** Number of levels, the start's among them. */
  depth: number;
  /** Number of shortest paths; 0 where there is none. */
  readonly paths: Float64Array;
};

/** Whether every step is 1 long. */
export const isBySteps = ({ weights }: WeightedRows) => {
  let e = 0;
  while (e < weights.length && weights[e] === 1) e++;
  return e === weights.length;
};

/** A step that looks back from all that is not yet reached stops at the first hit: worth it up to so many more entries. */
const EARLY = 14;

/** Σ of the row lengths of some nodes. */
function ends(offsets: Int32Array, nodes: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += offsets[nodes[at]! + 1]! - offsets[nodes[at]!]!;
  return sum;
}

/**
 * Number of others that each node reaches along rows, and the sum of their distances in steps.
 *
 * From level to level either the rows of the level are followed, or those not yet reached look back for a node of it,
 * whichever reads less: in a dense network nearly all of the work is never done.
 * Shapes  both (n), whole numbers.  O(n m) at worst.
 * Source  Beamer, Asanović and Patterson (2012), Direction-Optimizing Breadth-First Search, SC12.
 */
export function stepSums(rows: WeightedRows): { reached: Float64Array; sum: Float64Array } {
  const { offsets, columns } = rows;
  const back = transposed(rows);
  const size = offsets.length - 1;
  const [reached, sum] = [new Float64Array(size), new Float64Array(size)];
  const level = new Int32Array(size);
  const order = new Int32Array(size);
  const unseen = new Int32Array(size);
  for (let from = 0; from < size; from++) {
    if (offsets[from] === offsets[from + 1]) continue;
    level.fill(-1);
    level[from] = 0;
    order[0] = from;
    let [start, end] = [0, 1];
    let left = -1;
    let total = 0;
    let leftEnds = back.columns.length;
    for (let d = 1; start < end; d++) {
      leftEnds -= ends(back.offsets, order, start, end);
      let next = end;
      if (leftEnds < EARLY * ends(offsets, order, start, end)) {
        if (left < 0) {
          left = 0;
          for (let j = 0; j < size; j++) if (level[j]! < 0) unseen[left++] = j;
        }
        let still = 0;
        for (let at = 0; at < left; at++) {
          const j = unseen[at]!;
          if (level[j]! >= 0) continue;
          const to = back.offsets[j + 1]!;
          let e = back.offsets[j]!;
          while (e < to && level[back.columns[e]!] !== d - 1) e++;
          if (e < to) {
            level[j] = d;
            order[next++] = j;
          } else unseen[still++] = j;
        }
        left = still;
      } else
        for (let at = start; at < end; at++)
          for (let e = offsets[order[at]!]!; e < offsets[order[at]! + 1]!; e++) {
            const j = columns[e]!;
            if (level[j]! >= 0) continue;
            level[j] = d;
            order[next++] = j;
          }
      total += d * (next - end);
      [start, end] = [end, next];
    }
    reached[from] = end - 1;
    sum[from] = total;
  }
  return { reached, sum };
}

/**
 * Σ over all starts s of the dependency of s on each node, δ_s(i) = Σ_t σ_st(i) / σ_st, with steps of length 1.
 *
 *   δ_s(i) = σ_si Σ_j (1 + δ_s(j)) / σ_sj   over the next nodes j of i, one step further from s
 *
 * Both sums, of paths forth and of shares back, are taken over whole rows without asking for levels: what is of no concern
 * counts 0. Each is taken from the side whose rows are shorter, in the order of the nodes, so that the side does not
 * matter to the last bit. In a dense network that is O(Σ k²) in all and not O(n m).
 * Shape   result (n).   Source  Brandes (2001), Journal of Mathematical Sociology 25, 163.
 */
export function stepDependencies(rows: WeightedRows): Float64Array {
  const { offsets, columns } = rows;
  const back = transposed(rows);
  const size = offsets.length - 1;
  const result = new Float64Array(size);
  const search = pathsByLevel(rows, back);
  const scattered = new Float64Array(size);
  const share = new Float64Array(size);
  const dependency = new Float64Array(size);
  for (let from = 0; from < size; from++) {
    if (offsets[from] === offsets[from + 1]) continue;
    const { order, starts, depth, paths } = search(from);
    for (let at = starts[depth - 1]!; at < starts[depth]!; at++) dependency[order[at]!] = 0;
    for (let d = depth - 1; d > 1; d--) {
      const [above, here, below] = [starts[d - 1]!, starts[d]!, starts[d + 1]!];
      if (ends(offsets, order, above, here) <= ends(back.offsets, order, here, below)) {
        for (let at = here; at < below; at++) {
          const j = order[at]!;
          share[j] = (1 + dependency[j]!) / paths[j]!;
        }
        for (let at = above; at < here; at++) {
          const i = order[at]!;
          const to = offsets[i + 1]!;
          let sum = 0;
          for (let e = offsets[i]!; e < to; e++) sum += share[columns[e]!]!;
          dependency[i] = sum * paths[i]!;
        }
        for (let at = here; at < below; at++) share[order[at]!] = 0;
      } else {
        for (let at = here; at < below; at++) {
          const j = order[at]!;
          const of = (1 + dependency[j]!) / paths[j]!;
          const to = back.offsets[j + 1]!;
          for (let e = back.offsets[j]!; e < to; e++) scattered[back.columns[e]!]! += of;
        }
        for (let at = above; at < here; at++)
          dependency[order[at]!] = scattered[order[at]!]! * paths[order[at]!]!;
        scattered.fill(0);
      }
      for (let at = above; at < here; at++) result[order[at]!]! += dependency[order[at]!]!;
    }
  }
  return result;
}

/** A search from any node that counts the shortest paths, level by level, by the shorter side. */
function pathsByLevel(rows: WeightedRows, back: WeightedRows): (from: number) => Levels {
  const { offsets, columns } = rows;
  const size = offsets.length - 1;
  const found: Levels = {
    order: new Int32Array(size),
    starts: new Int32Array(size + 2),
    depth: 0,
    paths: new Float64Array(size),
  };
  const { order, starts, paths } = found;
  /** Paths that come in from the level. */
  const came = new Float64Array(size);
  /** Paths of the nodes of the level alone. */
  const ofLevel = new Float64Array(size);
  return (from) => {
    paths.fill(0);
    paths[from] = 1;
    order[0] = from;
    starts[1] = 1;
    let leftEnds = back.columns.length;
    let d = 0;
    for (; starts[d]! < starts[d + 1]!; d++) {
      const [start, end] = [starts[d]!, starts[d + 1]!];
      leftEnds -= ends(back.offsets, order, start, end);
      const isForth = ends(offsets, order, start, end) <= leftEnds;
      if (isForth)
        for (let at = start; at < end; at++) {
          const i = order[at]!;
          const ways = paths[i]!;
          const to = offsets[i + 1]!;
          for (let e = offsets[i]!; e < to; e++) came[columns[e]!]! += ways;
        }
      else for (let at = start; at < end; at++) ofLevel[order[at]!] = paths[order[at]!]!;
      let next = end;
      for (let j = 0; j < size; j++) {
        if (paths[j]! > 0) continue;
        let ways = 0;
        if (isForth) ways = came[j]!;
        else {
          const to = back.offsets[j + 1]!;
          for (let e = back.offsets[j]!; e < to; e++) ways += ofLevel[back.columns[e]!]!;
        }
        if (ways === 0) continue;
        order[next++] = j;
        came[j] = ways;
      }
      for (let at = end; at < next; at++) paths[order[at]!] = came[order[at]!]!;
      came.fill(0);
      ofLevel.fill(0);
      starts[d + 2] = next;
    }
    found.depth = d;
    return found;
  };
}
