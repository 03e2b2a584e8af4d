import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/server/db";
import { recordAudit } from "@/server/features/audit/service";
import type { Ctx } from "@/server/features/context";
import type { ParsedPatent, RejectedPatent } from "./parse";
import type { StoredRejects } from "./schema";

const BATCH = 500;
const TRANSACTION = { timeout: 600_000, maxWait: 30_000 };

export type PatentsToStore = {
  name: string;
  source: string;
  synthetic: boolean;
  /** Names the set within the project: the same is stored once. */
  hash: string;
  patents: readonly ParsedPatent[];
  rejected?: readonly RejectedPatent[];
};
export type InProject = Ctx & { project: { id: string; orgId: string } };

/**
 * Store a set of patents with its audit row, all or nothing. What the project holds already under the same hash is left
 * as it is and named instead.
 */
export async function storePatents(
  ctx: InProject,
  set: PatentsToStore,
  onBatch: (stored: number) => Promise<void> = async () => {},
): Promise<{ setId: string; reused: boolean }> {
  const { db, actor, now, project } = ctx;
  const key = { projectId: project.id, hash: set.hash };
  return db.$transaction(async (tx) => {
    // Two imports of one file at the same moment: the second waits here and finds the first.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`${key.projectId} ${key.hash}`}))`;
    const same = await tx.patentSet.findUnique({ where: { projectId_hash: key }, select: { id: true } });
    if (same) return { setId: same.id, reused: true };
    const { name, source, synthetic, patents, rejected = [] } = set;
    const at = now();
    const { id: setId } = await tx.patentSet.create({
      data: {
        ...{ ...key, name, source, synthetic },
        accepted: patents.length,
        rejected: storedRejects(rejected) as unknown as Prisma.InputJsonObject,
        createdById: actor.id,
        createdAt: at,
      },
      select: { id: true },
    });
    await writePatents(tx, setId, patents, onBatch);
    await recordAudit(tx, {
      type: "PATENTS_IMPORTED",
      orgId: project.orgId,
      projectId: project.id,
      actor,
      subjectType: "patentSet",
      subjectId: setId,
      at,
      detail: { name, accepted: patents.length, rejected: rejected.length, synthetic, hash: set.hash },
    });
    return { setId, reused: false };
  }, TRANSACTION);
}

async function writePatents(
  tx: Tx,
  setId: string,
  patents: readonly ParsedPatent[],
  onBatch: (stored: number) => Promise<void>,
) {
  for (let at = 0; at < patents.length; at += BATCH) {
    const data = patents
      .slice(at, at + BATCH)
      .map(
        ({ applicationNo, kind, year, filingDate, title, titleEn, abstract, ipc, applicants, regions }) => ({
          ...{ setId, applicationNo, kind, year, filingDate, title, titleEn, abstract },
          ...{ ipc, applicants, regions },
        }),
      );
    await tx.patent.createMany({ data });
    await onBatch(Math.min(at + BATCH, patents.length));
  }
}

function storedRejects(rejected: readonly RejectedPatent[]): StoredRejects {
  const stored: StoredRejects = {};
  for (const { reason, row, column, value } of rejected) {
    stored[reason] ??= { count: 0, rows: [], values: [], column };
    stored[reason].count++;
    stored[reason].rows.push(row);
    stored[reason].values.push(value.slice(0, 200));
  }
  return stored;
}
