import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import type { Prisma } from "@/prisma/generated/client";
import { inDataDir } from "@/server/data-dir";
import { TOPICS_VERSION } from "@/server/domain/code-version";
import { recordAudit } from "@/server/features/audit/service";
import { writeTopicFiles } from "@/server/warehouse/topics-files";
import { type CarriedRows, carriedFrom } from "./carry-edits";
import type { ComputedTopics } from "./compute-topics";
import { LAMBDA } from "./merged-topics";
import type { StoredTopicParams, TopicMethod } from "./schema";
import type { InProject } from "./store-patents";
import type { TopicContent } from "./topic-content";
import { modelPathOf } from "./topic-files";

export const METHOD_NAMES: Record<TopicMethod, string> = { nmf: "TF-IDF + NMF (HALS)", lda: "LDA (Gibbs)" };

type RunOf = { setHash: string; jobId: string | null };

/**
 * Write a computed run: first its files, then in one transaction the run, its topics, what is carried over of the arrangement of the
 * project's newest run before, and the audit row. Files without a run are removed at once, or after a crash by removeTopicFiles().
 */
export async function storeTopics(
  ctx: InProject,
  { setHash, jobId }: RunOf,
  computed: ComputedTopics,
): Promise<string> {
  const { db, actor, now, project } = ctx;
  const { params: asked, topics, trials, documents, vocabulary, unplaced } = computed;
  const { setId, seed, termListsId = null, priorId = null } = asked;
  const runId = randomUUID();
  const modelPath = modelPathOf(runId);
  const at = now();
  try {
    await writeTopicFiles(inDataDir(modelPath), computed.tables);
    const carried = await carriedFrom(ctx, computed);
    const params: StoredTopicParams = {
      ...{ topics: asked.topics, chosen: topics.length, method: METHOD_NAMES[asked.method], lambda: LAMBDA },
      ...{ algorithm: asked.method, regionCount: asked.regionCount },
      ...{ unplaced, years: computed.years },
      ...{ withoutYear: computed.withoutYear, withoutRegion: computed.withoutRegion },
      ...(carried ? { carried: carried.report } : {}),
    };
    await db.$transaction(
      async (tx) => {
        await tx.topicRun.create({
          data: {
            ...{ id: runId, projectId: project.id, setId, setHash, seed, jobId, modelPath },
            ...{ codeVersion: TOPICS_VERSION, documents, vocabulary, termListsId, priorId },
            params: params as unknown as Prisma.InputJsonObject,
            coherence: trials as unknown as Prisma.InputJsonArray,
            ...{ createdById: actor.id, createdAt: at },
          },
        });
        for (const [k, topic] of topics.entries())
          await tx.topic.create({ data: { runId, ...topicRow(topic, k + 1) } });
        if (carried) await writeCarried(tx, runId, carried);
        await recordAudit(tx, {
          type: "TOPICS_COMPUTED",
          ...{ orgId: project.orgId, projectId: project.id, actor, at },
          ...{ subjectType: "topicRun", subjectId: runId },
          detail: {
            ...{ setId, setHash, topics: topics.length, documents, seed, method: asked.method },
            ...(carried ? { carried: carried.edits.length, lost: carried.report.lost.length } : {}),
          },
        });
      },
      { timeout: 300_000, maxWait: 30_000 },
    );
    return runId;
  } catch (error) {
    await rm(inDataDir(modelPath), { recursive: true, force: true });
    throw error;
  }
}

async function writeCarried(
  tx: Parameters<typeof recordAudit>[0],
  runId: string,
  { edits, overrides }: CarriedRows,
) {
  await tx.topicEdit.createMany({ data: edits.map((edit) => ({ runId, ...edit })) });
  await tx.topicIndustries.createMany({ data: overrides.map((row) => ({ runId, ...row })) });
}

const topicRow = (topic: TopicContent, number: number) => {
  const { label, size, coherence, terms, yearly, byRegion, industries, patents, figures } = topic;
  return { number, label, size, coherence, terms, yearly, byRegion, industries, patents, figures: figures! };
};
