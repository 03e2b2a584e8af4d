import type { z } from "zod";
import type { Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { recordAudit } from "@/server/features/audit/service";
import type { ProjectCtx } from "@/server/features/context";
import type { reorderInput, updateEntryInput } from "./schema";

type Accepted = {
  id: string;
  projectId: string;
  explanation: string;
  networkPolicy: string | null;
  firmPolicy: string | null;
};

/** The paragraph that a recommendation becomes when it is accepted, at the end of the plan. Call it in that transaction. */
export async function addPlanEntry(
  tx: Tx,
  { actorId }: { actorId: string },
  { id, projectId, explanation, networkPolicy, firmPolicy }: Accepted,
): Promise<void> {
  const { _max } = await tx.planEntry.aggregate({ where: { projectId }, _max: { position: true } });
  const policies = [networkPolicy, firmPolicy].filter((policy) => policy !== null);
  await tx.planEntry.create({
    data: {
      projectId,
      recommendationId: id,
      text: [explanation, ...policies.map((policy) => `- ${policy}`)].join("\n"),
      position: (_max.position ?? -1) + 1,
      updatedById: actorId,
    },
  });
}

const auditOf = ({ actor, now, project }: ProjectCtx) => ({
  type: "PLAN_CHANGED" as const,
  orgId: project.orgId,
  projectId: project.id,
  actor,
  subjectType: "planEntry",
  at: now(),
});

/**
 * Write a paragraph of the plan anew; the recommendation behind it stays as it was decided.
 * @throws DomainError NOT_FOUND | STALE_VERSION
 */
export async function updatePlanEntry(
  ctx: ProjectCtx,
  { entryId, version, text }: z.infer<typeof updateEntryInput>,
): Promise<{ id: string; version: number }> {
  const { db, actor, project } = ctx;
  return db.$transaction(async (tx) => {
    const found = await tx.planEntry.findFirst({
      where: { id: entryId, projectId: project.id },
      include: { recommendation: { select: { subjectLabel: true, regionLabel: true } } },
    });
    if (!found) throw new DomainError("NOT_FOUND", `no plan entry ${entryId}`);
    const { count } = await tx.planEntry.updateMany({
      where: { id: entryId, version },
      data: { text, version: version + 1, updatedById: actor.id },
    });
    if (count === 0) throw new DomainError("STALE_VERSION", `version ${version} was superseded`);
    const { subjectLabel, regionLabel } = found.recommendation;
    const detail = { act: "text", label: `${subjectLabel} · ${regionLabel}`, from: found.text, to: text };
    await recordAudit(tx, { ...auditOf(ctx), subjectId: entryId, detail });
    return { id: entryId, version: version + 1 };
  });
}

/**
 * Put the entries in another order.
 * @throws DomainError STALE_VERSION when the list is not the plan's (an entry was added meanwhile)
 */
export async function reorderPlan(
  ctx: ProjectCtx,
  { entryIds }: z.infer<typeof reorderInput>,
): Promise<void> {
  const { db, project } = ctx;
  await db.$transaction(async (tx) => {
    const entries = await tx.planEntry.findMany({
      where: { projectId: project.id },
      select: { id: true, position: true },
    });
    const wanted = new Set(entryIds);
    if (
      wanted.size !== entries.length ||
      entryIds.length !== entries.length ||
      !entries.every(({ id }) => wanted.has(id))
    )
      throw new DomainError("STALE_VERSION", "the plan has other entries by now");
    for (const [position, id] of entryIds.entries())
      await tx.planEntry.updateMany({ where: { id, position: { not: position } }, data: { position } });
    const detail = { act: "order", entries: entryIds };
    await recordAudit(tx, { ...auditOf(ctx), subjectType: "plan", subjectId: project.id, detail });
  });
}
