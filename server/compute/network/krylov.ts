/** Most directions that are kept: later ones are found from the best of these. */
const MOST = 24;
/** From here on it is worth asking whether the best combination is good enough. */
const FIRST_LOOK = 6;

/**
 * The vector of the largest eigenvalue of a symmetric matrix, as well as a few products with it can tell: Lanczos' method,
 * each direction made square to all before, and the best combination of them (Rayleigh and Ritz).
 *
 * `product(x, y)` writes W x into y. From `start` (length 1, changed in place to the answer, length 1) until the error of
 * W x = θ x is below `tolerance` θ, or `most` products, or 24 directions. Returns the number of products.
 * Source  Parlett (1980), The Symmetric Eigenvalue Problem, chapter 13.
 */
export function largestDirection(
  product: (x: Float64Array, y: Float64Array) => void,
  start: Float64Array,
  { tolerance, most }: { tolerance: number; most: number },
): number {
  const size = start.length;
  const basis = [start.slice()];
  const diagonal: number[] = [];
  const beside: number[] = [];
  let best = [1];
  while (diagonal.length < Math.min(MOST, most)) {
    const x = basis.at(-1)!;
    const y = new Float64Array(size);
    product(x, y);
    diagonal.push(dot(x, y));
    // Twice: once leaves rounding behind.
    for (const direction of basis) subtract(y, direction, dot(direction, y));
    for (const direction of basis) subtract(y, direction, dot(direction, y));
    const length = Math.sqrt(dot(y, y));
    const largest = Math.abs(diagonal[0]!) + (beside[0] ?? length);
    const isWhole = !(length > 1e-14 * largest);
    if (isWhole || diagonal.length >= FIRST_LOOK || diagonal.length === most) {
      const found = largestOfTridiagonal(diagonal, beside);
      best = found.vector;
      if (isWhole || Math.abs(length * best.at(-1)!) <= tolerance * found.value) break;
    }
    beside.push(length);
    for (let i = 0; i < size; i++) y[i]! /= length;
    basis.push(y);
  }
  start.fill(0);
  best.forEach((share, at) => {
    subtract(start, basis[at]!, -share);
  });
  return diagonal.length;
}

/** Largest eigenvalue by halving (Sturm), its vector by inverse iteration from just above, where all pivots are positive. */
function largestOfTridiagonal(diagonal: readonly number[], beside: readonly number[]) {
  const count = diagonal.length;
  const pivots = (shift: number) => {
    const found: number[] = [];
    for (let i = 0; i < count; i++)
      found.push(shift - diagonal[i]! - (i > 0 ? beside[i - 1]! ** 2 / found[i - 1]! : 0));
    return found;
  };
  let low = Math.max(...diagonal);
  let high = Math.max(...diagonal.map((value, i) => value + (beside[i - 1] ?? 0) + (beside[i] ?? 0)));
  high += 1e-14 * Math.abs(high) + Number.MIN_VALUE;
  for (let halving = 0; halving < 60 && high - low > 1e-15 * Math.abs(high); halving++) {
    const middle = (low + high) / 2;
    if (pivots(middle).every((pivot) => pivot > 0)) high = middle;
    else low = middle;
  }
  const pivot = pivots(high);
  let vector = diagonal.map(() => 1);
  for (let turn = 0; turn < 3; turn++) {
    for (let i = 1; i < count; i++) vector[i]! += (beside[i - 1]! / pivot[i - 1]!) * vector[i - 1]!;
    vector[count - 1]! /= pivot[count - 1]!;
    for (let i = count - 2; i >= 0; i--) vector[i] = (vector[i]! + beside[i]! * vector[i + 1]!) / pivot[i]!;
    const length = Math.hypot(...vector);
    vector = vector.map((value) => value / length);
  }
  return { value: high, vector };
}

/** In one order, so that a node of value 0 more changes nothing. */
function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}

function subtract(y: Float64Array, x: Float64Array, times: number) {
  for (let i = 0; i < y.length; i++) y[i]! -= times * x[i]!;
}
