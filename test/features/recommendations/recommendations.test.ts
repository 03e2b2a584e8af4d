import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { BUILT_IN_PACKS } from "@/rules/built-in";
import { recommend } from "@/rules/recommend";
import type { Db } from "@/server/db";
import { queue } from "@/server/features/jobs/queue";
import type { RecommendationView } from "@/server/features/recommendations/data";
import { computedProject, redefine, removeData, tradeRows, useOwnData } from "../atlas/fixture";
import { callerOf, freshDatabase } from "../database";

let db: Db;
let close: () => Promise<void>;
let world: Awaited<ReturnType<typeof computedProject>>;
let projectId: string;

beforeAll(async () => {
  useOwnData();
  ({ db, close } = await freshDatabase());
});
afterAll(async () => {
  await (await queue()).stop({ graceful: false });
  await close();
  removeData();
});
beforeEach(async () => {
  world = await computedProject(db);
  ({ projectId } = world);
});

const as = (who: "analyst" | "colleague" | "manager" | "deputy") => callerOf(db, world[who]);
const list = async (who: "analyst" | "manager" = "analyst", over: object = {}) =>
  as(who).recommendations.list({ projectId, ...over });
const act = (id: string, version: number, over: object = {}) => ({
  projectId,
  recommendationId: id,
  version,
  ...over,
});
const events = async (subjectId: string) =>
  (await db.auditEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" } })).map(({ type }) => type);
async function proposed() {
  await as("analyst").recommendations.generate({ projectId });
  const [{ id }] = (await list()).items as [RecommendationView];
  await as("analyst").recommendations.propose(act(id, 1));
  return id;
}

describe("a set of recommendations", () => {
  test("marks what a manager has approved as a hub, in that region alone", async () => {
    await as("analyst").recommendations.generate({ projectId });
    const { items, run } = await list();
    expect(items.some((item) => item.approvedHub)).toBe(false);
    const [{ subject, region }] = items as [RecommendationView];
    const { id } = await as("analyst").hub.propose({
      ...{ projectId, atlasRunId: run!.atlasRunId, title: "거점", rationale: "시험" },
      items: [{ subjectKind: subject.kind as "STRATEGIC", subjectId: subject.id, regionKey: region.key }],
    });
    await as("manager").hub.decide({ projectId, proposalId: id, version: 1, decision: "approve" });
    const approved = (await list()).items.filter((item) => item.approvedHub);
    expect(approved.map((item) => [item.subject.id, item.region.key])).toEqual([[subject.id, region.key]]);
  });

  test("judges every strategic industry in every region by the project's packs over all of them", async () => {
    expect(await as("analyst").recommendations.generate({ projectId })).toMatchObject({
      recommendations: 15,
      undetermined: 0,
    });
    const { items, run, quadrant, atlas } = await list();
    const { rows } = await as("analyst").atlas.comparison({ projectId });
    const expected = await recommend(
      rows.map(({ subjectId, viewKey, a, b, c, d }) => ({ id: `${subjectId} ${viewKey}`, a, b, c, d })),
      { among: { ko: "모든 지역의", en: "over all regions" } },
    );
    expect(items).toHaveLength(15);
    for (const item of items) {
      const judged = expected.find(({ id }) => id === `${item.subject.id} ${item.region.key}`)!;
      expect(item).toMatchObject({
        outcome: judged.outcome,
        strategy: judged.strategy,
        quadrant: judged.quadrant,
        explanation: judged.explanation,
        explanationEn: judged.explanationEn,
        rule: judged.rule,
        status: "DRAFT",
        stale: false,
        threads: { threads: 0, open: 0 },
      });
      expect(item.facts).toMatchObject({
        a: { value: judged.facts.a, cut: judged.facts.aCut, distance: judged.distances.a, cutKind: "mean" },
        compared: { rows: 15, known: 15 },
        hubCompared: { rows: 3, known: 3 },
      });
      const region = rows.filter(({ viewKey }) => viewKey === item.region.key);
      const mean = (of: "b" | "c") => region.reduce((sum, row) => sum + row[of]!, 0) / region.length;
      const { b, c } = region.find(({ subjectId }) => subjectId === item.subject.id)!;
      expect(item.hub).toBe(b! >= mean("b") && c! >= mean("c"));
    }
    expect(run!.cuts.a).toEqual({ value: expected[0]!.facts.aCut, kind: "mean" });
    expect(quadrant!.cells.map(({ name }) => name.ko)).toContain("신산업 기반 구축");
    expect(atlas).toMatchObject({ id: world.runId, dataset: { id: world.dataset.id } });
    expect(await events(run!.id)).toEqual(["RECOMMENDATIONS_GENERATED"]);
  });

  test("can be of some industries and regions only", async () => {
    await as("analyst").recommendations.generate({
      projectId,
      atlasRunId: world.runId,
      viewKeys: ["44"],
      subjectIds: [world.car.id, world.soft.id],
    });
    const { items } = await list();
    expect(items.map(({ subject, region }) => [subject.label, region.label])).toEqual([
      ["미래차", "충남"],
      ["디지털", "충남"],
    ]);
    const nobody = { projectId, subjectIds: ["unknown"] };
    await expect(as("analyst").recommendations.generate(nobody)).rejects.toMatchObject({
      cause: { reason: "nothingToJudge" },
    });
  });

  test("keeps what cannot be decided as undetermined, with what is missing, and offers nothing to do with it", async () => {
    const rows = tradeRows().filter(({ seller, buyer }) => ![seller, buyer].includes("58222"));
    world = await computedProject(db, { rows });
    ({ projectId } = world);
    expect(await as("analyst").recommendations.generate({ projectId })).toMatchObject({ undetermined: 5 });
    const { items } = await list();
    const open = items.filter(({ subject }) => subject.label === "디지털");
    expect(open).toHaveLength(5);
    for (const item of open) {
      expect(item).toMatchObject({ outcome: "undetermined", strategy: null, hub: null, acts: [] });
      expect(item.facts).toMatchObject({ missing: ["a", "b"], compared: { rows: 15, known: 10 } });
      expect(item.explanation).toContain("판정할 수 없습니다");
    }
  });

  test("is followed by another one: the earlier stays readable, and only the newest can be proposed from", async () => {
    const first = await as("analyst").recommendations.generate({ projectId });
    const second = await as("analyst").recommendations.generate({ projectId });
    const runs = await as("analyst").recommendations.listRuns({ projectId });
    expect(runs.map(({ id, current, counts }) => [id, current, counts])).toEqual([
      [second.runId, true, { DRAFT: 15 }],
      [first.runId, false, { DRAFT: 15 }],
    ]);
    const earlier = await list("analyst", { runId: first.runId });
    expect(earlier).toMatchObject({ current: false, items: { length: 15 } });
    expect(earlier.items[0]!.acts).toEqual([]);
    const late = as("analyst").recommendations.propose(act(earlier.items[0]!.id, 1));
    await expect(late).rejects.toMatchObject({ cause: { reason: "notCurrent" } });
  });

  test("before the first one says so", async () => {
    expect(await list()).toMatchObject({ run: null, items: [] });
  });
});

describe("one recommendation", () => {
  test("goes from draft to the plan through two persons, each step with its audit row", async () => {
    const id = await proposed();
    const { item } = await as("manager").recommendations.get({ projectId, recommendationId: id });
    expect(item).toMatchObject({ status: "PROPOSED", version: 2, acts: ["accept", "reject"] });
    expect(item.proposed).toMatchObject({ by: world.analyst.name });
    expect(await as("manager").recommendations.accept(act(id, 2))).toMatchObject({
      status: "ACCEPTED",
      version: 3,
    });
    expect(await events(id)).toEqual(["RECOMMENDATION_PROPOSED", "RECOMMENDATION_ACCEPTED"]);
    const { groups } = await as("analyst").plan.get({ projectId });
    expect(groups).toHaveLength(1);
    const [entry] = groups[0]!.entries;
    expect(entry!.text.startsWith(item.explanation)).toBe(true);
    expect(entry!.text).toContain(item.networkPolicy!);
    expect(entry!.text).toContain(item.firmPolicy!);
    expect(entry).toMatchObject({ recommendationId: id, acceptedBy: world.manager.name, stale: false });
  });

  test("is decided by another manager than the one who proposed it", async () => {
    await as("manager").recommendations.generate({ projectId });
    const [{ id }] = (await list("manager")).items as [RecommendationView];
    await as("manager").recommendations.propose(act(id, 1));
    const own = await as("manager").recommendations.get({ projectId, recommendationId: id });
    expect(own.item.acts).toEqual(["recall"]);
    for (const decide of ["accept", "reject"] as const)
      await expect(
        as("manager").recommendations[decide](act(id, 2, { reason: "내가" }) as never),
      ).rejects.toMatchObject({ cause: { code: "SELF_APPROVAL" } });
    await expect(as("analyst").recommendations.accept(act(id, 2))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await db.planEntry.count({ where: { projectId } })).toBe(0);
    await as("deputy").recommendations.accept(act(id, 2));
  });

  test("is rejected with a reason, and that is final", async () => {
    const id = await proposed();
    await expect(
      as("manager").recommendations.reject(act(id, 2, { reason: " " }) as never),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await as("manager").recommendations.reject({ ...act(id, 2), reason: "지역 여건과 다름" });
    const { item } = await as("analyst").recommendations.get({ projectId, recommendationId: id });
    expect(item).toMatchObject({ status: "REJECTED", reason: "지역 여건과 다름", acts: [] });
    await expect(as("analyst").recommendations.propose(act(id, 3))).rejects.toMatchObject({
      cause: { code: "ILLEGAL_TRANSITION" },
    });
  });

  test("is recalled by its proposer only", async () => {
    const id = await proposed();
    await expect(as("colleague").recommendations.recall(act(id, 2))).rejects.toMatchObject({
      cause: { reason: "notYourProposal" },
    });
    expect(await as("analyst").recommendations.recall(act(id, 2))).toMatchObject({ status: "DRAFT" });
    expect((await list()).items.find((item) => item.id === id)).toMatchObject({ proposed: null, version: 3 });
  });

  test("decided by two managers at once is decided once, and enters the plan at most once", async () => {
    const id = await proposed();
    const results = await Promise.allSettled([
      as("manager").recommendations.accept(act(id, 2)),
      as("deputy").recommendations.accept(act(id, 2)),
      as("deputy").recommendations.reject({ ...act(id, 2), reason: "아니오" }),
    ]);
    const lost = results.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(lost).toHaveLength(2);
    for (const refusal of lost) expect(refusal).toMatchObject({ cause: { code: "STALE_VERSION" } });
    const { item } = await as("manager").recommendations.get({ projectId, recommendationId: id });
    const entries = await db.planEntry.count({ where: { projectId } });
    expect(entries).toBe(item.status === "ACCEPTED" ? 1 : 0);
    expect((await events(id)).slice(1)).toHaveLength(1);
  });

  test("of another project does not exist", async () => {
    const id = await proposed();
    const other = await computedProject(db);
    const theirs = callerOf(db, other.manager).recommendations;
    const there = { projectId: other.projectId, recommendationId: id };
    await expect(theirs.get(there)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(theirs.accept({ ...there, version: 2 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("whose acceptance cannot be recorded is not accepted, and not in the plan", async () => {
    const id = await proposed();
    await db.$executeRawUnsafe(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'no room'; END $$`);
    await db.$executeRawUnsafe(`CREATE TRIGGER full_disk BEFORE INSERT ON "AuditEvent"
      FOR EACH ROW WHEN (NEW.type = 'RECOMMENDATION_ACCEPTED') EXECUTE FUNCTION refuse()`);
    await expect(as("manager").recommendations.accept(act(id, 2))).rejects.toThrow();
    await db.$executeRawUnsafe(`DROP TRIGGER full_disk ON "AuditEvent"`);
    expect(await db.recommendation.findUnique({ where: { id } })).toMatchObject({
      status: "PROPOSED",
      version: 2,
    });
    expect(await db.planEntry.count({ where: { projectId } })).toBe(0);
    await as("manager").recommendations.accept(act(id, 2));
  });
});

test("a set grows old with its definitions, its rules and the project's newer run", async () => {
  await as("analyst").recommendations.generate({ projectId });
  const changes = async () => (await list()).changes.map(({ kind }) => kind);
  expect(await changes()).toEqual([]);
  await as("manager").rules.save({
    projectId,
    packId: "quadrant",
    version: 1,
    body: { ...BUILT_IN_PACKS.quadrant, cuts: { a: { kind: "median" }, b: { kind: "fixed", value: 0.5 } } },
    reason: "중앙값",
  });
  await redefine(db, world.soft.id, ["72129"]);
  expect(await changes()).toEqual(["definitionChanged", "packChanged"]);
  await world.compute({ rule: { preset: "significant" } });
  expect(await changes()).toEqual(["definitionChanged", "packChanged", "parametersChanged"]);
  expect((await list()).items.every(({ stale }) => stale)).toBe(true);
  await as("analyst").recommendations.generate({ projectId });
  expect(await changes()).toEqual([]);
  const { run, quadrant } = await list();
  expect(run!.packs).toEqual([
    { id: "quadrant", version: 2 },
    { id: "hub", version: 1 },
  ]);
  expect(run!.cuts).toMatchObject({ a: { kind: "median" }, b: { kind: "fixed", value: 0.5 } });
  expect(quadrant).toMatchObject({ version: 2 });
});
