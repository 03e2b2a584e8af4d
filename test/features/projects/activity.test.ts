import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/server/db";
import { AUDIT_EVENTS } from "@/server/domain/audit-events";
import type { Actor } from "@/server/domain/permissions";
import { AUDIT_GROUPS } from "@/server/features/audit/schema";
import { recordAudit } from "@/server/features/audit/service";
import { callerOf, freshDatabase, organisation, personIn, project } from "../database";

let db: Db;
let close: () => Promise<void>;
let analyst: Actor;
let manager: Actor;
let admin: Actor;
let projectId: string;
let shutId: string;

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  const { id } = await organisation(db);
  analyst = await personIn(db, id, "ANALYST");
  manager = await personIn(db, id, "MANAGER");
  admin = await personIn(db, id, "ADMINISTRATOR");
  projectId = (await project(db, analyst)).id;
  shutId = (await project(db, analyst)).id;
  await db.projectMember.create({ data: { projectId: shutId, userId: manager.id, role: "NONE" } });
  const write = (over: object) =>
    recordAudit(db, {
      type: "ATLAS_COMPUTED",
      orgId: analyst.orgId,
      projectId,
      actor: analyst,
      subjectType: "atlasRun",
      subjectId: "run",
      at: new Date(),
      ...over,
    });
  for (let n = 0; n < 25; n++) await write({ detail: { n } });
  await write({ type: "HUB_RETURNED", actor: manager, detail: { title: "제안", reason: "근거 부족" } });
  await write({ type: "SIGNED_IN", projectId: null });
  await write({ projectId: shutId });
});
afterAll(() => close());

test("every event belongs to exactly one group of the filter", () => {
  expect(Object.values(AUDIT_GROUPS).flat().sort()).toEqual([...AUDIT_EVENTS].sort());
});

describe("the activity of a project", () => {
  test("is read page by page, newest first, without a gap or a repetition", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: { id: string }[]; nextCursor: string | null } = await callerOf(
        db,
        analyst,
      ).audit.project({ projectId, cursor, limit: 10 });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(26);
    expect(new Set(seen).size).toBe(26);
    expect(seen.map(Number)).toEqual(seen.map(Number).sort((p, q) => q - p));
  });

  test("is narrowed by kind and by person", async () => {
    const api = callerOf(db, analyst).audit;
    const returned = await api.project({ projectId, types: ["HUB_RETURNED"] });
    expect(returned.items).toMatchObject([{ actorName: manager.name, subject: "제안", reason: "근거 부족" }]);
    expect((await api.project({ projectId, actorId: manager.id })).items).toHaveLength(1);
    expect((await api.project({ projectId, group: "patents" })).items).toEqual([]);
    expect((await api.projectActors({ projectId })).map(({ actorId }) => actorId).sort()).toEqual(
      [analyst.id, manager.id].sort(),
    );
  });
});

describe("the organisation's audit trail", () => {
  test("holds what belongs to no project, and hides projects shut to the reader", async () => {
    const of = async (actor: Actor) => (await callerOf(db, actor).audit.organisation({ limit: 100 })).items;
    expect((await of(admin)).map((row) => row.project?.id)).toContain(shutId);
    expect((await of(manager)).map((row) => row.project?.id)).not.toContain(shutId);
    expect((await of(manager)).map((row) => row.type)).toContain("SIGNED_IN");
  });

  test("ends at the organisation", async () => {
    const elsewhere = await personIn(db, (await organisation(db)).id, "ADMINISTRATOR");
    expect((await callerOf(db, elsewhere).audit.organisation({})).items).toEqual([]);
    expect(await callerOf(db, elsewhere).audit.actors()).toEqual([]);
  });
});
