import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { BUILT_IN_PACKS } from "@/rules/built-in";
import type { Db } from "@/server/db";
import { queue } from "@/server/features/jobs/queue";
import { computedProject, redefine, removeData, useOwnData } from "../atlas/fixture";
import { callerOf, freshDatabase, personIn } from "../database";

let db: Db;
let close: () => Promise<void>;
let world: Awaited<ReturnType<typeof computedProject>>;

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
});

const as = (who: "analyst" | "colleague" | "manager" | "deputy") => callerOf(db, world[who]);
const item = (subject: { id: string }, regionKey = "mega:chungcheong") => ({
  subjectKind: "STRATEGIC" as const,
  subjectId: subject.id,
  regionKey,
});
const proposal = (over: object = {}) => ({
  projectId: world.projectId,
  atlasRunId: world.runId,
  title: "2020년 거점산업",
  rationale: "b와 c가 모두 평균 이상",
  items: [item(world.battery), item(world.car), item(world.car, "44")],
  ...over,
});
const decide = (id: string, over: object = {}) => ({
  projectId: world.projectId,
  proposalId: id,
  version: 1,
  decision: "approve" as const,
  ...over,
});
const read = (proposalId: string, who: "analyst" | "manager" = "manager") =>
  as(who).hub.get({ projectId: world.projectId, proposalId });
const events = async (subjectId: string) =>
  (await db.auditEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" } })).map(({ type }) => type);

describe("a proposal", () => {
  test("holds the figures of the run, whatever the asker sends, pinned to what they rest on", async () => {
    const sent = { ...item(world.battery), facts: { b: 9 }, hub: true, label: "다른 이름" };
    const { id } = await as("analyst").hub.propose(proposal({ items: [sent, item(world.car, "44")] }));
    const memo = await read(id);
    const { candidates, cuts } = await as("analyst").atlas.hubCandidates({ projectId: world.projectId });
    const own = candidates.find(({ subjectId }) => subjectId === world.battery.id)!;
    const found = memo.items.find(({ subject }) => subject.id === world.battery.id)!;
    expect(found).toMatchObject({
      hub: own.hub,
      subject: { label: "이차전지" },
      region: { label: "충청권" },
    });
    const { a, b, c, d, nodes, links, distance } = own;
    expect(found.facts).toMatchObject({ a, b, c, d, nodes, links, distance, bCut: cuts.b, compared: 3 });
    expect(memo.pin).toMatchObject({
      datasetId: world.dataset.id,
      datasetHash: world.dataset.hash,
      codeVersion: memo.run.codeVersion,
      packs: [{ id: "hub", version: 1 }],
    });
    expect(memo.pin.definitions.map(({ name, version, cores }) => [name, version, cores])).toEqual([
      ["이차전지", 1, ["28202", "27215"]],
      ["미래차", 1, ["30320", "30399"]],
      ["디지털", 1, ["58222"]],
    ]);
    expect(memo).toMatchObject({ status: "SUBMITTED", locked: false, stale: false, since: null });
  });

  test.each([
    ["a subject that the run did not measure", { items: [item({ id: "unknown" })] }, "hubItemUnknown"],
    ["a region that the run does not have", { items: [item({ id: "unknown" }, "11")] }, "NOT_FOUND"],
    ["a run of nowhere", { atlasRunId: "nowhere" }, "NOT_FOUND"],
  ])("of %s is refused and leaves nothing", async (_, over, reason) => {
    await expect(as("analyst").hub.propose(proposal(over))).rejects.toMatchObject({ cause: { reason } });
    expect(await db.hubProposal.count({ where: { projectId: world.projectId } })).toBe(0);
  });

  test("that waits already is not sent twice", async () => {
    await as("analyst").hub.propose(proposal());
    const reversed = proposal({ items: [...proposal().items].reverse() });
    await expect(as("colleague").hub.propose(reversed)).rejects.toMatchObject({
      cause: { reason: "alreadyProposed" },
    });
    const twice = [1, 2, 3].map(() => as("analyst").hub.propose(proposal({ items: [item(world.soft)] })));
    const sent = (await Promise.allSettled(twice)).filter(({ status }) => status === "fulfilled");
    expect(sent).toHaveLength(1);
  });

  test("on a run whose definitions have changed asks for a new computation first", async () => {
    await redefine(db, world.car.id, ["30110"]);
    await expect(as("analyst").hub.propose(proposal())).rejects.toMatchObject({
      cause: { reason: "runOutdated" },
    });
  });

  test("of another project cannot be read or decided", async () => {
    const { id } = await as("analyst").hub.propose(proposal());
    const other = await computedProject(db);
    const theirs = callerOf(db, other.manager);
    await expect(theirs.hub.get({ projectId: other.projectId, proposalId: id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(theirs.hub.decide({ ...decide(id), projectId: other.projectId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("a decision", () => {
  test("is another manager's: whoever proposed may not, and is not offered to", async () => {
    const { id } = await as("manager").hub.propose(proposal());
    expect((await read(id)).acts).toEqual(["withdraw"]);
    await expect(as("manager").hub.decide(decide(id))).rejects.toMatchObject({
      code: "FORBIDDEN",
      cause: { code: "SELF_APPROVAL" },
    });
    await expect(as("analyst").hub.decide(decide(id))).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await as("deputy").hub.decide(decide(id))).toMatchObject({ status: "APPROVED", version: 2 });
    expect(await events(id)).toEqual(["HUB_PROPOSED", "HUB_APPROVED"]);
  });

  test("locks what is approved", async () => {
    const { id } = await as("analyst").hub.propose(proposal());
    await as("manager").hub.decide(decide(id));
    const locked = await read(id);
    expect(locked).toMatchObject({ locked: true, inForce: true, acts: [] });
    const again = as("deputy").hub.decide(decide(id, { version: 2, decision: "return", reason: "다시" }));
    await expect(again).rejects.toMatchObject({ cause: { code: "ILLEGAL_TRANSITION" } });
    const withdrawn = as("analyst").hub.withdraw({ projectId: world.projectId, proposalId: id, version: 2 });
    await expect(withdrawn).rejects.toMatchObject({ cause: { code: "ILLEGAL_TRANSITION" } });
    expect((await read(id)).items).toEqual(locked.items);
  });

  test("by two managers at once: one wins, the other is told, and there is one audit row", async () => {
    const { id } = await as("analyst").hub.propose(proposal());
    const third = callerOf(db, await personIn(db, world.org.id, "MANAGER"));
    const results = await Promise.allSettled([
      as("manager").hub.decide(decide(id)),
      as("deputy").hub.decide(decide(id, { decision: "return", reason: "근거 보완" })),
      third.hub.decide(decide(id)),
    ]);
    const lost = results.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(lost).toHaveLength(2);
    for (const refusal of lost)
      expect(refusal).toMatchObject({ code: "CONFLICT", cause: { code: "STALE_VERSION" } });
    expect((await events(id)).slice(1)).toHaveLength(1);
    expect((await read(id)).version).toBe(2);
  });

  test("to return says why; the proposer reads it and proposes anew", async () => {
    const { id } = await as("analyst").hub.propose(proposal());
    const silent = decide(id, { decision: "return", reason: "  " });
    await expect(as("manager").hub.decide(silent)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await as("manager").hub.decide(decide(id, { decision: "return", reason: "충남을 빼 주십시오" }));
    expect(await read(id, "analyst")).toMatchObject({
      status: "RETURNED",
      reason: "충남을 빼 주십시오",
      decided: { by: world.manager.name },
    });
    await expect(as("analyst").hub.propose(proposal())).resolves.toHaveProperty("id");
  });

  test("can be forestalled by its proposer, by nobody else", async () => {
    const { id } = await as("analyst").hub.propose(proposal());
    const take = { projectId: world.projectId, proposalId: id, version: 1 };
    await expect(as("colleague").hub.withdraw(take)).rejects.toMatchObject({
      cause: { reason: "notYourProposal" },
    });
    expect(await as("analyst").hub.withdraw(take)).toMatchObject({ status: "WITHDRAWN" });
    expect(await events(id)).toEqual(["HUB_PROPOSED", "HUB_WITHDRAWN"]);
  });
});

describe("what is approved grows old", () => {
  const approved = async () => {
    const { id } = await as("analyst").hub.propose(proposal());
    await as("manager").hub.decide(decide(id));
    return id;
  };
  const kinds = async (id: string) => (await read(id)).changes.map(({ kind }) => kind);

  test("when a definition, the data, the rules or the code change, each by its name", async () => {
    const id = await approved();
    expect(await kinds(id)).toEqual([]);
    await redefine(db, world.car.id, ["30110"]);
    expect(await kinds(id)).toEqual(["definitionChanged"]);
    await redefine(db, world.car.id, ["30399", "30320"]);
    expect(await kinds(id)).toEqual([]);
    await as("manager").rules.save({
      projectId: world.projectId,
      packId: "hub",
      version: 1,
      body: { ...BUILT_IN_PACKS.hub, cuts: { b: { kind: "median" }, c: { kind: "mean" } } },
      reason: "중앙값 기준",
    });
    await db.dataset.update({ where: { id: world.dataset.id }, data: { archivedAt: new Date() } });
    await db.atlasRun.update({ where: { id: world.runId }, data: { codeVersion: "0.9.0" } });
    expect(await kinds(id)).toEqual(["datasetArchived", "codeVersionChanged", "packChanged"]);
    expect(await read(id)).toMatchObject({ stale: true, locked: true, status: "APPROVED" });
  });

  test("when the project goes on with other parameters, not when the same is computed again", async () => {
    const id = await approved();
    await world.compute();
    expect(await kinds(id)).toEqual([]);
    await world.compute({ rule: { preset: "any" } });
    expect(await kinds(id)).toEqual(["parametersChanged"]);
  });

  test("before it is approved: then it can only be returned", async () => {
    const { id } = await as("analyst").hub.propose(proposal());
    await redefine(db, world.car.id, ["30110"]);
    expect((await read(id)).acts).toEqual(["return"]);
    await expect(as("manager").hub.decide(decide(id))).rejects.toMatchObject({
      cause: { reason: "proposalOutdated" },
    });
    expect(
      await as("manager").hub.decide(decide(id, { decision: "return", reason: "정의가 바뀌었습니다" })),
    ).toMatchObject({ status: "RETURNED" });
  });
});

test("a memo shows what differs from the approval in force, and the notes that are open", async () => {
  const first = await as("analyst").hub.propose(proposal());
  await as("manager").hub.decide(decide(first.id));
  const runId = await world.compute({ rule: { preset: "any" } });
  const items = [item(world.battery), item(world.car), item(world.soft)];
  const { id } = await as("analyst").hub.propose(proposal({ atlasRunId: runId, title: "개정", items }));
  const about = { projectId: world.projectId, subject: { proposalId: id } };
  await as("colleague").annotations.add({ ...about, body: "세종의 값도 봐야 합니다" });
  const memo = await read(id);
  expect(memo.since).toMatchObject({ id: first.id, title: "2020년 거점산업", decidedBy: world.manager.name });
  expect(memo.since!.added.map(({ subject }) => subject.label)).toEqual(["디지털"]);
  expect(memo.since!.removed.map(({ subject, region }) => [subject.label, region.label])).toEqual([
    ["미래차", "충남"],
  ]);
  expect(memo.since!.moved.map(({ after }) => after.subject.label).sort()).toEqual(["미래차", "이차전지"]);
  expect(memo.openNotes).toMatchObject([{ body: "세종의 값도 봐야 합니다" }]);
  await as("manager").hub.decide(decide(id));
  const list = await as("manager").hub.list({ projectId: world.projectId });
  expect(list.map(({ id: one, inForce, threads }) => [one, inForce, threads])).toEqual([
    [id, true, 1],
    [first.id, false, 0],
  ]);
});

test("an act whose audit row cannot be written does not happen", async () => {
  await db.$executeRawUnsafe(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'no room'; END $$`);
  await db.$executeRawUnsafe(`CREATE TRIGGER full_disk BEFORE INSERT ON "AuditEvent"
    FOR EACH ROW WHEN (NEW.type IN ('HUB_APPROVED')) EXECUTE FUNCTION refuse()`);
  const { id } = await as("analyst").hub.propose(proposal());
  await expect(as("manager").hub.decide(decide(id))).rejects.toThrow();
  expect(await read(id)).toMatchObject({ status: "SUBMITTED", version: 1, decided: null });
  await db.$executeRawUnsafe(`DROP TRIGGER full_disk ON "AuditEvent"`);
  await db.$executeRawUnsafe(`CREATE TRIGGER full_disk BEFORE INSERT ON "AuditEvent"
    FOR EACH ROW WHEN (NEW.type IN ('HUB_PROPOSED')) EXECUTE FUNCTION refuse()`);
  const before = await db.hubProposal.count();
  await expect(as("analyst").hub.propose(proposal({ items: [item(world.soft)] }))).rejects.toThrow();
  expect(await db.hubProposal.count()).toBe(before);
  await db.$executeRawUnsafe(`DROP TRIGGER full_disk ON "AuditEvent"`);
});
