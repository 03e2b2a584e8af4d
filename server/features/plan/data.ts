import type { Prisma } from "@/prisma/generated/client";
import type { Db } from "@/server/db";
import { userNames } from "@/server/features/atlas/data";
import { viewLabelEn } from "@/server/features/atlas/regions";
import type { RecommendationFacts } from "@/server/features/recommendations/schema";
import { changesOfJudged } from "@/server/features/technologies/data";
import { isTechnologyFacts } from "@/server/features/technologies/schema";

const withRecommendation = {
  recommendation: { include: { run: true } },
} as const satisfies Prisma.PlanEntryInclude;
type Row = Prisma.PlanEntryGetPayload<{ include: typeof withRecommendation }>;

const rowsOf = (db: Db, projectId: string): Promise<Row[]> =>
  db.planEntry.findMany({
    where: { projectId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: withRecommendation,
  });

/**
 * The plan: the paragraphs of what was accepted, grouped by industry or new technology in the order of the plan. `superseded`: the same
 * industry and region were accepted again later. `changes` is what has moved since the recommendation was made.
 */
export async function getPlan(db: Db, projectId: string) {
  const rows = await rowsOf(db, projectId);
  const names = await userNames(
    db,
    rows.flatMap((row) => [row.updatedById, row.recommendation.decidedById]),
  );
  const runs = new Map(rows.map(({ recommendation: { run } }) => [run.id, run]));
  const changesByRun = new Map(
    await Promise.all(
      [...runs.values()].map(async (run) => [run.id, await changesOfJudged(db, projectId, run)] as const),
    ),
  );
  const entries = rows.map((row) => {
    const { recommendation: from } = row;
    const technology = isTechnologyFacts(from.facts) ? from.facts : null;
    const facts = technology ? null : (from.facts as unknown as RecommendationFacts);
    const both = (technology ?? facts)!;
    const changes = changesByRun.get(from.runId)!;
    return {
      id: row.id,
      version: row.version,
      position: row.position,
      text: row.text,
      updatedAt: row.updatedAt,
      updatedBy: names.get(row.updatedById) ?? "",
      recommendationId: from.id,
      subject: { kind: from.subjectKind, id: from.subjectId, label: from.subjectLabel },
      region: { key: from.regionKey, label: from.regionLabel, labelEn: viewLabelEn(from.regionKey) },
      strategyId: from.strategyId,
      strategy: from.strategy,
      strategyEn: both.strategyEn,
      aim: both.aim,
      networkPolicy: both.networkPolicy,
      firmPolicy: both.firmPolicy,
      hub: from.hub,
      /** Of an industry; the other of the two is null. */
      facts,
      technology,
      rule: { id: from.ruleId, version: from.ruleVersion },
      atlasRunId: from.run.atlasRunId,
      acceptedAt: from.decidedAt,
      acceptedBy: names.get(from.decidedById ?? "") ?? "",
      superseded: rows.some((other) => supersedes(other, row)),
      changes,
      stale: changes.length > 0,
    };
  });
  const groups = new Map<string, { subject: (typeof entries)[number]["subject"]; entries: typeof entries }>();
  for (const entry of entries) {
    const key = `${entry.subject.kind} ${entry.subject.id}`;
    const group = groups.get(key) ?? { subject: entry.subject, entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  }
  return { groups: [...groups.values()], entries: entries.length };
}
export type PlanEntryView = Awaited<ReturnType<typeof getPlan>>["groups"][number]["entries"][number];

function supersedes({ recommendation: later }: Row, { recommendation: earlier }: Row): boolean {
  const same =
    later.subjectKind === earlier.subjectKind &&
    later.subjectId === earlier.subjectId &&
    later.regionKey === earlier.regionKey;
  return same && (later.decidedAt?.getTime() ?? 0) > (earlier.decidedAt?.getTime() ?? 0);
}
