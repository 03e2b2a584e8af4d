import type { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/server/db";
import type { AuditEventType } from "@/server/domain/audit-events";
import { DomainError } from "@/server/domain/errors";
import { hashPassword } from "@/server/features/accounts/password";
import { recordAudit } from "@/server/features/audit/service";
import type { Ctx } from "@/server/features/context";
import { initialPassword } from "./initial-password";
import type { addMemberInput, changeRoleInput } from "./schema";

type Member = { userId: string; role: string; user: { name: string; disabledAt: Date | null } };

/**
 * A member of the asker's organisation, with the organisation locked until the transaction ends: two administrators who
 * demote each other at the same moment are looked at one after the other, so that one of them remains.
 */
async function lockMember(tx: Tx, orgId: string, userId: string): Promise<Member> {
  await tx.$queryRaw`SELECT 1 FROM "Organisation" WHERE id = ${orgId} FOR UPDATE`;
  const member = await tx.membership.findUnique({
    where: { orgId_userId: { orgId, userId } },
    include: { user: { select: { name: true, disabledAt: true } } },
  });
  if (!member) throw new DomainError("NOT_FOUND", `no member ${userId}`);
  return member;
}

/** Refuse what would leave the organisation without an administrator who can sign in. */
async function keepAnAdministrator(tx: Tx, orgId: string, leaving: string): Promise<void> {
  const others = await tx.membership.count({
    where: { orgId, role: "ADMINISTRATOR", userId: { not: leaving }, user: { disabledAt: null } },
  });
  if (others === 0) throw new DomainError("CONFLICT", "the last administrator stays", "lastAdministrator");
}

const about = (
  { actor, now }: Ctx,
  type: AuditEventType,
  member: { userId: string; user: { name: string } },
  detail: Prisma.InputJsonObject = {},
) => ({
  type,
  orgId: actor.orgId,
  actor,
  at: now(),
  subjectType: "user",
  subjectId: member.userId,
  detail: { name: member.user.name, ...detail },
});

const notOneself = (ctx: Ctx, userId: string) => {
  if (userId === ctx.actor.id) throw new DomainError("FORBIDDEN", "not one's own account", "ownAccount");
};

/**
 * Add a person with an initial password, which is returned this once and must be changed at the first sign-in.
 * @throws DomainError CONFLICT when the address is in use
 */
export async function addMember(
  ctx: Ctx,
  { email, name, role }: z.infer<typeof addMemberInput>,
): Promise<{ userId: string; password: string }> {
  const password = initialPassword();
  const passwordHash = await hashPassword(password);
  try {
    return await ctx.db.$transaction(async (tx) => {
      const { id } = await tx.user.create({
        data: {
          email,
          name,
          passwordHash,
          mustChangePassword: true,
          createdAt: ctx.now(),
          memberships: { create: { orgId: ctx.actor.orgId, role } },
        },
      });
      await recordAudit(tx, about(ctx, "MEMBER_ADDED", { userId: id, user: { name } }, { email, role }));
      return { userId: id, password };
    });
  } catch (cause) {
    if (cause instanceof Prisma.PrismaClientKnownRequestError && cause.code === "P2002")
      throw new DomainError("CONFLICT", "the address is in use", "emailTaken", { email });
    throw cause;
  }
}

/** @throws DomainError NOT_FOUND | FORBIDDEN (one's own) | STALE_VERSION | CONFLICT (the last administrator) */
export async function changeRole(
  ctx: Ctx,
  { userId, role, was }: z.infer<typeof changeRoleInput>,
): Promise<void> {
  if (userId === ctx.actor.id) throw new DomainError("FORBIDDEN", "not one's own role", "ownRole");
  const { orgId } = ctx.actor;
  await ctx.db.$transaction(async (tx) => {
    const member = await lockMember(tx, orgId, userId);
    if (member.role !== was)
      throw new DomainError("STALE_VERSION", `the role of ${userId} is not ${was} any more`);
    if (role === was) return;
    if (was === "ADMINISTRATOR") await keepAnAdministrator(tx, orgId, userId);
    await tx.membership.update({ where: { orgId_userId: { orgId, userId } }, data: { role } });
    await recordAudit(tx, about(ctx, "MEMBER_ROLE_CHANGED", member, { from: was, to: role }));
  });
}

const endSessions = (tx: Tx, userId: string, ctx: Ctx) =>
  tx.userSession.updateMany({
    where: { userId, revokedAt: null, expiresAt: { gt: ctx.now() } },
    data: { revokedAt: ctx.now(), revokedById: ctx.actor.id },
  });

/** Shut or reopen an account; shutting ends its sessions. Its work stays. @throws as changeRole, ILLEGAL_TRANSITION */
export async function setDisabled(
  ctx: Ctx,
  { userId, disabled }: { userId: string; disabled: boolean },
): Promise<void> {
  notOneself(ctx, userId);
  await ctx.db.$transaction(async (tx) => {
    const member = await lockMember(tx, ctx.actor.orgId, userId);
    if ((member.user.disabledAt !== null) === disabled)
      throw new DomainError("ILLEGAL_TRANSITION", "the account is so already", "nothingToChange");
    if (disabled && member.role === "ADMINISTRATOR") await keepAnAdministrator(tx, ctx.actor.orgId, userId);
    await tx.user.update({ where: { id: userId }, data: { disabledAt: disabled ? ctx.now() : null } });
    if (disabled) await endSessions(tx, userId, ctx);
    await recordAudit(tx, about(ctx, disabled ? "MEMBER_DISABLED" : "MEMBER_ENABLED", member));
  });
}

/** Give somebody a new initial password, open a locked account, end its sessions. @throws DomainError NOT_FOUND | FORBIDDEN */
export async function resetPassword(ctx: Ctx, userId: string): Promise<{ password: string }> {
  notOneself(ctx, userId);
  const password = initialPassword();
  const passwordHash = await hashPassword(password);
  await ctx.db.$transaction(async (tx) => {
    const member = await lockMember(tx, ctx.actor.orgId, userId);
    await tx.user.update({
      where: { id: userId },
      data: { passwordHash, mustChangePassword: true, failedAttempts: 0, lockedUntil: null },
    });
    await endSessions(tx, userId, ctx);
    await recordAudit(tx, about(ctx, "PASSWORD_RESET", member));
  });
  return { password };
}

/**
 * End one session of a member, or all of them but the one that the asker is using.
 * @throws DomainError NOT_FOUND when nothing of the kind is live
 */
export async function revokeSessions(
  ctx: Ctx,
  { userId, sessionId }: { userId: string; sessionId?: string },
): Promise<{ ended: number }> {
  return ctx.db.$transaction(async (tx) => {
    const member = await lockMember(tx, ctx.actor.orgId, userId);
    const { count } = await tx.userSession.updateMany({
      where: {
        userId,
        revokedAt: null,
        expiresAt: { gt: ctx.now() },
        ...(sessionId ? { id: sessionId } : { id: { not: ctx.actor.sessionId } }),
      },
      data: { revokedAt: ctx.now(), revokedById: ctx.actor.id },
    });
    if (count === 0 && sessionId) throw new DomainError("NOT_FOUND", `no live session ${sessionId}`);
    if (count > 0) await recordAudit(tx, about(ctx, "SESSION_REVOKED", member, { ended: count }));
    return { ended: count };
  });
}
