import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { recordAudit } from "@/server/features/audit/service";
import type { Ctx } from "@/server/features/context";
import type { Findings } from "./parse";
import type { ParsedPatent } from "./patent-row";
import type { StoredRejects } from "./schema";

const BATCH = 1000;
/** A million patents take minutes, all of them in one transaction. */
const TRANSACTION = { timeout: 4 * 3_600_000, maxWait: 30_000 };

type Optional = "registrationDate" | "abstractEn" | "claims";
export type StorablePatent = Omit<ParsedPatent, Optional> & Partial<Pick<ParsedPatent, Optional>>;

export type PatentsToStore = {
  name: string;
  source: string;
  synthetic: boolean;
  /** Names the set within the project: the same is stored once. */
  hash: string;
  patents: Iterable<StorablePatent> | AsyncIterable<StorablePatent>;
  /** What was left out, known when all patents have been taken. */
  findings?: Pick<Findings, "rejects" | "rejected">;
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
    const { name, source, synthetic, findings } = set;
    const at = now();
    const { id: setId } = await tx.patentSet.create({
      data: {
        ...{ ...key, name, source, synthetic, accepted: 0, rejected: {} },
        ...{ createdById: actor.id, createdAt: at },
      },
      select: { id: true },
    });
    const accepted = await writePatents(tx, setId, set.patents, onBatch);
    if (accepted === 0)
      throw new DomainError("BAD_INPUT", `no row of ${name} is a patent`, "noPatentsAccepted", {
        file: name,
      });
    const rejected = findings ? storedRejects(findings) : {};
    await tx.patentSet.update({
      where: { id: setId },
      data: { accepted, rejected: rejected as unknown as Prisma.InputJsonObject },
    });
    await recordAudit(tx, {
      type: "PATENTS_IMPORTED",
      orgId: project.orgId,
      projectId: project.id,
      actor,
      subjectType: "patentSet",
      subjectId: setId,
      at,
      detail: {
        ...{ name, accepted, synthetic, hash: set.hash },
        rejected: Object.values(rejected).reduce((sum, { count }) => sum + count, 0),
      },
    });
    return { setId, reused: false };
  }, TRANSACTION);
}

async function writePatents(
  tx: Tx,
  setId: string,
  patents: PatentsToStore["patents"],
  onBatch: (stored: number) => Promise<void>,
): Promise<number> {
  let stored = 0;
  let batch: StorablePatent[] = [];
  const write = async () => {
    await insert(tx, setId, batch);
    stored += batch.length;
    batch = [];
    await onBatch(stored);
  };
  for await (const patent of patents) {
    batch.push(patent);
    if (batch.length === BATCH) await write();
  }
  if (batch.length > 0) await write();
  return stored;
}

/** One parameter for all rows: a parameter a cell, as createMany sends them, takes several times the time and the memory. */
async function insert(tx: Tx, setId: string, batch: readonly StorablePatent[]): Promise<void> {
  const rows = JSON.stringify(
    batch.map(({ registrationDate = null, abstractEn = "", claims = "", ...patent }) => ({
      ...{ ...patent, registrationDate, abstractEn, claims },
    })),
  );
  await tx.$executeRaw`
    INSERT INTO "Patent" (
      "id", "setId", "applicationNo", "kind", "year", "filingDate", "registrationDate", "title", "titleEn",
      "abstract", "abstractEn", "claims", "ipc", "applicants", "regions"
    )
    SELECT
      gen_random_uuid()::text, ${setId}, p."applicationNo", p."kind", p."year", p."filingDate", p."registrationDate",
      p."title", p."titleEn", p."abstract", p."abstractEn", p."claims", p."ipc", p."applicants", p."regions"
    FROM jsonb_to_recordset(${rows}::jsonb) AS p(
      "applicationNo" text, "kind" text, "year" int, "filingDate" text, "registrationDate" text, "title" text,
      "titleEn" text, "abstract" text, "abstractEn" text, "claims" text, "ipc" text[], "applicants" text[],
      "regions" text[]
    )`;
}

/** Each reason with its count, the rows that are kept, and what stood in their cells. */
function storedRejects({ rejects, rejected }: NonNullable<PatentsToStore["findings"]>): StoredRejects {
  const stored: StoredRejects = {};
  for (const { reason, row, column, value } of rejects) {
    stored[reason] ??= { count: rejected[reason]!.count, rows: [], values: [], column };
    stored[reason].rows.push(row);
    stored[reason].values.push(value.slice(0, 200));
  }
  return stored;
}
