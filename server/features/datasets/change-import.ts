import { type ImportRun, Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import type { Ctx } from "@/server/features/context";
import { formOfFiles } from "./import-input";
import { importState, isWorking, jobOf } from "./import-state";
import type { ImportFile } from "./schema";

export const json = (value: unknown) => value as Prisma.InputJsonValue;
export type Changed = { importId: string; version: number };
export type Wanted = { importId: string; version: number };

/**
 * Change an import that nobody is working on. `edit` gets the row as it is and returns what changes.
 * @throws DomainError NOT_FOUND | STALE_VERSION | ILLEGAL_TRANSITION (importBusy, importDone)
 */
export async function change(
  { db, actor }: Ctx,
  { importId, version }: Wanted,
  edit: (run: ImportRun, tx: Tx) => Promise<Prisma.ImportRunUpdateInput>,
): Promise<Changed> {
  return db.$transaction(async (tx) => {
    const run = await tx.importRun.findFirst({ where: { id: importId, orgId: actor.orgId } });
    if (!run) throw new DomainError("NOT_FOUND", `no import ${importId}`);
    if (run.version !== version) throw new DomainError("STALE_VERSION", "changed by somebody else");
    const state = importState(run, await jobOf(tx, run));
    if (isWorking(state)) throw new DomainError("ILLEGAL_TRANSITION", "a job is at work", "importBusy");
    if (state === "DONE")
      throw new DomainError("ILLEGAL_TRANSITION", "it has been imported", "importDone", { name: run.name });
    const data = await edit(run, tx);
    const done = await tx.importRun.updateMany({
      where: { id: importId, version },
      data: { ...data, version: version + 1 } as Prisma.ImportRunUncheckedUpdateManyInput,
    });
    if (done.count === 0) throw new DomainError("STALE_VERSION", "changed by somebody else");
    return { importId, version: version + 1 };
  });
}

/** Other files or another reading: what was checked is no longer what would be imported. */
export const unchecked = (files: ImportFile[]): Prisma.ImportRunUpdateInput => {
  const { form } = formOfFiles(files);
  return {
    files: json(files),
    form: form === null ? null : (form.toUpperCase() as "LONG" | "WIDE" | "FLOWS"),
    state: "DRAFT",
    report: Prisma.DbNull,
    rejectsPath: null,
    jobId: null,
  };
};
