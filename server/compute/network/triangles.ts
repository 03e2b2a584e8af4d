import type { Partners } from "@/server/compute/network/graph";

/** Up to this many nodes the bit matrix (n² / 8 bytes) is small and about twice as fast on dense networks. */
const BIT_MATRIX_LIMIT = 4096;

/**
 * t_i, the number of triangles through each node of a simple graph: pairs of i's partners that are partners.
 *
 * Shape  result (n), whole numbers. Rows of bits up to 4,096 nodes, O(m n / 32); above, O(m √m) with memory O(m).
 */
export const triangles = (partners: Pick<Partners, "offsets" | "neighbours">): Float64Array =>
  partners.offsets.length - 1 <= BIT_MATRIX_LIMIT ? trianglesByBits(partners) : trianglesByMarks(partners);

/** Common partners of each pair by AND of their bit rows; a triangle is seen from two of its sides at each corner. */
export function trianglesByBits({
  offsets,
  neighbours,
}: Pick<Partners, "offsets" | "neighbours">): Float64Array {
  const size = offsets.length - 1;
  const words = (size + 31) >>> 5;
  const bits = new Int32Array(size * words);
  for (let i = 0; i < size; i++)
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      const j = neighbours[e]!;
      bits[i * words + (j >>> 5)]! |= 1 << (j & 31);
    }
  const twice = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const rowI = i * words;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      const j = neighbours[e]!;
      if (j < i) continue;
      const rowJ = j * words;
      let common = 0;
      for (let w = 0; w < words; w++) common += ones(bits[rowI + w]! & bits[rowJ + w]!);
      twice[i]! += common;
      twice[j]! += common;
    }
  }
  return twice.map((t) => t / 2);
}

/** Each triangle once, from its corner of least degree (the "forward" algorithm, Schank and Wagner 2005). */
export function trianglesByMarks({
  offsets,
  neighbours,
}: Pick<Partners, "offsets" | "neighbours">): Float64Array {
  const size = offsets.length - 1;
  const k = (i: number) => offsets[i + 1]! - offsets[i]!;
  const before = (i: number, j: number) => k(i) < k(j) || (k(i) === k(j) && i < j);
  const starts = new Int32Array(size + 1);
  const higher = new Int32Array(neighbours.length / 2);
  let end = 0;
  for (let i = 0; i < size; i++) {
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++)
      if (before(i, neighbours[e]!)) higher[end++] = neighbours[e]!;
    starts[i + 1] = end;
  }
  const mark = new Int32Array(size).fill(-1);
  const count = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let e = starts[i]!; e < starts[i + 1]!; e++) mark[higher[e]!] = i;
    for (let e = starts[i]!; e < starts[i + 1]!; e++) {
      const j = higher[e]!;
      for (let f = starts[j]!; f < starts[j + 1]!; f++) {
        const l = higher[f]!;
        if (mark[l] !== i) continue;
        count[i]!++;
        count[j]!++;
        count[l]!++;
      }
    }
  }
  return count;
}

/** Set bits of a 32-bit word. */
function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
