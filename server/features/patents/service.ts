import type { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import { TOPICS_VERSION } from "@/server/domain/code-version";
import { DomainError } from "@/server/domain/errors";
import { createJob, deliverJob } from "@/server/features/jobs/service";
import { type computeTopicsInput, type TopicParams, topicParams, type topicsJobPayload } from "./schema";
import type { InProject } from "./store-patents";

const WAITING = { state: { in: ["QUEUED", "RUNNING"] as ("QUEUED" | "RUNNING")[] }, cancelRequested: false };

export type TopicsStarted =
  | { reused: true; runId: string; jobId: null }
  | { reused: false; runId: null; jobId: string; running: boolean };

/**
 * Extract topics from a set as a job, or offer what is there: the same set, parameters and code give the same topics.
 * `recompute` insists.
 * @throws DomainError NOT_FOUND (noPatentSet)
 */
export async function startTopics(
  ctx: InProject,
  { recompute = false, seed = 1, ...input }: z.input<typeof computeTopicsInput>,
): Promise<TopicsStarted> {
  const { db, project } = ctx;
  const asked: TopicParams = topicParams.parse({ ...input, seed });
  const set = await db.patentSet.findFirst({ where: { id: asked.setId, projectId: project.id } });
  if (!set) throw new DomainError("NOT_FOUND", `no set ${asked.setId}`, "noPatentSet");
  const params = await withNewest(ctx, asked);
  const { topics, method, regionCount, termListsId = null, priorId = null } = params;
  if (!recompute) {
    const run = await db.topicRun.findFirst({
      where: {
        ...{ setId: set.id, setHash: set.hash, seed, codeVersion: TOPICS_VERSION, termListsId, priorId },
        AND: [
          { params: { path: ["topics"], equals: topics } },
          { params: { path: ["algorithm"], equals: method } },
          { params: { path: ["regionCount"], equals: regionCount } },
        ],
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
      AND: Object.entries({ topics, seed, method, regionCount, termListsId, priorId }).map(
        ([name, equals]) => ({ payload: { path: [name], equals: equals ?? Prisma.AnyNull } }),
      ),
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

/** The newest lists of the project and the newest prior of the organisation, where the asker names none. */
async function withNewest({ db, project }: InProject, params: TopicParams): Promise<TopicParams> {
  const newest = { orderBy: { version: "desc" as const }, select: { id: true } };
  const [lists, prior] = await Promise.all([
    params.termListsId === undefined
      ? db.termLists.findFirst({ where: { projectId: project.id }, ...newest })
      : named(params.termListsId, (id) =>
          db.termLists.findFirst({ where: { id, projectId: project.id }, select: { id: true } }),
        ),
    params.priorId === undefined
      ? db.industryPrior.findFirst({ where: { orgId: project.orgId }, ...newest })
      : named(params.priorId, (id) =>
          db.industryPrior.findFirst({ where: { id, orgId: project.orgId }, select: { id: true } }),
        ),
  ]);
  return { ...params, termListsId: lists?.id ?? null, priorId: prior?.id ?? null };
}

/** @throws DomainError NOT_FOUND when there is no such one of theirs */
async function named<Row>(id: string | null, find: (id: string) => Promise<Row | null>): Promise<Row | null> {
  if (id === null) return null;
  const row = await find(id);
  if (!row) throw new DomainError("NOT_FOUND", `no ${id}`);
  return row;
}
