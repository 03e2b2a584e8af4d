import { DomainError } from "@/server/domain/errors";
import { recordAudit } from "@/server/features/audit/service";
import type { Ctx } from "@/server/features/context";

/** @throws DomainError NOT_FOUND */
export async function setArchived(
  { db, actor, now }: Ctx,
  datasetId: string,
  archived: boolean,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const at = now();
    const dataset = await tx.dataset.findFirst({ where: { id: datasetId, orgId: actor.orgId } });
    if (!dataset) throw new DomainError("NOT_FOUND", `no dataset ${datasetId}`);
    const changed = await tx.dataset.updateMany({
      where: { id: datasetId, archivedAt: archived ? null : { not: null } },
      data: { archivedAt: archived ? at : null },
    });
    if (changed.count === 0) return;
    await recordAudit(tx, {
      type: archived ? "DATASET_ARCHIVED" : "DATASET_RESTORED",
      orgId: actor.orgId,
      actor,
      at,
      subjectType: "dataset",
      subjectId: datasetId,
      detail: { name: dataset.name },
    });
  });
}
