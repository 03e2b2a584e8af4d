import type { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { AuditEventType } from "@/server/domain/audit-events";
import { COMPUTE_VERSION } from "@/server/domain/code-version";
import { DomainError } from "@/server/domain/errors";
import { type RecommendationAct, recommendationAfter } from "@/server/domain/recommendation-transitions";
import { findRun, viewOf } from "@/server/features/atlas/data";
import { recordAudit } from "@/server/features/audit/service";
import type { ProjectCtx } from "@/server/features/context";
import { addPlanEntry } from "@/server/features/plan/service";
import { effectivePacks, packVersions } from "@/server/features/rules/data";
import { madeRecommendations, type Point } from "./made";
import type { generateInput } from "./schema";

/**
 * Judge the subjects of a run in its regions by the project's rules: a new set of drafts, which becomes the current
 * one. Earlier sets stay as they are. What a rule could not decide is kept as undetermined, with what is missing.
 *
 * @throws DomainError NOT_FOUND (noRun, a region the run does not have) | CONFLICT (nothingToJudge)
 */
export async function generateRecommendations(
  { db, actor, now, project }: ProjectCtx,
  { atlasRunId, kind, viewKeys, subjectIds }: z.infer<typeof generateInput>,
): Promise<{ runId: string; recommendations: number; undetermined: number }> {
  const run = await findRun(db, project.id, atlasRunId);
  const views = viewKeys ? viewKeys.map((key) => viewOf(run, key)) : run.views;
  const egos = await db.egoResult.findMany({
    where: {
      runId: run.id,
      subjectKind: kind,
      viewId: { in: views.map((view) => view.id) },
      ...(subjectIds ? { subjectId: { in: subjectIds } } : {}),
    },
    orderBy: { id: "asc" },
  });
  if (egos.length === 0)
    throw new DomainError("CONFLICT", `run ${run.id} has no ${kind} to judge`, "nothingToJudge");
  const labels = new Map(views.map((view) => [view.id, { regionKey: view.key, regionLabel: view.label }]));
  const points = egos.map(
    (ego): Point => ({
      ...ego,
      egoResultId: ego.id,
      subjectLabel: ego.label,
      ...labels.get(ego.viewId)!,
    }),
  );
  const packs = await effectivePacks(db, project.id);
  const { cuts, rows } = await madeRecommendations(points, packs);
  return db.$transaction(
    async (tx) => {
      const at = now();
      const { id: runId } = await tx.recommendationRun.create({
        data: {
          projectId: project.id,
          atlasRunId: run.id,
          packs: packVersions(packs, ["quadrant", "hub"]),
          cuts,
          codeVersion: COMPUTE_VERSION,
          createdById: actor.id,
          createdAt: at,
        },
        select: { id: true },
      });
      await tx.recommendation.createMany({
        data: rows.map((row) => ({
          ...row,
          projectId: project.id,
          runId,
          facts: row.facts as unknown as Prisma.InputJsonObject,
        })),
      });
      const undetermined = rows.filter((row) => row.outcome === "undetermined").length;
      await recordAudit(tx, {
        type: "RECOMMENDATIONS_GENERATED",
        orgId: project.orgId,
        projectId: project.id,
        actor,
        subjectType: "recommendationRun",
        subjectId: runId,
        at,
        detail: { atlasRunId: run.id, recommendations: rows.length, undetermined },
      });
      return { runId, recommendations: rows.length, undetermined };
    },
    { timeout: 60_000 },
  );
}

const EVENT: Record<RecommendationAct, AuditEventType> = {
  propose: "RECOMMENDATION_PROPOSED",
  recall: "RECOMMENDATION_RECALLED",
  accept: "RECOMMENDATION_ACCEPTED",
  reject: "RECOMMENDATION_REJECTED",
};

export type Acted = { id: string; status: string; version: number };

/**
 * Propose, recall, accept or reject one recommendation. Status, audit row and, on acceptance, the paragraph of the plan
 * commit together. Trusts its caller for the permission; owns the two-person rule, the transitions and the version.
 *
 * @throws DomainError NOT_FOUND | STALE_VERSION | ILLEGAL_TRANSITION | SELF_APPROVAL | FORBIDDEN (somebody else's) |
 *   BAD_INPUT (reasonRequired) | CONFLICT (notCurrent: a draft of an earlier set)
 */
export async function actOnRecommendation(
  { db, actor, now, project }: ProjectCtx,
  act: RecommendationAct,
  input: { recommendationId: string; version: number; reason?: string | undefined },
): Promise<Acted> {
  const { recommendationId: id, version } = input;
  const reason = input.reason?.trim() || null;
  return db.$transaction(async (tx) => {
    const found = await tx.recommendation.findFirst({ where: { id, projectId: project.id } });
    if (!found) throw new DomainError("NOT_FOUND", `no recommendation ${id}`);
    if (found.version !== version) throw superseded(version);
    const status = recommendationAfter(found, act, { actorId: actor.id, reason: reason ?? undefined });
    if (act === "propose") await requireCurrent(tx, project.id, found);
    const at = now();
    const decision = { decidedById: actor.id, decidedAt: at, reason };
    const changes: Record<RecommendationAct, object> = {
      propose: { proposedById: actor.id, proposedAt: at },
      recall: { proposedById: null, proposedAt: null },
      accept: decision,
      reject: decision,
    };
    const { count } = await tx.recommendation.updateMany({
      where: { id, version },
      data: { status, version: version + 1, ...changes[act] },
    });
    if (count === 0) throw superseded(version);
    if (act === "accept") await addPlanEntry(tx, { actorId: actor.id }, found);
    await recordAudit(tx, {
      type: EVENT[act],
      orgId: project.orgId,
      projectId: project.id,
      actor,
      subjectType: "recommendation",
      subjectId: id,
      at,
      detail: {
        label: `${found.subjectLabel} · ${found.regionLabel}`,
        strategy: found.strategy,
        from: found.status,
        to: status,
        reason,
      },
    });
    return { id, status, version: version + 1 };
  });
}

/** A draft of industries is of the newest set; one of a technology is the newest of its topic and region. */
async function requireCurrent(
  tx: Pick<Prisma.TransactionClient, "recommendationRun">,
  projectId: string,
  { runId, subjectKind, subjectId, regionKey }: Judged,
) {
  const newest = await tx.recommendationRun.findFirst({
    where:
      subjectKind === "TECHNOLOGY"
        ? { projectId, kind: "TECHNOLOGY", recommendations: { some: { subjectId, regionKey } } }
        : { projectId, kind: "INDUSTRY" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  if (newest?.id !== runId)
    throw new DomainError("CONFLICT", "a newer set of recommendations is there", "notCurrent");
}
type Judged = { runId: string; subjectKind: string; subjectId: string; regionKey: string };

const superseded = (version: number) => new DomainError("STALE_VERSION", `version ${version} was superseded`);
