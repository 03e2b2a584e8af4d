/** What a sweep works on, laid out as lda-shard.ts says. */
type Lists = {
  readonly offsets: Int32Array;
  readonly words: Int32Array;
  readonly assignments: Uint16Array;
  readonly terms: Float32Array;
  readonly totals: Int32Array;
  readonly inverse: Float32Array;
  readonly alpha: Float32Array;
  readonly averages: Float32Array;
};

type Sweep = {
  documents: number;
  topics: number;
  stride: number;
  state: readonly [number, number, number];
  beta: number;
  mass: number;
  assigned: boolean;
  average: boolean;
};

const { fround } = Math;

/** The kernel assembly/lda.ts without vectors: every sum in the same order and rounded alike, so that the bits are the same. */
export function plainSweep(lists: Lists, plan: Sweep): void {
  const { offsets, words, assignments, terms, totals, inverse, alpha, averages } = lists;
  const { documents, topics, stride, beta, mass, assigned, average } = plan;
  const drawn = sfc32(plan.state);
  const counts = new Float32Array(stride);
  const a = new Float32Array(stride);
  const sums = new Float32Array(stride);
  const lanes = new Float32Array(9);
  const change = (row: number, k: number, by: number) => {
    terms[row + k]! += by;
    counts[k]! += by;
    totals[k]! += by;
    inverse[k] = 1 / fround(fround(totals[k]!) + mass);
    a[k] = fround(counts[k]! + alpha[k]!) * inverse[k]!;
  };
  for (let k = 0; k < stride; k++) inverse[k] = 1 / fround(fround(totals[k]!) + mass);

  for (let d = 0; d < documents; d++) {
    counts.fill(0);
    if (assigned) for (let t = offsets[d]!; t < offsets[d + 1]!; t++) counts[assignments[t]!]!++;
    for (let k = 0; k < stride; k++) a[k] = fround(counts[k]! + alpha[k]!) * inverse[k]!;
    for (let t = offsets[d]!; t < offsets[d + 1]!; t++) {
      const row = words[t]! * stride;
      if (assigned) change(row, assignments[t]!, -1);
      for (let k = 0; k < stride; k++) {
        const part = fround(a[k]! * fround(terms[row + k]! + beta));
        sums[k] = (k < 8 ? 0 : sums[k - 8]!) + part;
      }
      const wanted = fround(
        fround((drawn() >>> 8) * 5.9604644775390625e-8) * laneSums(sums, stride - 8, lanes),
      );
      let lane = 0;
      for (let i = 1; i <= 8; i++) if (lanes[i]! <= wanted) lane++;
      if (lane > 7) lane = 7;
      const rest = fround(wanted - lanes[lane]!);
      let step = 0;
      for (let k = lane; k < stride; k += 8) if (sums[k]! <= rest) step++;
      const k = Math.min(8 * step + lane, topics - 1);
      assignments[t] = k;
      change(row, k, 1);
    }
    if (average) for (let k = 0; k < stride; k++) averages[d * stride + k]! += counts[k]!;
  }
}

/** lanes[i + 1] = sum of the lanes 0 to i, added as the kernel's shuffles do; returns the sum of all. */
function laneSums(sums: Float32Array, last: number, lanes: Float32Array): number {
  for (const half of [0, 4]) {
    const [v0, v1, v2, v3] = sums.subarray(last + half, last + half + 4) as unknown as [
      ...[number, number, number, number],
    ];
    const [p1, p2, p3] = [fround(v1 + v0), fround(v2 + v1), fround(v3 + v2)];
    lanes.set([v0, p1, fround(p2 + v0), fround(p3 + p1)], 1 + half);
  }
  for (let i = 5; i <= 8; i++) lanes[i]! += lanes[4]!;
  return lanes[8]!;
}

/** sfc32 (Doty-Humphrey) from three numbers and the counter 1; the first 12 draws are thrown away. */
function sfc32([a, b, c]: readonly [number, number, number]): () => number {
  let [s0, s1, s2, s3] = [a | 0, b | 0, c | 0, 1];
  const next = () => {
    const t = (s0 + s1 + s3) | 0;
    s3 = (s3 + 1) | 0;
    s0 = s1 ^ (s1 >>> 9);
    s1 = (s2 + (s2 << 3)) | 0;
    s2 = (((s2 << 21) | (s2 >>> 11)) + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}
