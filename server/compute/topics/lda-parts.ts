import { type SharedCounts, strideOf, type Tokens } from "./lda-shard";
import type { SparseRows } from "./tf-idf";

const PART_TOKENS = 2_000_000;
const MOST_PARTS = 8;

/** A count that is not whole is rounded, to 1 at least. */
const times = (count: number) => Math.max(1, Math.round(count));

/** Where the tokens of each document begin, each term taken as often as it occurs. */
export function tokenOffsets(counts: SparseRows): Float64Array {
  const offsets = new Float64Array(counts.rows + 1);
  for (let row = 0; row < counts.rows; row++) {
    let length = 0;
    for (let k = counts.offsets[row]!; k < counts.offsets[row + 1]!; k++) length += times(counts.values[k]!);
    offsets[row + 1] = offsets[row]! + length;
  }
  return offsets;
}

/**
 * Documents of each part, from and to (excluded): one below 4 million tokens, then one for every 2 million, eight at most.
 * They depend on the corpus alone, never on how many workers there are.
 */
export function ldaParts(offsets: Float64Array): [from: number, to: number][] {
  const rows = offsets.length - 1;
  const tokens = offsets[rows]!;
  const parts = Math.max(1, Math.min(MOST_PARTS, Math.floor(tokens / PART_TOKENS)));
  const found: [number, number][] = [];
  let from = 0;
  for (let part = 1; part <= parts; part++) {
    let to = from;
    while (to < rows && (part === parts || offsets[to + 1]! <= (tokens * part) / parts)) to++;
    found.push([from, to]);
    from = to;
  }
  return found;
}

/** The tokens of some documents. */
export function tokensOf(
  counts: SparseRows,
  offsets: Float64Array,
  [from, to]: readonly [number, number],
): Tokens {
  const own = Int32Array.from(offsets.subarray(from, to + 1), (at) => at - offsets[from]!);
  const words = new Int32Array(own[to - from]!);
  let at = 0;
  for (let k = counts.offsets[from]!; k < counts.offsets[to]!; k++) {
    const end = at + times(counts.values[k]!);
    words.fill(counts.columns[k]!, at, end);
    at = end;
  }
  return { offsets: own, words };
}

/** Counts of the next round: what all parts had in common, and what each changed of it. All whole numbers: any order. */
export function countMerge(topics: number, columns: number, start: SharedCounts | null) {
  const stride = strideOf(topics);
  const merged: SharedCounts = {
    terms: start ? start.terms.slice() : new Float32Array(columns * stride),
    totals: start ? start.totals.slice() : new Int32Array(stride),
  };
  return {
    merged,
    /** `before` is what the part was given. */
    add(result: SharedCounts, before: SharedCounts) {
      for (let i = 0; i < merged.terms.length; i++) merged.terms[i]! += result.terms[i]! - before.terms[i]!;
      for (let k = 0; k < stride; k++) merged.totals[k]! += result.totals[k]! - before.totals[k]!;
    },
  };
}
