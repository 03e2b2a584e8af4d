import { topicCoherence } from "@/server/compute/topics/coherence";
import type { PatentColumns } from "@/server/compute/topics/patent-columns";
import type { Steps } from "@/server/compute/topics/steps";
import type { SparseRows } from "@/server/compute/topics/tf-idf";
import { topicSumsSteps } from "@/server/compute/topics/topic-sums";
import { relevanceOf, termLabel, wideTerms } from "@/server/compute/topics/topic-terms";
import { LAMBDA, mostOf, PATENTS_LISTED } from "./merged-topics";
import type { RegionCount, StoredIndustries, StoredPatent } from "./schema";
import type { TopicContent } from "./topic-content";

const COHERENCE_TERMS = 10;

export type ModelToDescribe = {
  topics: number;
  /** p(topic | patent) and how much of the patent's terms each topic explains: patents x topics. */
  weights: Float64Array;
  fits: Float64Array;
  /** p(term | topic): topics x terms; p(term) over the corpus. */
  termWeights: Float64Array;
  overall: Float64Array;
  labels: readonly string[];
  /** Terms of the patents, for coherence. */
  counts: SparseRows;
  columns: PatentColumns;
  ids: readonly string[];
  regionCount: RegionCount;
  stability: readonly (number | null)[];
  /** The topic that each patent is counted at, -1 = at none. */
  main: Int16Array;
};

/** The topics of a model with all that is kept of them; industries and the titles of the patents come later. */
export function* describedTopicsSteps(model: ModelToDescribe): Steps<TopicContent[]> {
  const { topics, weights, columns, labels, termWeights, overall, counts } = model;
  const { regionCount, stability, main } = model;
  const sums = yield* topicSumsSteps(weights, topics, columns, { regionCount, main });
  return sums.map(({ size, yearly, byRegion, ...figures }, k): TopicContent => {
    const own = termWeights.subarray(k * labels.length, (k + 1) * labels.length);
    const wide = wideTerms(labels, own, overall);
    const listed = wide.map(({ term, weight, overall: all }) => ({
      ...{ term, weight },
      relevance: relevanceOf(weight, all, LAMBDA),
    }));
    return {
      label: termLabel(listed),
      size,
      coherence: topicCoherence(counts, [heaviestColumns(own)])[0] ?? null,
      terms: mostOf(listed),
      ...{ yearly, byRegion },
      industries: NO_INDUSTRIES,
      patents: bestFitting(model, k),
      figures: { ...figures, version: 1, regionCount, stability: stability[k] ?? null, terms: wide },
    };
  });
}

const NO_INDUSTRIES: StoredIndustries = { placed: 0, prefixes: [] };

const heaviestColumns = (own: Float64Array): number[] =>
  [...own.keys()]
    .filter((t) => own[t]! > 0)
    .sort((a, b) => own[b]! - own[a]! || a - b)
    .slice(0, COHERENCE_TERMS);

/** The patents that say most of a topic. */
function bestFitting({ weights, fits, topics, ids }: ModelToDescribe, k: number): StoredPatent[] {
  const best: number[] = [];
  const fitOf = (row: number) => fits[row * topics + k]!;
  for (let row = 0; row < ids.length; row++) {
    if (!(weights[row * topics + k]! > 0)) continue;
    if (best.length === PATENTS_LISTED && fitOf(row) <= fitOf(best.at(-1)!)) continue;
    let at = best.length;
    while (at > 0 && fitOf(best[at - 1]!) < fitOf(row)) at--;
    best.splice(at, 0, row);
    if (best.length > PATENTS_LISTED) best.pop();
  }
  return best.map((row) => ({
    applicationNo: ids[row]!,
    title: "",
    weight: weights[row * topics + k]!,
    fit: fitOf(row),
  }));
}

/** p(t) over all topics: sum_k size_k p(t | k) / sum_k size_k. */
export function overallTerms(termWeights: Float64Array, weights: Float64Array, topics: number): Float64Array {
  const columns = topics > 0 ? termWeights.length / topics : 0;
  const sizes = new Float64Array(topics);
  for (let i = 0; i < weights.length; i++) sizes[i % topics]! += weights[i]!;
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const overall = new Float64Array(columns);
  for (let k = 0; k < topics; k++)
    for (let t = 0; t < columns; t++) overall[t]! += (sizes[k]! / total) * termWeights[k * columns + t]!;
  return overall;
}
