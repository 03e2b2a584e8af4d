import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import type { Actor } from "@/server/domain/permissions";

/** Everybody of the organisation. Addresses, locks and sign-ins only for those who look after people. */
export async function listPeople(db: Db, actor: Actor, now: Date) {
  const rows = await db.membership.findMany({
    where: { orgId: actor.orgId },
    include: {
      user: {
        include: {
          sessions: {
            where: { revokedAt: null, expiresAt: { gt: now } },
            orderBy: { lastSeenAt: "desc" },
            select: { lastSeenAt: true },
          },
        },
      },
    },
    orderBy: { user: { name: "asc" } },
  });
  const full = actor.role === "ADMINISTRATOR";
  return rows.map(({ role, user }) => ({
    userId: user.id,
    name: user.name,
    email: user.email,
    role,
    isMe: user.id === actor.id,
    isSample: user.isSample,
    disabled: user.disabledAt !== null,
    account: full
      ? {
          createdAt: user.createdAt,
          mustChangePassword: user.mustChangePassword,
          lockedUntil: user.lockedUntil && user.lockedUntil > now ? user.lockedUntil : null,
          sessions: user.sessions.length,
          lastSeenAt: user.sessions[0]?.lastSeenAt ?? null,
        }
      : null,
  }));
}
export type PersonView = Awaited<ReturnType<typeof listPeople>>[number];

/** Live sessions of one person, the last used first. */
export async function listSessions(db: Db, userId: string, currentSessionId: string, now: Date) {
  const rows = await db.userSession.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { lastSeenAt: "desc" },
  });
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    expiresAt: row.expiresAt,
    userAgent: row.userAgent,
    isThis: row.id === currentSessionId,
  }));
}
export type SessionView = Awaited<ReturnType<typeof listSessions>>[number];

/** The same for somebody of the asker's organisation. @throws DomainError NOT_FOUND for anybody else */
export async function listMemberSessions(db: Db, actor: Actor, userId: string, now: Date) {
  const where = { orgId_userId: { orgId: actor.orgId, userId } };
  if (!(await db.membership.findUnique({ where }))) throw new DomainError("NOT_FOUND", `no member ${userId}`);
  return listSessions(db, userId, actor.sessionId, now);
}
