import { ComputeError } from "@/server/domain/errors";
import { seededRandom } from "./random";
import { completed, type Steps, within } from "./steps";
import type { SparseRows } from "./tf-idf";

/** X ~ W H: `documents` W (rows x topics), `terms` H (topics x columns), both row-major and not negative. */
export type Factors = {
  topics: number;
  documents: Float64Array;
  terms: Float64Array;
  /** ||X - W H|| / ||X|| at the end. */
  error: number;
  sweeps: number;
};

export type FactorOptions = { topics: number; seed: number; maxSweeps?: number; tolerance?: number };

/**
 * Non-negative matrix factorisation by hierarchical alternating least squares: every sweep updates one topic at a time,
 *
 *   H_k <- max(0, H_k + (W'X - W'W H)_k / (W'W)_kk),   then W alike with X H' and H H',
 *
 * until a sweep adds less than `tolerance` of what is explained, 1 - error^2, or `maxSweeps`. X stays sparse: a sweep costs
 * O(nonzeros x topics + (rows + columns) x topics^2).
 *
 * Start    documents far from each other (k-means++ on cosine distance), each with its nearest neighbours: `seed` decides.
 *          The same input and seed give the same bits.
 * Errors   BAD_OPTION if topics is not between 1 and the number of rows with values.
 * Source   Cichocki and Phan (2009), IEICE Transactions E92-A(3), 708.
 */
export const factorisation = (x: SparseRows, options: FactorOptions): Factors =>
  completed(factorisationSteps(x, options));

/** The same, a step a sweep. */
export function* factorisationSteps(
  x: SparseRows,
  { topics, seed, maxSweeps = 150, tolerance = 1e-4 }: FactorOptions,
): Steps<Factors> {
  const filled = Array.from({ length: x.rows }, (_, row) => row).filter(
    (row) => x.offsets[row]! < x.offsets[row + 1]!,
  );
  if (!(Number.isInteger(topics) && topics >= 1 && topics <= filled.length))
    throw new ComputeError("BAD_OPTION", `${topics} topics of ${filled.length} documents with terms`);
  const h = startTopics(x, filled, topics, seed);
  const w = new Float64Array(x.rows * topics);
  let squares = 0;
  for (const value of x.values) squares += value * value;

  let explained = 0;
  let sweeps = 0;
  while (sweeps < maxSweeps) {
    sweeps++;
    updateFactor(w, product(x, h, topics), gram(h, topics, x.columnCount, false), topics, x.rows);
    const toDocuments = transposedProduct(x, w, topics);
    const gramW = gram(w, topics, x.rows, true);
    updateTerms(h, toDocuments, gramW, topics, x.columnCount);
    const next = explainedShare(squares, h, toDocuments, gramW, topics, x.columnCount);
    const done = next - explained < tolerance * next;
    explained = next;
    if (done) break;
    yield sweeps / maxSweeps;
  }
  const error = Math.sqrt(Math.max(0, 1 - explained));
  return { topics, documents: w, terms: h, error, sweeps };
}

/** The best of several starts (seed, seed + 1, ...) by error; the first of equals. */
export const bestFactorisation = (x: SparseRows, options: FactorOptions & { starts: number }): Factors =>
  completed(bestFactorisationSteps(x, options));

/** The same in steps. */
export function* bestFactorisationSteps(
  x: SparseRows,
  { starts, ...options }: FactorOptions & { starts: number },
): Steps<Factors> {
  const tried: Factors[] = [];
  for (let at = 0; at < starts; at++) {
    const steps = factorisationSteps(x, { ...options, seed: options.seed + at });
    tried.push(yield* within(steps, at / starts, (at + 1) / starts));
  }
  return tried.reduce((best, factors) => (factors.error < best.error ? factors : best));
}

/** k-means++ over documents: topic k starts as the sum of the documents most like the k-th one drawn. */
function startTopics(x: SparseRows, filled: number[], topics: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  const h = new Float64Array(topics * x.columnCount);
  const distance = new Float64Array(x.rows);
  for (const row of filled) distance[row] = 1;
  for (let k = 0; k < topics; k++) {
    let total = 0;
    for (const row of filled) total += distance[row]!;
    let draw = random() * total;
    let chosen = filled[filled.length - 1]!;
    for (const row of filled) {
      draw -= distance[row]!;
      if (draw < 0) {
        chosen = row;
        break;
      }
    }
    const similar = similarities(x, chosen);
    const nearest = filled
      .filter((row) => similar[row]! > 0)
      .sort((a, b) => similar[b]! - similar[a]! || a - b)
      .slice(0, Math.max(3, Math.floor(filled.length / (4 * topics))));
    for (const row of nearest) {
      for (let i = x.offsets[row]!; i < x.offsets[row + 1]!; i++)
        h[k * x.columnCount + x.columns[i]!]! += (x.values[i]! * similar[row]!) / nearest.length;
    }
    for (const row of filled) distance[row] = Math.min(distance[row]!, Math.max(0, 1 - similar[row]!) ** 2);
  }
  // a small floor lets a topic take in terms that its first documents lack
  for (let i = 0; i < h.length; i++) h[i]! += 1e-4 * random();
  return h;
}

/** Inner products of one row with every row. */
function similarities(x: SparseRows, row: number): Float64Array {
  const dense = new Float64Array(x.columnCount);
  for (let k = x.offsets[row]!; k < x.offsets[row + 1]!; k++) dense[x.columns[k]!] = x.values[k]!;
  const similar = new Float64Array(x.rows);
  for (let other = 0; other < x.rows; other++) {
    let sum = 0;
    for (let k = x.offsets[other]!; k < x.offsets[other + 1]!; k++)
      sum += x.values[k]! * dense[x.columns[k]!]!;
    similar[other] = sum;
  }
  return similar;
}

/** X H' (rows x topics), with H topics x columns. */
function product(x: SparseRows, h: Float64Array, topics: number): Float64Array {
  const byColumn = transposed(h, topics, x.columnCount);
  const result = new Float64Array(x.rows * topics);
  for (let row = 0; row < x.rows; row++) {
    const to = row * topics;
    for (let i = x.offsets[row]!; i < x.offsets[row + 1]!; i++) {
      const value = x.values[i]!;
      const from = x.columns[i]! * topics;
      for (let k = 0; k < topics; k++) result[to + k]! += value * byColumn[from + k]!;
    }
  }
  return result;
}

/** X' W (columns x topics), with W rows x topics. */
function transposedProduct(x: SparseRows, w: Float64Array, topics: number): Float64Array {
  const result = new Float64Array(x.columnCount * topics);
  for (let row = 0; row < x.rows; row++) {
    const from = row * topics;
    for (let i = x.offsets[row]!; i < x.offsets[row + 1]!; i++) {
      const value = x.values[i]!;
      const to = x.columns[i]! * topics;
      for (let k = 0; k < topics; k++) result[to + k]! += value * w[from + k]!;
    }
  }
  return result;
}

function transposed(h: Float64Array, topics: number, columns: number): Float64Array {
  const result = new Float64Array(h.length);
  for (let k = 0; k < topics; k++)
    for (let column = 0; column < columns; column++) result[column * topics + k] = h[k * columns + column]!;
  return result;
}

/** Inner products of the topics: of columns (rows x topics) or of rows (topics x columns). */
function gram(factor: Float64Array, topics: number, length: number, byRow: boolean): Float64Array {
  const result = new Float64Array(topics * topics);
  for (let a = 0; a < topics; a++)
    for (let b = a; b < topics; b++) {
      let sum = 0;
      for (let i = 0; i < length; i++)
        sum += byRow
          ? factor[i * topics + a]! * factor[i * topics + b]!
          : factor[a * length + i]! * factor[b * length + i]!;
      result[a * topics + b] = sum;
      result[b * topics + a] = sum;
    }
  return result;
}

/** One HALS pass over W (rows x topics): target = X H', products = H H'. */
function updateFactor(
  w: Float64Array,
  target: Float64Array,
  products: Float64Array,
  topics: number,
  rows: number,
) {
  for (let row = 0; row < rows; row++) {
    const at = row * topics;
    for (let k = 0; k < topics; k++) {
      const own = products[k * topics + k]!;
      if (own <= 0) {
        w[at + k] = 0;
        continue;
      }
      let fit = 0;
      for (let l = 0; l < topics; l++) fit += w[at + l]! * products[l * topics + k]!;
      w[at + k] = Math.max(0, w[at + k]! + (target[at + k]! - fit) / own);
    }
  }
}

/** One HALS pass over H (topics x columns): target = X' W (columns x topics), products = W' W. */
function updateTerms(
  h: Float64Array,
  target: Float64Array,
  products: Float64Array,
  topics: number,
  columns: number,
) {
  for (let k = 0; k < topics; k++) {
    const own = products[k * topics + k]!;
    const at = k * columns;
    for (let column = 0; column < columns; column++) {
      if (own <= 0) {
        h[at + column] = 0;
        continue;
      }
      let fit = 0;
      for (let l = 0; l < topics; l++) fit += products[k * topics + l]! * h[l * columns + column]!;
      h[at + column] = Math.max(0, h[at + column]! + (target[column * topics + k]! - fit) / own);
    }
  }
}

/** 1 - ||X - W H||^2 / ||X||^2 = (2 <X, W H> - <W'W, H H'>) / ||X||^2, without forming W H. */
function explainedShare(
  squares: number,
  h: Float64Array,
  toDocuments: Float64Array,
  gramW: Float64Array,
  topics: number,
  columns: number,
): number {
  const gramH = gram(h, topics, columns, false);
  let cross = 0;
  for (let k = 0; k < topics; k++)
    for (let column = 0; column < columns; column++)
      cross += h[k * columns + column]! * toDocuments[column * topics + k]!;
  let fitted = 0;
  for (let i = 0; i < gramH.length; i++) fitted += gramH[i]! * gramW[i]!;
  return (2 * cross - fitted) / squares;
}
