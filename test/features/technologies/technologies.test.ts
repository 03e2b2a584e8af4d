import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { BUILT_IN_PACKS } from "@/rules/built-in";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import { queue } from "@/server/features/jobs/queue";
import { computedProject, removeData, useOwnData, work } from "../atlas/fixture";
import { callerOf, freshDatabase, personIn } from "../database";

let db: Db;
let close: () => Promise<void>;
let world: Awaited<ReturnType<typeof computedProject>>;
let projectId: string;
let topicRunId: string;

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
  topicRunId = await topicsOf(world.analyst);
});

/** 충남 has patents of the first topic, lately; of the second long ago; 대전 of the third, all along. */
const PATENTS: [string, number, number][][] = [
  [
    ["44", 2020, 30],
    ["44", 2019, 20],
    ["30", 2013, 4],
  ],
  [
    ["44", 2012, 30],
    ["44", 2013, 20],
    ["30", 2020, 3],
  ],
  [
    ["30", 2012, 20],
    ["30", 2020, 20],
    ["44", 2014, 2],
  ],
];
const CODES = [
  [
    ["28202", 0.6],
    ["27215", 0.3],
    ["26121", 0.005],
  ],
  [["30320", 1]],
  [["58222", 1]],
] as [string, number][][];

async function topicsOf({ id }: Actor): Promise<string> {
  const set = await db.patentSet.create({
    data: {
      projectId,
      name: "특허",
      hash: `h${Math.random()}`,
      accepted: 149,
      rejected: {},
      createdById: id,
    },
  });
  const topics = PATENTS.map((cells, k) => {
    const size = cells.reduce((sum, [, , weight]) => sum + weight, 0);
    return {
      ...{ number: k + 1, label: ["고체 전해질", "변속기", "플랫폼"][k]!, size, terms: [], patents: [] },
      yearly: cells.map(([, year, weight]) => ({ year, weight })),
      byRegion: [],
      industries: {
        ...{ placed: 1, prefixes: [] },
        codes: CODES[k]!.map(([code, share]) => ({ code, share, inTop3: 1, words: [] })),
      },
      figures: {
        ...{
          version: 1,
          stability: null,
          patents: size,
          regionCount: "fractional",
          ipc: [],
          pairs: [],
          terms: [],
        },
        cube: cells.map(([region, year, weight]) => ({ region, year, weight, patents: weight })),
        applicants: [
          { name: `가${k}`, weight: size / 2, patents: size, firstYear: 2012 },
          { name: `나${k}`, weight: size / 2, patents: size, firstYear: 2012 },
        ],
        rest: { applicants: 0, weight: 0 },
      },
    };
  });
  const run = await db.topicRun.create({
    data: {
      ...{ projectId, setId: set.id, setHash: set.hash, seed: 1, codeVersion: "test", documents: 149 },
      ...{ vocabulary: 9, coherence: [], createdById: id },
      params: { topics: 3, chosen: 3, years: [2012, 2020], method: "nmf", regionCount: "fractional" },
      topics: { create: topics },
    },
  });
  return run.id;
}

const as = (actor: Actor) => callerOf(db, actor);
const topic = (topicKey = "t1") => ({ projectId, topicRunId, topicKey });

/** Start a scenario, do its job, and give its analysis. */
async function computed(over: { viewKey?: string; topicKey?: string } = {}): Promise<string> {
  const { topicKey = "t1", viewKey = "44" } = over;
  const asked = { ...topic(topicKey), viewKey, draws: 4 };
  const started = await as(world.analyst).technologies.start(asked);
  if (started.analysisId) return started.analysisId;
  const job = await work(db, started.jobId!);
  expect(job.state, JSON.stringify(job)).toBe("DONE");
  return (job.result as { analysisId: string }).analysisId;
}
const drafted = async (over = {}) =>
  as(world.analyst).technologies.draft({
    ...topic((over as { topicKey?: string }).topicKey),
    analysisId: await computed(over),
  });
const listed = async (actor = world.analyst) => as(actor).technologies.list({ projectId });

describe("a scenario from a topic", () => {
  test("takes the topic's industries of at least 1 %, a person's before the computed ones", async () => {
    const read = () => as(world.analyst).technologies.scenario(topic());
    expect((await read()).industries.map(({ code, share }) => [code, share])).toEqual([
      ["28202", 0.6],
      ["27215", 0.3],
    ]);
    await as(world.analyst).patents.setIndustries({
      ...{ projectId, runId: topicRunId, topicKey: "t1", reason: "시제품", seenId: null },
      industries: [{ code: "30399", share: 1 }],
    });
    expect((await read()).industries).toMatchObject([{ code: "30399", share: 1 }]);
  });

  test("computes an analysis in the region with every strategic industry, and finds it again", async () => {
    const id = await computed();
    const analysis = await as(world.analyst).analyses.get({ projectId, analysisId: id });
    expect(analysis.base.region.key).toBe("44");
    expect(analysis.options).toMatchObject({ topic: "고체 전해질", growth: 0.1, draws: 4 });
    expect(analysis.subjects.map(({ label }) => label).sort()).toEqual(["디지털", "미래차", "이차전지"]);
    expect(await computed()).toBe(id);
    const { analyses } = await as(world.analyst).technologies.scenario(topic());
    expect(analyses).toMatchObject([{ id, viewKey: "44", growth: 0.1, recommendationId: null }]);
  });

  test("a topic that leads to no industry is refused with what to do", async () => {
    await db.topic.updateMany({
      where: { runId: topicRunId, number: 1 },
      data: { industries: { placed: 0, prefixes: [], codes: [] } },
    });
    await expect(as(world.analyst).technologies.start(topic())).rejects.toMatchObject({
      cause: { reason: "topicWithoutIndustries" },
    });
  });
});

describe("a draft from a scenario", () => {
  test("is judged by emergence, specialisation and density, and pinned to what it rests on", async () => {
    const analysisId = await computed();
    await as(world.analyst).technologies.draft({ ...topic(), analysisId });
    const [item] = await listed();
    const { comparisons, figures, strategic, paths } = item!.facts;
    expect(paths[0]!.strength).toBeGreaterThan(0);
    expect(item).toMatchObject({
      subject: { kind: "TECHNOLOGY", label: "고체 전해질" },
      ...{ region: { key: "44" }, status: "DRAFT", outcome: "fires", current: true, stale: false },
      rule: { version: BUILT_IN_PACKS.technology.version },
      facts: { topic: { runId: topicRunId, key: "t1" }, analysisId, patents: 50, compared: 3 },
    });
    expect(comparisons.emergence.distance).toBeGreaterThan(0);
    expect(comparisons.rta.value).toBeGreaterThan(1);
    const density = (await as(world.analyst).analyses.get({ projectId, analysisId })).facts.find(
      ({ key }) => key === "relatednessDensity",
    );
    expect(comparisons.relatedness.value).toBe(density!.value);
    expect(item!.strategyId).toBe(
      comparisons.relatedness.distance! >= 0 ? "regional_commercialisation" : "related_industry_first",
    );
    expect(figures.map(({ figure }) => figure)).toEqual(["a", "b", "c", "d"]);
    expect(strategic).toEqual({ name: "이차전지", share: expect.closeTo(0.9, 9) });
    const audit = await db.auditEvent.findMany({ where: { subjectId: item!.id } });
    expect(audit).toMatchObject([
      { type: "RECOMMENDATIONS_GENERATED", detail: { analysisId, topicKey: "t1" } },
    ]);
  });

  test("is made once for a topic, an analysis and a version of the rule, also of two at once", async () => {
    const analysisId = await computed();
    const draft = () => as(world.analyst).technologies.draft({ ...topic(), analysisId });
    const [one, two] = await Promise.all([draft(), draft()]);
    expect([one, two].filter(({ made }) => made)).toHaveLength(1);
    expect(two.recommendationId).toBe(one.recommendationId);
    expect(await draft()).toMatchObject({ recommendationId: one.recommendationId, made: false });
    expect(await listed()).toHaveLength(1);

    const { pack } = await as(world.manager).rules.get({ projectId, packId: "technology" });
    const cuts = { ...(pack as typeof BUILT_IN_PACKS.technology).cuts, rta: 9 };
    const changed = { packId: "technology" as const, version: pack.version, body: { ...pack, cuts } };
    await as(world.manager).rules.save({ projectId, ...changed, reason: "기준을 높임" });
    expect((await listed())[0]).toMatchObject({ stale: true, changes: [{ kind: "packChanged" }] });
    expect(await draft()).toMatchObject({ made: true });
    expect((await listed()).map(({ strategyId, current }) => [strategyId, current])).toEqual([
      ["joint_research", true],
      [expect.any(String), false],
    ]);
  });

  test("of the nation nothing can be said of specialisation: undetermined, with what is missing", async () => {
    const run = await db.atlasRun.findFirstOrThrow({ where: { projectId } });
    await db.atlasView.updateMany({
      where: { runId: run.id, key: "44" },
      data: { key: "KR", regionCodes: [] },
    });
    await drafted({ viewKey: "KR" });
    const [item] = await listed();
    expect(item).toMatchObject({ outcome: "undetermined", strategy: null, acts: [] });
    expect(item!.facts.missing).toContain("rta");
    expect(item!.explanation).toContain("지역 특화도");
    await expect(
      as(world.analyst).recommendations.propose({ projectId, recommendationId: item!.id, version: 1 }),
    ).rejects.toMatchObject({ cause: { reason: "undetermined" } });
  });

  test("is refused where the topic's industries have moved since, and for another kind of analysis", async () => {
    const analysisId = await computed();
    await as(world.analyst).patents.setIndustries({
      ...{ projectId, runId: topicRunId, topicKey: "t1", reason: "시제품", seenId: null },
      industries: [{ code: "30399", share: 1 }],
    });
    const draft = as(world.analyst).technologies.draft({ ...topic(), analysisId });
    await expect(draft).rejects.toMatchObject({ cause: { reason: "technologyMoved" } });
    const other = await as(world.analyst).analyses.start({ projectId, kind: "blocks", runId: world.runId });
    const { analysisId: blocks } = (await work(db, other.jobId!)).result as { analysisId: string };
    await expect(
      as(world.analyst).technologies.draft({ ...topic(), analysisId: blocks }),
    ).rejects.toMatchObject({ cause: { reason: "notAScenario" } });
  });

  test("a reader may look and not make; another organisation sees nothing of it", async () => {
    const { recommendationId } = await drafted();
    const viewer = await personIn(db, world.analyst.orgId, "VIEWER");
    expect((await listed(viewer)).map(({ id, acts }) => [id, acts])).toEqual([[recommendationId, []]]);
    const analysisId = await computed();
    await expect(as(viewer).technologies.draft({ ...topic(), analysisId })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("in the plan", () => {
  const accept = async (recommendationId: string) => {
    await as(world.analyst).recommendations.propose({ projectId, recommendationId, version: 1 });
    await as(world.manager).recommendations.accept({ projectId, recommendationId, version: 2 });
  };

  test("industries' sets are left as they are, and their newest stays proposable beside technologies", async () => {
    await as(world.analyst).recommendations.generate({ projectId });
    const before = await as(world.analyst).recommendations.list({ projectId });
    await drafted();
    const after = await as(world.analyst).recommendations.list({ projectId });
    expect([after.run!.id, after.current, after.items.length]).toEqual([
      before.run!.id,
      true,
      before.items.length,
    ]);
    expect(await as(world.analyst).recommendations.listRuns({ projectId })).toHaveLength(1);
    await accept(after.items[0]!.id);
  });

  test("an accepted technology is a paragraph of the plan, in both exports with its figures", async () => {
    const { recommendationId } = await drafted();
    await expect(
      as(world.analyst).recommendations.accept({ projectId, recommendationId, version: 1 }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await accept(recommendationId);
    const { groups } = await as(world.analyst).plan.get({ projectId });
    expect(groups.map(({ subject }) => subject.label)).toEqual(["고체 전해질"]);
    const [entry] = groups[0]!.entries;
    expect(entry).toMatchObject({ facts: null, technology: { patents: 50 }, superseded: false });
    const markdown = await as(world.analyst).plan.exportText({ projectId, format: "markdown" });
    expect(markdown.text).toMatch(/## 고체 전해질\n\n### 충남: .*\n/);
    expect(markdown.text).toMatch(
      /신흥도 0\.\d{3} · 지역 특화도 \d\.\d{3} · 연관성 밀도 0\.\d{3} · .* 지역 신기술 규칙 제1판/,
    );
    const { text } = await as(world.analyst).plan.exportText({ projectId, format: "csv" });
    const [row] = parse(text, { bom: true, columns: true }) as Record<string, string>[];
    expect(row).toMatchObject({
      industry: "고체 전해질",
      kind: "technology",
      a: "",
      topic_run: topicRunId,
      topic_key: "t1",
    });
    expect(Number(row!.emergence)).toBe(entry!.technology!.comparisons.emergence.value);
  });

  test("an earlier draft of the same topic and region cannot be proposed any more", async () => {
    const { recommendationId } = await drafted();
    const started = await as(world.analyst).technologies.start({
      ...topic(),
      viewKey: "44",
      growth: 0.5,
      draws: 4,
    });
    const { analysisId } = (await work(db, started.jobId!)).result as { analysisId: string };
    await as(world.analyst).technologies.draft({ ...topic(), analysisId });
    await expect(
      as(world.analyst).recommendations.propose({ projectId, recommendationId, version: 1 }),
    ).rejects.toMatchObject({ cause: { reason: "notCurrent" } });
  });
});
