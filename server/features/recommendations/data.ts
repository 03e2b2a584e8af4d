import type { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { can, type Permission, type Role } from "@/server/domain/permissions";
import { type RecommendationAct, recommendationActs } from "@/server/domain/recommendation-transitions";
import { countThreads } from "@/server/features/annotations/data";
import type { Change } from "@/server/features/atlas/changes";
import { changesBehind } from "@/server/features/atlas/changes-data";
import { findRun, runHeader, userNames } from "@/server/features/atlas/data";
import { viewLabelEn } from "@/server/features/atlas/regions";
import type { ProjectCtx } from "@/server/features/context";
import { lastApproved } from "@/server/features/hub/data";
import { getPack } from "@/server/features/rules/data";
import type { PackVersion } from "@/server/features/rules/schema";
import type { listRecommendationsInput, RecommendationFacts, RunCuts } from "./schema";

/** Who asks, and where: what they may do decides which acts a reader offers. */
export type Asker = Pick<ProjectCtx, "db" | "actor" | "project" | "role">;

type Run = Prisma.RecommendationRunGetPayload<object>;
type Row = Prisma.RecommendationGetPayload<{ include: { planEntry: { select: { id: true } } } }>;

const PERMISSION: Record<RecommendationAct, Permission> = {
  propose: "recommendation:propose",
  recall: "recommendation:propose",
  accept: "recommendation:decide",
  reject: "recommendation:decide",
};

const newestFirst = [{ createdAt: "desc" }, { id: "desc" }] as const satisfies object[];

/** The sets of a project that judge industries, newest first; the first is the current one. */
export async function listRecommendationRuns(db: Db, projectId: string, { limit }: { limit: number }) {
  const runs = await db.recommendationRun.findMany({
    where: { projectId, kind: "INDUSTRY" },
    orderBy: [...newestFirst],
    take: limit,
  });
  const counted = await db.recommendation.groupBy({
    by: ["runId", "status"],
    where: { runId: { in: runs.map((run) => run.id) } },
    _count: true,
  });
  const names = await userNames(
    db,
    runs.map((run) => run.createdById),
  );
  return runs.map((run, i) => ({
    ...runView(run, names),
    current: i === 0,
    counts: Object.fromEntries(
      counted.filter((row) => row.runId === run.id).map((row) => [row.status, row._count]),
    ) as Partial<Record<Row["status"], number>>,
  }));
}

const runView = (run: Run, names: Map<string, string>) => ({
  id: run.id,
  atlasRunId: run.atlasRunId,
  packs: run.packs as PackVersion[],
  cuts: run.cuts as RunCuts,
  codeVersion: run.codeVersion,
  createdAt: run.createdAt,
  createdBy: names.get(run.createdById) ?? "",
});

/**
 * One set of recommendations, the current one without an id: each with its facts, what this person may do with it and
 * its notes; what the set rests on and what has changed since; and the drawing (orientation, texts of the four cells) as
 * the pack that judged it has it. `run` is null before the first set.
 */
export async function listRecommendations(
  { db, actor, role, project }: Asker,
  { runId }: z.infer<typeof listRecommendationsInput>,
) {
  const projectId = project.id;
  const where = { projectId, kind: "INDUSTRY" } as const;
  const current = await db.recommendationRun.findFirst({ where, orderBy: [...newestFirst] });
  const run = runId ? await db.recommendationRun.findFirst({ where: { ...where, id: runId } }) : current;
  if (runId && !run) throw new DomainError("NOT_FOUND", `no recommendation run ${runId}`);
  if (!run) return NONE_YET;
  const { cuts, packs, atlasRunId } = runView(run, new Map());
  const rows = await db.recommendation.findMany({
    where: { runId: run.id },
    orderBy: { id: "asc" },
    include: { planEntry: { select: { id: true } } },
  });
  const ids = rows.map((row) => row.id);
  const [changes, atlas, names, threads, pack, approved] = await Promise.all([
    changesBehind(db, projectId, { atlasRunId, packs }),
    findRun(db, projectId, atlasRunId),
    userNames(db, [run.createdById, ...rows.flatMap((row) => [row.proposedById, row.decidedById])]),
    countThreads(db, projectId, ids),
    getPack(db, projectId, "quadrant", packs.find(({ id }) => id === "quadrant")?.version),
    lastApproved(db, projectId),
  ]);
  const key = (of: { subjectKind: string; subjectId: string; regionKey: string }) =>
    `${of.subjectKind} ${of.subjectId} ${of.regionKey}`;
  const hubs = new Set(approved?.items.map(key));
  const isCurrent = run.id === current?.id;
  const stale = changes.length > 0;
  const view = (row: Row): RecommendationView => ({
    ...rowView(row, names),
    approvedHub: hubs.has(key(row)),
    acts: actsOf(row, { actorId: actor.id, role, isCurrent }),
    threads: threads.get(row.id) ?? { threads: 0, open: 0 },
    stale,
  });
  return {
    run: runView(run, names),
    atlas: await runHeader(db, atlas),
    quadrant: drawing(pack.pack, cuts),
    current: isCurrent,
    changes,
    stale,
    items: rows.map(view),
  };
}

const NONE_YET = {
  ...{ run: null, atlas: null, quadrant: null, current: false, stale: false },
  changes: [] as Change[],
  items: [] as RecommendationView[],
};

/** The drawing of the a x b quadrant: axes, cuts, and the words in its four cells, verbatim from the pack. */
const drawing = (pack: Awaited<ReturnType<typeof getPack<"quadrant">>>["pack"], cuts: RunCuts) => ({
  orientation: pack.orientation,
  compared: pack.compared,
  note: pack.note,
  source: pack.source,
  version: pack.version,
  cuts,
  networkPolicies: pack.networkPolicies,
  firmPolicies: pack.firmPolicies,
  cells: pack.rules.map(({ id, event }) => ({ strategyId: id, ...event.params })),
});

export function actsOf(
  row: Row,
  { actorId, role, isCurrent }: { actorId: string; role: Role; isCurrent: boolean },
) {
  return recommendationActs(row, actorId).filter(
    (act) => can(role, PERMISSION[act]) && (act !== "propose" || isCurrent),
  );
}

export const rowView = (row: Row, names: Map<string, string>) => ({
  id: row.id,
  runId: row.runId,
  subject: { kind: row.subjectKind, id: row.subjectId, label: row.subjectLabel },
  region: { key: row.regionKey, label: row.regionLabel, labelEn: viewLabelEn(row.regionKey) },
  outcome: row.outcome as "fires" | "undetermined",
  strategyId: row.strategyId,
  strategy: row.strategy,
  quadrant: row.quadrant,
  hub: row.hub,
  networkPolicy: row.networkPolicy,
  firmPolicy: row.firmPolicy,
  explanation: row.explanation,
  explanationEn: row.explanationEn,
  facts: row.facts as unknown as RecommendationFacts,
  rule: { id: row.ruleId, version: row.ruleVersion },
  status: row.status,
  version: row.version,
  proposed: row.proposedById
    ? { byId: row.proposedById, by: names.get(row.proposedById) ?? "", at: row.proposedAt }
    : null,
  decided: row.decidedById ? { by: names.get(row.decidedById) ?? "", at: row.decidedAt } : null,
  reason: row.reason,
  planEntryId: row.planEntry?.id ?? null,
});

export type RecommendationView = ReturnType<typeof rowView> & {
  /** A manager has approved this industry in this region as a hub; the approval is the one in force. */
  approvedHub: boolean;
  /** What the asker may do now. */
  acts: RecommendationAct[];
  threads: { threads: number; open: number };
  stale: boolean;
};

/** One recommendation with what it rests on. @throws DomainError NOT_FOUND */
export async function getRecommendation(ctx: Asker, recommendationId: string) {
  const found = await ctx.db.recommendation.findFirst({
    where: { id: recommendationId, projectId: ctx.project.id },
    select: { runId: true },
  });
  if (!found) throw new DomainError("NOT_FOUND", `no recommendation ${recommendationId}`);
  const { items, ...set } = await listRecommendations(ctx, { runId: found.runId });
  return { ...set, item: items.find((item) => item.id === recommendationId)! };
}
