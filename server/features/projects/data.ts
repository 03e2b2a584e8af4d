import type { Db } from "@/server/db";
import { type Actor, effectiveRole, type Role } from "@/server/domain/permissions";

export type ProjectAccess = { project: { id: string; orgId: string; name: string }; role: Role };

/** The project and the role that holds in it for this person, or null where it does not exist for them. */
export async function findProjectAccess(
  db: Pick<Db, "project">,
  actor: Pick<Actor, "id" | "orgId" | "role">,
  projectId: string,
): Promise<ProjectAccess | null> {
  const found = await db.project.findFirst({
    where: { id: projectId, orgId: actor.orgId },
    select: {
      id: true,
      orgId: true,
      name: true,
      members: { where: { userId: actor.id }, select: { role: true } },
    },
  });
  if (!found) return null;
  const role = effectiveRole(actor.role, found.members[0]?.role ?? null);
  if (!role) return null;
  return { project: { id: found.id, orgId: found.orgId, name: found.name }, role };
}
