import type { ImportRun, ImportState, Job } from "@/prisma/generated/client";
import type { Db, Tx } from "@/server/db";

/**
 * Where an import really stands. The row says what was asked for, the job what came of it: a job that was stopped or fell
 * over has not told the row, and a waiting one that is cancelled never runs.
 */
export function importState(
  run: Pick<ImportRun, "state">,
  job: Pick<Job, "state"> | null | undefined,
): ImportState {
  if (run.state !== "CHECKING" && run.state !== "RUNNING") return run.state;
  if (!job || job.state === "FAILED") return "FAILED";
  return job.state === "CANCELLED" ? "CANCELLED" : run.state;
}

export const isWorking = (state: ImportState) => state === "CHECKING" || state === "RUNNING";

export const jobOf = (db: Pick<Db | Tx, "job">, run: Pick<ImportRun, "jobId">) =>
  run.jobId ? db.job.findUnique({ where: { id: run.jobId } }) : Promise.resolve(null);
