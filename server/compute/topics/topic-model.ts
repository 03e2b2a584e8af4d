import { type LdaFactors, type LdaOptions, ldaSteps } from "./lda";
import { bestFactorisationSteps } from "./nmf";
import type { NounAnalyser } from "./noun-parts";
import { completed, type Steps, within } from "./steps";
import type { TermTable } from "./term-documents";
import { extractedTermsSteps, TERM_OPTIONS, type TermOptions } from "./terms";
import { filledRows, type SparseRows, tfIdf, type Vocabulary, vocabulary, vocabularyOptions } from "./tf-idf";
import { MOST_TRIED, recommendedCount, type TopicCountTrial } from "./topic-count";
import { describedTopic, type Topic, type TopicDocument, type TopicTables } from "./topic-description";
import { factorTables, ldaTables, NO_TOPICS } from "./topic-tables";

/** Non-negative factors of TF-IDF weights (nmf.ts), or Dirichlet allocation of the terms' counts (lda.ts). */
export type TopicMethod = "nmf" | "lda";

export type TopicModelOptions = {
  /** How many topics, or "auto" for the recommendation of topic-count.ts. */
  topics: number | "auto";
  seed: number;
  /** Default nmf. A number of topics is recommended by NMF either way, which is quicker. */
  method?: TopicMethod;
  /** Of lda; the defaults are those of lda.ts. */
  lda?: Pick<LdaOptions, "sweeps" | "averaged" | "documentPrior" | "termPrior">;
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
  /** How much of a document's terms the topics explain, ||(W H)_d|| / ||x_d|| (or the cosine of topic-tables.ts), 0 to 1; small = placed with doubt. */
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
 * Topics of a corpus of patents: terms (terms.ts) -> TF-IDF (tf-idf.ts) -> non-negative factors (nmf.ts), or the terms' counts
 * -> Dirichlet allocation (lda.ts), which gives both tables itself. Of the factors:
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

type ModelOptions = Pick<TopicModelOptions, "topics" | "seed" | "method" | "lda">;

/** The topics of documents whose terms are known, as tables: no texts are needed, and none are kept. */
export function* termModelSteps(table: TermTable, options: ModelOptions): Steps<TermModel> {
  const prepared = yield* within(preparedTermsSteps(table, options), 0, 0.55);
  const { method = "nmf", seed, lda } = options;
  if (method === "lda" && prepared.topics > 0) {
    const steps = ldaSteps(prepared.words.counts, { ...lda, topics: prepared.topics, seed });
    return ldaModel(prepared, yield* within(steps, 0.55, 1));
  }
  return yield* within(nmfModelSteps(prepared, seed), 0.55, 1);
}

/** What a model is made from: the vocabulary, its weighted rows, and how many topics there are to be. */
export type PreparedTerms = {
  words: Vocabulary;
  x: SparseRows;
  topics: number;
  trials: TopicCountTrial[];
};

export function* preparedTermsSteps(
  table: TermTable,
  { topics: asked, seed }: Pick<ModelOptions, "topics" | "seed">,
): Steps<PreparedTerms> {
  const words = vocabulary(table, vocabularyOptions(table.offsets.length - 1));
  const x = tfIdf(words);
  const placed = filledRows(x).length;
  const most = Math.min(countDifferent(x, asked === "auto" ? MOST_TRIED : asked), x.columnCount);
  const tried =
    asked === "auto" && most > 0 ? yield* recommendedCount(x, words, { placed, most }, seed) : null;
  const topics = Math.min(asked === "auto" ? (tried?.recommended ?? 0) : asked, most);
  return { words, x, topics, trials: tried?.trials ?? [] };
}

export function* nmfModelSteps({ words, x, topics, trials }: PreparedTerms, seed: number): Steps<TermModel> {
  if (topics === 0) return { words, trials, tables: NO_TOPICS, error: 0 };
  const factors = yield* bestFactorisationSteps(x, { topics, seed, starts: startsFor(filledRows(x).length) });
  return { words, trials, tables: factorTables(factors, x), error: factors.error };
}

/** The model of a Dirichlet allocation of the prepared counts, wherever it was computed. */
export const ldaModel = ({ words, trials }: PreparedTerms, found: LdaFactors): TermModel => ({
  ...{ words, trials, error: 0 },
  tables: ldaTables(found, words.counts),
});

/** Small corpora are quick and have more poor optima. */
const startsFor = (documents: number) => (documents < 1000 ? 10 : documents < 20_000 ? 3 : 1);

/** Rows with values that no earlier row equals, counted up to `enough`. */
const countDifferent = (x: SparseRows, enough: number) => {
  const seen = new Set<string>();
  for (let row = 0; row < x.rows && seen.size < enough; row++) {
    const [from, to] = [x.offsets[row]!, x.offsets[row + 1]!];
    if (from < to) seen.add(`${x.columns.subarray(from, to)} ${x.values.subarray(from, to)}`);
  }
  return seen.size;
};

const isEmpty = (weights: Float64Array, row: number, topics: number) => {
  for (let k = 0; k < topics; k++) if (weights[row * topics + k]! > 0) return false;
  return true;
};
