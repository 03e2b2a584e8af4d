import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import { callerOf, freshDatabase, organisation, personIn, project } from "../database";
import { atlasRun, dataset, hubProposal, recommendations } from "./results";

let db: Db;
let close: () => Promise<void>;
let analyst: Actor;
let manager: Actor;
let viewer: Actor;
let projectId: string;

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
});
afterAll(() => close());
beforeEach(async () => {
  const { id } = await organisation(db);
  analyst = await personIn(db, id, "ANALYST");
  manager = await personIn(db, id, "MANAGER");
  viewer = await personIn(db, id, "VIEWER");
  projectId = (await project(db, analyst)).id;
});

const states = async () => {
  const { steps } = await callerOf(db, viewer).projects.steps({ projectId });
  return Object.fromEntries(steps.map(({ step, state }) => [step, state]));
};
const missing = async (step: string) => {
  const { steps } = await callerOf(db, viewer).projects.steps({ projectId });
  return steps.find((status) => status.step === step)?.missing;
};

const KEYWORDS = { kwAttributes: [], kwItems: ["배터리"], kwCoreTech: [], kwRelatedTech: [] };
const define = (codes: { code: string; role: "SELF" | "BACKWARD" | "FORWARD" }[]) =>
  callerOf(db, analyst).define.create({ projectId, name: "미래차", ...KEYWORDS, codes });

describe("the four steps, read from the database", () => {
  test("a definition is unfinished until it has a code of its own", async () => {
    expect(await states()).toMatchObject({ define: "empty" });
    const { id, version } = await define([{ code: "30399", role: "BACKWARD" }]);
    expect(await missing("define")).toEqual(["noSelfCode"]);
    const codes = [{ code: "30399", role: "SELF" as const }];
    await callerOf(db, analyst).define.setChain({ projectId, industryId: id, version, codes });
    expect(await states()).toMatchObject({ define: "ready", atlas: "empty" });
  });

  test("an ATLAS grows old with its own codes, not with a name, a keyword or a neighbour", async () => {
    const { id, version } = await define([{ code: "30399", role: "SELF" }]);
    await atlasRun(db, projectId, { cores: [{ id, version, codes: ["30399"] }] });
    expect(await states()).toMatchObject({ atlas: "ready" });
    const change = (from: number, codes: { code: string; role: "SELF" | "BACKWARD" }[]) =>
      callerOf(db, analyst).define.update({
        projectId,
        industryId: id,
        version: from,
        name: "미래 모빌리티",
        description: "",
        ...KEYWORDS,
        codes,
      });
    const self = { code: "30399", role: "SELF" as const };
    await change(1, [self, { code: "28202", role: "BACKWARD" }]);
    expect(await states()).toMatchObject({ atlas: "ready" });
    await change(2, [self, { code: "28202", role: "SELF" as const }]);
    expect(await missing("atlas")).toContain("definitionChanged");
    expect(await states()).toMatchObject({ atlas: "stale" });
  });

  test("an industry added or set aside after the run makes it stale, and so do newer code and archived data", async () => {
    const { id, version } = await define([{ code: "30399", role: "SELF" }]);
    const { id: datasetId } = await dataset(db, analyst.orgId);
    const cores = [{ id, version, codes: ["30399"] }];
    await atlasRun(db, projectId, { cores });
    const second = await define([{ code: "28202", role: "SELF" }]);
    expect(await missing("atlas")).toContain("definitionChanged");
    await callerOf(db, analyst).define.remove({ projectId, industryId: second.id, version: second.version });
    expect(await states()).toMatchObject({ atlas: "ready" });
    await db.dataset.update({ where: { id: datasetId }, data: { archivedAt: new Date() } });
    expect(await missing("atlas")).toContain("datasetArchived");
    await atlasRun(db, projectId, { cores, codeVersion: "0.0.1" });
    expect(await missing("atlas")).toContain("codeVersionChanged");
  });

  test("an approval holds for the computation it was given for, also when that is run again unchanged", async () => {
    const run = await atlasRun(db, projectId, { at: new Date(2026, 0, 1) });
    await hubProposal(db, { projectId, atlasRunId: run.id, by: analyst }, { status: "APPROVED" });
    expect(await states()).toMatchObject({ atlas: "approved" });
    await atlasRun(db, projectId, { at: new Date(2026, 0, 2) });
    expect(await states()).toMatchObject({ atlas: "approved" });
    await atlasRun(db, projectId, { at: new Date(2026, 0, 3), paramsHash: "other years" });
    expect(await missing("atlas")).toEqual(["approvalOutdated"]);
  });

  test("an approval does not outlive the rules it was given under", async () => {
    const run = await atlasRun(db, projectId);
    const pin = { packs: [{ id: "hub", version: 1 }] };
    await hubProposal(db, { projectId, atlasRunId: run.id, by: analyst }, { status: "APPROVED", pin });
    expect(await states()).toMatchObject({ atlas: "approved" });
    const pack = { projectId, packId: "hub", version: 2, body: {}, reason: "이유", createdById: manager.id };
    await db.projectRulePack.create({ data: pack });
    expect(await missing("atlas")).toEqual(["approvalOutdated"]);
  });

  test("patents without topics are begun, topics of an older file are stale", async () => {
    const set = { projectId, name: "특허", rejected: {}, createdById: analyst.id };
    const first = await db.patentSet.create({
      data: { ...set, hash: "first", accepted: 300, createdAt: new Date(2026, 0, 1) },
    });
    expect(await missing("patents")).toEqual(["noTopics"]);
    await db.topicRun.create({
      data: {
        projectId,
        setId: first.id,
        setHash: "first",
        params: {},
        seed: 1,
        codeVersion: "1",
        documents: 300,
        vocabulary: 1000,
        coherence: [],
        createdById: analyst.id,
        topics: {
          create: [
            {
              ...{ number: 1, label: "배터리", size: 300 },
              ...{ terms: [], yearly: [], byRegion: [], industries: {}, patents: [] },
            },
          ],
        },
      },
    });
    expect(await states()).toMatchObject({ patents: "ready" });
    await db.patentSet.create({
      data: { ...set, hash: "second", accepted: 20, createdAt: new Date(2026, 0, 2) },
    });
    expect(await states()).toMatchObject({ patents: "stale" });
  });

  test("a plan counts the latest recommendations and is stale when the ATLAS has moved on", async () => {
    const run = await atlasRun(db, projectId, { at: new Date(2026, 0, 1) });
    await recommendations(db, { projectId, atlasRunId: run.id }, [{ status: "DRAFT" }]);
    expect(await states()).toMatchObject({ plan: "working" });
    await recommendations(db, { projectId, atlasRunId: run.id }, [
      { status: "ACCEPTED" },
      { status: "REJECTED" },
    ]);
    expect(await states()).toMatchObject({ plan: "approved" });
    await atlasRun(db, projectId, { at: new Date(2026, 0, 2) });
    expect(await states()).toMatchObject({ plan: "approved" });
    await atlasRun(db, projectId, { at: new Date(2026, 0, 3), paramsHash: "other years" });
    expect(await missing("plan")).toEqual(["recommendationsOutdated"]);
  });
});

describe("project home", () => {
  test("shows the headline figures with their origin, the last acts and who may enter", async () => {
    const { id, version } = await define([
      { code: "30399", role: "SELF" },
      { code: "28202", role: "BACKWARD" },
    ]);
    const run = await atlasRun(db, projectId, { cores: [{ id, version, codes: ["30399"] }] });
    await recommendations(db, { projectId, atlasRunId: run.id }, [
      { status: "ACCEPTED", hub: true },
      { status: "DRAFT", hub: false },
    ]);
    await callerOf(db, manager).projects.setMember({ projectId, userId: viewer.id, role: "NONE", was: null });
    const home = await callerOf(db, analyst).projects.home({ projectId });
    expect(home.figures).toMatchObject({
      define: { industries: 1, codes: 2 },
      atlas: { nodes: 321, links: 4567, dataset: "거래 자료" },
      plan: { recommendations: 2, accepted: 1 },
    });
    expect(home.activity[0]).toMatchObject({ type: "PROJECT_MEMBER_SET", actorName: manager.name });
    expect(home.activity.at(-1)).toMatchObject({ type: "INDUSTRY_CREATED", subject: "미래차" });
    expect(home.members.map(({ userId }) => userId)).not.toContain(viewer.id);
  });

  test("printed results have no network behind them: N and L are missing, not zero", async () => {
    const run = await atlasRun(db, projectId);
    await db.atlasRun.update({ where: { id: run.id }, data: { origin: "PUBLISHED", codeVersion: "none" } });
    const home = await callerOf(db, analyst).projects.home({ projectId });
    expect(home.figures.atlas).toMatchObject({ origin: "PUBLISHED", nodes: null, links: null });
    expect(await states()).toMatchObject({ atlas: "ready" });
  });
});

describe("my desk", () => {
  const kinds = async (actor: Actor) =>
    (await callerOf(db, actor).projects.desk()).waiting.map(({ kind, count, by }) => [kind, count, by]);

  test("a proposal waits for managers, never for who made it or for those who may not decide", async () => {
    const run = await atlasRun(db, projectId);
    await hubProposal(db, { projectId, atlasRunId: run.id, by: analyst });
    await hubProposal(db, { projectId, atlasRunId: run.id, by: manager });
    await recommendations(db, { projectId, atlasRunId: run.id }, [
      { status: "PROPOSED", by: analyst },
      { status: "PROPOSED", by: analyst },
      { status: "PROPOSED", by: manager },
    ]);
    expect((await kinds(manager)).sort()).toEqual([
      ["decideHub", 1, analyst.name],
      ["decideRecommendations", 2, analyst.name],
    ]);
    expect(await kinds(analyst)).toEqual([]);
    expect(await kinds(viewer)).toEqual([]);
    const narrowed = { projectId, userId: manager.id, role: "ANALYST" as const };
    await db.projectMember.create({ data: narrowed });
    expect(await kinds(manager)).toEqual([]);
  });

  test("what came back waits for its author until there is a newer proposal", async () => {
    const run = await atlasRun(db, projectId);
    const returned = { status: "RETURNED", decidedById: manager.id, decidedAt: new Date() };
    const of = { projectId, atlasRunId: run.id, by: analyst };
    await hubProposal(db, { ...of, at: new Date(2026, 0, 1) }, returned);
    expect(await kinds(analyst)).toEqual([["returnedHub", 1, manager.name]]);
    await hubProposal(db, { ...of, at: new Date(2026, 0, 2) });
    expect(await kinds(analyst)).toEqual([]);
  });

  test("a note waits for who proposed until they answer or it is resolved", async () => {
    const run = await atlasRun(db, projectId);
    const { rows } = await recommendations(db, { projectId, atlasRunId: run.id }, [
      { status: "ACCEPTED", by: analyst },
    ]);
    const subject = { recommendationId: rows[0]!.id };
    const note = await callerOf(db, manager).annotations.add({
      projectId,
      subject,
      body: "근거를 보완해 주십시오.",
    });
    expect(await kinds(analyst)).toEqual([["openNotes", 1, manager.name]]);
    await callerOf(db, analyst).annotations.reply({
      projectId,
      annotationId: note.id,
      body: "보완했습니다.",
    });
    expect(await kinds(analyst)).toEqual([]);
    expect(await kinds(manager)).toEqual([["openNotes", 1, analyst.name]]);
    await callerOf(db, manager).annotations.resolve({ projectId, annotationId: note.id });
    expect(await kinds(manager)).toEqual([]);
  });

  test("a project that is shut to me shows nowhere on it", async () => {
    await db.projectMember.create({ data: { projectId, userId: manager.id, role: "NONE" } });
    const run = await atlasRun(db, projectId);
    await hubProposal(db, { projectId, atlasRunId: run.id, by: analyst });
    const desk = await callerOf(db, manager).projects.desk();
    expect([desk.waiting, desk.projects]).toEqual([[], []]);
  });
});
