import type { z } from "zod";
import { COMPUTE_VERSION } from "@/server/domain/code-version";
import { DomainError } from "@/server/domain/errors";
import { recordAudit } from "@/server/features/audit/service";
import { createJob, deliverJob } from "@/server/features/jobs/service";
import {
  type computeTopicsInput,
  type renameTopicInput,
  type TopicParams,
  topicParams,
  type topicsJobPayload,
} from "./schema";
import type { InProject } from "./store-patents";

const WAITING = { state: { in: ["QUEUED", "RUNNING"] as ("QUEUED" | "RUNNING")[] }, cancelRequested: false };

export type TopicsStarted =
  | { reused: true; runId: string; jobId: null }
  | { reused: false; runId: null; jobId: string; running: boolean };

/**
 * Extract topics from a set as a job, or offer what is there: the same set, number, seed and code give the same topics.
 * `recompute` insists.
 * @throws DomainError NOT_FOUND (noPatentSet)
 */
export async function startTopics(
  ctx: InProject,
  { recompute = false, seed = 1, ...input }: z.input<typeof computeTopicsInput>,
): Promise<TopicsStarted> {
  const { db, project } = ctx;
  const params: TopicParams = topicParams.parse({ ...input, seed });
  const set = await db.patentSet.findFirst({ where: { id: params.setId, projectId: project.id } });
  if (!set) throw new DomainError("NOT_FOUND", `no set ${params.setId}`, "noPatentSet");
  const same = { path: ["topics"], equals: params.topics };
  if (!recompute) {
    const run = await db.topicRun.findFirst({
      where: {
        ...{ setId: set.id, setHash: set.hash, seed, codeVersion: COMPUTE_VERSION, params: same },
        // Runs without topics, which earlier versions have left, are nothing to offer.
        topics: { some: {} },
      },
      orderBy: { createdAt: "desc" },
      select: { id: true },
    });
    if (run) return { reused: true, runId: run.id, jobId: null };
  }
  const running = await db.job.findFirst({
    where: {
      ...{ projectId: project.id, kind: "topics.compute", subjectId: set.id, ...WAITING },
      AND: [{ payload: same }, { payload: { path: ["seed"], equals: seed } }],
    },
    select: { id: true },
  });
  if (running) return { reused: false, runId: null, jobId: running.id, running: true };
  const payload: z.infer<typeof topicsJobPayload> = { ...params, projectId: project.id, setHash: set.hash };
  const jobId = await db.$transaction((tx) =>
    createJob(tx, ctx, {
      ...{ kind: "topics.compute", title: set.name, payload },
      ...{ projectId: project.id, subjectId: set.id },
    }),
  );
  await deliverJob(jobId);
  return { reused: false, runId: null, jobId, running: false };
}

/**
 * Give a topic a name of one's own. The computed terms stay as they are.
 * @throws DomainError NOT_FOUND | STALE_VERSION (somebody else has renamed it since)
 */
export async function renameTopic(
  { db, actor, now, project }: InProject,
  { topicId, label, was }: z.infer<typeof renameTopicInput>,
): Promise<{ label: string }> {
  await db.$transaction(async (tx) => {
    const where = { id: topicId, run: { projectId: project.id } };
    const topic = await tx.topic.findFirst({ where, select: { number: true } });
    if (!topic) throw new DomainError("NOT_FOUND", `no topic ${topicId}`);
    const done = await tx.topic.updateMany({ where: { id: topicId, label: was }, data: { label } });
    if (done.count === 0) throw new DomainError("STALE_VERSION", "renamed by somebody else");
    await recordAudit(tx, {
      type: "TOPIC_RENAMED",
      ...{ orgId: project.orgId, projectId: project.id, actor, at: now() },
      ...{ subjectType: "topic", subjectId: topicId },
      detail: { name: label, was, number: topic.number },
    });
  });
  return { label };
}
