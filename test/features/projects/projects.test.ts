import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import { callerOf, freshDatabase, organisation, personIn, project } from "../database";

let db: Db;
let close: () => Promise<void>;
let analyst: Actor;
let manager: Actor;
let viewer: Actor;
let admin: Actor;

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  const { id } = await organisation(db);
  analyst = await personIn(db, id, "ANALYST");
  manager = await personIn(db, id, "MANAGER");
  viewer = await personIn(db, id, "VIEWER");
  admin = await personIn(db, id, "ADMINISTRATOR");
});
afterAll(() => close());

const FIELDS = { name: "충청권 미래차", scopeCode: "mega:chungcheong", yearFrom: 2018, yearTo: 2020 };

describe("creating a project", () => {
  test.each([
    ["KR", "NATION"],
    ["mega:chungcheong", "MEGA_REGION"],
    ["44", "PROVINCE"],
    ["44200", "CITY"],
  ])("%s is a %s", async (scopeCode, scopeKind) => {
    const { id } = await callerOf(db, analyst).projects.create({ ...FIELDS, scopeCode });
    expect(await db.project.findUniqueOrThrow({ where: { id } })).toMatchObject({
      scopeKind,
      scopeCode,
      ksicRevision: 10,
      orgId: analyst.orgId,
    });
    expect(await db.auditEvent.findMany({ where: { projectId: id } })).toMatchObject([
      { type: "PROJECT_CREATED", actorId: analyst.id, detail: { name: FIELDS.name } },
    ]);
  });

  test("a region that does not exist, or is only a part of a city, is refused by name", async () => {
    for (const scopeCode of ["99", "mega:atlantis", "44131"])
      await expect(callerOf(db, analyst).projects.create({ ...FIELDS, scopeCode })).rejects.toMatchObject({
        cause: { code: "BAD_INPUT", reason: "unknownRegion", params: { region: scopeCode } },
      });
  });

  test("years in the wrong order, an empty name and another revision never reach the database", async () => {
    const create = (over: object) => callerOf(db, analyst).projects.create({ ...FIELDS, ...over });
    const before = await db.project.count();
    await expect(create({ yearFrom: 2021 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(create({ name: "   " })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(create({ ksicRevision: 11 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect(await db.project.count()).toBe(before);
  });
});

describe("changing a project", () => {
  test("the second of two who saw the same version gets a conflict and overwrites nothing", async () => {
    const { id: projectId } = await project(db, analyst);
    const change = (actor: Actor, name: string) =>
      callerOf(db, actor).projects.update({ ...FIELDS, projectId, name, version: 1 });
    expect(await change(analyst, "먼저")).toEqual({ version: 2 });
    await expect(change(manager, "나중")).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await callerOf(db, viewer).projects.get({ projectId })).toMatchObject({
      name: "먼저",
      version: 2,
    });
    expect(await db.auditEvent.count({ where: { projectId, type: "PROJECT_CHANGED" } })).toBe(1);
  });

  test("an archived project is read, changes nothing, leaves the list, and comes back whole", async () => {
    const { id: projectId } = await project(db, analyst);
    await callerOf(db, manager).projects.archive({ projectId, version: 1 });
    const listed = async (archived: boolean) =>
      (await callerOf(db, viewer).projects.list({ archived })).some((row) => row.id === projectId);
    expect([await listed(false), await listed(true)]).toEqual([false, true]);
    await expect(
      callerOf(db, analyst).projects.update({ ...FIELDS, projectId, version: 2 }),
    ).rejects.toMatchObject({ cause: { reason: "projectArchived" } });
    await expect(callerOf(db, analyst).define.create({ projectId, name: "새 산업" })).rejects.toMatchObject({
      cause: { reason: "projectArchived" },
    });
    await expect(callerOf(db, viewer).projects.home({ projectId })).resolves.toBeTruthy();
    await callerOf(db, manager).projects.restore({ projectId, version: 2 });
    expect([await listed(false), await listed(true)]).toEqual([true, false]);
  });
});

describe("members of a project", () => {
  test("everybody of the organisation is a member with their own role until it is narrowed", async () => {
    const { id: projectId } = await project(db, analyst);
    const members = await callerOf(db, viewer).projects.members({ projectId });
    expect(members.map(({ userId, role, narrowed }) => [userId, role, narrowed]).sort()).toEqual(
      [analyst, manager, viewer, admin].map((one) => [one.id, one.role, null]).sort(),
    );
  });

  test("narrowing takes effect at once, NONE shuts the project, null lifts it again", async () => {
    const { id: projectId } = await project(db, manager);
    const set = (role: "NONE" | "VIEWER" | null, was: "NONE" | "VIEWER" | null) =>
      callerOf(db, manager).projects.setMember({ projectId, userId: analyst.id, role, was });
    const seen = () =>
      callerOf(db, analyst)
        .projects.get({ projectId })
        .then(
          ({ role }) => role,
          (refusal) => refusal.code,
        );
    await set("VIEWER", null);
    expect(await seen()).toBe("VIEWER");
    await set("NONE", "VIEWER");
    expect(await seen()).toBe("NOT_FOUND");
    expect((await callerOf(db, analyst).projects.list({})).some((row) => row.id === projectId)).toBe(false);
    await set(null, "NONE");
    expect(await seen()).toBe("ANALYST");
    expect(
      await db.auditEvent.findMany({
        where: { projectId, type: "PROJECT_MEMBER_SET" },
        orderBy: { id: "asc" },
      }),
    ).toMatchObject([
      { detail: { from: null, to: "VIEWER" } },
      { detail: { from: "VIEWER", to: "NONE" } },
      { detail: { from: "NONE", to: null } },
    ]);
  });

  test("nobody narrows themselves, an administrator, or gives more than the organisation does", async () => {
    const { id: projectId } = await project(db, manager);
    const set = (actor: Actor, userId: string, role: "NONE" | "VIEWER" | "ANALYST" | "MANAGER") =>
      callerOf(db, actor).projects.setMember({ projectId, userId, role, was: null });
    await expect(set(manager, manager.id, "VIEWER")).rejects.toMatchObject({ cause: { reason: "ownRole" } });
    await expect(set(manager, admin.id, "NONE")).rejects.toMatchObject({
      cause: { reason: "administratorNotNarrowed" },
    });
    await expect(set(manager, viewer.id, "ANALYST")).rejects.toMatchObject({
      cause: { reason: "widerThanOrganisation" },
    });
    const stranger = await personIn(db, (await organisation(db)).id, "ANALYST");
    await expect(set(manager, stranger.id, "NONE")).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await db.projectMember.count({ where: { projectId } })).toBe(0);
  });

  test("the second of two who set the same member gets a conflict", async () => {
    const { id: projectId } = await project(db, manager);
    const set = (actor: Actor, role: "NONE" | "VIEWER") =>
      callerOf(db, actor).projects.setMember({ projectId, userId: analyst.id, role, was: null });
    await set(manager, "VIEWER");
    await expect(set(admin, "NONE")).rejects.toMatchObject({ cause: { code: "STALE_VERSION" } });
    expect(await db.projectMember.findMany({ where: { projectId } })).toMatchObject([{ role: "VIEWER" }]);
  });
});
