import type { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import type { Db, Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { recordAudit } from "@/server/features/audit/service";
import type { ProjectCtx } from "@/server/features/context";
import { readArrangement } from "./arrangement";
import type { industriesHistoryInput, setIndustriesInput } from "./override-schema";

/** What a person says that the industries of a topic are; `industries` null = back to the computed ones. */
export type IndustryOverride = {
  id: string;
  topicKey: string;
  industries: { code: string; share: number }[] | null;
  reason: string;
  by: string;
  at: Date;
};

async function named(db: Pick<Db, "user">, rows: readonly { createdById: string }[]) {
  const users = await db.user.findMany({
    where: { id: { in: rows.map(({ createdById }) => createdById) } },
    select: { id: true, name: true },
  });
  return (id: string) => users.find((user) => user.id === id)?.name ?? "";
}

/** The newest word of a person on each topic of a run that somebody has spoken on, by the key of the topic. */
export async function readOverrides(db: Db, runId: string): Promise<Map<string, IndustryOverride>> {
  const rows = await db.topicIndustries.findMany({
    where: { runId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    distinct: ["topicKey"],
  });
  const nameOf = await named(db, rows);
  return new Map(rows.map((row) => [row.topicKey, overrideOf(row, nameOf(row.createdById))]));
}

/** Everything that was said on one topic, the newest first. @throws DomainError NOT_FOUND (noTopicRun) */
export async function industriesHistory(
  db: Db,
  projectId: string,
  { runId, topicKey }: z.infer<typeof industriesHistoryInput>,
): Promise<IndustryOverride[]> {
  await runOf(db, projectId, runId);
  const rows = await db.topicIndustries.findMany({
    where: { runId, topicKey },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const nameOf = await named(db, rows);
  return rows.map((row) => overrideOf(row, nameOf(row.createdById)));
}

type Row = { id: string; topicKey: string; industries: unknown; reason: string; createdAt: Date };
const overrideOf = ({ id, topicKey, industries, reason, createdAt }: Row, by: string): IndustryOverride => ({
  ...{ id, topicKey, reason, by, at: createdAt },
  industries: industries as IndustryOverride["industries"],
});

async function runOf(db: Pick<Db | Tx, "topicRun">, projectId: string, runId: string) {
  const run = await db.topicRun.findFirst({ where: { id: runId, projectId }, select: { id: true } });
  if (!run) throw new DomainError("NOT_FOUND", `no topic run ${runId}`, "noTopicRun");
}

/**
 * Put a person's industries in the place of a topic's computed ones, or the computed ones back. Earlier words stay listed.
 *
 * @throws DomainError NOT_FOUND (noTopicRun, noTopic) | STALE_VERSION (somebody else has spoken since)
 */
export async function setIndustries(
  { db, actor, now, project }: ProjectCtx,
  { runId, topicKey, industries, reason, seenId }: z.infer<typeof setIndustriesInput>,
): Promise<{ id: string }> {
  const at = now();
  return db.$transaction(async (tx) => {
    await runOf(tx, project.id, runId);
    // One after the other for a run, so that two cannot both be the next.
    await tx.$queryRaw`SELECT "id" FROM "TopicRun" WHERE "id" = ${runId} FOR UPDATE`;
    const { topics } = await readArrangement(tx, runId);
    const topic = topics.find(({ key }) => key === topicKey);
    if (!topic) throw new DomainError("NOT_FOUND", `no topic ${topicKey}`, "noTopic");
    const last = await tx.topicIndustries.findFirst({
      where: { runId, topicKey },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: { id: true },
    });
    if ((last?.id ?? null) !== seenId)
      throw new DomainError("STALE_VERSION", "somebody else has set the industries");
    const { id } = await tx.topicIndustries.create({
      data: {
        ...{ runId, topicKey, reason, createdById: actor.id, createdAt: at },
        industries: industries ?? Prisma.DbNull,
      },
      select: { id: true },
    });
    await recordAudit(tx, {
      type: "TOPIC_INDUSTRIES_SET",
      ...{ orgId: project.orgId, projectId: project.id, actor, at },
      ...{ subjectType: "topicRun", subjectId: runId },
      detail: {
        ...{ topicKey, reason, label: topic.label },
        codes: industries?.map(({ code, share }) => `${code} ${share}`) ?? "computed",
      },
    });
    return { id };
  });
}
