import { ComputeError } from "@/server/domain/errors";
import { type Steps, within } from "./steps";

/** Other answers that topics are looked for in. */
export const STABILITY_SEEDS = 5;

/**
 * How surely each topic is found again: the mean over other answers (other seeds, the same documents and number of topics) of
 *
 *   max_l cos( p(. | k), p(. | l) )        over the topics l of that answer
 *
 * 0 to 1, by topic. `termWeights`, and each of `others`: topics x columns, rows of any length (a cosine has no scale).
 * Null for a topic without terms, and without another answer. Errors: BAD_SHAPE.
 */
export function topicStability(
  termWeights: Float64Array,
  others: readonly Float64Array[],
  columns: number,
): (number | null)[] {
  for (const weights of [termWeights, ...others])
    if (columns < 1 || weights.length % columns !== 0)
      throw new ComputeError("BAD_SHAPE", `${weights.length} term weights over ${columns} terms`);
  const best = others.map((other) => bestCosines(termWeights, other, columns));
  return Array.from({ length: termWeights.length / columns }, (_, k) => {
    if (others.length === 0 || norm(termWeights, k, columns) === 0) return null;
    return best.reduce((sum, cosines) => sum + cosines[k]!, 0) / others.length;
  });
}

/** The same, with the other answers made on the way: seed + 101, seed + 102 ... `answer` gives their topics x columns. */
export function* topicStabilitySteps(
  termWeights: Float64Array,
  columns: number,
  seed: number,
  answer: (seed: number) => Steps<Float64Array>,
): Steps<(number | null)[]> {
  const others: Float64Array[] = [];
  for (let at = 0; at < STABILITY_SEEDS; at++)
    others.push(yield* within(answer(seed + 101 + at), at / STABILITY_SEEDS, (at + 1) / STABILITY_SEEDS));
  return topicStability(termWeights, others, columns);
}

function bestCosines(a: Float64Array, b: Float64Array, columns: number): Float64Array {
  const norms = Float64Array.from({ length: b.length / columns }, (_, l) => norm(b, l, columns));
  return Float64Array.from({ length: a.length / columns }, (_, k) => {
    const own = norm(a, k, columns);
    let best = 0;
    if (own > 0)
      norms.forEach((other, l) => {
        if (other === 0) return;
        let inner = 0;
        for (let t = 0; t < columns; t++) inner += a[k * columns + t]! * b[l * columns + t]!;
        best = Math.max(best, inner / (own * other));
      });
    return Math.min(1, best);
  });
}

function norm(weights: Float64Array, row: number, columns: number): number {
  let squares = 0;
  for (let t = 0; t < columns; t++) squares += weights[row * columns + t]! ** 2;
  return Math.sqrt(squares);
}
