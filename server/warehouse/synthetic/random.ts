/** Uniform and normal deviates from one seed; the same seed gives the same sequence on every machine. */
export type Random = {
  /** In [0, 1). */
  uniform(): number;
  /** Whole number in 0 .. size - 1. */
  below(size: number): number;
  /** Standard normal. */
  normal(): number;
};

/** sfc32 (Doty-Humphrey, PractRand): small, fast, passes the usual batteries. */
export function randomOf(seed: number, stream = 0): Random {
  let a = seed | 0;
  let b = (seed / 2 ** 32) | 0;
  let c = stream | 0;
  let counter = 1;
  let spare = 0;
  let hasSpare = false;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let at = 0; at < 20; at++) next();
  const uniform = () => next() / 4294967296;
  return {
    uniform,
    below: (size) => Math.floor(uniform() * size),
    normal() {
      if (hasSpare) {
        hasSpare = false;
        return spare;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
      const angle = 2 * Math.PI * uniform();
      spare = radius * Math.sin(angle);
      hasSpare = true;
      return radius * Math.cos(angle);
    },
  };
}

/** Draws from weights in constant time (Walker's alias method, Vose 1991). */
export type Alias = { size: number; probability: Float64Array; other: Int32Array };

export function aliasOf(weights: ArrayLike<number>): Alias {
  const size = weights.length;
  let total = 0;
  for (let at = 0; at < size; at++) total += weights[at]!;
  const probability = new Float64Array(size);
  const other = new Int32Array(size);
  const small: number[] = [];
  const large: number[] = [];
  for (let at = 0; at < size; at++) {
    probability[at] = (weights[at]! * size) / total;
    other[at] = at;
    (probability[at]! < 1 ? small : large).push(at);
  }
  while (small.length > 0 && large.length > 0) {
    const less = small.pop()!;
    const more = large.pop()!;
    other[less] = more;
    probability[more]! -= 1 - probability[less]!;
    (probability[more]! < 1 ? small : large).push(more);
  }
  for (const at of [...small, ...large]) probability[at] = 1;
  return { size, probability, other };
}

export function draw({ size, probability, other }: Alias, random: Random): number {
  const scaled = random.uniform() * size;
  const at = Math.floor(scaled);
  return scaled - at < probability[at]! ? at : other[at]!;
}

/** Whole parts of `total` in proportion to the weights, adding up exactly (largest remainders, ties to the first). */
export function shares(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const left = total - parts.reduce((all, part) => all + part, 0);
  const byRemainder = exact
    .map((value, at) => ({ at, rest: value - parts[at]! }))
    .sort((x, y) => y.rest - x.rest || x.at - y.at);
  for (const { at } of byRemainder.slice(0, left)) parts[at]!++;
  return parts;
}
