import { rm } from "node:fs/promises";
import type { Prisma } from "@/prisma/generated/client";
import { inDataDir } from "@/server/data-dir";
import type { Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { recordAudit } from "@/server/features/audit/service";
import type { Ctx } from "@/server/features/context";
import type { StoreManifest } from "@/server/warehouse/store";
import { unitOf } from "@/server/warehouse/units";
import type { Base } from "./addition";
import { visibleNul } from "./visible-nul";

/** Where the store of a data set lies below the data folder. Each organisation has its own: a store names its files. */
export const storePathOf = (orgId: string, hash: string): string => `stores/${orgId}/${hash}`;

export type NewDataset = {
  orgId: string;
  name: string;
  source: string;
  synthetic: boolean;
  hash: string;
  storePath: string;
  manifest: StoreManifest;
};

/** The columns of a data set that its store decides. */
const columnsOf = (manifest: StoreManifest) => ({
  manifest: visibleNul(manifest) as unknown as Prisma.InputJsonValue,
  firms: manifest.form === "flows" ? null : manifest.counts.firms,
  transactions: BigInt(manifest.counts.transactions),
  amount: manifest.amount,
  years: manifest.years,
});

/** Write the row of an imported store with its audit row, in the transaction of the import. */
export async function storeDataset(
  tx: Tx,
  { actor, now }: Pick<Ctx, "actor" | "now">,
  { manifest, orgId, ...named }: NewDataset,
): Promise<string> {
  const at = now();
  const { id } = await tx.dataset.create({
    data: {
      orgId,
      ...named,
      form: manifest.form.toUpperCase() as "LONG" | "WIDE" | "FLOWS",
      classification: manifest.classification,
      unit: manifest.unit === "trades" ? null : (unitOf(manifest.unit)?.nameKo ?? manifest.unit),
      ...columnsOf(manifest),
      createdById: actor.id,
      createdAt: at,
    },
    select: { id: true },
  });
  await recordAudit(tx, {
    type: "DATASET_IMPORTED",
    orgId,
    actor,
    at,
    subjectType: "dataset",
    subjectId: id,
    detail: {
      name: named.name,
      hash: named.hash,
      transactions: manifest.counts.transactions,
      files: manifest.files.map(({ name, sha256 }) => ({ name, sha256 })),
    },
  });
  return id;
}

export type AddedYears = Pick<NewDataset, "hash" | "storePath" | "manifest" | "synthetic"> & {
  base: Base;
  /** The years of the files, and the files. */
  years: number[];
  files: { name: string; sha256: string }[];
};

/**
 * Make a store with added years the newest version of its data set; the one before stays beside it. With its audit row,
 * in the transaction of the import.
 *
 * @throws DomainError CONFLICT (datasetGrew) when it is no longer the version that the years were added to
 */
export async function storeAddedYears(
  tx: Tx,
  { actor, now }: Pick<Ctx, "actor" | "now">,
  { base, manifest, years, files, hash, storePath, synthetic }: AddedYears,
): Promise<void> {
  const at = now();
  const replacedYears = years.filter((year) => base.years.includes(year));
  const addedYears = years.filter((year) => !base.years.includes(year));
  const changed = await tx.dataset.updateMany({
    where: { id: base.id, hash: base.hash, version: base.version },
    data: {
      ...columnsOf(manifest),
      ...{ hash, storePath, addedYears, replacedYears },
      synthetic: base.synthetic || synthetic,
      version: base.version + 1,
      versionAt: at,
      versionById: actor.id,
    },
  });
  if (changed.count === 0)
    throw new DomainError("CONFLICT", `${base.name} has changed since`, "datasetGrew", { name: base.name });
  await tx.datasetVersion.create({
    data: {
      datasetId: base.id,
      number: base.version,
      ...{ hash: base.hash, storePath: base.storePath, manifest: base.manifest as Prisma.InputJsonValue },
      ...{ firms: base.firms, transactions: base.transactions, amount: base.amount, years: base.years },
      ...{ addedYears: base.addedYears, replacedYears: base.replacedYears },
      createdById: base.versionById ?? base.createdById,
      createdAt: base.versionAt ?? base.createdAt,
    },
  });
  await recordAudit(tx, {
    type: "DATASET_YEARS_ADDED",
    orgId: base.orgId,
    actor,
    at,
    subjectType: "dataset",
    subjectId: base.id,
    detail: {
      name: base.name,
      ...{ hash, version: base.version + 1, addedYears, replacedYears },
      files: files.map(({ name, sha256 }) => ({ name, sha256 })),
    },
  });
}

/**
 * Remove the store of an addition that came too late (datasetGrew): its data set has moved on, so no later attempt can use
 * it. It stays where the one that came first was made of the same files, and so is this very store.
 */
export async function removeLostStore(
  db: Pick<Tx, "dataset" | "datasetVersion">,
  storePath: string,
): Promise<void> {
  const used =
    (await db.dataset.count({ where: { storePath } })) +
    (await db.datasetVersion.count({ where: { storePath } }));
  if (used === 0) await rm(inDataDir(storePath), { recursive: true, force: true });
}
