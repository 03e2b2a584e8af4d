import { bestFactorisationSteps, type Factors } from "./nmf";
import type { NounAnalyser } from "./noun-parts";
import { completed, type Steps, within } from "./steps";
import type { TermTable } from "./term-documents";
import { extractedTermsSteps, TERM_OPTIONS, type TermOptions } from "./terms";
import { type SparseRows, tfIdf, type Vocabulary, vocabulary, vocabularyOptions } from "./tf-idf";
import { recommendedCount, type TopicCountTrial } from "./topic-count";
import { describedTopic, type Topic, type TopicDocument, type TopicTables } from "./topic-description";

export type TopicModelOptions = {
  /** How many topics, or "auto" for the recommendation of topic-count.ts. */
  topics: number | "auto";
  seed: number;
  terms?: Partial<TermOptions>;
  /** Listed per topic. */
  topTerms?: number;
  topDocuments?: number;
};

export type TopicModel = {
  topics: Topic[];
  /** p(topic | patent), documents x topics in the order of `topics`; a row is all 0 for an unplaced document. */
  weights: Float64Array;
  documents: number;
  vocabulary: number;
  /** How much of a document's terms the topics explain, ||(W H)_d|| / ||x_d|| in [0, 1]; small = placed with doubt. */
  fit: Float64Array;
  /** Documents without any term of the vocabulary: in no topic, and said so. */
  unplaced: number[];
  withoutYear: number;
  withoutRegion: number;
  /** Tried numbers of topics; empty when the number was given. */
  trials: TopicCountTrial[];
  seed: number;
  error: number;
};

/**
 * Topics of a corpus of patents: terms (terms.ts) -> TF-IDF (tf-idf.ts) -> non-negative factors (nmf.ts).
 *
 *   p(t | k) = H_kt / sum_t H_kt            p(k | d) = W_dk s_k / sum_l W_dl s_l,  s_k = sum_t H_kt
 *
 * Deterministic in the documents, the options and the seed.
 *
 * Degenerate   never more topics than terms, or than documents that differ in their terms; a topic that no document is
 *              part of is left out; without any term: no topics.
 * Source       relevance: Sievert and Shirley (2014), LDAvis.
 */
export const topicModel = (
  documents: readonly TopicDocument[],
  analyse: NounAnalyser | null,
  options: TopicModelOptions,
): TopicModel => completed(topicModelSteps(documents, analyse, options));

/** The same in steps. How long the parts take beside each other is as measured in README.md. */
export function* topicModelSteps(
  documents: readonly TopicDocument[],
  analyse: NounAnalyser | null,
  options: TopicModelOptions,
): Steps<TopicModel> {
  const read = options.topics === "auto" ? 0.25 : 0.4;
  const terms = { ...TERM_OPTIONS, ...options.terms };
  const table = yield* within(extractedTermsSteps(documents, analyse, terms), 0, read);
  const { tables, words, trials, error } = yield* within(termModelSteps(table, options), read, 1);
  const { weights, topics } = tables;
  const unplaced = documents.map((_, index) => index).filter((index) => isEmpty(weights, index, topics));
  return {
    topics: Array.from({ length: topics }, (_, k) =>
      describedTopic(k, topics, tables, words, documents, options),
    ),
    weights,
    fit: tables.fit,
    documents: documents.length,
    vocabulary: words.labels.length,
    unplaced,
    withoutYear: documents.filter((document) => document.year === null).length,
    withoutRegion: documents.filter((document) => document.regions.length === 0).length,
    trials,
    seed: options.seed,
    error,
  };
}

/** A model of terms alone: its tables, and the vocabulary that their columns are. */
export type TermModel = {
  tables: TopicTables;
  words: Vocabulary;
  trials: TopicCountTrial[];
  error: number;
};

/** The topics of documents whose terms are known, as tables: no texts are needed, and none are kept. */
export function* termModelSteps(
  table: TermTable,
  { topics: asked, seed }: Pick<TopicModelOptions, "topics" | "seed">,
): Steps<TermModel> {
  const words = vocabulary(table, vocabularyOptions(table.offsets.length - 1));
  const x = tfIdf(words);
  const placed = countFilled(x);
  const most = Math.min(countDifferent(x), x.columnCount);
  const tried =
    asked === "auto" && most > 0
      ? yield* within(recommendedCount(x, words, { placed, most }, seed), 0, 0.55)
      : null;
  const topics = Math.min(asked === "auto" ? (tried?.recommended ?? 0) : asked, most);
  let factors: Factors | null = null;
  if (topics > 0) {
    const steps = bestFactorisationSteps(x, { topics, seed, starts: startsFor(placed) });
    factors = yield* within(steps, tried ? 0.55 : 0, 1);
  }
  return {
    tables: factors ? probabilities(factors, x) : NO_TOPICS,
    words,
    trials: tried?.trials ?? [],
    error: factors?.error ?? 0,
  };
}

/** Small corpora are quick and have more poor optima. */
const startsFor = (documents: number) => (documents < 1000 ? 10 : documents < 20_000 ? 3 : 1);

const countFilled = (x: SparseRows) => {
  let filled = 0;
  for (let row = 0; row < x.rows; row++) if (x.offsets[row]! < x.offsets[row + 1]!) filled++;
  return filled;
};

/** Rows with values that no earlier row equals. */
const countDifferent = (x: SparseRows) => {
  const seen = new Set<string>();
  for (let row = 0; row < x.rows; row++) {
    const [from, to] = [x.offsets[row]!, x.offsets[row + 1]!];
    if (from < to) seen.add(`${x.columns.subarray(from, to)} ${x.values.subarray(from, to)}`);
  }
  return seen.size;
};

const isEmpty = (weights: Float64Array, row: number, topics: number) => {
  for (let k = 0; k < topics; k++) if (weights[row * topics + k]! > 0) return false;
  return true;
};

const none = new Float64Array(0);
const NO_TOPICS: TopicTables = { topics: 0, weights: none, fits: none, termWeights: none, fit: none };

/** Both conditional tables and the fits, topics reordered by size and without those that nothing belongs to. */
function probabilities(
  { topics, documents: w, terms: h }: Factors,
  { rows, columnCount }: SparseRows,
): TopicTables {
  const mass = new Float64Array(topics);
  const overlap = new Float64Array(topics * topics);
  for (let k = 0; k < topics; k++)
    for (let t = 0; t < columnCount; t++) {
      mass[k]! += h[k * columnCount + t]!;
      for (let l = 0; l < topics; l++)
        overlap[k * topics + l]! += h[k * columnCount + t]! * h[l * columnCount + t]!;
    }
  const size = new Float64Array(topics);
  const raw = new Float64Array(rows * topics);
  const fit = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let total = 0;
    let explained = 0;
    for (let k = 0; k < topics; k++) {
      total += w[row * topics + k]! * mass[k]!;
      for (let l = 0; l < topics; l++)
        explained += w[row * topics + k]! * w[row * topics + l]! * overlap[k * topics + l]!;
    }
    if (total <= 0) continue;
    fit[row] = Math.min(1, Math.sqrt(explained));
    for (let k = 0; k < topics; k++) {
      raw[row * topics + k] = (w[row * topics + k]! * mass[k]!) / total;
      size[k]! += raw[row * topics + k]!;
    }
  }
  const order = [...size.keys()].filter((k) => size[k]! > 0).sort((a, b) => size[b]! - size[a]! || a - b);
  const kept = order.length;
  const weights = new Float64Array(rows * kept);
  const fits = new Float64Array(rows * kept);
  const termWeights = new Float64Array(kept * columnCount);
  order.forEach((from, to) => {
    const length = Math.sqrt(overlap[from * topics + from]!);
    for (let row = 0; row < rows; row++) {
      weights[row * kept + to] = raw[row * topics + from]!;
      fits[row * kept + to] = w[row * topics + from]! * length;
    }
    if (mass[from]! > 0)
      for (let t = 0; t < columnCount; t++)
        termWeights[to * columnCount + t] = h[from * columnCount + t]! / mass[from]!;
  });
  return { topics: kept, weights, fits, termWeights, fit };
}
