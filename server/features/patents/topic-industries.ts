import type { OnStep } from "@/server/features/jobs/driven";
import { storedIndustries } from "./industry-content";
import { industriesBy } from "./industry-topics";
import { mergedIndustries } from "./merged-topics";
import type { PatentSource } from "./patent-source";
import type { StoredIndustries } from "./schema";
import type { TopicContent } from "./topic-content";

/** So many patents have their texts in memory at a time. */
const AT_ONCE = 20_000;

/**
 * The topics with their industries and the titles of their patents, which need the texts once more. Batches are put together by
 * their placed patents, as merged topics are. `weights`: patents x topics.
 */
export async function withIndustries(
  { ids, batches, prior }: PatentSource,
  weights: Float64Array,
  topics: readonly TopicContent[],
  onStep: OnStep,
): Promise<TopicContent[]> {
  const titles = new Map(topics.flatMap(({ patents }) => patents.map((one) => [one.applicationNo, ""])));
  const parts: { industries: StoredIndustries; size: number }[][] = topics.map(() => []);
  const industriesOf = industriesBy(prior);
  let at = 0;
  for await (const batch of batches(AT_ONCE)) {
    const own = weights.subarray(at * topics.length, (at + batch.length) * topics.length);
    industriesOf(own, batch).forEach((industries, k) => {
      let size = 0;
      for (let row = 0; row < batch.length; row++) size += own[row * topics.length + k]!;
      if (size > 0) parts[k]!.push({ industries: storedIndustries(industries), size });
    });
    for (const { applicationNo, title } of batch)
      if (titles.has(applicationNo)) titles.set(applicationNo, title);
    at += batch.length;
    await onStep(at / ids.length);
  }
  return topics.map((topic, k) => ({
    ...topic,
    industries: parts[k]!.length === 1 ? parts[k]![0]!.industries : mergedIndustries(parts[k]!),
    patents: topic.patents.map((one) => ({ ...one, title: titles.get(one.applicationNo)! })),
  }));
}
