import { createHash } from "node:crypto";
import type { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import { type IpcPrior, ipcPattern } from "@/server/compute/topics/ipc-industries";
import { DomainError } from "@/server/domain/errors";
import { recordAudit } from "@/server/features/audit/service";
import type { Ctx } from "@/server/features/context";
import { industryByCode, loadIpcKsic } from "@/server/features/reference/data";
import { rowChanges, rowKey } from "./changes";
import { findPrior } from "./find";
import { readPriorFile } from "./read-file";
import { loadPrior } from "./rows";
import type { editPriorInput, importPriorInput, PriorReject, readPriorFileInput } from "./schema";

const REJECTS_SHOWN = 200;
const ROWS_SHOWN = 20;

/**
 * What a file would make, nothing is written: its form, the first rows, every kind of reject with its rows, what differs
 * from the version that it stands beside, and an equal version where there is one.
 * @throws DomainError as readPriorFile does
 */
export async function previewPrior({ db, actor }: Ctx, input: z.infer<typeof readPriorFileInput>) {
  const file = await readPriorFile(db, actor.orgId, input);
  const changes = rowChanges(await loadPrior(db, input.basedOnId), file.rows);
  const count = (kind: string) => changes.filter(({ change }) => change === kind).length;
  const reasons = new Map<PriorReject, number>();
  for (const { reason } of file.rejects) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return {
    ...{ form: file.form, fileName: file.fileName, labelled: file.labelled },
    rows: file.rows.length,
    first: file.rows.slice(0, ROWS_SHOWN),
    rejected: file.rejects.length,
    reasons: [...reasons].map(([reason, count]) => ({ reason, count })),
    rejects: file.rejects.slice(0, REJECTS_SHOWN),
    differences: { added: count("added"), removed: count("removed"), changed: count("changed") },
    sameAs: file.rows.length > 0 ? await sameVersion({ db, actor }, file.rows) : null,
  };
}

/**
 * Keep the rows of a file as a new version. The same rows are kept once: `reused` says that they were there.
 * @throws DomainError BAD_INPUT (emptyPrior) | as readPriorFile does
 */
export async function importPrior(ctx: Ctx, input: z.infer<typeof importPriorInput>): Promise<Stored> {
  const { rows, form, fileName } = await readPriorFile(ctx.db, ctx.actor.orgId, input);
  const basedOnId = form === "labelled" ? input.basedOnId : null;
  const { name, source } = input;
  return storePrior(ctx, rows, { name, basedOnId, source: source || fileName, act: form });
}

/**
 * A version with rows of another changed, added or left out; `set` makes the row the organisation's own.
 * @throws DomainError NOT_FOUND (noPrior) | BAD_INPUT (badIpc, badKsic, noPriorRow, emptyPrior, priorUnchanged)
 */
export async function editPrior(
  ctx: Ctx,
  { basedOnId, name, reason, changes }: z.infer<typeof editPriorInput>,
): Promise<Stored> {
  await findPrior(ctx.db, ctx.actor.orgId, basedOnId);
  const before = await loadPrior(ctx.db, basedOnId);
  let rows = before;
  for (const change of changes) {
    const ipc = change.ipc.toUpperCase();
    const about = (row: IpcPrior) =>
      row.ipc.toUpperCase() === ipc && row.condition === change.condition && row.prefix === change.prefix;
    if (change.act === "remove") {
      if (!rows.some(about))
        throw new DomainError("BAD_INPUT", `no row ${ipc} ${change.prefix}`, "noPriorRow", {
          ipc,
          code: change.prefix,
        });
      rows = rows.filter((row) => !about(row));
      continue;
    }
    if (ipcPattern(ipc) === null) throw new DomainError("BAD_INPUT", `no class ${ipc}`, "badIpc", { ipc });
    if (!industryByCode(change.prefix))
      throw new DomainError("BAD_INPUT", `no industry ${change.prefix}`, "badKsic", { code: change.prefix });
    const { condition, prefix, weight } = change;
    const own: IpcPrior = { ipc, condition, prefix, weight, method: "own" };
    const at = rows.findIndex(about);
    rows = [...rows.filter((row) => !about(row))];
    rows.splice(at >= 0 ? at : rows.length, 0, own);
  }
  if (rowChanges(before, rows).length === 0)
    throw new DomainError("BAD_INPUT", "nothing differs", "priorUnchanged");
  return storePrior(ctx, rows, { name, basedOnId, source: reason, act: "edited" });
}

export type Stored = { id: string; version: number; reused: boolean };
type About = { name: string; basedOnId: string | null; source: string; act: string };
const ROWS_AT_ONCE = 20_000;
const TIMEOUT_MS = 300_000;

const hashOfRows = (rows: readonly IpcPrior[]) => {
  const hash = createHash("sha256");
  for (const line of rows.map((row) => `${rowKey(row)}\t${row.weight}`).sort()) hash.update(`${line}\n`);
  return hash.digest("hex");
};

async function sameVersion({ db, actor }: Pick<Ctx, "db" | "actor">, rows: readonly IpcPrior[]) {
  const hash = hashOfRows(rows);
  if (hash === hashOfRows(loadIpcKsic())) return { id: null, version: 0, name: "" };
  return db.industryPrior.findUnique({
    where: { orgId_hash: { orgId: actor.orgId, hash } },
    select: { id: true, version: true, name: true },
  });
}

async function storePrior(ctx: Ctx, rows: readonly IpcPrior[], about: About): Promise<Stored> {
  const { db, actor, now } = ctx;
  if (rows.length === 0) throw new DomainError("BAD_INPUT", "no rows", "emptyPrior");
  const same = await sameVersion(ctx, rows);
  if (same?.id) return { id: same.id, version: same.version, reused: true };
  const { name, basedOnId, source, act } = about;
  const { orgId } = actor;
  try {
    return await db.$transaction(
      async (tx) => {
        const last = await tx.industryPrior.aggregate({ where: { orgId }, _max: { version: true } });
        const version = (last._max.version ?? 0) + 1;
        const { id } = await tx.industryPrior.create({
          data: {
            ...{ orgId, version, name, source, basedOnId, hash: hashOfRows(rows), rowCount: rows.length },
            ...{ createdById: actor.id, createdAt: now() },
          },
          select: { id: true },
        });
        for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
          const some = rows.slice(at, at + ROWS_AT_ONCE);
          const column = (of: (row: IpcPrior) => string) => some.map(of);
          await tx.$executeRaw`
            INSERT INTO "IndustryPriorRow" ("priorId", "ipc", "condition", "prefix", "weight", "method")
            SELECT ${id}, * FROM unnest(
              ${column((row) => row.ipc)}::text[], ${column((row) => row.condition)}::text[],
              ${column((row) => row.prefix)}::text[], ${some.map((row) => row.weight)}::float8[],
              ${column((row) => row.method)}::text[])`;
        }
        await recordAudit(tx, {
          type: "PRIOR_CREATED",
          ...{ orgId, actor, at: now(), subjectType: "industryPrior", subjectId: id },
          detail: { name, version, rows: rows.length, act, source, basedOnId },
        });
        return { id, version, reused: false };
      },
      { timeout: TIMEOUT_MS, maxWait: 30_000 },
    );
  } catch (cause) {
    // Two at once: the unique keys let one of them through.
    if (cause instanceof Prisma.PrismaClientKnownRequestError && cause.code === "P2002")
      throw new DomainError("STALE_VERSION", "another version was kept in the same moment");
    throw cause;
  }
}
