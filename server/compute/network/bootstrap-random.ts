import { logPoissonPmf } from "@/server/compute/network/poisson";

/** Random numbers of one part of a computation; two parts share nothing but the seed. */
export type RandomStream = {
  /** Uniform in the open interval (0, 1), 32 bits. */
  uniform(): number;
  /** Uniform whole number in 0 .. n - 1. */
  below(n: number): number;
};

/**
 * The stream of part `part` of the computation seeded with `seed`: the same whichever worker asks for it, and in
 * whatever order. 96 bits of state and a counter (sfc32, Doty-Humphrey), started from a hash of (seed, part); integer
 * arithmetic only, so it is the same on every machine.
 */
export function randomStream(seed: number, part: number): RandomStream {
  const state = Int32Array.of(
    scrambled(seed | 0),
    scrambled(Math.floor(seed / 2 ** 32) ^ 0x9e3779b9),
    scrambled(part ^ 0x85ebca6b),
    1,
  );
  const next = () => {
    const sum = (state[0]! + state[1]! + state[3]!) | 0;
    state[3] = state[3]! + 1;
    state[0] = state[1]! ^ (state[1]! >>> 9);
    state[1] = state[2]! + (state[2]! << 3);
    state[2] = ((state[2]! << 21) | (state[2]! >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let round = 0; round < 20; round++) next();
  const uniform = () => (next() + 0.5) / 4294967296;
  return { uniform, below: (n) => Math.floor(uniform() * n) };
}

/** Finalizer of MurmurHash3: every bit of the word touches every other. */
function scrambled(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * A draw from Poisson(mean), exact up to the 32 bits of a uniform: by inversion below 10, above by transformed rejection.
 *
 * Source  PTRS: Hörmann (1993), Insurance: Mathematics and Economics 12, 39.
 */
export function poissonDraw(mean: number, random: RandomStream): number {
  if (mean < 10) {
    let term = Math.exp(-mean);
    let left = random.uniform();
    let x = 0;
    while (left > term && x < 200) {
      left -= term;
      x++;
      term *= mean / x;
    }
    return x;
  }
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const surely = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = random.uniform();
    const edge = 0.5 - Math.abs(u);
    const x = Math.floor(((2 * a) / edge + b) * u + mean + 0.43);
    if (edge >= 0.07 && v <= surely) return x;
    if (x < 0 || (edge < 0.013 && v > edge)) continue;
    const hat = Math.log((v * (1.1239 + 1.1328 / (b - 3.4))) / (a / (edge * edge) + b));
    if (hat <= logPoissonPmf(x, mean)) return x;
  }
}

/**
 * A draw from Gamma(shape) of scale 1: mean `shape`, variance `shape`; shape > 0.
 *
 * Source  Marsaglia and Tsang (2000), ACM Transactions on Mathematical Software 26, 363.
 */
export function gammaDraw(shape: number, random: RandomStream): number {
  const boosted = shape < 1 ? shape + 1 : shape;
  const d = boosted - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalDraw(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (Math.log(random.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v))
      return shape < 1 ? d * v * random.uniform() ** (1 / shape) : d * v;
  }
}

/** Box and Muller; the second of the pair is not kept, so that a stream is a plain function of its place. */
const normalDraw = (random: RandomStream) =>
  Math.sqrt(-2 * Math.log(random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
