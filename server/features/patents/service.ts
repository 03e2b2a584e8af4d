import type { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import { COMPUTE_VERSION } from "@/server/domain/code-version";
import { DomainError } from "@/server/domain/errors";
import { recordAudit } from "@/server/features/audit/service";
import { createJob, deliverJob } from "@/server/features/jobs/service";
import { patentsOf, someAccepted } from "./preview";
import { readPatentFile, setHashOf } from "./read-upload";
import {
  type computeTopicsInput,
  type importInput,
  type importJobPayload,
  type renameTopicInput,
  type TopicParams,
  topicParams,
  type topicsJobPayload,
} from "./schema";
import type { InProject } from "./store-patents";

const WAITING = { state: { in: ["QUEUED", "RUNNING"] as ("QUEUED" | "RUNNING")[] }, cancelRequested: false };

export type ImportStarted =
  /** The project holds these patents already. */
  | { reused: true; setId: string; jobId: null }
  /** `running`: the same import was waiting or running already; it is joined, not started again. */
  | { reused: false; setId: null; jobId: string; running: boolean };

/**
 * Take the patents of an uploaded file into the project, as a job.
 * @throws DomainError as readPatentFile and parsePatents do | BAD_INPUT (noPatentsAccepted)
 */
export async function startImport(
  ctx: InProject,
  input: z.infer<typeof importInput>,
): Promise<ImportStarted> {
  const { db, project } = ctx;
  const file = await readPatentFile(db, project.orgId, input.uploadId);
  someAccepted(patentsOf(file, input.mapping), file.name);
  const hash = setHashOf(file, input.mapping);
  const same = await db.patentSet.findUnique({
    where: { projectId_hash: { projectId: project.id, hash } },
    select: { id: true },
  });
  if (same) return { reused: true, setId: same.id, jobId: null };
  const running = await db.job.findFirst({
    where: {
      ...{ projectId: project.id, kind: "patents.import", ...WAITING },
      payload: { path: ["hash"], equals: hash },
    },
    select: { id: true },
  });
  if (running) return { reused: false, setId: null, jobId: running.id, running: true };
  const payload: z.infer<typeof importJobPayload> = { ...input, projectId: project.id, hash };
  const jobId = await db.$transaction((tx) =>
    createJob(tx, ctx, {
      kind: "patents.import",
      title: input.name,
      payload: payload as unknown as Prisma.InputJsonObject,
      projectId: project.id,
      subjectId: input.uploadId,
    }),
  );
  await deliverJob(jobId);
  return { reused: false, setId: null, jobId, running: false };
}

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
