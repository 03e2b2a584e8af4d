import type { ImportRun } from "@/prisma/generated/client";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import type { Actor } from "@/server/domain/permissions";
import type { StoreManifest } from "@/server/warehouse/store";
import { pairYearsOf } from "./data";
import { filesOf, formOfFiles, optionsOf } from "./import-input";
import { importState, jobOf } from "./import-state";
import { inspectImport } from "./inspect";
import type { StoredReport } from "./schema";

async function importRow(db: Db, actor: Actor, importId: string): Promise<ImportRun> {
  const run = await db.importRun.findFirst({ where: { id: importId, orgId: actor.orgId } });
  if (!run) throw new DomainError("NOT_FOUND", `no import ${importId}`);
  return run;
}

/** An import with its state, its job, what its check found, and the data set that already holds the same. */
export async function getImport(db: Db, actor: Actor, importId: string) {
  const run = await importRow(db, actor, importId);
  const report = run.report as unknown as StoredReport | null;
  const [job, author, same, base] = await Promise.all([
    jobOf(db, run),
    db.user.findUnique({ where: { id: run.createdById }, select: { name: true } }),
    report && db.dataset.findUnique({ where: { orgId_hash: { orgId: actor.orgId, hash: report.hash } } }),
    run.addToId === null ? null : db.dataset.findFirst({ where: { id: run.addToId, orgId: actor.orgId } }),
  ]);
  const files = filesOf(run);
  const { synthetic = false, replaceYears = false, ...options } = optionsOf(run);
  return {
    id: run.id,
    name: run.name,
    source: run.source,
    synthetic,
    state: importState(run, job),
    version: run.version,
    files,
    options,
    ...formOfFiles(files),
    jobId: run.jobId,
    jobKind: job?.kind ?? null,
    report,
    hasRejects: run.rejectsPath !== null,
    datasetId: run.datasetId,
    /** The data set that years are added to; `moved`: it is no longer what the check looked at. */
    addTo: base && {
      ...{ id: base.id, name: base.name, years: base.years, version: base.version, unit: base.unit },
      synthetic: base.synthetic,
      archived: base.archivedAt !== null,
      pairYears: pairYearsOf(base.manifest as unknown as Partial<StoreManifest>),
      moved: report !== null && run.state !== "DONE" && report.addition?.baseHash !== base.hash,
    },
    /** Somebody has decided that years which are there already are replaced. */
    replaceYears,
    sameAs:
      same && run.addToId === null
        ? { id: same.id, name: same.name, archived: same.archivedAt !== null }
        : null,
    createdBy: author?.name ?? "",
    updatedAt: run.updatedAt,
  };
}
export type ImportView = Awaited<ReturnType<typeof getImport>>;

/** Imports that are not data sets yet, the latest first. */
export async function listImports(db: Db, actor: Actor) {
  const rows = await db.importRun.findMany({
    where: { orgId: actor.orgId, state: { not: "DONE" } },
    orderBy: { updatedAt: "desc" },
    take: 50,
    omit: { report: true, options: true },
  });
  const jobs = await db.job.findMany({
    where: { id: { in: rows.flatMap(({ jobId }) => jobId ?? []) } },
    select: { id: true, state: true, progress: true },
  });
  const users = await db.user.findMany({
    where: { id: { in: rows.map(({ createdById }) => createdById) } },
    select: { id: true, name: true },
  });
  return rows.map((row) => {
    const job = jobs.find(({ id }) => id === row.jobId);
    return {
      id: row.id,
      name: row.name,
      adds: row.addToId !== null,
      state: importState(row, job),
      progress: job?.progress ?? null,
      files: filesOf(row).map(({ name }) => name),
      createdBy: users.find(({ id }) => id === row.createdById)?.name ?? "",
      updatedAt: row.updatedAt,
      version: row.version,
    };
  });
}

export const seenFiles = async (db: Db, actor: Actor, importId: string) =>
  inspectImport(db, await importRow(db, actor, importId));
