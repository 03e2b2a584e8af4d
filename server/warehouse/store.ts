import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DomainError } from "@/server/domain/errors";
import type { Place } from "@/server/warehouse/code-tables";
import type { Classification, DatasetForm, FileRole } from "@/server/warehouse/dataset";
import type { ImportWarning } from "@/server/warehouse/import-report";
import type { RejectCounts } from "@/server/warehouse/rejects";

/** Changes when a store of the old kind can no longer be read. */
export const STORE_VERSION = 1;

/**
 * store.json: what the folder holds. Everything but the rows themselves.
 *
 *   <data>/firms.parquet          firm, firm_id, name, industry, region
 *   <data>/flows/<year>.parquet   year, seller_region, buyer_region, seller, buyer, amount, n
 *   <data>/self/<year>.parquet    the same, for trades of a firm with itself: kept, never counted
 *   <data>/rejected.csv           the rows that were not taken in
 *
 * Industries are numbered by their place in `industries`, regions by their place in `places` + 1; region 0 is not known.
 */
export type StoreManifest = {
  version: number;
  /** Same files, same settings, same reference tables = the same data set. */
  fingerprint: string;
  form: DatasetForm;
  classification: Classification;
  ksicDigits: number;
  unit: string;
  years: number[];
  counts: { firms: number; transactions: number; selfTrades: number; flows: number };
  /** Exact total of the trades, in `unit`. */
  amount: string;
  files: { role: FileRole; name: string; sha256: string; bytes: number; rows: number }[];
  rejected: RejectCounts;
  warnings: ImportWarning[];
  regionLevel: "none" | "province" | "city" | "mixed";
  industries: string[];
  places: Place[];
  /** Name of the folder with the Parquet files, beside store.json. */
  data: string;
  hasRejects: boolean;
};

/** A store that has been opened. Opening reads store.json only. */
export type Store = { dir: string; manifest: StoreManifest };

const MANIFEST = "store.json";

/** @throws DomainError NOT_FOUND (`store_not_found`), BAD_INPUT (`store_version`) */
export async function openStore(dir: string): Promise<Store> {
  const manifest = await manifestIn(dir);
  if (!manifest)
    throw new DomainError(
      "NOT_FOUND",
      `${dir} holds no data set (no ${MANIFEST}); import one first`,
      "store_not_found",
      {
        dir,
      },
    );
  return { dir, manifest };
}

/** The manifest in a folder, or null when there is none. */
export async function manifestIn(dir: string): Promise<StoreManifest | null> {
  const text = await readFile(join(dir, MANIFEST), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
    throw error;
  });
  if (text === null) return null;
  const manifest = JSON.parse(text) as StoreManifest;
  if (manifest.version !== STORE_VERSION)
    throw new DomainError(
      "BAD_INPUT",
      `${dir} was written by another version (store ${manifest.version}, expected ${STORE_VERSION}); import the files again`,
      "store_version",
      { found: manifest.version, expected: STORE_VERSION },
    );
  return manifest;
}

/**
 * Makes a finished import the content of the store. The one moment that counts is the renaming of store.json: before it
 * the store is what it was, after it what was imported.
 */
export async function commitStore(
  dir: string,
  workDir: string,
  prepared: string,
  manifest: StoreManifest,
): Promise<void> {
  const draft = join(workDir, MANIFEST);
  await writeFile(draft, `${JSON.stringify(manifest, null, 1)}\n`, { flush: true });
  await rename(prepared, join(dir, manifest.data));
  await rename(draft, join(dir, MANIFEST));
  await removeStrays(dir, manifest.data);
}

/** Data folders that store.json does not name: of an import that was replaced, or killed just before it counted. */
export async function removeStrays(dir: string, data: string | null): Promise<void> {
  for (const name of await readdir(dir))
    if (name.startsWith(DATA_PREFIX) && name !== data)
      await rm(join(dir, name), { recursive: true, force: true });
}
export const DATA_PREFIX = "data-";

export const firmsFile = ({ dir, manifest }: Store) => join(dir, manifest.data, "firms.parquet");
export const flowsFile = ({ dir, manifest }: Store, year: number) =>
  join(dir, manifest.data, "flows", `${year}.parquet`);
/** The list of rejected rows, or null when nothing was rejected. */
export const rejectsFile = ({ dir, manifest }: Store) =>
  manifest.hasRejects ? join(dir, manifest.data, "rejected.csv") : null;
