import { BIT_LIMIT, withBitWorkspace } from "@/server/compute/network/bit-workspace";
import type { Partners } from "@/server/compute/network/graph";

type Simple = Pick<Partners, "offsets" | "neighbours">;

/**
 * t_i, the number of triangles through each node of a simple graph: pairs of i's partners that are partners.
 *
 * Shape  result (n), whole numbers. Rows of bits up to 4,096 nodes, O(m n / 256); above, O(m √m) with memory O(m).
 */
export const triangles = (partners: Simple): Float64Array =>
  partners.offsets.length - 1 <= BIT_LIMIT ? trianglesByBits(partners) : trianglesByMarks(partners);

/** Common partners of each pair by AND of their lines of bits (see bit-kernel-plain.ts). */
export function trianglesByBits(
  { offsets, neighbours }: Simple,
  options: { plain?: boolean } = {},
): Float64Array {
  const size = offsets.length - 1;
  return withBitWorkspace(size, neighbours.length, options, ({ kernel, cells, start, resize }) => {
    resize(size);
    cells.set(offsets, start("offsets"));
    cells.set(neighbours, start("neighbours"));
    const grid = start("grid");
    const own = start("own");
    for (let i = 0; i < size; i++)
      for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
        const j = neighbours[e]!;
        const lane = (j >> 5) & 3;
        const inOwn = i >> 7 === j >> 7;
        if (inOwn) cells[own + 4 * i + lane]! |= 1 << j;
        if (!inOwn || j > i) cells[grid + 4 * ((j >> 7) * size + i) + lane]! |= 1 << j;
      }
    kernel.count();
    return Float64Array.from(cells.subarray(start("triangles"), start("triangles") + size));
  });
}

/** Each triangle once, from its corner of least degree (the "forward" algorithm, Schank and Wagner 2005). */
export function trianglesByMarks({ offsets, neighbours }: Simple): Float64Array {
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
