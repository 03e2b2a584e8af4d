import type { Dataset, ImportRun } from "@/prisma/generated/client";
import { inDataDir } from "@/server/data-dir";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import type { Flows } from "@/server/domain/flows";
import type { Actor } from "@/server/domain/permissions";
import { shutProjectIds } from "@/server/features/projects/data";
import { industryByCode, regionLabel } from "@/server/features/reference/data";
import {
  type FlowQuery,
  industrySummary,
  readFlows,
  regionSummary,
  type Trade,
} from "@/server/warehouse/read-flows";
import { openStore, type Store, type StoreManifest } from "@/server/warehouse/store";
import { filesOf, formOfFiles, optionsOf } from "./import-input";
import { importState, jobOf } from "./import-state";
import { inspectImport } from "./inspect";
import type { StoredReport } from "./schema";

const view = (row: Dataset) => ({
  id: row.id,
  name: row.name,
  form: row.form,
  classification: row.classification,
  /** Label of one unit of `amount` ('천원'); null = no amounts, every trade counts 1. */
  unit: row.unit,
  hash: row.hash,
  firms: row.firms,
  transactions: row.transactions,
  amount: BigInt(row.amount.toFixed(0)),
  years: row.years,
  source: row.source,
  synthetic: row.synthetic,
  version: row.version,
  pairYears: pairYearsOf(row.manifest as unknown as Partial<StoreManifest>),
  createdAt: row.createdAt,
  archivedAt: row.archivedAt,
});
export type DatasetView = ReturnType<typeof view>;

export async function listDatasets(
  db: Db,
  actor: Actor,
  { archived }: { archived: boolean },
): Promise<DatasetView[]> {
  const rows = await db.dataset.findMany({
    where: { orgId: actor.orgId, archivedAt: archived ? { not: null } : null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(view);
}

async function datasetRow(db: Pick<Db, "dataset">, { orgId }: { orgId: string }, datasetId: string) {
  const row = await db.dataset.findFirst({ where: { id: datasetId, orgId } });
  if (!row) throw new DomainError("NOT_FOUND", `no dataset ${datasetId}`, "noDataset");
  return row;
}

/** One data set with what its store says of itself, and the analyses of open projects that rest on it. */
export async function getDataset(db: Db, actor: Actor, datasetId: string) {
  const row = await datasetRow(db, actor, datasetId);
  const [shut, author, run, versions] = await Promise.all([
    shutProjectIds(db, actor),
    db.user.findUnique({ where: { id: row.createdById }, select: { name: true } }),
    db.importRun.findFirst({
      where: { datasetId, orgId: actor.orgId },
      orderBy: { createdAt: "desc" },
      select: { id: true },
    }),
    datasetVersions(db, row),
  ]);
  const runs = await db.atlasRun.findMany({
    where: { datasetId, computedAt: { not: null }, project: { orgId: actor.orgId, id: { notIn: shut } } },
    orderBy: { createdAt: "desc" },
    take: 50,
    select: {
      ...{ id: true, createdAt: true, datasetHash: true },
      project: { select: { id: true, name: true } },
    },
  });
  const manifest = row.manifest as unknown as Partial<StoreManifest>;
  return {
    ...view(row),
    createdBy: author?.name ?? "",
    importId: run?.id ?? null,
    counts: manifest.counts ?? null,
    files: manifest.files ?? [],
    rejected: manifest.rejected ?? {},
    hasRejects: manifest.hasRejects ?? false,
    warnings: manifest.warnings ?? [],
    regionLevel: manifest.regionLevel ?? "none",
    industries: manifest.industries?.length ?? null,
    /** Years whose pairs of firms were counted, and with them the first firms kept. */
    pairYears: pairYearsOf(manifest),
    versions,
    usedBy: runs.map(({ id, createdAt, datasetHash, project }) => ({
      ...{ runId: id, at: createdAt, project },
      version: versions.find(({ hash }) => hash === datasetHash)?.number ?? null,
    })),
  };
}

export const pairYearsOf = ({ parts = [] }: Partial<Pick<StoreManifest, "parts">>): number[] =>
  parts.flatMap(({ pairs, years }) => (pairs ? years : [])).sort((x, y) => x - y);

/** Every version of a data set, the newest first: what it was, who made it, and what it changed. */
async function datasetVersions(db: Db, row: Dataset) {
  const earlier = await db.datasetVersion.findMany({
    where: { datasetId: row.id },
    orderBy: { number: "desc" },
    omit: { manifest: true },
  });
  const newest = {
    ...row,
    number: row.version,
    createdAt: row.versionAt ?? row.createdAt,
    createdById: row.versionById ?? row.createdById,
  };
  const all = [newest, ...earlier];
  const users = await db.user.findMany({
    where: { id: { in: all.map(({ createdById }) => createdById) } },
    select: { id: true, name: true },
  });
  return all.map(({ number, hash, years, transactions, amount, createdAt, createdById, ...change }) => ({
    ...{ number, hash, years, transactions, createdAt },
    amount: BigInt(amount.toFixed(0)),
    addedYears: change.addedYears,
    replacedYears: change.replacedYears,
    createdBy: users.find(({ id }) => id === createdById)?.name ?? "",
  }));
}

/** @throws DomainError NOT_FOUND (noDataset, storeGone) */
export const openDataset = async (db: Db, of: { orgId: string }, datasetId: string): Promise<Store> =>
  storeOf(await datasetRow(db, of, datasetId));

/** A missing store is named by its data set: where it lies on the machine is nobody's business. */
const storeOf = (row: Pick<Dataset, "name" | "storePath">): Promise<Store> =>
  openStore(inDataDir(row.storePath)).catch((error) => {
    if (error instanceof DomainError && error.reason === "store_not_found")
      throw new DomainError("NOT_FOUND", `the store of ${row.name} is gone`, "storeGone", { name: row.name });
    throw error;
  });

/** Flows between industries of a data set in a scope; see `readFlows` of the warehouse. */
export const readDatasetFlows = async (
  db: Db,
  of: { orgId: string },
  datasetId: string,
  query: FlowQuery,
): Promise<Flows> => readFlows(await openDataset(db, of, datasetId), query);

export const datasetYears = async (db: Db, of: { orgId: string }, datasetId: string): Promise<number[]> =>
  (await datasetRow(db, of, datasetId)).years;

/** Places of a data set with their firms and trade, in the order of their codes. */
export const datasetRegions = async (
  db: Db,
  of: { orgId: string },
  datasetId: string,
  years: number[] | null = null,
) => regionSummary(await openDataset(db, of, datasetId), { years });

export type IndustryCount = { code: string; region: string; firms: number } & Trade;

/**
 * Firms and trade of some industries in each of some regions (codes of any level): the cards of a value chain. A sale is
 * counted where its seller is, a purchase where its buyer is.
 */
export async function datasetIndustryCounts(
  db: Db,
  of: { orgId: string },
  datasetId: string,
  { codes, regions, years = null }: { codes: string[]; regions: string[]; years?: number[] | null },
): Promise<IndustryCount[]> {
  const store = await openDataset(db, of, datasetId);
  const wanted = new Set(codes);
  const found: IndustryCount[] = [];
  for (const region of regions) {
    const [sales, purchases] = await Promise.all(
      (["seller", "buyer"] as const).map((scope) =>
        industrySummary(store, { years, regions: [region], scope }),
      ),
    );
    for (const [at, { industry, firms, sold, sales: sold_n }] of sales!.entries())
      if (wanted.has(industry)) {
        const { bought, purchases: bought_n } = purchases![at]!;
        found.push({ code: industry, region, firms, sold, sales: sold_n, bought, purchases: bought_n });
      }
  }
  return found;
}

const TOP = 100;

/** What is in a data set: places, and the industries with the most trade. */
export async function datasetContents(db: Db, actor: Actor, datasetId: string, years: number[] | null) {
  const row = await datasetRow(db, actor, datasetId);
  const store = await storeOf(row);
  const regions = await regionSummary(store, { years });
  const industries = await industrySummary(store, { years, regions: null, scope: "either" });
  const traded = industries
    .filter(({ sales, purchases }) => sales + purchases > 0)
    .sort((x, y) => Number(y.sold + y.bought - x.sold - x.bought) || x.industry.localeCompare(y.industry));
  const named = row.classification === "KSIC10";
  return {
    regions: regions
      .filter(({ firms, sales, purchases }) => firms + sales + purchases > 0)
      .map(({ path, ...rest }) => ({ ...rest, province: regionLabel(path.at(-1)!) })),
    industries: traded.slice(0, TOP).map(({ industry, ...rest }) => ({
      code: industry,
      name: (named && industryByCode(industry)?.nameKo) || industry,
      nameEn: (named && industryByCode(industry)?.nameEn) || industry,
      ...rest,
    })),
    industriesInAll: traded.length,
  };
}

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
