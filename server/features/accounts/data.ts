import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";

/** The person behind a session that is neither expired nor revoked, or null. */
export async function findActor(
  db: Pick<Db, "userSession">,
  sessionId: string,
  now: Date,
): Promise<Actor | null> {
  const session = await db.userSession.findFirst({
    where: { id: sessionId, revokedAt: null, expiresAt: { gt: now }, user: { disabledAt: null } },
    include: { user: { include: { memberships: { orderBy: { orgId: "asc" }, take: 1 } } } },
  });
  const membership = session?.user.memberships[0];
  if (!session || !membership) return null;
  const { id, name, email, mustChangePassword } = session.user;
  return { id, name, email, mustChangePassword, orgId: membership.orgId, role: membership.role, sessionId };
}

/** Is there anybody yet? Before the first administrator the only page is set-up. */
export async function hasAnyUser(db: Pick<Db, "user">): Promise<boolean> {
  return (await db.user.findFirst({ select: { id: true } })) !== null;
}
