/** A term of a topic: p(t | k), and p(t) over all topics of the corpus. */
export type WideTerm = { term: string; weight: number; overall: number };

/** What stands for a topic where it has no name. */
const LABEL_TERMS = 3;
/** At least so many of the heaviest terms are kept for a topic ... */
export const WIDE_TERMS = 200;
/** ... and so many of the most relevant for each of lambda = 0, 0.1 ... 1. */
export const RELEVANT_TERMS = 60;

/**
 * Relevance of a term to a topic,  lambda ln p(t|k) + (1 - lambda) ln( p(t|k) / p(t) ).
 * Source: Sievert and Shirley (2014), LDAvis.
 */
export const relevanceOf = (weight: number, overall: number, lambda: number): number =>
  lambda * Math.log(weight) + (1 - lambda) * Math.log(weight / overall);

export const termLabel = (terms: readonly { term: string; relevance: number }[]): string =>
  terms
    .toSorted((a, b) => b.relevance - a.relevance)
    .slice(0, LABEL_TERMS)
    .map(({ term }) => term)
    .join(" · ");

/**
 * The terms that a page needs to show the first RELEVANT_TERMS for lambda = 0, 0.1 ... 1, together with the WIDE_TERMS heaviest, by
 * weight. `weights` = p(t | k) of one topic, `overall` = p(t), by column; only terms that the topic has.
 */
export function wideTerms(
  labels: readonly string[],
  weights: Float64Array,
  overall: Float64Array,
): WideTerm[] {
  const columns = [...weights.keys()].filter((t) => weights[t]! > 0);
  const kept = new Set(byScore(columns, (t) => weights[t]!).slice(0, WIDE_TERMS));
  for (let tenth = 0; tenth <= 10; tenth++) {
    const score = (t: number) => relevanceOf(weights[t]!, overall[t]!, tenth / 10);
    for (const t of byScore(columns, score).slice(0, RELEVANT_TERMS)) kept.add(t);
  }
  return byScore([...kept], (t) => weights[t]!).map((t) => ({
    term: labels[t]!,
    weight: weights[t]!,
    overall: overall[t]!,
  }));
}

/** Largest score first, equals in the order of the vocabulary. */
function byScore(columns: readonly number[], score: (column: number) => number): number[] {
  const scores = new Map(columns.map((t) => [t, score(t)]));
  return columns.toSorted((a, b) => scores.get(b)! - scores.get(a)! || a - b);
}
