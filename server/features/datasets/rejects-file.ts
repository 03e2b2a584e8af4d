import { stat } from "node:fs/promises";
import { inDataDir } from "@/server/data-dir";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import type { Actor } from "@/server/domain/permissions";
import { rejectsFile } from "@/server/warehouse/store";
import { openDataset } from "./data";

/**
 * The list of rejected rows of a check or of a data set: its path, size and the name it belongs to.
 * @throws DomainError NOT_FOUND
 */
export async function findRejects(
  db: Db,
  actor: Actor,
  { kind, id }: { kind: "imports" | "datasets"; id: string },
): Promise<{ path: string; bytes: number; name: string }> {
  const found = kind === "imports" ? await ofImport(db, actor, id) : await ofDataset(db, actor, id);
  const bytes = found && (await stat(found.path).catch(() => null))?.size;
  if (!found || bytes === undefined || bytes === null)
    throw new DomainError("NOT_FOUND", `no rejected rows of ${kind} ${id}`);
  return { ...found, bytes };
}

async function ofImport(db: Db, actor: Actor, id: string) {
  const run = await db.importRun.findFirst({ where: { id, orgId: actor.orgId } });
  return run?.rejectsPath ? { path: inDataDir(run.rejectsPath), name: run.name } : null;
}

async function ofDataset(db: Db, actor: Actor, id: string) {
  const store = await openDataset(db, actor, id);
  const { name } = await db.dataset.findUniqueOrThrow({ where: { id }, select: { name: true } });
  const path = rejectsFile(store);
  return path ? { path, name } : null;
}
