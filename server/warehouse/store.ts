import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DomainError } from "@/server/domain/errors";
import type { Place } from "@/server/warehouse/code-tables";
import type { Classification, DatasetForm, FileRole } from "@/server/warehouse/dataset";
import type { ImportWarning } from "@/server/warehouse/import-report";
import type { RejectCounts } from "@/server/warehouse/rejects";

/** Changes when a reader of the version before can no longer read a store; older versions are still read. */
export const STORE_VERSION = 2;
/** Changes when the same files would be taken in otherwise than before. */
export const READING_VERSION = 1;

/**
 * store.json: what the folder holds. Everything but the rows themselves. Each import that the store is made of (the first,
 * and those that added years to it) has a folder of its own and the years that it answers for:
 *
 *   <data>/firms.parquet           firm, firm_id, name, industry, region
 *   <data>/flows/<year>.parquet    year, seller_region, buyer_region, seller, buyer, amount, n[, pairs]
 *   <data>/nation/<year>.parquet   year, seller, buyer, amount, n[, pairs]: the flows added up over the regions (from version 2)
 *   <data>/large/<key>/<year>.parquet  as nation, of all flows with an end in a set of regions that has very many (large-sums.ts)
 *   <data>/self/<year>.parquet     as flows, for trades of a firm with itself: kept, never counted
 *   <data>/top-firms.parquet       year, firm_id, name, industry, region, sold, customers, bought, suppliers, partners (where asked for)
 *   <data>/rejected.csv            the rows that were not taken in
 *
 * Industries are numbered by their place in `industries`, regions by their place in `places` + 1; region 0 is not known.
 * An import that adds years appends what is new to both, so that numbers once given stay.
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
  /** Name of the folder with the Parquet files, beside store.json: that of the last import. */
  data: string;
  hasRejects: boolean;
  /** The imports, oldest first; no year belongs to two. */
  parts: StorePart[];
};

export type StorePart = {
  data: string;
  fingerprint: string;
  years: number[];
  rejected: RejectCounts;
  hasRejects: boolean;
  /** Whether the flows are also kept added up over the regions. */
  nation: boolean;
  /** Whether pairs of firms were counted, and the first firms kept. */
  pairs: boolean;
  /** Sets of regions whose flows (either end) are also kept added up, by `setKey`; absent in older stores. */
  large?: string[];
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
    if (error.code === "EISDIR") throw damaged(dir, `${MANIFEST} is a folder`);
    throw error;
  });
  if (text === null) return null;
  const manifest = readManifest(text, dir);
  if (manifest.version === 1) return fromVersion1(manifest);
  if (manifest.version !== STORE_VERSION)
    throw new DomainError(
      "BAD_INPUT",
      `${dir} was written by another version (store ${manifest.version}, expected ${STORE_VERSION}); import the files again`,
      "store_version",
      { found: manifest.version, expected: STORE_VERSION },
    );
  return manifest;
}

function readManifest(text: string, dir: string): StoreManifest {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    throw damaged(dir, `${MANIFEST} cannot be read`);
  }
  if (typeof found !== "object" || found === null || !("version" in found))
    throw damaged(dir, `${MANIFEST} is not that of a store`);
  return found as StoreManifest;
}

/** Files of a store that are gone, cut off or something else. */
export const damaged = (dir: string, what: string): DomainError =>
  new DomainError("BAD_INPUT", `${dir} is damaged: ${what}; import the files again`, "store_damaged", {
    what,
  });

/** A store of version 1 is one import, without national flows. */
function fromVersion1(manifest: Omit<StoreManifest, "parts">): StoreManifest {
  const { data, fingerprint, years, rejected, hasRejects } = manifest;
  return {
    ...manifest,
    parts: [{ data, fingerprint, years, rejected, hasRejects, nation: false, pairs: false }],
  };
}

/**
 * Makes a finished import the content of the store. `prepared` are the folders in `workDir` that become parts of it, by
 * the names that the manifest gives them. Where one of another content stands under such a name (of an older import of the
 * same files) the new one gets a name of its own. The one moment that counts is the renaming of store.json: before it the
 * store is what it was, after it what was imported.
 *
 * @returns the manifest as it was written, with the names that were given
 */
export async function commitStore(
  dir: string,
  workDir: string,
  prepared: ReadonlyMap<string, string>,
  manifest: StoreManifest,
): Promise<StoreManifest> {
  const taken = new Set(await readdir(dir));
  const names = new Map<string, string>();
  for (const data of prepared.keys()) {
    names.set(data, freeName(data, taken));
    taken.add(names.get(data)!);
  }
  const named = withNames(manifest, names);
  const draft = join(workDir, MANIFEST);
  await writeFile(draft, `${JSON.stringify(named, null, 1)}\n`, { flush: true });
  try {
    for (const [data, path] of prepared) await rename(path, join(dir, names.get(data)!));
    await rename(draft, join(dir, MANIFEST));
  } catch (cause) {
    for (const name of names.values()) await rm(join(dir, name), { recursive: true, force: true });
    throw cause;
  }
  await removeStrays(dir, named);
  return named;
}

/** The name, or the first of name-2, name-3, ... that is not taken. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let at = 2; taken.has(free); at++) free = `${name}-${at}`;
  return free;
}

function withNames(manifest: StoreManifest, names: ReadonlyMap<string, string>): StoreManifest {
  const name = (data: string) => names.get(data) ?? data;
  return {
    ...manifest,
    data: name(manifest.data),
    parts: manifest.parts.map((part) => ({ ...part, data: name(part.data) })),
  };
}

/** Data folders that store.json does not name: of an import that was replaced, or killed just before it counted. */
export async function removeStrays(dir: string, manifest: StoreManifest | null): Promise<void> {
  const kept = new Set(manifest?.parts.map(({ data }) => data));
  for (const name of await readdir(dir))
    if (name.startsWith(DATA_PREFIX) && !kept.has(name))
      await rm(join(dir, name), { recursive: true, force: true });
}
export const DATA_PREFIX = "data-";

/** The import that answers for a year. */
export const partOf = ({ manifest }: Store, year: number): StorePart =>
  manifest.parts.find(({ years }) => years.includes(year)) ?? manifest.parts.at(-1)!;

/** The firms as they were at the latest of the years (of all when null). */
export function firmsFile({ dir, manifest }: Store, years: readonly number[] | null = null): string {
  const asked = manifest.years.filter((year) => years === null || years.includes(year));
  return join(dir, partOf({ dir, manifest }, asked.at(-1) ?? manifest.years.at(-1)!).data, "firms.parquet");
}
export const flowsFile = (
  store: Store,
  year: number,
  of: "flows" | "nation" | "self" | `large/${string}` = "flows",
) => join(store.dir, partOf(store, year).data, of, `${year}.parquet`);
/** The list of rejected rows of the last import that has one, or null when nothing was rejected. */
export function rejectsFile({ dir, manifest }: Store): string | null {
  const part = manifest.parts.findLast(({ hasRejects }) => hasRejects);
  return part ? join(dir, part.data, "rejected.csv") : null;
}
