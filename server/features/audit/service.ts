import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/server/db";
import type { AuditEventType } from "@/server/domain/audit-events";

export type AuditEntry = {
  type: AuditEventType;
  orgId: string;
  projectId?: string | null;
  actor: { id: string; name: string };
  subjectType: string;
  subjectId: string;
  at: Date;
  detail?: Prisma.InputJsonValue;
};

/** Write one audit row. Call it with the transaction of the act itself, so that neither can exist without the other. */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.auditEvent.create({
    data: {
      type: entry.type,
      orgId: entry.orgId,
      projectId: entry.projectId ?? null,
      actorId: entry.actor.id,
      actorName: entry.actor.name,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      at: entry.at,
      detail: entry.detail ?? {},
    },
  });
}
