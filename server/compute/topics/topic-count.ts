import { topicCoherence, topicDiversity } from "./coherence";
import { factorisation } from "./nmf";
import type { SparseRows, Vocabulary } from "./tf-idf";

/** One number of topics that was tried: mean coherence (NPMI) and diversity of the top ten terms. */
export type TopicCountTrial = { topics: number; coherence: number | null; diversity: number | null };

const TRIED = [4, 6, 8, 10, 12, 15, 20, 25, 30, 40];

/**
 * A number of topics to begin with, not a best one. Tried are at most six numbers such that a topic has about 15 documents or
 * more; recommended is the smallest whose
 *
 *   score = mean NPMI * diversity        (mean NPMI alone where it is negative)
 *
 * comes within 0.005 of the largest.
 */
export function recommendedCount(
  x: SparseRows,
  words: Vocabulary,
  placed: number,
  seed: number,
): { recommended: number; trials: TopicCountTrial[] } {
  const fitting = TRIED.filter((count) => count * 15 <= placed);
  const candidates = fitting.length > 0 ? fitting.slice(-6) : [Math.min(placed, 2)];
  const trials = candidates.map((topics): TopicCountTrial => {
    const { terms } = factorisation(x, { topics, seed, maxSweeps: 40, tolerance: 1e-3 });
    const top = Array.from({ length: topics }, (_, k) =>
      largest(terms, k * x.columnCount, x.columnCount, 10),
    );
    const known = topicCoherence(words.counts, top).filter((value) => value !== null);
    return {
      topics,
      coherence: known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null,
      diversity: topicDiversity(top),
    };
  });
  const score = ({ coherence, diversity }: TopicCountTrial) =>
    (coherence ?? -1) * ((coherence ?? -1) > 0 ? (diversity ?? 0) : 1);
  const best = Math.max(...trials.map(score));
  return { recommended: trials.find((trial) => score(trial) >= best - 0.005)!.topics, trials };
}

function largest(values: Float64Array, from: number, length: number, count: number): number[] {
  const columns: number[] = [];
  for (let column = 0; column < length; column++) if (values[from + column]! > 0) columns.push(column);
  return columns.sort((a, b) => values[from + b]! - values[from + a]! || a - b).slice(0, count);
}
