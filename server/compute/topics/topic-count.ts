import { topicCoherence, topicDiversity } from "./coherence";
import { contextCoherence } from "./context-coherence";
import { bestFactorisationSteps } from "./nmf";
import { type Steps, within } from "./steps";
import type { SparseRows, Vocabulary } from "./tf-idf";

/**
 * One number of topics that was tried, over two starts: mean coherence (NPMI, and C_v of context-coherence.ts) and diversity of
 * the top ten terms, and how alike the topics of both starts are (mean over topics of the largest cosine with one of the other
 * start, 0 to 1). Curves over the numbers tried: none of them is the best one, and they need not agree.
 */
export type TopicCountTrial = {
  topics: number;
  coherence: number;
  /** Missing in answers of before it was measured. */
  contextCoherence?: number;
  diversity: number;
  stability: number;
};

const TRIED = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60];
export const MOST_TRIED = 60;
const TOP = 10;

/**
 * A number of topics to begin with, not a best one. Tried are the six largest of a fixed list that leave a topic 15 documents or
 * more (8 where there are few), 40 topics at most below 5,000 documents and never more than `most`; recommended is the smallest whose
 *
 *   score = mean NPMI * diversity * stability        (mean NPMI alone where it is negative)
 *
 * reaches 95 % of the largest.
 */
export function* recommendedCount(
  x: SparseRows,
  words: Vocabulary,
  { placed, most }: { placed: number; most: number },
  seed: number,
): Steps<{ recommended: number; trials: TopicCountTrial[] }> {
  const each = Math.min(15, Math.max(8, placed / 15));
  const fitting = TRIED.filter(
    (count) => count <= most && count * each <= placed && (placed >= 5000 || count <= 40),
  );
  const candidates = fitting.length > 0 ? fitting.slice(-6) : [Math.min(most, 2)];
  const all = candidates.reduce((sum, topics) => sum + topics, 0);
  const trials: TopicCountTrial[] = [];
  let done = 0;
  for (const topics of candidates) {
    trials.push(yield* within(trial(x, words, topics, seed), done / all, (done + topics) / all));
    done += topics;
  }
  return { recommended: recommendedOf(trials), trials };
}

/** What a number of topics is judged by: mean NPMI * diversity * stability, mean NPMI alone where it is negative. */
export const trialScore = ({ coherence, diversity, stability }: TopicCountTrial): number =>
  coherence > 0 ? coherence * diversity * stability : coherence;

/** The smallest number whose score reaches 95 % of the largest; of at least one trial. */
export function recommendedOf(trials: readonly TopicCountTrial[]): number {
  const best = Math.max(...trials.map(trialScore));
  const enough = best > 0 ? 0.95 * best : best;
  return trials.find((tried) => trialScore(tried) >= enough)!.topics;
}

function* trial(x: SparseRows, words: Vocabulary, topics: number, seed: number): Steps<TopicCountTrial> {
  // two independent answers, each the best of a few where that is cheap
  const tries = x.rows < 1000 ? 5 : 1;
  const starts: Float64Array[] = [];
  for (const at of [0, 1]) {
    const options = { topics, seed: seed + at * tries, starts: tries, maxSweeps: 60, tolerance: 1e-3 };
    starts.push((yield* within(bestFactorisationSteps(x, options), at / 2, (at + 1) / 2)).terms);
  }
  const top = starts.map((terms) =>
    Array.from({ length: topics }, (_, k) => largestTerms(terms, k * x.columnCount, x.columnCount, TOP)),
  );
  const mean = (values: number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return {
    topics,
    coherence: mean(
      top.flatMap((lists) => topicCoherence(words.counts, lists).filter((value) => value !== null)),
    ),
    contextCoherence: mean(
      top.flatMap((lists) => contextCoherence(words.counts, lists).filter((value) => value !== null)),
    ),
    diversity: mean(top.map((lists) => topicDiversity(lists) ?? 0)),
    stability: likeness(starts[0]!, starts[1]!, topics, x.columnCount),
  };
}

/** Columns of the `count` largest positive values of one topic. */
function largestTerms(values: Float64Array, from: number, length: number, count: number): number[] {
  const columns: number[] = [];
  for (let column = 0; column < length; column++) if (values[from + column]! > 0) columns.push(column);
  return columns.sort((a, b) => values[from + b]! - values[from + a]! || a - b).slice(0, count);
}

/** Mean over the topics of `a` of the largest cosine with a topic of `b`. */
export function likeness(a: Float64Array, b: Float64Array, topics: number, columns: number): number {
  const inner = (p: Float64Array, i: number, q: Float64Array, j: number) => {
    let sum = 0;
    for (let t = 0; t < columns; t++) sum += p[i * columns + t]! * q[j * columns + t]!;
    return sum;
  };
  let total = 0;
  for (let i = 0; i < topics; i++) {
    let closest = 0;
    for (let j = 0; j < topics; j++) {
      const length = Math.sqrt(inner(a, i, a, i) * inner(b, j, b, j));
      if (length > 0) closest = Math.max(closest, inner(a, i, b, j) / length);
    }
    total += closest;
  }
  return total / topics;
}
