import { DomainError } from "@/server/domain/errors";
import type { Ctx } from "@/server/features/context";
import { createJob, deliverJob } from "@/server/features/jobs/service";
import { baseOf, checkAddition } from "./addition";
import { type Changed, change, json, unchecked, type Wanted } from "./change-import";
import { filesOf, optionsOf, warehouseInput } from "./import-input";
import type { StoredReport } from "./schema";

/** Look at every row without writing one, as a job. @throws what `warehouseInput` throws */
export async function startCheck(ctx: Ctx, wanted: Wanted): Promise<Changed & { jobId: string }> {
  let jobId = "";
  const changed = await change(ctx, wanted, async (run, tx) => {
    await warehouseInput(tx, run);
    jobId = await createJob(tx, ctx, {
      kind: "dataset.check",
      title: run.name,
      payload: { importId: run.id },
      subjectId: run.id,
    });
    // What would be replaced is looked at anew, and so is whether it shall be.
    const { replaceYears: _, ...options } = optionsOf(run);
    return { ...unchecked(filesOf(run)), options: json(options), state: "CHECKING", jobId };
  });
  await deliverJob(jobId);
  return { ...changed, jobId };
}

/**
 * Import what has been checked, as a job.
 * @throws DomainError ILLEGAL_TRANSITION (notChecked) | BAD_INPUT (nothing_accepted) | CONFLICT (alreadyImported; where
 *   years are added also datasetGrew, years_exist, datasetArchived)
 */
export async function startRun(ctx: Ctx, wanted: Wanted): Promise<Changed & { jobId: string }> {
  let jobId = "";
  const changed = await change(ctx, wanted, async (run, tx) => {
    const report = run.report as unknown as StoredReport | null;
    if (!report) throw new DomainError("ILLEGAL_TRANSITION", "check it first", "notChecked");
    if (report.transactions === 0)
      throw new DomainError("BAD_INPUT", "no trade could be taken in", "nothingToImport");
    const base = await baseOf(tx, run);
    if (base) checkAddition(base, report, optionsOf(run));
    const same = await tx.dataset.findUnique({
      where: { orgId_hash: { orgId: ctx.actor.orgId, hash: report.hash } },
    });
    if (same)
      throw new DomainError("CONFLICT", `already imported as ${same.name}`, "alreadyImported", {
        name: same.name,
        datasetId: same.id,
      });
    jobId = await createJob(tx, ctx, {
      kind: "dataset.import",
      title: run.name,
      payload: { importId: run.id },
      subjectId: run.id,
    });
    return { state: "RUNNING", jobId };
  });
  await deliverJob(jobId);
  return { ...changed, jobId };
}
