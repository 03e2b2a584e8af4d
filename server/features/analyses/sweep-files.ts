import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { inDataDir } from "@/server/data-dir";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { type Actor, can } from "@/server/domain/permissions";
import { findProjectAccess } from "@/server/features/projects/data";
import type { FILE_FORMATS } from "./schema";

/** Parts of work that is not finished, by what decides them. */
const PARTS = "sweeps";
/** What an analysis keeps beside its row, by the job that made it. */
const FILES = "analyses";

export const partsDir = (name: string): string => inDataDir(join(PARTS, name));
export const filesDirOf = (jobId: string): string => inDataDir(join(FILES, jobId));

/**
 * All rows of an analysis as a file, for those who may read its project; for others it does not exist.
 * @throws DomainError NOT_FOUND | FORBIDDEN
 */
export async function findRows(
  db: Db,
  actor: Actor,
  { analysisId, format }: { analysisId: string; format: (typeof FILE_FORMATS)[number] },
): Promise<{ path: string; bytes: number; name: string }> {
  const row = await db.analysis.findUnique({
    where: { id: analysisId },
    select: { projectId: true, jobId: true, kind: true, createdAt: true },
  });
  const access = row && (await findProjectAccess(db, actor, row.projectId));
  if (!row || !access) throw new DomainError("NOT_FOUND", `no analysis ${analysisId}`);
  if (!can(access.role, "project:read")) throw new DomainError("FORBIDDEN", "needs project:read");
  const path = row.jobId && join(filesDirOf(row.jobId), `rows.${format}`);
  const bytes = path && (await stat(path).catch(() => null))?.size;
  if (!path || !bytes) throw new DomainError("NOT_FOUND", `analysis ${analysisId} keeps no rows`);
  const day = row.createdAt.toISOString().slice(0, 10);
  return { path, bytes, name: `${row.kind}-${day}.${format}` };
}

/** Nobody has gone on with unfinished work for so long. */
export const KEPT_DAYS = 7;

/** Removes parts that nobody took up again, and files whose analysis is no more. */
export async function removeLeftovers({ db, now }: { db: Db; now: () => Date }): Promise<number> {
  const old = now().getTime() - KEPT_DAYS * 24 * 3_600_000;
  let removed = 0;
  const remove = async (path: string) => {
    await rm(inDataDir(path), { recursive: true, force: true });
    removed++;
  };
  for (const { path } of await oldFolders(PARTS, old)) await remove(path);
  for (const { name, path } of await oldFolders(FILES, old))
    if ((await db.analysis.count({ where: { jobId: name } })) === 0) await remove(path);
  return removed;
}

async function oldFolders(folder: string, old: number): Promise<{ name: string; path: string }[]> {
  const found: { name: string; path: string }[] = [];
  for (const name of await readdir(inDataDir(folder)).catch(() => [])) {
    const path = join(folder, name);
    const changed = (await stat(inDataDir(path)).catch(() => null))?.mtimeMs;
    if (changed !== undefined && changed < old) found.push({ name, path });
  }
  return found;
}
