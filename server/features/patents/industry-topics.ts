import { industryTextIndex } from "@/server/compute/topics/industry-text";
import type { IpcPrior } from "@/server/compute/topics/ipc-industries";
import {
  type ClassedDocument,
  type RankedTopicIndustries,
  rankedTopicIndustries,
} from "@/server/compute/topics/topic-industry-codes";
import { industryTexts, withLearnedWords } from "@/server/features/reference/industry-texts";

/**
 * The industries of topics by a prior, prefixes and five-digit codes: a function of the weights (documents x topics, row by
 * row) and the documents in the same order, so that the texts of industries are read once for many batches.
 *
 * @throws ComputeError BAD_SHAPE when weights and documents do not fit together
 */
export function industriesBy(prior: readonly IpcPrior[]) {
  const index = industryTextIndex(withLearnedWords(industryTexts(), prior));
  return (weights: Float64Array, documents: readonly ClassedDocument[]): RankedTopicIndustries[] =>
    documents.length === 0
      ? []
      : rankedTopicIndustries(weights, weights.length / documents.length, documents, prior, index);
}
