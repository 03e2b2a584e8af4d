import { BUILT_IN_PACKS } from "@/rules/built-in";
import type { Db, Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { PACK_IDS, PACK_SCHEMAS, type PackId, type Packs, type PackVersion } from "./schema";

type Reader = Pick<Db | Tx, "projectRulePack">;

/** The packs in force in a project: its own latest version of each, or the product's. */
export async function effectivePacks(db: Reader, projectId: string): Promise<Packs> {
  const rows = await db.projectRulePack.findMany({
    where: { projectId },
    orderBy: { version: "desc" },
    distinct: ["packId"],
  });
  const bodyOf = (packId: PackId) => rows.find((row) => row.packId === packId)?.body;
  const packs = PACK_IDS.map((packId) => [packId, packOf(packId, bodyOf(packId))]);
  return Object.fromEntries(packs) as Packs;
}

/** Stored bodies were checked when they were written; checked again here because a figure hangs on them. */
function packOf<Id extends PackId>(packId: Id, body: unknown): Packs[Id] {
  return (body === undefined ? BUILT_IN_PACKS[packId] : PACK_SCHEMAS[packId].parse(body)) as Packs[Id];
}

export const packVersions = (packs: Packs, of: readonly PackId[] = PACK_IDS): PackVersion[] =>
  of.map((id) => ({ id, version: packs[id].version }));

/** Every pack in force, with who changed it last and why; `builtIn` where the product's own holds. */
export async function listPacks(db: Db, projectId: string) {
  const rows = await withAuthors(
    db,
    await db.projectRulePack.findMany({
      where: { projectId },
      orderBy: { version: "desc" },
      distinct: ["packId"],
    }),
  );
  return PACK_IDS.map((packId) => {
    const row = rows.find((one) => one.packId === packId);
    const pack = packOf(packId, row?.body);
    return {
      packId,
      version: pack.version,
      source: pack.source,
      builtIn: !row,
      changed: row ? { at: row.createdAt, by: row.createdBy, reason: row.reason } : null,
    };
  });
}

/**
 * One pack: the version in force, or an earlier one; the product's own stands beside it for comparison.
 * @throws DomainError NOT_FOUND for a version that never was
 */
export async function getPack<Id extends PackId>(
  db: Reader,
  projectId: string,
  packId: Id,
  version?: number,
): Promise<{ pack: Packs[Id]; builtIn: Packs[Id]; inForce: boolean }> {
  const builtIn = packOf(packId, undefined);
  const { [packId]: current } = await effectivePacks(db, projectId);
  if (version === undefined || version === current.version)
    return { pack: current as Packs[Id], builtIn, inForce: true };
  if (version === builtIn.version) return { pack: builtIn, builtIn, inForce: false };
  const key = { projectId_packId_version: { projectId, packId, version } };
  const row = await db.projectRulePack.findUnique({ where: key });
  if (!row) throw new DomainError("NOT_FOUND", `no version ${version} of ${packId}`);
  return { pack: packOf(packId, row.body), builtIn, inForce: false };
}

/** All versions of a pack in this project, newest first; the product's own is the last. */
export async function packHistory(db: Db, projectId: string, packId: PackId) {
  const rows = await db.projectRulePack.findMany({
    where: { projectId, packId },
    orderBy: { version: "desc" },
  });
  const own = (await withAuthors(db, rows)).map((row) => ({
    version: row.version,
    builtIn: false,
    body: packOf(packId, row.body),
    reason: row.reason,
    by: row.createdBy as string | null,
    at: row.createdAt as Date | null,
  }));
  const first = BUILT_IN_PACKS[packId] as Packs[PackId];
  return [...own, { version: first.version, builtIn: true, body: first, reason: "", by: null, at: null }];
}

async function withAuthors<Row extends { createdById: string }>(db: Db, rows: Row[]) {
  const users = await db.user.findMany({
    where: { id: { in: rows.map((row) => row.createdById) } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return rows.map((row) => ({ ...row, createdBy: names.get(row.createdById) ?? "" }));
}
