import type { z } from "zod";
import { type ImportRun, Prisma } from "@/prisma/generated/client";
import { inDataDir } from "@/server/data-dir";
import type { Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { recordAudit } from "@/server/features/audit/service";
import type { Ctx } from "@/server/features/context";
import { createJob, deliverJob } from "@/server/features/jobs/service";
import type { StoreManifest } from "@/server/warehouse/store";
import { type Base, baseOf, checkAddition, newYearsOnly } from "./addition";
import { filesOf, formOfFiles, optionsOf, warehouseInput } from "./import-input";
import { importState, isWorking, jobOf } from "./import-state";
import { type SuggestedFile, suggestFile } from "./inspect";
import type {
  attachFileInput,
  chooseYearsInput,
  describeImportInput,
  ImportFile,
  ImportOptionsRow,
  StoredReport,
  saveMappingInput,
  startImportInput,
} from "./schema";

const json = (value: unknown) => value as Prisma.InputJsonValue;
export type Changed = { importId: string; version: number };

/**
 * Open an import: nothing but a name until files are attached.
 * @throws DomainError NOT_FOUND (noDataset) | CONFLICT (datasetArchived) with `addToId`
 */
export async function startImport(
  { db, actor, now }: Ctx,
  { name, source, addToId }: z.infer<typeof startImportInput>,
): Promise<Changed> {
  const base = await baseOf(db, { orgId: actor.orgId, addToId: addToId ?? null });
  const row = await db.importRun.create({
    data: {
      orgId: actor.orgId,
      createdById: actor.id,
      createdAt: now(),
      files: [],
      options: json(base ? readingOf(base) : {}),
      ...{ name: base?.name ?? name, source, addToId: base?.id ?? null },
    },
  });
  return { importId: row.id, version: row.version };
}

/** Years that are added are read as those that are there were. */
function readingOf({ manifest }: Base): ImportOptionsRow {
  const { classification, ksicDigits, parts } = manifest as unknown as StoreManifest;
  return {
    mappings: {},
    ...{ classification, ksicDigits: ksicDigits as 2 | 3 | 4 | 5 },
    ...(parts?.at(-1)?.pairs ? { firmPairs: true } : {}),
  };
}

type Wanted = { importId: string; version: number };

/**
 * Change an import that nobody is working on. `edit` gets the row as it is and returns what changes.
 * @throws DomainError NOT_FOUND | STALE_VERSION | ILLEGAL_TRANSITION (importBusy, importDone)
 */
async function change(
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
const unchecked = (files: ImportFile[]): Prisma.ImportRunUpdateInput => {
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

export const describeImport = (ctx: Ctx, input: z.infer<typeof describeImportInput>) =>
  change(ctx, input, async (run) => ({
    name: input.name,
    source: input.source,
    options: json({ ...optionsOf(run), synthetic: input.synthetic }),
  }));

/**
 * Put an uploaded file into an import. Without a role its header decides; a file in the same role is replaced. What the
 * header and the first codes suggest (columns, unit, classification) is taken over where nobody has chosen.
 *
 * @throws DomainError NOT_FOUND | BAD_INPUT (empty_file, old_xls, not_xlsx, undecodable)
 */
export async function attachFile(
  ctx: Ctx,
  { uploadId, role, ...wanted }: z.infer<typeof attachFileInput>,
): Promise<Changed & { role: ImportFile["role"] }> {
  const upload = await ctx.db.upload.findFirst({ where: { id: uploadId, orgId: ctx.actor.orgId } });
  if (!upload) throw new DomainError("NOT_FOUND", `no upload ${uploadId}`);
  const suggested = await suggestFile(inDataDir(upload.path), upload.fileName, role);
  const file: ImportFile = {
    uploadId,
    role: role ?? suggested.role,
    name: upload.fileName,
    bytes: Number(upload.bytes),
    sha256: upload.sha256,
  };
  const changed = await change(ctx, wanted, async (run) => {
    // A file that is there already keeps its place in the list.
    const files = filesOf(run).filter(
      (one) => one.uploadId === uploadId || file.role === null || one.role !== file.role,
    );
    const at = files.findIndex((one) => one.uploadId === uploadId);
    return {
      ...unchecked(at < 0 ? [...files, file] : files.with(at, file)),
      options: json(withSuggestions(optionsOf(run), file, suggested)),
    };
  });
  return { ...changed, role: file.role };
}

function withSuggestions(
  options: ImportOptionsRow,
  { role }: ImportFile,
  { unit, classification, mapping }: SuggestedFile,
): ImportOptionsRow {
  if (role === null || role === "linkage") return options;
  // Firms and surveys are coded in KSIC; only flows come in classifications of their own.
  const codes =
    classification && (role === "flows" || classification.classification === "KSIC10") ? classification : {};
  return {
    ...options,
    ...(unit ? { unit } : {}),
    ...codes,
    mappings: { ...options.mappings, [role]: mapping },
  };
}

export const detachFile = (ctx: Ctx, { uploadId, ...wanted }: Wanted & { uploadId: string }) =>
  change(ctx, wanted, async (run) => {
    const files = filesOf(run);
    const gone = files.find((file) => file.uploadId === uploadId)?.role;
    const { mappings = {}, ...options } = optionsOf(run);
    const kept = Object.fromEntries(Object.entries(mappings).filter(([role]) => role !== gone));
    return {
      ...unchecked(files.filter((file) => file.uploadId !== uploadId)),
      options: json({ ...options, mappings: kept }),
    };
  });

export const saveMapping = (ctx: Ctx, { options, ...wanted }: z.infer<typeof saveMappingInput>) =>
  change(ctx, wanted, async (run) => ({
    ...unchecked(filesOf(run)),
    options: json({ ...options, synthetic: optionsOf(run).synthetic ?? false }),
  }));

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

/**
 * Years of the files that the data set has already: replaced (what was checked stays as it is), or left as they are (the
 * files are then read for their other years only, and must be checked again).
 *
 * @throws DomainError ILLEGAL_TRANSITION (notChecked) | BAD_INPUT (noNewYears, yearsMixed)
 */
export const chooseYears = (ctx: Ctx, { replace, ...wanted }: z.infer<typeof chooseYearsInput>) =>
  change(ctx, wanted, async (run) => {
    const report = run.report as unknown as StoredReport | null;
    if (!report?.addition) throw new DomainError("ILLEGAL_TRANSITION", "check it first", "notChecked");
    const { replaceYears: _, ...options } = optionsOf(run);
    if (replace) return { options: json({ ...options, replaceYears: true }) };
    const yearRange = newYearsOnly(report);
    return { ...unchecked(filesOf(run)), options: json({ ...options, yearRange }) };
  });

/** Throw away an import that came to nothing. What was uploaded goes later (removeUploads): another may use the same content. */
export const discardImport = async (ctx: Ctx, wanted: Wanted): Promise<void> => {
  await change(ctx, wanted, async () => ({}));
  await ctx.db.importRun.deleteMany({ where: { id: wanted.importId, version: wanted.version + 1 } });
};

/** @throws DomainError NOT_FOUND */
export async function setArchived(
  { db, actor, now }: Ctx,
  datasetId: string,
  archived: boolean,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const at = now();
    const dataset = await tx.dataset.findFirst({ where: { id: datasetId, orgId: actor.orgId } });
    if (!dataset) throw new DomainError("NOT_FOUND", `no dataset ${datasetId}`);
    const changed = await tx.dataset.updateMany({
      where: { id: datasetId, archivedAt: archived ? null : { not: null } },
      data: { archivedAt: archived ? at : null },
    });
    if (changed.count === 0) return;
    await recordAudit(tx, {
      type: archived ? "DATASET_ARCHIVED" : "DATASET_RESTORED",
      orgId: actor.orgId,
      actor,
      at,
      subjectType: "dataset",
      subjectId: datasetId,
      detail: { name: dataset.name },
    });
  });
}
