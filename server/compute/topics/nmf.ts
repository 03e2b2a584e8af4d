import { ComputeError } from "@/server/domain/errors";
import { startTopics } from "./nmf-start";
import { evenTopics, nmfSweeps } from "./nmf-sweep";
import { completed, type Steps, within } from "./steps";
import { chosenRows, filledRows, type SparseRows } from "./tf-idf";

/** X ~ W H: `documents` W (rows x topics), `terms` H (topics x columns), both row-major and not negative. */
export type Factors = {
  topics: number;
  documents: Float64Array;
  terms: Float64Array;
  /** ||X - W H|| / ||X|| at the end. */
  error: number;
  /** Over all documents; those over a part of them are not counted. */
  sweeps: number;
};

export type FactorOptions = {
  topics: number;
  seed: number;
  maxSweeps?: number;
  tolerance?: number;
  /** The twin in plain TypeScript instead of the kernel: the same bits, slower. */
  plain?: boolean;
};

/** A start is drawn from so many documents, and brought near its end there before all are taken. */
const PART = 4000;

/**
 * Non-negative matrix factorisation by hierarchical alternating least squares. A sweep takes every document, and then every
 * term, twice over the topics one at a time,
 *
 *   W_dk <- max(0, W_dk + (X H' - W H H')_dk / (H H')_kk),   then H alike with X' W and W' W,
 *
 * until a sweep adds less than `tolerance` of what is explained, 1 - error^2, or `maxSweeps`. X stays sparse: a sweep costs
 * O(nonzeros x topics + (rows + columns) x topics^2), in a kernel (assembly/nmf.ts).
 *
 * Start    documents far from each other (k-means++ on cosine distance), each with its nearest neighbours: `seed` decides.
 *          Of more than 8,000 documents, 4,000 taken at equal distances are factorised first and give H to start with.
 *          The same input and seed give the same bits.
 * Errors   BAD_OPTION if topics is not between 1 and the number of rows with values.
 * Source   Cichocki and Phan (2009), IEICE Transactions E92-A(3), 708; Gillis and Glineur (2012), Neural Computation 24, 1085.
 */
export const factorisation = (x: SparseRows, options: FactorOptions): Factors =>
  completed(factorisationSteps(x, options));

/** The same, a step a sweep. */
export function* factorisationSteps(x: SparseRows, options: FactorOptions): Steps<Factors> {
  const { topics, maxSweeps = 150, tolerance = 1e-4, plain } = options;
  const filled = filledRows(x);
  if (!(Number.isInteger(topics) && topics >= 1 && topics <= filled.length))
    throw new ComputeError("BAD_OPTION", `${topics} topics of ${filled.length} documents with terms`);
  const stride = evenTopics(topics);
  const start = yield* within(startSteps(x, filled, options), 0, 0.1);
  const found = yield* within(swept(x, topics, start, { maxSweeps, tolerance, plain }), 0.1, 1);
  const terms = new Float64Array(topics * x.columnCount);
  for (let t = 0; t < x.columnCount; t++)
    for (let k = 0; k < topics; k++) terms[k * x.columnCount + t] = found.h[t * stride + k]!;
  const error = Math.sqrt(Math.max(0, 1 - found.explained));
  return { topics, documents: compact(found.w, x.rows, topics, stride), terms, error, sweeps: found.sweeps };
}

/** H to start with: of many documents a factorisation of a part of them. */
function* startSteps(x: SparseRows, filled: Int32Array, options: FactorOptions): Steps<Float64Array> {
  const { topics, seed, maxSweeps = 150, tolerance = 1e-4, plain } = options;
  const stride = evenTopics(topics);
  if (filled.length <= 2 * PART)
    return startTopics(filled.length === x.rows ? x : chosenRows(x, filled), topics, stride, seed);
  const part = chosenRows(x, filledRows(x, Math.max(PART, topics)));
  const limits = { maxSweeps: Math.min(30, maxSweeps), tolerance: 10 * tolerance, plain };
  return (yield* swept(part, topics, startTopics(part, topics, stride, seed), limits)).h;
}

/** Sweeps from H on until little is gained. */
function* swept(
  x: SparseRows,
  topics: number,
  start: Float64Array,
  { maxSweeps, tolerance, plain }: { maxSweeps: number; tolerance: number; plain?: boolean },
): Steps<{ h: Float64Array; w: Float64Array; explained: number; sweeps: number }> {
  const { h, sweep } = nmfSweeps(x, topics, plain);
  h.set(start);
  const w = new Float64Array(x.rows * evenTopics(topics));
  let explained = 0;
  let sweeps = 0;
  while (sweeps < maxSweeps) {
    const from = sweeps / maxSweeps;
    const next = yield* within(sweep(w), from, from + 1 / maxSweeps);
    sweeps++;
    const done = next - explained < tolerance * next;
    explained = next;
    if (done) break;
    yield sweeps / maxSweeps;
  }
  return { h, w, explained, sweeps };
}

function compact(w: Float64Array, rows: number, topics: number, stride: number): Float64Array {
  if (topics === stride) return w;
  for (let row = 0; row < rows; row++) w.copyWithin(row * topics, row * stride, row * stride + topics);
  return w.slice(0, rows * topics);
}

/** The best of several starts (seed, seed + 1, ...) by error; the first of equals. */
export const bestFactorisation = (x: SparseRows, options: FactorOptions & { starts: number }): Factors =>
  completed(bestFactorisationSteps(x, options));

/** The same in steps. */
export function* bestFactorisationSteps(
  x: SparseRows,
  { starts, ...options }: FactorOptions & { starts: number },
): Steps<Factors> {
  let best: Factors | null = null;
  for (let at = 0; at < starts; at++) {
    const steps = factorisationSteps(x, { ...options, seed: options.seed + at });
    const factors = yield* within(steps, at / starts, (at + 1) / starts);
    if (!best || factors.error < best.error) best = factors;
  }
  return best!;
}
