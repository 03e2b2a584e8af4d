import type { Dataset } from "@/prisma/generated/client";
import { inDataDir } from "@/server/data-dir";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import type { Flows } from "@/server/domain/flows";
import type { Actor } from "@/server/domain/permissions";
import { shutProjectIds } from "@/server/features/projects/data";
import { type FlowQuery, readFlows } from "@/server/warehouse/read-flows";
import { openStore, type Store, type StoreManifest } from "@/server/warehouse/store";

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

export async function datasetRow(db: Pick<Db, "dataset">, { orgId }: { orgId: string }, datasetId: string) {
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
export const storeOf = (row: Pick<Dataset, "name" | "storePath">): Promise<Store> =>
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
