export type WideTerm = { term: string; weight: number; overall: number };

/** lambda ln p(t|k) + (1 - lambda) ln( p(t|k) / p(t) ). Source: Sievert and Shirley (2014), LDAvis. */
export const relevanceAt = ({ weight, overall }: WideTerm, lambda: number): number =>
  lambda * Math.log(weight) + (1 - lambda) * Math.log(weight / overall);

/** The most relevant terms of a topic, the first of equals as they are listed. */
export function mostRelevant(terms: readonly WideTerm[], lambda: number, count: number): WideTerm[] {
  const scores = new Map(terms.map((term) => [term, relevanceAt(term, lambda)]));
  return terms
    .filter(({ weight, overall }) => weight > 0 && overall > 0)
    .toSorted((a, b) => scores.get(b)! - scores.get(a)!)
    .slice(0, count);
}
