import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { egoNetwork } from "@/server/compute/network/ego";
import { graphOf } from "@/server/compute/network/graph";
import { indicators } from "@/server/compute/network/indicators";
import { LINK_RULES, selectLinks } from "@/server/compute/network/links";
import { relatedness } from "@/server/compute/network/relatedness";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import { queue } from "@/server/features/jobs/queue";
import { callerOf, freshDatabase, organisation, personIn, project } from "../database";
import {
  datasetOf,
  industryOf,
  PROVINCES,
  redefine,
  removeData,
  slowFlows,
  tradeRows,
  useOwnData,
  work,
  YEARS,
} from "./fixture";

let db: Db;
let close: () => Promise<void>;
let analyst: Actor;
let projectId: string;
let datasetId: string;
let battery: { id: string };
let api: ReturnType<typeof callerOf>;

beforeAll(async () => {
  useOwnData();
  ({ db, close } = await freshDatabase());
  const org = await organisation(db);
  analyst = await personIn(db, org.id, "ANALYST");
  ({ id: projectId } = await project(db, analyst));
  ({ id: datasetId } = await datasetOf(db, analyst));
  battery = await industryOf(db, projectId, analyst, "이차전지", {
    BACKWARD: ["20111"],
    SELF: ["28202", "27215", "01110"],
    FORWARD: ["30110"],
  });
  await industryOf(db, projectId, analyst, "미래차", { SELF: ["30320", "30399"] });
  await industryOf(db, projectId, analyst, "아직 비어 있음", { BACKWARD: ["24113"] });
  api = callerOf(db, analyst);
});
afterAll(async () => {
  await (await queue()).stop({ graceful: false });
  await close();
  removeData();
});

const chosen = (over: object = {}) => ({ projectId, datasetId, years: YEARS, ...over });
async function computed(over: object = {}) {
  const started = await api.atlas.start(chosen({ recompute: true, ...over }));
  const job = await work(db, started.jobId!);
  expect(job).toMatchObject({ state: "DONE", error: null });
  return (job.result as { runId: string }).runId;
}

/** The network of a scope straight from the rows of the file, without store, job or database. */
function directly(
  regions: string[] | null,
  scope: "either" | "seller" | "within",
  rule = LINK_RULES.related,
) {
  const all = relatedness(slowFlows(tradeRows(), YEARS, regions, scope), rule);
  const links = selectLinks(all, rule);
  return { links, graph: graphOf(links.industries, links.seller, links.buyer) };
}

describe("a computed run", () => {
  test.each([
    ["either", "related"],
    ["seller", "any"],
    ["within", "significant"],
  ] as const)(
    "holds what the formulas give on the file's own rows: scope %s, rule %s",
    async (scope, preset) => {
      const runId = await computed({ scope, rule: { preset } });
      const run = await api.atlas.getRun({ projectId, runId });
      expect(run.views.map(({ key }) => key)).toEqual(["mega:chungcheong", ...PROVINCES]);
      const { rows } = await api.atlas.comparison({ projectId, runId });
      for (const view of run.views) {
        const codes = view.isPrimary ? PROVINCES : [view.key];
        const { graph, links } = directly(codes, scope, LINK_RULES[preset]);
        const whole = indicators(graph);
        expect(view).toMatchObject({ a: whole.a, b: whole.b, c: whole.c, d: whole.d, nodes: whole.nodes });
        expect(view).toMatchObject({ links: links.seller.length, flags: whole.flags, hasNetwork: true });
        const cores = ["28202", "27215", "01110"];
        const ego = indicators(egoNetwork(graph, cores).graph, { industries: "all" });
        const row = rows.find((one) => one.viewKey === view.key && one.subjectId === battery.id)!;
        expect(row).toMatchObject({ a: ego.a, b: ego.b, c: ego.c, d: ego.d, nodes: ego.nodes });
        expect(row).toMatchObject({ links: ego.links, definitionVersion: 1 });
        expect(row.missingCores).toContain("01110");
      }
    },
  );

  test("measures strategic industries with cores only, and every linked industry of the main view", async () => {
    const runId = await computed();
    const { rows } = await api.atlas.comparison({ projectId, runId });
    expect(new Set(rows.map((row) => row.label))).toEqual(new Set(["이차전지", "미래차"]));
    const codes = await api.atlas.comparison({ projectId, runId, kind: "CODE" });
    const { graph } = directly(PROVINCES, "either");
    expect(codes.rows.map((row) => row.subjectId)).toEqual(
      graph.industries.filter((_, i) => graph.degree[i]! > 0),
    );
    expect(codes.rows.find((row) => row.subjectId === "30110")?.groupLabel).toBe("이차전지");
  });

  test("is the same rows when it is run again", async () => {
    const content = async (runId: string) => {
      const views = await db.atlasView.findMany({ where: { runId }, orderBy: { position: "asc" } });
      const egos = await db.egoResult.findMany({ where: { runId }, orderBy: { id: "asc" } });
      const strip = <Row extends { id: string; runId: string }>({ id, runId: _, ...rest }: Row) => rest;
      return {
        views: views.map(strip),
        egos: egos.map(strip).map(({ viewId, ...rest }) => ({
          ...rest,
          view: views.find((view) => view.id === viewId)!.key,
        })),
      };
    };
    expect(await content(await computed())).toEqual(await content(await computed()));
  });

  test("its job taken up again after the commit finds the run and adds none", async () => {
    const { jobId } = await api.atlas.start(chosen({ recompute: true }));
    const first = await work(db, jobId!);
    await db.job.update({ where: { id: jobId! }, data: { state: "QUEUED" } });
    expect((await work(db, jobId!)).result).toEqual(first.result);
    expect(await db.atlasRun.count({ where: { jobId } })).toBe(1);
  });

  test("an audit row says who computed what", async () => {
    const runId = await computed();
    expect(await db.auditEvent.findMany({ where: { subjectId: runId } })).toMatchObject([
      { type: "ATLAS_COMPUTED", actorId: analyst.id, projectId, detail: { label: "충청권", regions: 5 } },
    ]);
  });

  test("a cancelled job leaves nothing of a run", async () => {
    const { jobId } = await api.atlas.start(chosen({ recompute: true, scope: "buyer" }));
    await db.job.update({ where: { id: jobId! }, data: { cancelRequested: true } });
    expect(await work(db, jobId!)).toMatchObject({ state: "CANCELLED" });
    expect(await db.atlasRun.count({ where: { jobId } })).toBe(0);
  });
});

describe("starting", () => {
  test("an identical result is offered; other definitions, another rule or insisting compute again", async () => {
    const runId = await computed({ scope: "seller" });
    const again = () => api.atlas.start(chosen({ scope: "seller" }));
    expect(await again()).toEqual({ reused: true, runId, jobId: null });
    expect(await api.atlas.start(chosen({ scope: "seller", years: [...YEARS].reverse() }))).toMatchObject({
      reused: true,
      runId,
    });
    await redefine(db, battery.id, ["28202"]);
    const started = await again();
    expect(started.reused).toBe(false);
    expect(await again()).toEqual({ ...started, running: true });
    await api.jobs.cancel({ jobId: started.jobId! });
    await redefine(db, battery.id, ["27215", "01110", "28202"]);
    expect(await again()).toMatchObject({ reused: true, runId });
  });

  test.each([
    [{ datasetId: "nowhere" }, "noDataset"],
    [{ years: [2018, 2021] }, "yearsNotInData"],
    [{ regions: ["99"] }, "unknownRegion"],
    [{ regions: ["50"] }, "regionNotInData"],
    [{ regions: ["mega:honam"] }, "regionNotInData"],
  ])("%o is refused: %s", async (over, reason) => {
    await expect(api.atlas.start(chosen(over))).rejects.toMatchObject({ cause: { reason } });
  });

  test("data of another organisation do not exist, archived data are refused", async () => {
    const other = await personIn(db, (await organisation(db)).id, "ANALYST");
    const theirs = await datasetOf(db, other);
    await expect(api.atlas.start(chosen({ datasetId: theirs.id }))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const old = await datasetOf(db, analyst, tradeRows(), { archivedAt: new Date() });
    await expect(api.atlas.start(chosen({ datasetId: old.id }))).rejects.toMatchObject({
      cause: { reason: "datasetArchived" },
    });
  });

  test("region sets of one's own choosing stand beside each other", async () => {
    const runId = await computed({ regions: ["43", "44"], compare: ["30", "KR"] });
    const run = await api.atlas.getRun({ projectId, runId });
    expect(run.views).toMatchObject([
      { key: "43+44", label: "충북·충남", labelEn: expect.stringContaining(" · "), isPrimary: true },
      { key: "30", label: "대전" },
      { key: "KR", label: "전국", regionCodes: [] },
    ]);
    const nation = indicators(directly(null, "either").graph);
    expect(run.views[2]).toMatchObject({ a: nation.a, nodes: nation.nodes });
    const total = tradeRows().reduce((sum, row) => sum + BigInt(row.amount), 0n);
    expect(run.views[2]!.amount).toBe(total);
  });
});
