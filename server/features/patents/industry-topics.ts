import { industryTextIndex } from "@/server/compute/topics/industry-text";
import {
  type ClassedDocument,
  type RankedTopicIndustries,
  rankedTopicIndustries,
} from "@/server/compute/topics/topic-industry-codes";
import type { Db } from "@/server/db";
import { loadPrior } from "@/server/features/priors/rows";
import { industryTexts, withLearnedWords } from "@/server/features/reference/industry-texts";

/**
 * The industries of topics by a version of the prior (null = the product's own), prefixes and five-digit codes.
 * `weights`: documents x topics, row by row; `documents` in the same order.
 *
 * @throws DomainError NOT_FOUND when there is no such version
 * @throws ComputeError BAD_SHAPE when weights and documents do not fit together
 */
export async function industriesOfTopics(
  db: Db,
  priorId: string | null,
  weights: Float64Array,
  documents: readonly ClassedDocument[],
): Promise<RankedTopicIndustries[]> {
  if (documents.length === 0) return [];
  const prior = await loadPrior(db, priorId);
  const index = industryTextIndex(withLearnedWords(industryTexts(), prior));
  return rankedTopicIndustries(weights, weights.length / documents.length, documents, prior, index);
}
