import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import { effectiveRole } from "@/server/domain/permissions";
import type { JobError, JobStage } from "./schema";

/** Jobs that this person may see, newest first: those of their organisation less those of projects shut to them. */
export async function listJobs(
  db: Db,
  actor: Actor,
  { projectId, limit }: { projectId?: string | undefined; limit: number },
) {
  const hidden = await shutProjectIds(db, actor);
  const rows = await db.job.findMany({
    where: {
      orgId: actor.orgId,
      ...(projectId ? { projectId } : {}),
      OR: [{ projectId: null }, { projectId: { notIn: hidden } }],
    },
    orderBy: { createdAt: "desc" },
    take: limit,
  });
  return rows.map(view);
}

export async function findJob(db: Db, actor: Actor, jobId: string) {
  const row = await db.job.findFirst({ where: { id: jobId, orgId: actor.orgId } });
  if (row?.projectId && (await shutProjectIds(db, actor)).includes(row.projectId)) return null;
  return row ? view(row) : null;
}

async function shutProjectIds(db: Db, actor: Actor): Promise<string[]> {
  if (effectiveRole(actor.role, "NONE") !== null) return [];
  const shut = await db.projectMember.findMany({
    where: { userId: actor.id, role: "NONE", project: { orgId: actor.orgId } },
    select: { projectId: true },
  });
  return shut.map((row) => row.projectId);
}

type Row = Awaited<ReturnType<Db["job"]["findFirstOrThrow"]>>;
const view = (row: Row) => ({
  id: row.id,
  projectId: row.projectId,
  kind: row.kind,
  title: row.title,
  subjectId: row.subjectId,
  state: row.state,
  progress: row.progress,
  stage: row.stage as JobStage | null,
  error: row.error as JobError | null,
  result: row.result,
  cancelRequested: row.cancelRequested,
  createdById: row.createdById,
  createdAt: row.createdAt,
  startedAt: row.startedAt,
  finishedAt: row.finishedAt,
});
export type JobView = ReturnType<typeof view>;
