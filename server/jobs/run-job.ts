import { randomBytes } from "node:crypto";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import type { Role } from "@/server/domain/permissions";
import { visibleNul } from "@/server/features/datasets/visible-nul";
import { type JobError, type JobKind, type JobStage, MAX_ATTEMPTS } from "@/server/features/jobs/schema";
import { shortageOf } from "@/server/features/jobs/shortage";
import type { JobHandler } from "./handler";

const WRITE_EVERY_MS = 500;
const WATCH_EVERY_MS = 1_000;

type Handlers = Partial<Record<JobKind, JobHandler>>;

/**
 * Run one job by its id, if nobody else has taken it. Ends with the row DONE, FAILED or CANCELLED; never throws for
 * what a handler did.
 */
export async function runJob(
  db: Db,
  handlers: Handlers,
  jobId: string,
  now = () => new Date(),
): Promise<void> {
  const taken = await db.job.updateMany({
    where: { id: jobId, state: "QUEUED" },
    data: { state: "RUNNING", startedAt: now(), heartbeatAt: now(), attempts: { increment: 1 } },
  });
  if (taken.count === 0) return;
  const job = await db.job.findUniqueOrThrow({ where: { id: jobId } });
  const stop = new AbortController();
  const watch = setInterval(() => {
    db.job
      .update({ where: { id: jobId }, data: { heartbeatAt: now() }, select: { cancelRequested: true } })
      .then((row) => row.cancelRequested && stop.abort())
      .catch((cause) => console.error("job watch:", cause.message));
  }, WATCH_EVERY_MS);

  let written = 0;
  const report = async (progress: number, stage?: JobStage) => {
    if (stop.signal.aborted) throw new DomainError("CANCELLED", "stopped by a person");
    if (Date.now() - written < WRITE_EVERY_MS) return;
    written = Date.now();
    const bounded = Math.min(1, Math.max(0, progress));
    const row = await db.job.update({
      where: { id: jobId },
      data: { progress: bounded, ...(stage ? { stage } : {}) },
      select: { cancelRequested: true },
    });
    if (!row.cancelRequested) return;
    stop.abort();
    throw new DomainError("CANCELLED", "stopped by a person");
  };

  try {
    const handler = handlers[job.kind as JobKind];
    // Written by a newer version than this process is of.
    if (!handler)
      throw new DomainError("CONFLICT", `no handler for ${job.kind}`, "unknownJobKind", { kind: job.kind });
    const actor = await actorOfJob(db, job.createdById, job.orgId);
    const ctx = { db, actor, now, jobId, projectId: job.projectId, signal: stop.signal, report };
    const result = await handler(ctx, job.payload);
    await db.job.update({
      where: { id: jobId },
      data: { state: "DONE", progress: 1, result, finishedAt: now() },
    });
  } catch (cause) {
    const cancelled = stop.signal.aborted || (cause instanceof DomainError && cause.code === "CANCELLED");
    const error = cancelled ? undefined : describeFailure(cause);
    if (error && !(cause instanceof DomainError))
      console.error(`job ${jobId} (${job.kind}), number ${error.number}:`, cause);
    await db.job.update({
      where: { id: jobId },
      data: { state: cancelled ? "CANCELLED" : "FAILED", finishedAt: now(), ...(error ? { error } : {}) },
    });
  } finally {
    clearInterval(watch);
  }
}

async function actorOfJob(db: Db, userId: string, orgId: string) {
  const user = await db.user.findUniqueOrThrow({
    where: { id: userId },
    include: { memberships: { where: { orgId } } },
  });
  const role: Role = user.memberships[0]?.role ?? "VIEWER";
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    orgId,
    role,
    sessionId: "",
    mustChangePassword: false,
  };
}

function describeFailure(cause: unknown): JobError {
  const number = randomBytes(4).toString("hex").toUpperCase();
  if (cause instanceof DomainError) return { reason: cause.reason, params: visibleNul(cause.params), number };
  return { reason: shortageOf(cause) ?? "internal", params: {}, number };
}

/**
 * After a restart: what was running when the process went away is queued again (at most MAX_ATTEMPTS in all), and the
 * ids of everything that waits are returned for delivery.
 */
export async function recoverJobs(db: Db, now = () => new Date()): Promise<string[]> {
  await db.job.updateMany({
    where: { state: "RUNNING", attempts: { gte: MAX_ATTEMPTS } },
    data: { state: "FAILED", finishedAt: now(), error: { reason: "interrupted", params: {}, number: "-" } },
  });
  await db.job.updateMany({
    where: { state: "RUNNING", cancelRequested: true },
    data: { state: "CANCELLED", finishedAt: now() },
  });
  await db.job.updateMany({ where: { state: "RUNNING" }, data: { state: "QUEUED", progress: 0 } });
  const waiting = await db.job.findMany({
    where: { state: "QUEUED" },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  return waiting.map((row) => row.id);
}
