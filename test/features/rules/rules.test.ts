import { afterAll, beforeAll, expect, test } from "vitest";
import { BUILT_IN_PACKS } from "@/rules/built-in";
import type { Db } from "@/server/db";
import { effectivePacks } from "@/server/features/rules/data";
import { callerOf, freshDatabase, organisation, personIn, project } from "../database";

let db: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await freshDatabase());
});
afterAll(() => close());

async function setting() {
  const org = await organisation(db);
  const manager = await personIn(db, org.id, "MANAGER");
  const { id: projectId } = await project(db, manager);
  return { manager, projectId, api: callerOf(db, manager) };
}
const margin = (value: number) => ({ ...BUILT_IN_PACKS.competitiveness, margin: value });

test("a manager's change is a new version with its reason; the earlier ones stay readable and can be returned to", async () => {
  const { projectId, api, manager } = await setting();
  const of = { projectId, packId: "competitiveness" as const };
  expect(await api.rules.list({ projectId })).toContainEqual(
    expect.objectContaining({ packId: "competitiveness", version: 1, builtIn: true, changed: null }),
  );
  expect(await api.rules.save({ ...of, version: 1, body: margin(0.05), reason: "격차 기준 상향" })).toEqual({
    packId: "competitiveness",
    version: 2,
  });
  expect(await effectivePacks(db, projectId)).toMatchObject({
    competitiveness: { version: 2, margin: 0.05 },
    hub: { version: 1 },
  });
  expect(await api.rules.get({ ...of, version: 1 })).toMatchObject({
    pack: { margin: 0.01 },
    inForce: false,
  });
  await api.rules.reset({ ...of, version: 2, reason: "원안으로 복귀" });
  expect(await effectivePacks(db, projectId)).toMatchObject({
    competitiveness: { version: 3, margin: 0.01 },
  });
  const history = await api.rules.history(of);
  expect(history.map(({ version, builtIn }) => [version, builtIn])).toEqual([
    [3, false],
    [2, false],
    [1, true],
  ]);
  expect(history[1]).toMatchObject({ reason: "격차 기준 상향", by: manager.name });
  const audit = await db.auditEvent.findMany({ where: { projectId, type: "RULES_CHANGED" } });
  expect(audit.map(({ detail }) => detail)).toMatchObject([
    { from: 1, to: 2, act: "save" },
    { from: 2, to: 3, act: "reset" },
  ]);
});

test("two managers who edited the same version: one is told, nothing is overwritten", async () => {
  const { projectId, api } = await setting();
  const save = (value: number) =>
    api.rules.save({
      projectId,
      packId: "competitiveness",
      version: 1,
      body: margin(value),
      reason: "동시 편집",
    });
  const results = await Promise.allSettled([save(0.02), save(0.03), save(0.04)]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results)
    if (result.status === "rejected")
      expect(result.reason).toMatchObject({ code: "CONFLICT", cause: { code: "STALE_VERSION" } });
  expect(await db.projectRulePack.count({ where: { projectId } })).toBe(1);
  expect(await db.auditEvent.count({ where: { projectId } })).toBe(1);
});

test("a pack that contradicts itself is refused with the place, and leaves neither version nor audit row", async () => {
  const { projectId, api } = await setting();
  const rules = structuredClone(BUILT_IN_PACKS.quadrant.rules);
  rules[0]!.event.params.quadrant = "a_low_b_low";
  const save = api.rules.save({
    projectId,
    packId: "quadrant",
    version: 1,
    body: { ...BUILT_IN_PACKS.quadrant, rules },
    reason: "오류",
  });
  await expect(save).rejects.toMatchObject({
    cause: { reason: "badPack", params: { place: "rules.0.event.params.quadrant" } },
  });
  expect(await db.projectRulePack.count({ where: { projectId } })).toBe(0);
  expect(await db.auditEvent.count({ where: { projectId } })).toBe(0);
});

test("another project keeps the product's pack", async () => {
  const { projectId, api, manager } = await setting();
  const other = await project(db, manager);
  const edit = { packId: "competitiveness", version: 1, body: margin(0.2), reason: "우리 사업만" } as const;
  await api.rules.save({ projectId, ...edit });
  expect((await effectivePacks(db, other.id)).competitiveness).toEqual(BUILT_IN_PACKS.competitiveness);
});
