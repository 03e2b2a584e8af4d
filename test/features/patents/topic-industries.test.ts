import { afterAll, beforeAll, expect, test } from "vitest";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import { callerOf, freshDatabase, organisation, personIn, project } from "../database";

let db: Db;
let close: () => Promise<void>;
let analyst: Actor;
let projectId: string;
let runId: string;

const industries = {
  placed: 0.9,
  prefixes: [{ code: "282", share: 1, evidence: [{ ipc: "H01M", weight: 1 }] }],
  codes: [
    { code: "28202", share: 0.8, inTop3: 0.9, words: ["전지"] },
    { code: "28201", share: 0.2, inTop3: 0.6, words: [] },
  ],
  sureness: 0.3,
};

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  analyst = await personIn(db, (await organisation(db)).id, "ANALYST");
  projectId = (await project(db, analyst)).id;
  await db.strategicIndustry.create({
    data: {
      ...{ projectId, name: "로봇", createdById: analyst.id, updatedById: analyst.id },
      codes: { create: [{ code: "29280", role: "SELF" }] },
    },
  });
  const set = await db.patentSet.create({
    data: { projectId, name: "특허", hash: "h", accepted: 0, rejected: {}, createdById: analyst.id },
  });
  const topic = { size: 3, terms: [], yearly: [], byRegion: [], patents: [], industries };
  const run = await db.topicRun.create({
    data: {
      ...{
        projectId,
        setId: set.id,
        setHash: "h",
        seed: 1,
        codeVersion: "test",
        documents: 6,
        vocabulary: 9,
      },
      ...{ coherence: [], createdById: analyst.id },
      params: { topics: 2, chosen: 2, years: null },
      topics: {
        create: [
          { ...topic, number: 1, label: "이차전지" },
          { ...topic, number: 2, label: "로봇" },
        ],
      },
    },
  });
  runId = run.id;
});
afterAll(() => close());

const api = (actor = analyst) => callerOf(db, actor).patents;
const topic = (key: string) => api().topic({ projectId, runId, key });
const ask = { reason: "시제품은 로봇이다", topicKey: "t1", seenId: null as string | null };
const robots = [
  { code: "29280", share: 0.7 },
  { code: "28202", share: 0.3 },
];

test("computed industries come with their evidence and how sure they are", async () => {
  const { industries: view } = await topic("t1");
  expect(view.ranked).toMatchObject([
    { code: "28202", nameKo: "축전지 제조업", share: 0.8, classes: ["H01M"], words: ["전지"] },
    { code: "28201", share: 0.2, words: [] },
  ]);
  expect(view).toMatchObject({
    confidence: { word: "high", inTop3: 0.9, sureness: 0.3 },
    override: null,
    links: [],
  });
});

test("a person's industries hold instead, are said to be theirs, and the computed ones stay beside them", async () => {
  const { id } = await api().setIndustries({ projectId, runId, industries: robots, ...ask });
  const { industries: view } = await topic("t1");
  expect(view.override).toMatchObject({ id, by: analyst.name, reason: ask.reason });
  expect(view.override!.industries).toMatchObject([
    { code: "29280", share: 0.7 },
    { code: "28202", share: 0.3 },
  ]);
  expect(view.ranked![0]).toMatchObject({ code: "28202", share: 0.8 });
  // The strategic industries that the topic touches follow the person.
  expect(view.links).toMatchObject([{ name: "로봇", share: 0.7 }]);
  expect(
    (await api().topics({ projectId, runId })).topics.find(({ key }) => key === "t1")!.links,
  ).toMatchObject([{ name: "로봇", share: 0.7 }]);
  expect((await topic("t2")).industries.override).toBeNull();
  expect(await db.auditEvent.findMany({ where: { type: "TOPIC_INDUSTRIES_SET" } })).toMatchObject([
    { actorId: analyst.id, subjectId: runId, detail: { topicKey: "t1", reason: ask.reason } },
  ]);
});

test("nobody's word is replaced unseen; going back keeps what was said", async () => {
  const back = { projectId, runId, ...ask, industries: null, reason: "다시 계산한 대로" };
  await expect(api().setIndustries(back)).rejects.toMatchObject({ cause: { code: "STALE_VERSION" } });
  const seenId = (await topic("t1")).industries.override!.id;
  await api().setIndustries({ ...back, seenId });
  const { industries: view } = await topic("t1");
  expect(view.override).toMatchObject({ industries: null, reason: "다시 계산한 대로" });
  expect(view.links).toEqual([]);
  const history = await api().industriesHistory({ projectId, runId, topicKey: "t1" });
  expect(history.map(({ industries: said }) => said?.length ?? null)).toEqual([null, 2]);
});

test("what is no industry, more than the whole, or no topic is refused", async () => {
  const set = (over: object) =>
    api().setIndustries({ projectId, runId, industries: robots, ...ask, ...over });
  await expect(set({ topicKey: "t9" })).rejects.toMatchObject({ cause: { reason: "noTopic" } });
  await expect(set({ industries: [{ code: "99999", share: 1 }] })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  await expect(set({ industries: [robots[0]!, { code: "28201", share: 0.4 }] })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  await expect(set({ runId: "another" })).rejects.toMatchObject({ cause: { reason: "noTopicRun" } });
  const viewer = await personIn(db, analyst.orgId, "VIEWER");
  await expect(
    api(viewer).setIndustries({ projectId, runId, industries: robots, ...ask }),
  ).rejects.toMatchObject({ code: "FORBIDDEN" });
});
