import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/server/db";
import { findActor } from "@/server/features/accounts/data";
import { hashPassword } from "@/server/features/accounts/password";
import { LOCK_MINUTES, MAX_FAILED_ATTEMPTS } from "@/server/features/accounts/schema";
import {
  changePassword,
  hashToken,
  setUpFirstAdministrator,
  signIn,
  signOut,
} from "@/server/features/accounts/service";
import { freshDatabase, organisation } from "../database";

let db: Db;
let close: () => Promise<void>;
const PASSWORD = "맞는 비밀번호 1234";
const at = (minute: number) => () => new Date(Date.UTC(2026, 0, 5, 9, minute));

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
});
afterAll(() => close());

async function account(email: string) {
  const org = await organisation(db);
  const passwordHash = await hashPassword(PASSWORD);
  const memberships = { create: { orgId: org.id, role: "ANALYST" as const } };
  return db.user.create({ data: { email, name: "분석가", passwordHash, memberships } });
}

describe("signing in", () => {
  test("the stored hash is argon2id and the right password opens a session", async () => {
    const user = await account("a@example.kr");
    expect(user.passwordHash).toMatch(/^\$argon2id\$/);
    const { sessionId } = await signIn({ db, now: at(0) }, { email: "a@example.kr", password: PASSWORD });
    expect(await findActor(db, sessionId, at(1)())).toMatchObject({ id: user.id, role: "ANALYST" });
  });

  test("an unknown address and a wrong password are refused alike", async () => {
    await account("b@example.kr");
    const refused = { code: "UNAUTHENTICATED", reason: "wrongCredentials" };
    const wrong = signIn({ db, now: at(0) }, { email: "b@example.kr", password: "틀린 비밀번호" });
    await expect(wrong).rejects.toMatchObject(refused);
    const nobody = signIn({ db, now: at(0) }, { email: "nobody@example.kr", password: PASSWORD });
    await expect(nobody).rejects.toMatchObject(refused);
  });

  test("repeated failures shut the account, the right password included, until the time is over", async () => {
    await account("c@example.kr");
    const guess = (password: string, minute: number) =>
      signIn({ db, now: at(minute) }, { email: "c@example.kr", password });
    for (let i = 1; i < MAX_FAILED_ATTEMPTS; i++)
      await expect(guess("틀림", 0)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await expect(guess("틀림", 0)).rejects.toMatchObject({
      code: "LOCKED_OUT",
      params: { minutes: LOCK_MINUTES },
    });
    await expect(guess(PASSWORD, LOCK_MINUTES - 1)).rejects.toMatchObject({ code: "LOCKED_OUT" });
    await expect(guess(PASSWORD, LOCK_MINUTES + 1)).resolves.toHaveProperty("sessionId");
    const kinds = await db.auditEvent.groupBy({ by: ["type"], where: { actorName: "분석가" }, _count: true });
    expect(kinds.find((row) => row.type === "LOCKED_OUT")?._count).toBe(1);
  });

  test("guesses made at the same moment are all counted", async () => {
    await account("d@example.kr");
    const guesses = Array.from({ length: MAX_FAILED_ATTEMPTS }, () =>
      signIn({ db, now: at(0) }, { email: "d@example.kr", password: "틀림" }).catch((e) => e.code),
    );
    expect(await Promise.all(guesses)).toContain("LOCKED_OUT");
  });

  test("forty guesses sent at once are looked at no more than five times, and the right one behind them not at all", async () => {
    await account("d2@example.kr");
    const guess = (password: string) =>
      signIn({ db, now: at(0) }, { email: "d2@example.kr", password }).then(
        () => "in",
        (e) => e.code,
      );
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => guess(n < 39 ? `틀림 ${n}` : PASSWORD)),
    );
    const looked = answers.filter((answer) => answer === "UNAUTHENTICATED" || answer === "in");
    expect(looked.length).toBeLessThan(MAX_FAILED_ATTEMPTS);
    expect(await guess(PASSWORD)).toBe("LOCKED_OUT");
  });

  test("an address without an account is shut like one that has one", async () => {
    await account("known@example.kr");
    const answersOf = async (email: string) => {
      const answers: string[] = [];
      for (let n = 0; n <= MAX_FAILED_ATTEMPTS; n++)
        answers.push(
          (await signIn({ db, now: at(n) }, { email, password: "틀림" }).catch(
            (e) => `${e.reason} ${JSON.stringify(e.params)}`,
          )) as string,
        );
      return answers;
    };
    expect(await answersOf("ghost@example.kr")).toEqual(await answersOf("known@example.kr"));
  });
});

describe("sessions", () => {
  test("signing out, being disabled and the end of its time each end a session", async () => {
    const user = await account("e@example.kr");
    const open = async () =>
      (await signIn({ db, now: at(0) }, { email: "e@example.kr", password: PASSWORD })).sessionId;
    const [first, second] = [await open(), await open()];
    await signOut({ db, now: at(1) }, first);
    expect(await findActor(db, first, at(2)())).toBeNull();
    expect(await findActor(db, second, at(2)())).not.toBeNull();
    expect(await findActor(db, second, new Date(Date.UTC(2026, 0, 7)))).toBeNull();
    await db.user.update({ where: { id: user.id }, data: { disabledAt: at(3)() } });
    expect(await findActor(db, second, at(4)())).toBeNull();
  });

  test("a changed password ends every other session and needs the present one", async () => {
    await account("f@example.kr");
    const open = async () =>
      (await signIn({ db, now: at(0) }, { email: "f@example.kr", password: PASSWORD })).sessionId;
    const [mine, other] = [await open(), await open()];
    const actor = (await findActor(db, mine, at(1)()))!;
    const change = (current: string) =>
      changePassword({ db, actor, now: at(1) }, { current, next: "새 비밀번호 98765" });
    await expect(change("틀림")).rejects.toMatchObject({ reason: "wrongCurrentPassword" });
    await change(PASSWORD);
    expect(await findActor(db, mine, at(2)())).not.toBeNull();
    expect(await findActor(db, other, at(2)())).toBeNull();
    await expect(open()).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  test("the present password cannot be guessed from a browser that was left open", async () => {
    await account("g@example.kr");
    const { sessionId } = await signIn({ db, now: at(0) }, { email: "g@example.kr", password: PASSWORD });
    const actor = (await findActor(db, sessionId, at(1)()))!;
    const change = (current: string) =>
      changePassword({ db, actor, now: at(1) }, { current, next: "새 비밀번호 98765" }).catch(
        (e) => e.reason,
      );
    const answers: unknown[] = [];
    for (let n = 0; n < MAX_FAILED_ATTEMPTS; n++) answers.push(await change(`틀림 ${n}`));
    expect(answers.slice(0, -1).every((answer) => answer === "wrongCurrentPassword")).toBe(true);
    expect(answers.at(-1)).toBe("lockedOut");
    expect(await change(PASSWORD)).toBe("lockedOut");
  });
});

test("the set-up token makes one administrator and is then worth nothing", async () => {
  const fresh = await freshDatabase();
  await fresh.db.setupToken.create({ data: { tokenHash: hashToken("the-printed-token") } });
  const input = {
    organisation: "충남도청",
    name: "관리자",
    email: "admin@example.kr",
    password: "아주 긴 비밀번호 1",
  };
  const use = (token: string) => setUpFirstAdministrator({ db: fresh.db, now: at(0) }, { ...input, token });
  await expect(use("some-other-token")).rejects.toMatchObject({ reason: "badSetupToken" });
  await use("the-printed-token");
  await expect(use("the-printed-token")).rejects.toMatchObject({ reason: "badSetupToken" });
  expect(await fresh.db.membership.findMany()).toMatchObject([{ role: "ADMINISTRATOR" }]);
  await fresh.close();
});
