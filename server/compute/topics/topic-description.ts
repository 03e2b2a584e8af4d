import { topicCoherence } from "./coherence";
import type { TermDocument } from "./terms";
import type { Vocabulary } from "./tf-idf";

/** A patent as the model needs it; a missing year or region is null or empty, never guessed. */
export type TopicDocument = TermDocument & { id: string; year: number | null; regions: readonly string[] };

export type TopicTerm = {
  term: string;
  /** p(term | topic). */
  weight: number;
  /** lambda ln p(t|k) + (1 - lambda) ln( p(t|k) / p(t) ), lambda = 0.6. */
  relevance: number;
};

export type Topic = {
  /** 1, 2 ... by size. */
  number: number;
  /** The three most relevant terms. */
  label: string;
  /** By weight, and the same or other terms by relevance. */
  terms: TopicTerm[];
  relevantTerms: TopicTerm[];
  /** Expected number of patents: sum of p(topic | patent). */
  size: number;
  coherence: number | null;
  /** Sums of p(topic | patent) by year (ascending) and by region (largest first; a patent of several counts in parts). */
  yearly: { year: number; weight: number }[];
  byRegion: { region: string; weight: number }[];
  /** The patents that say most of it, by `fit` = W_dk ||H_k||, the part of the patent's terms that the topic explains. */
  patents: { index: number; id: string; title: string; weight: number; fit: number }[];
};

/** weights, fits: documents x topics; termWeights: topics x terms; fit: documents. */
export type TopicTables = {
  topics: number;
  weights: Float64Array;
  fits: Float64Array;
  termWeights: Float64Array;
  fit: Float64Array;
};
const LAMBDA = 0.6;
const COHERENCE_TERMS = 10;

/** The topic in words and figures: its terms by weight and by relevance, its patents, its sums by year and region. */
export function describedTopic(
  k: number,
  topics: number,
  { weights, fits, termWeights }: TopicTables,
  words: Vocabulary,
  documents: readonly TopicDocument[],
  { topTerms = 20, topDocuments = 10 }: { topTerms?: number; topDocuments?: number },
): Topic {
  const columns = words.labels.length;
  const shares = topicShares(weights, topics, documents.length);
  const terms: (TopicTerm & { column: number })[] = [];
  for (let t = 0; t < columns; t++) {
    const weight = termWeights[k * columns + t]!;
    if (weight <= 0) continue;
    let overall = 0;
    for (let l = 0; l < topics; l++) overall += shares[l]! * termWeights[l * columns + t]!;
    const relevance = LAMBDA * Math.log(weight) + (1 - LAMBDA) * Math.log(weight / overall);
    terms.push({ column: t, term: words.labels[t]!, weight, relevance });
  }
  const listed = (by: "weight" | "relevance") =>
    terms.toSorted((a, b) => b[by] - a[by] || a.column - b.column).slice(0, topTerms);
  const plain = ({ term, weight, relevance }: TopicTerm) => ({ term, weight, relevance });
  const byWeight = listed("weight");
  const byRelevance = listed("relevance");
  const own = documents.map((_, index) => weights[index * topics + k]!);
  return {
    number: k + 1,
    label: byRelevance
      .slice(0, 3)
      .map(({ term }) => term)
      .join(" · "),
    terms: byWeight.map(plain),
    relevantTerms: byRelevance.map(plain),
    size: own.reduce((sum, weight) => sum + weight, 0),
    coherence: topicCoherence(words.counts, [
      byWeight.slice(0, COHERENCE_TERMS).map(({ column }) => column),
    ])[0]!,
    ...sums(own, documents),
    patents: own
      .map((weight, index) => {
        const { id, title } = documents[index]!;
        return { index, id, title, weight, fit: fits[index * topics + k]! };
      })
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.fit - a.fit || a.index - b.index)
      .slice(0, topDocuments),
  };
}

function topicShares(weights: Float64Array, topics: number, rows: number): Float64Array {
  const shares = new Float64Array(topics);
  let total = 0;
  for (let i = 0; i < rows * topics; i++) {
    shares[i % topics]! += weights[i]!;
    total += weights[i]!;
  }
  return shares.map((share) => share / total);
}

function sums(own: number[], documents: readonly TopicDocument[]): Pick<Topic, "yearly" | "byRegion"> {
  const years = new Map<number, number>();
  const regions = new Map<string, number>();
  documents.forEach(({ year, regions: of }, index) => {
    if (year !== null) years.set(year, (years.get(year) ?? 0) + own[index]!);
    for (const region of of) regions.set(region, (regions.get(region) ?? 0) + own[index]! / of.length);
  });
  return {
    yearly: [...years].sort((a, b) => a[0] - b[0]).map(([year, weight]) => ({ year, weight })),
    byRegion: [...regions]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([region, weight]) => ({ region, weight })),
  };
}
