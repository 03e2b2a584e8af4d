import { readdir, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { inDataDir } from "@/server/data-dir";
import type { Db } from "@/server/db";
import { filesOf } from "./import-input";
import { lockUpload, UPLOADS } from "./receive-upload";

const DAY = 24 * 3_600_000;
/** A finished import's page still shows its files; an upload may be waiting for the dialog that sent it. */
export const KEPT_DAYS = 1;
/** An import that nobody has touched for so long is taken up again by uploading its files again. */
export const ABANDONED_DAYS = 30;

/**
 * Remove what was uploaded and has served: of imports that are done, of imports that nobody touched for ABANDONED_DAYS,
 * and of those that were thrown away (uploads that no import and no waiting job names, patents among them). A file goes
 * when the last upload of its content does. With them go lists of rejected rows whose import is no more.
 *
 * @returns how many uploads and files were removed
 */
export async function removeUploads({ db, now }: { db: Db; now: () => Date }): Promise<{
  uploads: number;
  files: number;
}> {
  const at = now().getTime();
  const old = new Date(at - KEPT_DAYS * DAY);
  const needed = await neededUploads(db, at);
  const rows = await db.upload.findMany({
    where: { createdAt: { lt: old } },
    select: { id: true, path: true },
  });
  const served = rows.filter(({ id }) => !needed.has(id));
  let files = 0;
  for (const path of new Set(served.map((row) => row.path))) {
    const ids = served.filter((row) => row.path === path).map(({ id }) => id);
    if (await removeContent(db, path, ids)) files++;
  }
  files += await removeStrays(db, old);
  await removeRejects(db, old);
  return { uploads: served.length, files };
}

/** Uploads that an open import or a job on its way will read. */
async function neededUploads(db: Db, at: number): Promise<Set<string>> {
  const runs = await db.importRun.findMany({
    where: { state: { not: "DONE" }, updatedAt: { gte: new Date(at - ABANDONED_DAYS * DAY) } },
    select: { files: true },
  });
  const finished = await db.importRun.findMany({
    where: { state: "DONE", updatedAt: { gte: new Date(at - KEPT_DAYS * DAY) } },
    select: { files: true },
  });
  const jobs = await db.job.findMany({
    where: { state: { in: ["QUEUED", "RUNNING"] } },
    select: { payload: true, subjectId: true },
  });
  const importing = await db.importRun.findMany({
    where: { id: { in: jobs.flatMap(({ subjectId }) => subjectId ?? []) } },
    select: { files: true },
  });
  return new Set([
    ...[...runs, ...finished, ...importing].flatMap((run) => filesOf(run).map(({ uploadId }) => uploadId)),
    ...jobs.flatMap(({ payload }) => (payload as { uploadId?: string } | null)?.uploadId ?? []),
  ]);
}

/** Rows first, then the file when no other row names it. */
async function removeContent(db: Db, path: string, ids: string[]): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await lockUpload(tx, path);
    await tx.upload.deleteMany({ where: { id: { in: ids } } });
    if ((await tx.upload.count({ where: { path } })) > 0) return false;
    await rm(inDataDir(path), { force: true });
    return true;
  });
}

/** Files that a server left which was killed between the file and its row. */
async function removeStrays(db: Db, old: Date): Promise<number> {
  let removed = 0;
  for (const { name, path } of await oldFiles(UPLOADS, old)) {
    if (name.startsWith(".")) continue;
    if ((await db.upload.count({ where: { path } })) === 0 && (await removeContent(db, path, []))) removed++;
  }
  return removed;
}

async function removeRejects(db: Db, old: Date) {
  for (const { name, path } of await oldFiles("rejects", old))
    if (!(await db.importRun.findUnique({ where: { id: basename(name, ".csv") }, select: { id: true } })))
      await rm(inDataDir(path), { force: true });
}

async function oldFiles(folder: string, old: Date): Promise<{ name: string; path: string }[]> {
  const found: { name: string; path: string }[] = [];
  for (const name of await readdir(inDataDir(folder)).catch(() => [])) {
    const path = join(folder, name);
    const written = (await stat(inDataDir(path)).catch(() => null))?.mtime;
    if (written && written < old) found.push({ name, path });
  }
  return found;
}
