import { industryRanker, RANKING, type RankingOptions, sureness } from "./industry-ranking";
import { type IndustryIndex, type PatentText, sharedWords } from "./industry-text";
import { type IpcPrior, patentIndustries, type TopicIndustries, topicIndustries } from "./ipc-industries";

/** A five-digit industry of a topic. */
export type TopicCode = {
  code: string;
  /** p(code | topic). */
  share: number;
  /** Part of the topic's placed patents, by weight, among whose own first three industries it is. */
  inTop3: number;
  /** What its strongest patents have in common with the industry's text; for the first industries only. */
  words: string[];
};
export type RankedTopicIndustries = TopicIndustries & {
  codes: TopicCode[];
  /** 1 - normalised entropy of the shares; null without a placed patent. */
  sureness: number | null;
};
export type ClassedDocument = PatentText & { ipc: readonly string[] };

const TOP = 3;
/** Codes below this are not listed. */
const LEAST = 0.001;
const WITH_WORDS = 8;
const DOCUMENTS_FOR_WORDS = 12;
const WORDS = 5;

/**
 * The five-digit industries of topics, averaged over the patents that the prior places, each re-ranked by its text:
 *
 *   p(i | k) = sum_d p(k | d) p(i | d) / sum_d p(k | d),    inTop3_i = the same with 1 where i is among d's first three
 *
 * together with the prefixes of `topicIndustries`. `weights`: documents x topics. Codes below 0.1 % are left out.
 * Errors   BAD_SHAPE if weights and documents do not fit together
 */
export function rankedTopicIndustries(
  weights: Float64Array,
  topics: number,
  documents: readonly ClassedDocument[],
  prior: readonly IpcPrior[],
  index: IndustryIndex,
  options: RankingOptions = RANKING,
): RankedTopicIndustries[] {
  const ipc = documents.map((document) => document.ipc);
  const byPrefix = topicIndustries(weights, topics, ipc, prior);
  const industriesOf = patentIndustries(prior);
  const ranked = industryRanker(index, options);
  const place = new Map(index.codes.map((code, i) => [code, i]));
  const width = index.codes.length;
  const shares = new Float64Array(topics * width);
  const top = new Float64Array(topics * width);
  const placed = new Float64Array(topics);
  documents.forEach((document, row) => {
    const prefixes = industriesOf(document.ipc);
    const codes = prefixes ? ranked(prefixes, document) : [];
    if (codes.length === 0) return;
    for (let k = 0; k < topics; k++) {
      const weight = weights[row * topics + k]!;
      if (weight === 0) continue;
      placed[k]! += weight;
      codes.forEach(({ code, share }, rank) => {
        const at = k * width + place.get(code)!;
        shares[at]! += weight * share;
        if (rank < TOP) top[at]! += weight;
      });
    }
  });
  return byPrefix.map((topic, k) => {
    const codes = index.codes
      .map((code, i): TopicCode => {
        const part = (sums: Float64Array) => (placed[k]! > 0 ? sums[k * width + i]! / placed[k]! : 0);
        return { code, share: part(shares), inTop3: part(top), words: [] };
      })
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1));
    const strongest = strongestOf(weights, topics, k, documents);
    for (const one of codes.slice(0, WITH_WORDS)) one.words = commonWords(index, one.code, strongest);
    return { ...topic, codes: codes.filter(({ share }) => share >= LEAST), sureness: sureness(codes) };
  });
}

function strongestOf<Document>(
  weights: Float64Array,
  topics: number,
  k: number,
  documents: readonly Document[],
) {
  return documents
    .map((document, row) => ({ document, row, weight: weights[row * topics + k]! }))
    .sort((a, b) => b.weight - a.weight || a.row - b.row)
    .slice(0, DOCUMENTS_FOR_WORDS)
    .map(({ document }) => document);
}

function commonWords(index: IndustryIndex, code: string, documents: readonly PatentText[]): string[] {
  const times = new Map<string, number>();
  for (const document of documents)
    for (const word of sharedWords(index, code, document, WORDS)) times.set(word, (times.get(word) ?? 0) + 1);
  return [...times]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, WORDS)
    .map(([word]) => word);
}
