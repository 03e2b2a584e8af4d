import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { can } from "@/server/domain/permissions";
import { recordAudit } from "@/server/features/audit/service";
import type { Ctx } from "@/server/features/context";
import { findProjectAccess } from "@/server/features/projects/data";
import { findJob } from "./data";
import { deliver } from "./queue";
import type { JobKind } from "./schema";

export type NewJob = {
  kind: JobKind;
  title: string;
  payload: Prisma.InputJsonValue;
  projectId?: string;
  subjectId?: string;
};

/** Write the row of a job in the transaction of what it belongs to; call `deliverJob` after the commit. */
export async function createJob(
  tx: Tx,
  { actor, now }: Pick<Ctx, "actor" | "now">,
  job: NewJob,
): Promise<string> {
  const { id } = await tx.job.create({
    data: {
      orgId: actor.orgId,
      projectId: job.projectId ?? null,
      kind: job.kind,
      title: job.title,
      subjectId: job.subjectId ?? null,
      payload: job.payload,
      createdById: actor.id,
      createdAt: now(),
    },
    select: { id: true },
  });
  return id;
}

/**
 * Hand a committed job to the worker. A failure here loses nothing: the row stays QUEUED and the worker, which looks
 * for undelivered rows now and then, finds it.
 */
export async function deliverJob(jobId: string): Promise<void> {
  try {
    await deliver(jobId);
  } catch (cause) {
    console.error(`job ${jobId} not delivered yet:`, cause);
  }
}

/**
 * Ask a job to stop. A waiting job ends at once, a running one at its next step.
 * @throws DomainError NOT_FOUND | FORBIDDEN (somebody else's, unless a manager or administrator) | ILLEGAL_TRANSITION
 */
export async function cancelJob({ db, actor, now }: Ctx, jobId: string): Promise<void> {
  const job = await findJob(db, actor, jobId);
  if (!job) throw new DomainError("NOT_FOUND", `no job ${jobId}`);
  // In a project the role that holds there decides, which may be narrower than the organisation's.
  const access = job.projectId ? await findProjectAccess(db, actor, job.projectId) : null;
  const role = job.projectId ? (access?.role ?? null) : actor.role;
  if (!can(role, "job:cancel")) throw new DomainError("FORBIDDEN", "needs job:cancel");
  if (job.createdById !== actor.id && role === "ANALYST")
    throw new DomainError("FORBIDDEN", "only the one who started it may stop it", "notYourJob");
  await db.$transaction(async (tx) => {
    const at = now();
    const waiting = await tx.job.updateMany({
      where: { id: jobId, state: "QUEUED" },
      data: { state: "CANCELLED", cancelRequested: true, finishedAt: at },
    });
    const running = await tx.job.updateMany({
      where: { id: jobId, state: "RUNNING" },
      data: { cancelRequested: true },
    });
    if (waiting.count + running.count === 0)
      throw new DomainError("ILLEGAL_TRANSITION", "the job has ended already", "jobEnded");
    const subject = { subjectType: "job", subjectId: jobId, projectId: job.projectId };
    await recordAudit(tx, { type: "JOB_CANCELLED", orgId: actor.orgId, actor, at, ...subject });
  });
}
