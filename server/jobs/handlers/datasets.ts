import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ImportRun, Prisma } from "@/prisma/generated/client";
import { inDataDir } from "@/server/data-dir";
import type { Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { additionOf, type Base, baseOf, checkAddition } from "@/server/features/datasets/addition";
import { datasetHash, filesOf, optionsOf, warehouseInput } from "@/server/features/datasets/import-input";
import { importJobPayload, type StoredReport } from "@/server/features/datasets/schema";
import {
  removeLostStore,
  storeAddedYears,
  storeDataset,
  storePathOf,
} from "@/server/features/datasets/store-dataset";
import { visibleNul } from "@/server/features/datasets/visible-nul";
import { warehouseReference } from "@/server/features/datasets/warehouse-reference";
import type { ImportHooks, ImportProgress } from "@/server/warehouse/dataset";
import { dryRun } from "@/server/warehouse/dry-run";
import { importDataset } from "@/server/warehouse/import-dataset";
import { manifestIn, openStore } from "@/server/warehouse/store";
import type { JobContext, JobHandler } from "../handler";
import { REJECT_LABELS } from "../reject-labels";

/** The import that a job was started for; somebody may have changed or thrown it away since. */
async function importOf({ db, actor, jobId }: JobContext, payload: Prisma.JsonValue) {
  const { importId } = importJobPayload.parse(payload);
  const run = await db.importRun.findFirst({ where: { id: importId, orgId: actor.orgId } });
  if (run?.jobId !== jobId)
    throw new DomainError("CONFLICT", `import ${importId} is not of this job any more`, "importChanged");
  return run;
}

/**
 * `dataset.check`: reads every row and writes none. The report is kept with the import while its files and mapping stay
 * as they are; the rejected rows lie beside it as CSV.
 */
export const checkDataset: JobHandler = async (job, payload) => {
  const { db, jobId, now } = job;
  const run = await importOf(job, payload);
  if (run.state === "CHECKED") return { importId: run.id };
  const base = await baseOf(db, run);
  const { input, options } = await warehouseInput(db, run);
  const began = performance.now();
  const rejectsPath = `rejects/${run.id}.csv`;
  await mkdir(inDataDir("rejects"), { recursive: true });
  await rm(inDataDir(rejectsPath), { force: true });
  const { hooks, settled } = progressOf(job, CHECK_SHARES);
  const report = await inWorkDir(jobId, (workDir) =>
    dryRun(input, options, {
      ...hooks,
      workDir,
      rejectsFile: inDataDir(rejectsPath),
      rejectLabels: REJECT_LABELS,
    }),
  ).finally(settled);
  const addition = base && (await additionOf(base, await openStore(inDataDir(base.storePath)), report));
  const stored: StoredReport = {
    ...report,
    hash: datasetHash(report, optionsOf(run), filesOf(run), base?.hash),
    ...(addition ? { addition } : {}),
    seconds: (performance.now() - began) / 1000,
    checkedAt: now().toISOString(),
  };
  const rejected = Object.values(report.rejected).some((count) => count > 0);
  const done = await db.importRun.updateMany({
    where: { id: run.id, jobId, state: "CHECKING" },
    data: {
      state: "CHECKED",
      report: visibleNul(stored) as unknown as Prisma.InputJsonValue,
      rejectsPath: rejected ? rejectsPath : null,
    },
  });
  if (done.count === 0) throw new DomainError("CONFLICT", "changed while it was checked", "importChanged");
  return { importId: run.id };
};

/**
 * `dataset.import`: builds the store beside its place, then makes data set, import and audit row in one transaction. Run
 * again after the machine was switched off, it removes what was half built, or finds the finished store and only writes
 * the rows.
 */
export const runImport: JobHandler = async (job, payload) => {
  const { db, jobId, actor, now } = job;
  const run = await importOf(job, payload);
  if (run.state === "DONE" && run.datasetId) return { datasetId: run.datasetId };
  const base = await baseOf(db, run);
  if (base) {
    const { hash } = run.report as unknown as StoredReport;
    return addYears(job, run, base).catch(async (error) => {
      if (error instanceof DomainError && error.reason === "datasetGrew")
        await removeLostStore(db, storePathOf(run.orgId, hash));
      throw error;
    });
  }
  const { hash } = run.report as unknown as StoredReport;
  const { orgId, name, source } = run;
  const same = await db.dataset.findUnique({ where: { orgId_hash: { orgId, hash } } });
  if (same)
    throw new DomainError("CONFLICT", `already imported as ${same.name}`, "alreadyImported", {
      name: same.name,
      datasetId: same.id,
    });
  const { input, options } = await warehouseInput(db, run);
  const storePath = storePathOf(orgId, hash);
  const { hooks, settled } = progressOf(job, IMPORT_SHARES);
  // A store under this name without its row is of an attempt that was cut off behind its last file.
  const { store } = await importDataset(
    inDataDir(storePath),
    input,
    { ...options, replace: true },
    { ...hooks, rejectLabels: REJECT_LABELS },
  ).finally(settled);
  const datasetId = await db.$transaction(async (tx) => {
    const id = await storeDataset(
      tx,
      { actor, now },
      {
        ...{ orgId, name, source, hash, storePath },
        synthetic: optionsOf(run).synthetic ?? false,
        manifest: store.manifest,
      },
    );
    await markDone(tx, run, jobId, id);
    return id;
  });
  return { datasetId };
};

async function markDone(tx: Tx, run: ImportRun, jobId: string, datasetId: string): Promise<void> {
  const done = await tx.importRun.updateMany({
    where: { id: run.id, jobId, state: "RUNNING" },
    data: { state: "DONE", datasetId },
  });
  if (done.count === 0) throw new DomainError("CONFLICT", "changed while it was imported", "importChanged");
}

/**
 * Years are added in a store of their own, beside the one that is there: whoever computes on that goes on, and an
 * addition that fails or is stopped has touched nothing. Then data set, version before, import and audit row change in
 * one transaction.
 */
async function addYears(job: JobContext, run: ImportRun, base: Base) {
  const { db, jobId, actor, now } = job;
  const report = run.report as unknown as StoredReport;
  const { replaceYears = false, synthetic = false } = optionsOf(run);
  checkAddition(base, report, { mappings: {}, replaceYears });
  const { input, options } = await warehouseInput(db, run);
  const storePath = storePathOf(run.orgId, report.hash);
  const dir = inDataDir(storePath);
  // A finished store under this name is of an attempt that was cut off behind its last file.
  const finished = await manifestIn(dir);
  const { hooks, settled } = progressOf(job, IMPORT_SHARES);
  const store = finished
    ? { dir, manifest: finished }
    : (
        await importDataset(
          dir,
          input,
          { ...options, addTo: inDataDir(base.storePath), replaceYears },
          { ...hooks, rejectLabels: REJECT_LABELS },
        ).finally(settled)
      ).store;
  await db.$transaction(async (tx) => {
    const { manifest } = store;
    const { years, files } = report;
    await storeAddedYears(
      tx,
      { actor, now },
      { base, manifest, years, files, hash: report.hash, storePath, synthetic },
    );
    await markDone(tx, run, jobId, base.id);
  });
  return { datasetId: base.id };
}

/** A folder of the job's own; what an earlier attempt left there goes first. */
async function inWorkDir<T>(jobId: string, work: (dir: string) => Promise<T>): Promise<T> {
  const dir = join(inDataDir("work"), jobId);
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  try {
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

type Phase = ImportProgress["phase"];
/** How far along each phase begins, from runs of ten million rows. */
const CHECK_SHARES: Record<Phase, number> = {
  reading: 0,
  firms: 0.12,
  trades: 0.2,
  rejects: 0.9,
  writing: 0.98,
};
const IMPORT_SHARES: Record<Phase, number> = {
  reading: 0,
  firms: 0.1,
  trades: 0.15,
  rejects: 0.75,
  writing: 0.85,
};
const ORDER: Phase[] = ["reading", "firms", "trades", "rejects", "writing"];

/** Translates the warehouse's progress into the job's. `settled` waits for the last report, so that none comes late. */
function progressOf(job: JobContext, shares: Record<Phase, number>) {
  let last: Promise<void> = Promise.resolve();
  let busy = false;
  const onProgress = ({ phase, file, rows, totalRows, rowsPerSecond, bytes }: ImportProgress) => {
    if (busy) return;
    busy = true;
    const begin = shares[phase];
    const end = shares[ORDER[ORDER.indexOf(phase) + 1] ?? "writing"] ?? 1;
    const within = totalRows ? Math.min(1, rows / totalRows) : 0;
    const speed = rowsPerSecond ?? 0;
    const seconds = speed > 0 && totalRows ? Math.ceil(Math.max(0, totalRows - rows) / speed) : 0;
    const detailed = phase === "trades" && speed > 0;
    const stage = {
      key: detailed ? "datasetRows" : `dataset.${phase}`,
      params: {
        file: file ?? "",
        rows,
        total: totalRows ?? 0,
        speed,
        minutes: Math.floor(seconds / 60),
        seconds: seconds % 60,
        megabytes: Math.round((bytes ?? 0) / 1024 / 1024),
      },
    };
    last = job
      .report(begin + (Math.max(begin, end) - begin) * within, stage)
      .catch(() => {}) // a wish to stop reaches the warehouse by the signal
      .finally(() => {
        busy = false;
      });
  };
  const hooks: ImportHooks = { reference: warehouseReference(), signal: job.signal, onProgress };
  return { hooks, settled: () => last };
}
