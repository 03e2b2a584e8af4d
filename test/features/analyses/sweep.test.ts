import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rowsRequest } from "@/app/api/analyses/[id]/rows-request";
import type { Prisma } from "@/prisma/generated/client";
import { egoNetwork } from "@/server/compute/network/ego";
import { graphOf } from "@/server/compute/network/graph";
import { indicators } from "@/server/compute/network/indicators";
import { LINK_RULES, selectLinks } from "@/server/compute/network/links";
import { relatedness } from "@/server/compute/network/relatedness";
import { inDataDir } from "@/server/data-dir";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import type { ResultTable } from "@/server/features/analyses/result";
import { KEPT_DAYS, removeLeftovers } from "@/server/features/analyses/sweep-files";
import { SWEEP_COLUMNS } from "@/server/features/analyses/sweep-rows";
import { queue } from "@/server/features/jobs/queue";
import { loadRegions } from "@/server/features/reference/data";
import type { JobContext } from "@/server/jobs/handler";
import { runAnalysis } from "@/server/jobs/handlers/analyses";
import { openDuckDb } from "@/server/warehouse/engine";
import { datasetOf, removeData, slowFlows, tradeRows, useOwnData, work, YEARS } from "../atlas/fixture";
import { callerOf, freshDatabase, organisation, personIn, project } from "../database";

let db: Db;
let close: () => Promise<void>;
let analyst: Actor;
let orgId: string;
let projectId: string;
let runId: string;
let api: ReturnType<typeof callerOf>;

/** One of one core, one of three, one that a spreadsheet would run, one with a comma, one that nobody trades in. */
const ITEMS = [
  { label: "이차전지", cores: ["28202"] },
  { label: "미래차", cores: ["30110", "30320", "30399"] },
  { label: '=cmd|"calc"', cores: ["20111", "20202"] },
  { label: "반도체, 센서", cores: ["26112", "26121", "01110"] },
  { label: "없는 품목", cores: ["01110"] },
].map((item) => ({ ...item, group: null }));
const REGIONS = [null, ...loadRegions().map(({ code }) => code)];

beforeAll(async () => {
  useOwnData();
  ({ db, close } = await freshDatabase());
  ({ id: orgId } = await organisation(db));
  analyst = await personIn(db, orgId, "ANALYST");
  ({ id: projectId } = await project(db, analyst));
  const { id: datasetId } = await datasetOf(db, analyst);
  api = callerOf(db, analyst);
  const started = await api.atlas.start({ projectId, datasetId, years: YEARS });
  ({ runId } = (await work(db, started.jobId!)).result as { runId: string });
});
afterAll(async () => {
  await (await queue()).stop({ graceful: false });
  await close();
  removeData();
});

const asked = (options: Record<string, unknown> = {}) => ({
  ...{ projectId, runId, kind: "sweep" as const, items: ITEMS, options },
});
async function swept(options = {}, over = {}) {
  const { jobId, analysisId } = await api.analyses.start({ ...asked(options), ...over });
  if (analysisId) return api.analyses.get({ projectId, analysisId });
  const job = await work(db, jobId!);
  expect(job).toMatchObject({ state: "DONE", error: null });
  return api.analyses.get({ projectId, ...(job.result as { analysisId: string }) });
}
const cells = (tables: readonly ResultTable[], key: string) => {
  const { columns, rows } = tables.find((table) => table.key === key)!;
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column.key, row[at]])));
};
const download = (id: string, format: string | null, actor: Actor | null = analyst) =>
  rowsRequest({ id, format }, { db, actor });
const bytesOf = async (id: string, format: string) =>
  Buffer.from(await (await download(id, format)).arrayBuffer());
const rowsOf = async (id: string) =>
  parse(await bytesOf(id, "csv"), { bom: true, columns: true }) as Record<string, string>[];
const foldersIn = (name: string) => (existsSync(inDataDir(name)) ? readdirSync(inDataDir(name)) : []);

/** a, b, c, d, nodes, links, flags of one ego network: each network built, one by one. */
function slowRow(cores: string[], region: string | null, year: number) {
  const flows = slowFlows(tradeRows(), [year], region === null ? null : [region], "either");
  const links = selectLinks(relatedness(flows, LINK_RULES.related), LINK_RULES.related);
  const ego = egoNetwork(graphOf(links.industries, links.seller, links.buyer), cores);
  const { a, b, c, d, nodes, links: count, flags } = indicators(ego.graph, { industries: "all" });
  return [a, b, c, d, nodes, count, flags.join(" ")];
}

describe("a sweep", () => {
  test("has a row for every item, region and year, with what each ego network gives when it is built", async () => {
    const answer = await swept();
    const rows = await rowsOf(answer.id);
    const expected = ITEMS.flatMap(({ label, cores }) =>
      REGIONS.flatMap((region) =>
        YEARS.map((year) => {
          const values = slowRow(cores, region, year).map((value) => (value === null ? "" : String(value)));
          const name = label.startsWith("=") ? `'${label}` : label;
          return Object.fromEntries(
            [name, region ?? "KR", String(year), ...values].map((cell, at) => [SWEEP_COLUMNS[at], cell]),
          );
        }),
      ),
    );
    expect(rows).toEqual(expected);
    const filled = rows.filter(({ nodes }) => nodes !== "0");
    expect(filled.length).toBeGreaterThan(30);
    const empty = rows.filter(({ nodes }) => nodes === "0");
    for (const { a, b, c, d, flags } of empty) expect([a, b, c, d, flags]).toEqual(["", "", "", "", "empty"]);
    expect(answer.files).toEqual({ rows: rows.length });
    expect(answer.facts).toContainEqual(expect.objectContaining({ key: "networks", value: rows.length }));
    expect(answer.facts).toContainEqual(
      expect.objectContaining({ key: "emptyNetworks", value: empty.length }),
    );
    expect(answer.flags).toEqual(["emptyNetworks"]);
  });

  test("gives the same rows as Parquet, numbers as numbers and names as they are", async () => {
    const { id } = await swept();
    const path = inDataDir("rows.parquet");
    writeFileSync(path, await bytesOf(id, "parquet"));
    const engine = await openDuckDb();
    const columns = await engine.columns(`SELECT * FROM read_parquet('${path}')`);
    engine.close();
    expect(columns.slice(2, 9).map((column) => column.constructor)).toEqual([
      Int32Array,
      ...[Float64Array, Float64Array, Float64Array, Float64Array],
      ...[Int32Array, Int32Array],
    ]);
    const rows = await rowsOf(id);
    expect(columns[0]).toEqual(rows.map(({ item }) => item!.replace(/^'/, "")));
    expect([...(columns[2] as Int32Array)]).toEqual(rows.map(({ year }) => Number(year)));
    const filled = rows.flatMap(({ a }, at) => (a === "" ? [] : [at]));
    expect(filled.map((at) => columns[3]![at])).toEqual(filled.map((at) => Number(rows[at]!.a)));
    expect(columns[9]).toEqual(rows.map(({ flags }) => flags));
  });

  test("sums up: means over the provinces and not the nation, hub candidates above the means, leaders in order", async () => {
    const { id, tables } = await swept();
    const rows = await rowsOf(id);
    const mean = (values: (string | undefined)[]) => {
      const known = values.filter((value) => value !== "").map(Number);
      return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
    };
    const car = cells(tables, "sweepItems")[1]!;
    const provinces = rows.filter(({ item, region }) => item === "미래차" && region !== "KR");
    expect(car).toMatchObject({ item: "미래차", b: mean(provinces.map(({ b }) => b)) });
    expect(car.lastB).toBe(mean(provinces.filter(({ year }) => year === "2020").map(({ b }) => b)));
    const nation = rows.filter(({ region, year }) => region === "KR" && year === "2020");
    const [b, c] = [mean(nation.map((row) => row.b))!, mean(nation.map((row) => row.c))!];
    const hubs = nation.filter((row) => row.b !== "" && Number(row.b) >= b && Number(row.c) >= c);
    const summed = cells(tables, "sweepRegions").find((row) => row.region === "KR" && row.year === 2020)!;
    expect(summed).toMatchObject({ hubs: hubs.length, emptyNetworks: 1, networks: 4 });
    const leaders = cells(tables, "sweepLeaders").filter(({ region }) => region === "KR");
    expect(leaders.map((row) => row.b)).toEqual(
      nation.flatMap((row) => (row.b === "" ? [] : [Number(row.b)])).sort((x, y) => y - x),
    );
    expect(leaders.map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
  });

  test("takes mega-regions as one region each, years by name, and without items every industry of the data", async () => {
    const options = { sweepRegions: ["mega:chungcheong", "KR"], sweepYears: [2019] };
    const answer = await swept(options, { items: [] });
    const rows = await rowsOf(answer.id);
    expect(rows.slice(0, 2).map(({ region, year }) => [region, year])).toEqual([
      ["KR", "2019"],
      ["mega:chungcheong", "2019"],
    ]);
    expect(rows).toHaveLength(2 * 20);
    const flows = slowFlows(tradeRows(), [2019], ["30", "36", "43", "44"], "either");
    const links = selectLinks(relatedness(flows, LINK_RULES.related), LINK_RULES.related);
    const graph = graphOf(links.industries, links.seller, links.buyer);
    const { a } = indicators(egoNetwork(graph, ["28202"]).graph, { industries: "all" });
    const row = rows.find(({ item, region }) => item!.startsWith("28202") && region !== "KR")!;
    expect(Number(row.a)).toBe(a);
    expect(answer.names["mega:chungcheong"]!.ko).toBe("충청권");
  });

  test("of a region that is none fails with a sentence, and keeps nothing", async () => {
    const { jobId } = await api.analyses.start(asked({ sweepRegions: ["99"] }));
    expect(await work(db, jobId!)).toMatchObject({ state: "FAILED", error: { reason: "unknownRegion" } });
    expect(foldersIn("analyses")).not.toContain(jobId);
  });
});

describe("a sweep that is cut off", () => {
  /** Runs the job of `jobId` outside the worker until `report` has been called `steps` times, then dies. */
  async function dyingAfter(steps: number, jobId: string) {
    const { payload } = await db.job.findUniqueOrThrow({ where: { id: jobId } });
    let left = steps;
    const report: JobContext["report"] = async () => {
      if (--left < 0) throw new Error("the machine was switched off");
    };
    const signal = new AbortController().signal;
    const context = { db, actor: analyst, now: () => new Date(), jobId, projectId, signal, report };
    await expect(runAnalysis(context, payload as Prisma.JsonValue)).rejects.toThrow("switched off");
  }

  test("goes on from the parts that it had finished, and ends with the same bytes", async () => {
    const whole = await swept({}, { recompute: true });
    const { jobId } = await api.analyses.start({ ...asked(), recompute: true });
    await dyingAfter(20, jobId!);
    const [folder] = foldersIn("sweeps");
    const parts = readdirSync(inDataDir(join("sweeps", folder!)));
    expect(parts).toHaveLength(19); // the first report is the start
    expect(foldersIn("analyses")).not.toContain(jobId);
    // A draft that was being written when the machine went off is not taken for a part.
    writeFileSync(inDataDir(join("sweeps", folder!, `${parts[0]}.tmp`)), "{");
    const job = await work(db, jobId!);
    expect(job).toMatchObject({ state: "DONE", error: null });
    const { analysisId } = job.result as { analysisId: string };
    for (const format of ["csv", "parquet"])
      expect((await bytesOf(analysisId, format)).equals(await bytesOf(whole.id, format))).toBe(true);
    expect(foldersIn("sweeps")).toEqual([]);
  });

  test("does not measure a finished part again; the same question of another job takes the parts up", async () => {
    const { jobId } = await api.analyses.start({ ...asked(), recompute: true });
    await dyingAfter(3, jobId!);
    await db.job.update({ where: { id: jobId! }, data: { state: "CANCELLED" } });
    const folder = inDataDir(join("sweeps", foldersIn("sweeps")[0]!));
    const first = readdirSync(folder).find((name) => name.endsWith("-2018.json"))!;
    const part = JSON.parse(readFileSync(join(folder, first), "utf8"));
    part.a[0] = 0.123;
    writeFileSync(join(folder, first), JSON.stringify(part));
    const { id } = await swept({}, { recompute: true });
    expect((await rowsOf(id))[0]).toMatchObject({ item: "이차전지", region: "KR", year: "2018", a: "0.123" });
    await db.analysis.delete({ where: { id } });
  });

  test("leaves nothing for good: parts go after a week, files when their analysis is no more", async () => {
    const kept = await swept();
    const gone = await swept({ leadBy: "a" });
    const jobOf = async (id: string) => (await db.analysis.findUniqueOrThrow({ where: { id } })).jobId!;
    const [keptJob, goneJob] = [await jobOf(kept.id), await jobOf(gone.id)];
    await db.analysis.delete({ where: { id: gone.id } });
    mkdirSync(inDataDir("sweeps/left-over"), { recursive: true });
    const day = 24 * 3_600_000;
    const inDays = (days: number) => () => new Date(Date.now() + days * day);
    await removeLeftovers({ db, now: inDays(KEPT_DAYS - 1) });
    expect(foldersIn("sweeps")).toEqual(["left-over"]);
    await removeLeftovers({ db, now: inDays(KEPT_DAYS + 1) });
    expect(foldersIn("sweeps")).toEqual([]);
    expect(foldersIn("analyses")).toContain(keptJob);
    expect(foldersIn("analyses")).not.toContain(goneJob);
  });
});

describe("the file of all rows", () => {
  test("is for those who may read the project, and for others it does not exist", async () => {
    const { id } = await swept();
    const viewer = await personIn(db, orgId, "VIEWER");
    const shut = await personIn(db, orgId, "VIEWER");
    await db.projectMember.create({ data: { projectId, userId: shut.id, role: "NONE" } });
    const stranger = await personIn(db, (await organisation(db)).id, "MANAGER");
    const status = async (actor: Actor | null, format: string | null = "csv", of = id) =>
      (await download(of, format, actor)).status;
    expect(await status(viewer)).toBe(200);
    expect(await status(null)).toBe(401);
    expect(await status(shut)).toBe(404);
    expect(await status(stranger)).toBe(404);
    expect(await status({ ...viewer, mustChangePassword: true })).toBe(403);
    expect(await status(viewer, "exe")).toBe(404);
    expect(await status(viewer, null)).toBe(404);
    expect(await status(viewer, "csv", "nothing")).toBe(404);
    const named = (await download(id, "parquet")).headers.get("content-disposition");
    expect(named).toMatch(/filename="sweep-\d{4}-\d\d-\d\d\.parquet"/);
  });

  test("is not there for an analysis that keeps none", async () => {
    const { jobId } = await api.analyses.start({ projectId, runId, kind: "centre" });
    const { analysisId } = (await work(db, jobId!)).result as { analysisId: string };
    expect((await api.analyses.get({ projectId, analysisId })).files).toBeNull();
    expect((await download(analysisId, "csv")).status).toBe(404);
  });
});
