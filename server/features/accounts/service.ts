import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { recordAudit } from "@/server/features/audit/service";
import type { Ctx } from "@/server/features/context";
import { hashPassword, passwordFits } from "./password";
import {
  type changePasswordInput,
  LOCK_MINUTES,
  MAX_FAILED_ATTEMPTS,
  SEEN_MINUTES,
  SESSION_HOURS,
  type setUpInput,
} from "./schema";
import { countUnknown } from "./unknown-addresses";

const minutes = (n: number) => n * 60_000;

/**
 * Check email and password and open a session.
 *
 * After MAX_FAILED_ATTEMPTS failures in a row the account is shut for LOCK_MINUTES, the right password included; an
 * unknown address and a wrong password are answered alike, also in being shut.
 *
 * @throws DomainError UNAUTHENTICATED | LOCKED_OUT
 */
export async function signIn(
  { db, now }: { db: Db; now: () => Date },
  { email, password, userAgent }: { email: string; password: string; userAgent?: string | undefined },
): Promise<{ userId: string; sessionId: string }> {
  const user = await db.user.findUnique({ where: { email }, include: { memberships: { take: 1 } } });
  const at = now();
  if (user === null || user.disabledAt !== null || user.memberships.length === 0) {
    const { shut, lockedUntil } = countUnknown(email, at);
    if (!shut) await passwordFits(null, password);
    if (lockedUntil) throw lockedOut(lockedUntil, at);
    throw new DomainError("UNAUTHENTICATED", "wrong email or password", "wrongCredentials");
  }
  const org = { orgId: user.memberships[0]!.orgId, actor: user, subjectType: "user", subjectId: user.id, at };
  const lockedUntil = await claimTry(db, user.id, at);
  if (!(await passwordFits(user.passwordHash, password))) {
    await db.$transaction(async (tx) => {
      await recordAudit(tx, { ...org, type: "SIGN_IN_FAILED" });
      if (lockedUntil) await recordAudit(tx, { ...org, type: "LOCKED_OUT" });
    });
    if (lockedUntil) throw lockedOut(lockedUntil, at);
    throw new DomainError("UNAUTHENTICATED", "wrong email or password", "wrongCredentials");
  }
  return db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: user.id }, data: { failedAttempts: 0, lockedUntil: null } });
    const session = await tx.userSession.create({
      data: {
        userId: user.id,
        createdAt: at,
        lastSeenAt: at,
        expiresAt: new Date(at.getTime() + minutes(SESSION_HOURS * 60)),
        userAgent: userAgent?.slice(0, 200) ?? null,
      },
    });
    await recordAudit(tx, { ...org, type: "SIGNED_IN" });
    return { userId: user.id, sessionId: session.id };
  });
}

/**
 * Take one of the tries that are left, before the password is looked at: guesses sent all at once are counted one by one
 * as well, and the last one shuts the account until its password turns out to be right.
 *
 * @returns until when this try has shut the account, or null
 * @throws DomainError LOCKED_OUT
 */
async function claimTry(db: Db, userId: string, at: Date): Promise<Date | null> {
  return db.$transaction(async (tx) => {
    const open = { OR: [{ lockedUntil: null }, { lockedUntil: { lte: at } }] };
    const claimed = await tx.user.updateMany({
      where: { id: userId, ...open },
      data: { failedAttempts: { increment: 1 } },
    });
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    if (claimed.count === 0) throw lockedOut(user.lockedUntil ?? at, at);
    if (user.failedAttempts < MAX_FAILED_ATTEMPTS) return null;
    const lockedUntil = new Date(at.getTime() + minutes(LOCK_MINUTES));
    await tx.user.update({ where: { id: userId }, data: { lockedUntil, failedAttempts: 0 } });
    return lockedUntil;
  });
}

const lockedOut = (until: Date, at: Date) => {
  const left = Math.max(1, Math.ceil((until.getTime() - at.getTime()) / minutes(1)));
  return new DomainError("LOCKED_OUT", `locked for ${left} minutes`, "lockedOut", { minutes: left });
};

/** Note that a session is in use; at most once in SEEN_MINUTES, so that a page full of requests writes one row. */
export async function noteSessionSeen({ db, now }: { db: Db; now: () => Date }, sessionId: string) {
  const at = now();
  const lastSeenAt = { lt: new Date(at.getTime() - minutes(SEEN_MINUTES)) };
  await db.userSession.updateMany({ where: { id: sessionId, lastSeenAt }, data: { lastSeenAt: at } });
}

/** End the asker's own session; the cookie alone is then worth nothing. */
export async function signOut({ db, now }: { db: Db; now: () => Date }, sessionId: string): Promise<void> {
  await db.userSession.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: now() } });
}

/**
 * Change one's own password; every other session of the account ends. Wrong guesses of the present one count as those at
 * the door do: a browser left open does not give the password away.
 * @throws DomainError BAD_INPUT when the present password does not fit or the new one is the same | LOCKED_OUT
 */
export async function changePassword(
  { db, actor, now }: Ctx,
  { current, next }: z.infer<typeof changePasswordInput>,
): Promise<void> {
  const user = await db.user.findUniqueOrThrow({ where: { id: actor.id } });
  const lockedUntil = await claimTry(db, user.id, now());
  if (!(await passwordFits(user.passwordHash, current))) {
    const about = { orgId: actor.orgId, actor, at: now(), subjectType: "user", subjectId: user.id };
    if (lockedUntil) await recordAudit(db, { ...about, type: "LOCKED_OUT" });
    if (lockedUntil) throw lockedOut(lockedUntil, now());
    throw new DomainError("BAD_INPUT", "the present password does not fit", "wrongCurrentPassword");
  }
  await db.user.update({ where: { id: user.id }, data: { failedAttempts: 0, lockedUntil: null } });
  if (current === next) throw new DomainError("BAD_INPUT", "the new password is the old one", "samePassword");
  const passwordHash = await hashPassword(next);
  const at = now();
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: actor.id }, data: { passwordHash, mustChangePassword: false } });
    const others = { userId: actor.id, revokedAt: null, id: { not: actor.sessionId } };
    await tx.userSession.updateMany({ where: others, data: { revokedAt: at, revokedById: actor.id } });
    const subject = { subjectType: "user", subjectId: actor.id };
    await recordAudit(tx, { type: "PASSWORD_CHANGED", orgId: actor.orgId, actor, at, ...subject });
  });
}

export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");

/**
 * Make the first organisation and its administrator with the one-time token printed at start.
 * @throws DomainError FORBIDDEN when the token is unknown or used, or somebody was there first
 */
export async function setUpFirstAdministrator(
  { db, now }: { db: Db; now: () => Date },
  input: z.infer<typeof setUpInput>,
): Promise<{ userId: string }> {
  const passwordHash = await hashPassword(input.password);
  return db.$transaction(async (tx) => {
    const used = await tx.setupToken.updateMany({
      where: { tokenHash: hashToken(input.token), usedAt: null },
      data: { usedAt: now() },
    });
    if (used.count === 0) throw new DomainError("FORBIDDEN", "unknown or used token", "badSetupToken");
    if (await tx.user.findFirst({ where: { isSample: false } }))
      throw new DomainError("FORBIDDEN", "an administrator exists already", "alreadySetUp");
    const org = await tx.organisation.create({ data: { name: input.organisation } });
    const user = await tx.user.create({
      data: {
        email: input.email,
        name: input.name,
        passwordHash,
        memberships: { create: { orgId: org.id, role: "ADMINISTRATOR" } },
      },
    });
    const subject = { subjectType: "user", subjectId: user.id };
    await recordAudit(tx, { type: "MEMBER_ADDED", orgId: org.id, actor: user, at: now(), ...subject });
    return { userId: user.id };
  });
}
