import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/server/db";
import type { Actor, Role } from "@/server/domain/permissions";
import { findActor } from "@/server/features/accounts/data";
import { signIn } from "@/server/features/accounts/service";
import { changeRole } from "@/server/features/people/service";
import { callerOf, freshDatabase, organisation, personIn } from "../database";

let db: Db;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
});
afterAll(() => close());

/** An organisation of its own for each test: who is the last administrator depends on everybody in it. */
async function people(...roles: Role[]): Promise<Actor[]> {
  const { id } = await organisation(db);
  const actors: Actor[] = [];
  for (const role of roles) actors.push(await personIn(db, id, role));
  return actors;
}
const roleOf = async (actor: Actor) =>
  (await db.membership.findFirstOrThrow({ where: { userId: actor.id } })).role;
const now = () => new Date();

describe("adding a person", () => {
  test("the initial password opens the door once and must be changed behind it", async () => {
    const [admin] = await people("ADMINISTRATOR");
    const added = await callerOf(db, admin!).people.add({
      email: " New.Person@Example.kr ",
      name: "새 사람",
      role: "ANALYST",
    });
    const { sessionId } = await signIn(
      { db, now },
      { email: "new.person@example.kr", password: added.password },
    );
    const actor = await findActor(db, sessionId, now());
    expect(actor).toMatchObject({ role: "ANALYST", mustChangePassword: true, orgId: admin!.orgId });
    await expect(callerOf(db, actor).projects.list({})).rejects.toMatchObject({
      cause: { reason: "mustChangePassword" },
    });
    await callerOf(db, actor).account.changePassword({
      current: added.password,
      next: "나만 아는 비밀번호 1",
    });
    const settled = await findActor(db, sessionId, now());
    await expect(callerOf(db, settled).projects.list({})).resolves.toEqual([]);
  });

  test("the password stands nowhere: not in the audit trail, not in clear in the account", async () => {
    const [admin] = await people("ADMINISTRATOR");
    const { password, userId } = await callerOf(db, admin!).people.add({
      email: "clear@example.kr",
      name: "사람",
      role: "VIEWER",
    });
    const audit = await db.auditEvent.findMany({ where: { subjectId: userId } });
    expect(audit.map((row) => row.type)).toEqual(["MEMBER_ADDED"]);
    expect(JSON.stringify(audit.map((row) => row.detail))).not.toContain(password);
    const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
    expect(user.passwordHash).toMatch(/^\$argon2id\$/);
  });

  test("no two initial passwords are alike, and none has signs that are confused when read aloud", async () => {
    const [admin, one] = await people("ADMINISTRATOR", "VIEWER");
    const drawn = new Set<string>();
    for (let i = 0; i < 5; i++)
      drawn.add((await callerOf(db, admin!).people.resetPassword({ userId: one!.id })).password);
    expect(drawn.size).toBe(5);
    for (const password of drawn) expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
  });

  test("an address in use is refused, also when it belongs to another organisation", async () => {
    const [admin] = await people("ADMINISTRATOR");
    const [elsewhere] = await people("VIEWER");
    await expect(
      callerOf(db, admin!).people.add({ email: elsewhere!.email, name: "같은 사람", role: "VIEWER" }),
    ).rejects.toMatchObject({ code: "CONFLICT", cause: { reason: "emailTaken" } });
  });
});

describe("roles", () => {
  test("a changed role holds from the next request on and is audited from what to what", async () => {
    const [admin, one] = await people("ADMINISTRATOR", "VIEWER");
    await callerOf(db, admin!).people.changeRole({ userId: one!.id, role: "MANAGER", was: "VIEWER" });
    expect(await findActor(db, one!.sessionId, now())).toMatchObject({ role: "MANAGER" });
    const events = await db.auditEvent.findMany({ where: { subjectId: one!.id } });
    expect(events).toMatchObject([
      { type: "MEMBER_ROLE_CHANGED", detail: { from: "VIEWER", to: "MANAGER" }, actorId: admin!.id },
    ]);
  });

  test("nobody changes their own role, shuts their own account or resets their own password", async () => {
    const [admin] = await people("ADMINISTRATOR", "ADMINISTRATOR");
    const mine = callerOf(db, admin!).people;
    const userId = admin!.id;
    await expect(mine.changeRole({ userId, role: "VIEWER", was: "ADMINISTRATOR" })).rejects.toMatchObject({
      cause: { reason: "ownRole" },
    });
    await expect(mine.disable({ userId })).rejects.toMatchObject({ cause: { reason: "ownAccount" } });
    await expect(mine.resetPassword({ userId })).rejects.toMatchObject({ cause: { reason: "ownAccount" } });
    expect(await roleOf(admin!)).toBe("ADMINISTRATOR");
  });

  test("the second of two administrators who change the same role gets a conflict", async () => {
    const [first, second, one] = await people("ADMINISTRATOR", "ADMINISTRATOR", "VIEWER");
    const change = (by: Actor, role: Role) =>
      callerOf(db, by).people.changeRole({ userId: one!.id, role, was: "VIEWER" });
    await change(first!, "ANALYST");
    await expect(change(second!, "MANAGER")).rejects.toMatchObject({ cause: { code: "STALE_VERSION" } });
    expect(await roleOf(one!)).toBe("ANALYST");
  });

  test("two administrators who demote each other at the same moment leave one", async () => {
    const [first, second] = await people("ADMINISTRATOR", "ADMINISTRATOR");
    const demote = (by: Actor, other: Actor) =>
      changeRole({ db, actor: by, now }, { userId: other.id, role: "VIEWER", was: "ADMINISTRATOR" }).then(
        () => "done",
        (refusal) => refusal.reason,
      );
    const outcomes = await Promise.all([demote(first!, second!), demote(second!, first!)]);
    expect(outcomes.sort()).toEqual(["done", "lastAdministrator"]);
    const roles = await Promise.all([roleOf(first!), roleOf(second!)]);
    expect(roles.filter((role) => role === "ADMINISTRATOR")).toHaveLength(1);
  });

  test("a shut administrator does not count as the one who remains", async () => {
    const [first, second, shut] = await people("ADMINISTRATOR", "ADMINISTRATOR", "ADMINISTRATOR");
    await callerOf(db, first!).people.disable({ userId: shut!.id });
    await callerOf(db, first!).people.changeRole({
      userId: second!.id,
      role: "VIEWER",
      was: "ADMINISTRATOR",
    });
    // `second` still holds the session of before: what it asks is judged by the roles of now.
    const stale = changeRole(
      { db, actor: second!, now },
      { userId: first!.id, role: "VIEWER", was: "ADMINISTRATOR" },
    );
    await expect(stale).rejects.toMatchObject({ reason: "lastAdministrator" });
  });
});

describe("accounts and sessions", () => {
  test("a shut account is out at once, keeps its work, and comes back", async () => {
    const [admin, one] = await people("ADMINISTRATOR", "ANALYST");
    const { id } = await callerOf(db, one!).projects.create({
      name: "사업",
      scopeCode: "44",
      yearFrom: 2020,
      yearTo: 2020,
    });
    await callerOf(db, admin!).people.disable({ userId: one!.id });
    expect(await findActor(db, one!.sessionId, now())).toBeNull();
    await expect(callerOf(db, admin!).projects.get({ projectId: id })).resolves.toBeTruthy();
    await callerOf(db, admin!).people.enable({ userId: one!.id });
    // Its sessions of before stay ended.
    expect(await findActor(db, one!.sessionId, now())).toBeNull();
    await expect(callerOf(db, admin!).people.enable({ userId: one!.id })).rejects.toMatchObject({
      cause: { reason: "nothingToChange" },
    });
  });

  test("a reset password opens a locked account and ends its sessions", async () => {
    const [admin, one] = await people("ADMINISTRATOR", "ANALYST");
    const lockedUntil = new Date(Date.now() + 600_000);
    await db.user.update({ where: { id: one!.id }, data: { lockedUntil } });
    const { password } = await callerOf(db, admin!).people.resetPassword({ userId: one!.id });
    expect(await findActor(db, one!.sessionId, now())).toBeNull();
    await expect(signIn({ db, now }, { email: one!.email, password })).resolves.toHaveProperty("sessionId");
  });

  test("an administrator ends one session of a person, or all; the audit trail says how many", async () => {
    const [admin, one] = await people("ADMINISTRATOR", "ANALYST");
    const expiresAt = new Date(Date.now() + 3_600_000);
    const second = await db.userSession.create({
      data: { userId: one!.id, expiresAt, userAgent: "Firefox" },
    });
    const third = await db.userSession.create({ data: { userId: one!.id, expiresAt } });
    const api = callerOf(db, admin!).people;
    const userId = one!.id;
    expect((await api.sessions({ userId })).map(({ id }) => id).sort()).toEqual(
      [one!.sessionId, second.id, third.id].sort(),
    );
    await api.revokeSession({ userId, sessionId: second.id });
    await expect(api.revokeSession({ userId, sessionId: second.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await findActor(db, one!.sessionId, now())).not.toBeNull();
    expect(await api.revokeSessions({ userId })).toEqual({ ended: 2 });
    expect(await findActor(db, one!.sessionId, now())).toBeNull();
    const events = await db.auditEvent.findMany({ where: { subjectId: userId }, orderBy: { id: "asc" } });
    expect(events.map(({ detail }) => (detail as { ended: number }).ended)).toEqual([1, 2]);
  });

  test("I see my own sessions and end the others, never by accident the one I am using", async () => {
    const [one, other] = await people("VIEWER", "VIEWER");
    const expiresAt = new Date(Date.now() + 3_600_000);
    await db.userSession.create({ data: { userId: one!.id, expiresAt } });
    const api = callerOf(db, one!).account;
    expect((await api.sessions()).filter(({ isThis }) => isThis).map(({ id }) => id)).toEqual([
      one!.sessionId,
    ]);
    await expect(api.endSession({ sessionId: other!.sessionId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await api.endOtherSessions();
    expect((await api.sessions()).map(({ id }) => id)).toEqual([one!.sessionId]);
    expect(await findActor(db, other!.sessionId, now())).not.toBeNull();
  });

  test("people of another organisation cannot be touched, and are not shown", async () => {
    const [admin] = await people("ADMINISTRATOR");
    const [elsewhere] = await people("VIEWER");
    const api = callerOf(db, admin!).people;
    const userId = elsewhere!.id;
    for (const act of [
      () => api.changeRole({ userId, role: "MANAGER", was: "VIEWER" }),
      () => api.disable({ userId }),
      () => api.resetPassword({ userId }),
      () => api.sessions({ userId }),
      () => api.revokeSessions({ userId }),
    ])
      await expect(act()).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await api.list()).map((person) => person.userId)).toEqual([admin!.id]);
  });

  test("only an administrator sees locks and sessions of others", async () => {
    const [admin, viewer] = await people("ADMINISTRATOR", "VIEWER");
    expect((await callerOf(db, viewer!).people.list()).every(({ account }) => account === null)).toBe(true);
    expect((await callerOf(db, admin!).people.list()).every(({ account }) => account !== null)).toBe(true);
  });
});
