import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { technologyText } from "@/server/features/analyses/technology-text";
import { readDefinitions } from "@/server/features/define/data";
import { readArrangement } from "@/server/features/patents/arrangement";
import { findRun } from "@/server/features/patents/data";
import { readOverrides } from "@/server/features/patents/overrides";
import { effectiveShares, topicIndustryView } from "@/server/features/patents/strategic-links";

/** Industries that a technology is carried on by: of at least this share of the topic, and so many at most. */
const LEAST_SHARE = 0.01;
const MOST_INDUSTRIES = 20;

/**
 * A topic as a technology: its five-digit industries (a person's where somebody has set them), the same as the text that an
 * analysis takes, and the project's strategic industries with what they share with it.
 * @throws DomainError NOT_FOUND (noTopicRun, noTopic)
 */
export async function topicTechnology(
  db: Db,
  projectId: string,
  { topicRunId, topicKey }: { topicRunId: string; topicKey: string },
) {
  const run = await findRun(db, projectId, topicRunId);
  const [{ topics }, overrides, definitions] = await Promise.all([
    readArrangement(db, run.id),
    readOverrides(db, run.id),
    readDefinitions(db, projectId),
  ]);
  const topic = topics.find(({ key }) => key === topicKey);
  if (!topic) throw new DomainError("NOT_FOUND", `no topic ${topicKey} in run ${run.id}`, "noTopic");
  const override = overrides.get(topicKey) ?? null;
  const industries = effectiveShares(topic.industries, override)
    .filter(({ share }) => share >= LEAST_SHARE)
    .toSorted((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1))
    .slice(0, MOST_INDUSTRIES)
    .map(({ code, share }) => ({ code, share }));
  const { links } = topicIndustryView(topic.industries, definitions, override);
  return {
    run,
    label: topic.label,
    industries,
    technology: technologyText(industries),
    /** Strategic industries that have any code, with their share of the topic. */
    subjects: definitions
      .filter(({ backward, self, forward }) => backward.length + self.length + forward.length > 0)
      .map(({ id, name }) => ({
        ...{ id, name },
        share: links.find(({ industryId }) => industryId === id)?.share ?? 0,
      })),
  };
}
