import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { topicEmergence } from "@/server/compute/topics/emergence";
import { regionalSpecialisation } from "@/server/compute/topics/specialisation";
import { type SyntheticPatent, syntheticPatents } from "@/server/compute/topics/synthetic-patents";
import type { Db } from "@/server/db";
import { csvText } from "@/server/domain/csv";
import type { Actor } from "@/server/domain/permissions";
import type { CubeView } from "@/server/features/patents/cube-data";
import type { NewTechnologiesView } from "@/server/features/patents/new-technologies-data";
import { loadRegions, megaRegions, regionCodeOf } from "@/server/features/reference/data";
import { readDocumentWeights } from "@/server/warehouse/topics-files";
import { callerOf, organisation, personIn, project } from "../database";
import { upload, work, workbench } from "../datasets/workbench";

let db: Db;
let close: () => Promise<void>;
let data: string;
let analyst: Actor;
let projectId: string;
let setId: string;
/** The same patents, with regions counted in parts and whole. */
let parts: string;
let whole: string;

const made = syntheticPatents({ count: 300, seed: 3 });
const INCHEON = "28";
const CAPITAL = "mega:capital";
const TOPICS = 6;
/** Weights below 1e-4 are not in the files that the slow reference reads. */
const LEFT_OUT = 0.02;

const api = (actor = analyst) => callerOf(db, actor).patents;
async function computed(regionCount: "fractional" | "whole") {
  const { jobId } = await api().computeTopics({ projectId, setId, topics: TOPICS, regionCount });
  await work(db, jobId!);
  const job = await db.job.findUniqueOrThrow({ where: { id: jobId! } });
  expect(job.error).toBeNull();
  return (job.result as { runId: string }).runId;
}

beforeAll(async () => {
  ({ db, close, data } = await workbench());
  analyst = await personIn(db, (await organisation(db)).id, "ANALYST");
  projectId = (await project(db, analyst, { scopeCode: CAPITAL })).id;
  const content = csvText(
    ["출원번호", "출원일자", "발명의 명칭", "요약", "IPC", "출원인", "지역"],
    made.map((one, i) => [
      ...[one.applicationNo, one.filingDate, one.title, one.abstract, one.ipc.join(";")],
      // one of ten has no region, as real ones
      ...[one.applicants.join(";"), regionsOf(one, i).join(";")],
    ]),
  );
  const { id: uploadId } = await upload(db, analyst, "patents.csv", content);
  const { jobId } = await api().import({ projectId, uploadId, name: "특허" });
  await work(db, jobId!);
  setId = ((await db.job.findUniqueOrThrow({ where: { id: jobId! } })).result as unknown as { setId: string })
    .setId;
  whole = await computed("whole");
  parts = await computed("fractional");
});
afterAll(() => close());

const regionsOf = (one: SyntheticPatent, i: number) => (i % 10 === 0 ? [] : one.regions);

type Known = { year: number; regions: string[]; applicants: string[]; weight: number; main: boolean };
/** The slow reference: every patent of a topic with its weight, as the files of the run have it. */
async function patentsOf(runId: string, key: string): Promise<Known[]> {
  const numbers = key.split("+").map((atom) => Number(atom.slice(1)));
  const { ids, weights, main } = await readDocumentWeights(join(data, "topics", runId), numbers, {
    least: 0,
  });
  return ids.map((id, at) => {
    const i = made.findIndex((one) => one.applicationNo === id);
    return {
      ...{ year: made[i]!.year, applicants: made[i]!.applicants },
      regions: [...new Set(regionsOf(made[i]!, i).map((name) => regionCodeOf(name)!.slice(0, 2)))],
      ...{ weight: weights[at]!, main: main[at] === 1 },
    };
  });
}
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const near = (found: number | null, expected: number | null) => {
  if (expected === null) expect(found).toBeNull();
  else expect(Math.abs(found! - expected)).toBeLessThan(LEFT_OUT * Math.max(1, Math.abs(expected)));
};

type Ready = Extract<NewTechnologiesView, { state: "ready" }>;
async function technologies(input: object): Promise<Ready> {
  const view = await api().newTechnologies({ projectId, ...input });
  expect(view.state).toBe("ready");
  return view as Ready;
}
type ReadyCube = Extract<CubeView, { state: "ready" }>;
async function cube(input: object): Promise<ReadyCube> {
  const view = await api().cube({ projectId, ...input });
  expect(view.state).toBe("ready");
  return view as ReadyCube;
}

describe("new technologies of a region", () => {
  test.each([INCHEON, CAPITAL])("of %s are those of a count patent by patent", async (region) => {
    const [window, until] = [3, 2021];
    const view = await technologies({ runId: parts, region, window, until });
    expect(view).toMatchObject({ regionCount: "fractional", window, until, region: { code: region } });
    const known = new Map<string, Known[]>();
    for (const { key } of view.topics) known.set(key, await patentsOf(parts, key));
    const sets =
      region === CAPITAL
        ? megaRegions().map(({ code }) =>
            loadRegions()
              .filter(({ parent }) => parent === code)
              .map((one) => one.code),
          )
        : loadRegions().map(({ code }) => [code]);
    const within = (one: Known, codes: readonly string[]) =>
      one.year <= until
        ? (one.weight * one.regions.filter((code) => codes.includes(code)).length) / (one.regions.length || 1)
        : 0;
    const keys = view.topics.map(({ key }) => key);
    const counts = sets.flatMap((codes) =>
      keys.map((key) => sum(known.get(key)!.map((one) => within(one, codes)))),
    );
    const { cells } = regionalSpecialisation(counts, sets.length, keys.length);
    const at = sets.findIndex((codes) => codes.includes(INCHEON));
    const emergence = topicEmergence(
      keys.map((key) => {
        const patents = known.get(key)!;
        const names = [...new Set(patents.flatMap(({ applicants }) => applicants))];
        const years = [...new Set(patents.map(({ year }) => year))];
        const total = (list: Known[]) => sum(list.map(({ weight }) => weight));
        return {
          yearly: years.map((year) => ({ year, weight: total(patents.filter((one) => one.year === year)) })),
          applicants: names.map((name) => ({
            weight: total(patents.filter((one) => one.applicants.includes(name))),
          })),
          rest: { applicants: 0, weight: 0 },
        };
      }),
      { window, until },
    );
    near(view.cuts.emergence, sum(emergence.map(({ score }) => score!)) / keys.length);
    view.topics.forEach((topic, k) => {
      const cell = cells[at * keys.length + k]!;
      near(topic.own.patents, cell.patents);
      for (const name of ["rta", "shrunk", "low", "high"] as const) near(topic.own[name], cell[name]);
      for (const name of ["recent", "before", "growth", "growthError", "novelty", "breadth"] as const)
        near(topic.emergence[name], emergence[k]![name]);
      const recent = known.get(topic.key)!.filter(({ year }) => year > until - window && year <= until);
      near(topic.nation.recent, sum(recent.map(({ weight }) => weight)));
      near(topic.own.recent, sum(recent.map((one) => within(one, sets[at]!))));
      expect(topic.own.few).toBe(cell.patents < 5);
      const [emergent, special] = [topic.emergence.score! >= view.cuts.emergence!, topic.own.shrunk! >= 1];
      expect(topic.verdict).toBe(emergent ? (special ? "new" : "promising") : special ? "mature" : "other");
    });
    const order = view.topics.map(({ verdict }) => ["new", "promising", "mature", "other"].indexOf(verdict!));
    expect(order).toEqual(order.toSorted());
  });

  test("begin with the project's region, the last year and five years, and say what they rest on", async () => {
    const view = await technologies({});
    expect(view).toMatchObject({
      ...{ region: { code: CAPITAL }, window: 5, until: 2022, period: "all", mega: null },
      run: { id: parts, seed: 1, set: { id: setId }, codeVersion: expect.any(String) },
    });
    expect(view.megas.map(({ code }) => code)).toContain(CAPITAL);
    const incheon = await technologies({ region: INCHEON });
    expect(incheon.mega).toMatchObject({ code: CAPITAL, why: null });
    const of = new Map(view.topics.map((topic) => [topic.key, topic]));
    for (const topic of incheon.topics) {
      expect(topic.mega!.shrunk).toBeCloseTo(of.get(topic.key)!.own.shrunk!, 12);
      expect(topic.emergence).toEqual(of.get(topic.key)!.emergence);
    }
  });

  test("of the recent window only count its patents", async () => {
    const view = await technologies({ region: INCHEON, window: 4, until: 2022, period: "recent" });
    for (const { own } of view.topics) expect(own.patents).toBeCloseTo(own.recent, 9);
  });

  test("of the nation have no verdict: it is what others are measured by", async () => {
    const view = await technologies({ region: "KR" });
    for (const topic of view.topics)
      expect(topic).toMatchObject({ verdict: null, noVerdict: "nation", own: { rta: null }, mega: null });
    expect(sum(view.topics.map(({ own }) => own.share!))).toBeCloseTo(1, 9);
  });

  test("of a region without recent patents have none: it has nothing new to speak of", async () => {
    const view = await technologies({ region: INCHEON });
    const recentOf = (one: Ready) => sum(one.topics.map(({ own }) => own.recent));
    expect(recentOf(view)).toBeGreaterThan(5);
    expect(view.region.held).toBeCloseTo(
      view.region.patents / sum(view.regions.map(({ patents }) => patents)),
      9,
    );
    const rare = view.regions
      .filter(({ patents }) => patents > 0)
      .reduce((least, one) => (one.patents < least.patents ? one : least));
    const quiet = await technologies({ region: rare.code, window: 1, until: 2014 });
    expect(recentOf(quiet)).toBeLessThan(5);
    for (const topic of quiet.topics) {
      expect(topic).toMatchObject({ verdict: null, noVerdict: "quietRegion" });
      expect(topic.dormant).toBe(topic.own.recent < 1);
    }
  });

  test("of a region without a patent, or of windows without one, have none either, and say why", async () => {
    const without = loadRegions().find(
      ({ code }) =>
        !made.some((one, i) => regionsOf(one, i).some((name) => regionCodeOf(name)!.startsWith(code))),
    );
    if (without) {
      const view = await technologies({ region: without.code });
      for (const topic of view.topics)
        expect(topic).toMatchObject({ verdict: null, noVerdict: "noRegionPatents", own: { rta: null } });
    }
    const long = await technologies({ region: INCHEON, window: 20 });
    for (const topic of long.topics)
      expect(topic).toMatchObject({ verdict: null, noVerdict: "emptyWindow", emergence: { growth: null } });
  });

  test("what is hidden is not compared, and its patents stay in every base", async () => {
    const before = await technologies({ runId: parts, region: INCHEON });
    const { version } = await api().topics({ projectId, runId: parts });
    const { key } = before.topics.at(-1)!;
    const edited = await api().editTopics({
      ...{ projectId, runId: parts, seen: version },
      edit: { kind: "HIDE", key },
    });
    expect(edited).toBeTruthy();
    const after = await technologies({ runId: parts, region: INCHEON });
    expect(after.hidden).toBe(1);
    expect(after.cuts.compared).toBe(before.cuts.compared - 1);
    const of = new Map(before.topics.map((topic) => [topic.key, topic]));
    expect(after.topics).toHaveLength(TOPICS - 1);
    for (const topic of after.topics) {
      expect(topic.own).toEqual(of.get(topic.key)!.own);
      expect(topic.emergence.growth).toBe(of.get(topic.key)!.emergence.growth);
    }
    const table = await cube({ runId: parts, rows: "topic", columns: "region" });
    expect(table.rows.at(-1)).toMatchObject({ key: "hidden", rest: "hidden" });
    const { topics } = await api().topics({ projectId, runId: parts });
    expect(table.total).toBeCloseTo(sum(topics.map(({ size }) => size)), 6);
    const seen = (await api().topics({ projectId, runId: parts })).version;
    await api().editTopics({ projectId, runId: parts, seen, edit: { kind: "SHOW", key } });
  });

  test("are not added up over regions where those are counted whole", async () => {
    await expect(api().newTechnologies({ projectId, runId: whole, region: CAPITAL })).rejects.toMatchObject({
      cause: { reason: "wholeRegionsAddedUp" },
    });
    const view = await technologies({ runId: whole });
    // the province of the project's mega-region that has most
    expect(loadRegions().find(({ code }) => code === view.region.code)!.parent).toBe(CAPITAL);
    expect(view).toMatchObject({ regionCount: "whole", megas: [], mega: { why: "whole" } });
    for (const topic of view.topics) expect(topic.mega).toBeNull();
    const incheon = await technologies({ runId: whole, region: INCHEON });
    for (const topic of incheon.topics)
      near(
        topic.own.patents,
        sum(
          (await patentsOf(whole, topic.key))
            .filter((one) => one.regions.includes(INCHEON))
            .map((one) => one.weight),
        ),
      );
  });

  test("are refused for a place or a year that is not there", async () => {
    for (const [input, reason] of [
      [{ region: "99" }, "regionUnknown"],
      [{ until: 1990 }, "yearOutside"],
      [{ runId: "no-such-run" }, "noTopicRun"],
    ] as const)
      await expect(api().newTechnologies({ projectId, ...input })).rejects.toMatchObject({
        cause: { reason },
      });
  });
});

describe("the cube region x year x topic", () => {
  test("by topic and region: every cell as counted, totals those of the topics", async () => {
    const table = await cube({ runId: parts, rows: "topic", columns: "region" });
    const { topics } = await api().topics({ projectId, runId: parts });
    for (const [r, { key }] of table.rows.entries()) {
      const known = await patentsOf(parts, key);
      for (const [c, region] of table.columns.entries())
        near(
          table.cells[r]![c]!,
          sum(
            known.map((one) =>
              region.key === ""
                ? one.regions.length === 0
                  ? one.weight
                  : 0
                : one.regions.includes(region.key)
                  ? one.weight / one.regions.length
                  : 0,
            ),
          ),
        );
      expect(table.rowTotals![r]!).toBeCloseTo(topics.find((topic) => topic.key === key)!.size, 6);
    }
    expect(table.columns.at(-1)).toMatchObject({ key: "", rest: "noRegion" });
    expect(table.noTotal).toBeNull();
  });

  test("by mega-region it adds up its provinces", async () => {
    const [fine, coarse] = [
      await cube({ runId: parts, rows: "region", columns: "year" }),
      await cube({ runId: parts, rows: "region", columns: "year", level: "mega" }),
    ];
    expect(coarse.total).toBeCloseTo(fine.total!, 9);
    const capital = loadRegions().filter(({ parent }) => parent === CAPITAL);
    const rowOf = (table: ReadyCube, key: string) =>
      table.cells[table.rows.findIndex((row) => row.key === key)]!;
    for (const [c, cell] of rowOf(coarse, CAPITAL).entries())
      expect(cell).toBeCloseTo(sum(capital.map(({ code }) => rowOf(fine, code)[c]!)), 9);
  });

  test("patents that mainly belong are each in one topic, and are not added up over regions", async () => {
    const table = await cube({
      runId: parts,
      rows: "topic",
      columns: "year",
      measure: "patents",
      region: INCHEON,
    });
    const mine = made.filter((one, i) =>
      regionsOf(one, i).some((name) => regionCodeOf(name)!.startsWith(INCHEON)),
    );
    expect(table.total).toBe(mine.length);
    for (const [c, { key }] of table.columns.entries())
      expect(table.columnTotals![c]).toBe(mine.filter(({ year }) => String(year) === key).length);
    const byRegion = await cube({ runId: parts, rows: "topic", columns: "region", measure: "patents" });
    expect(byRegion).toMatchObject({ rowTotals: null, total: null, noTotal: "regions" });
    for (const input of [{ columns: "year" }, { columns: "region", level: "mega" }])
      await expect(
        api().cube({ projectId, runId: parts, rows: "topic", measure: "patents", ...input } as never),
      ).rejects.toMatchObject({ cause: { reason: "cubePatentsOfRegions" } });
  });

  test("years can be narrowed, and the nation counts each patent once either way", async () => {
    for (const runId of [parts, whole]) {
      const table = await cube({ runId, rows: "topic", columns: "year", from: 2016, to: 2018 });
      expect(table.columns.map(({ key }) => key)).toEqual(["2016", "2017", "2018"]);
      const counted = made.filter(({ year }) => year >= 2016 && year <= 2018).length;
      const { run } = await api().topics({ projectId, runId });
      expect(table.total).toBeGreaterThan(counted - run.params.unplaced - 1e-6);
      expect(table.total).toBeLessThan(counted + 1e-6);
    }
  });

  test("shares add up to one in their direction", async () => {
    const rows = await cube({ runId: parts, rows: "region", columns: "topic", measure: "rowShare" });
    rows.cells.forEach((line, r) => {
      const total = sum(line.map((cell) => cell ?? 0));
      if (rows.rowTotals![r] === null) expect(total).toBe(0);
      else expect(total).toBeCloseTo(1, 9);
    });
    const columns = await cube({ runId: parts, rows: "region", columns: "topic", measure: "columnShare" });
    for (const c of columns.columns.keys())
      expect(sum(columns.cells.map((line) => line[c] ?? 0))).toBeCloseTo(1, 9);
  });

  test("specialisation is that of the new technologies, over all years and year by year", async () => {
    const view = await technologies({ runId: parts, region: INCHEON });
    for (const [measure, name] of [
      ["rta", "rta"],
      ["rtaShrunk", "shrunk"],
    ] as const) {
      const table = await cube({ runId: parts, rows: "topic", columns: "region", measure });
      const c = table.columns.findIndex(({ key }) => key === INCHEON);
      table.rows.forEach(({ key }, r) => {
        const { own } = view.topics.find((topic) => topic.key === key)!;
        expect(table.cells[r]![c]).toBeCloseTo(own[name]!, 9);
        expect((table as { few: boolean[][] }).few[r]![c]).toBe(own.few);
      });
      expect(table).toMatchObject({ noTotal: "ratio", rowTotals: null });
    }
    const recent = await technologies({
      runId: parts,
      region: INCHEON,
      window: 1,
      until: 2020,
      period: "recent",
    });
    const byYear = await cube({
      runId: parts,
      rows: "topic",
      columns: "year",
      measure: "rta",
      region: INCHEON,
    });
    const c = byYear.columns.findIndex(({ key }) => key === "2020");
    const drawn = await cube({
      ...{ runId: parts, rows: "topic", columns: "year", measure: "rtaShrunk", region: INCHEON },
    });
    const alike = recent.topics.every(({ own }) => own.shrunk === null || own.shrunk === 1);
    drawn.rows.forEach(({ key }, r) => {
      const { shrunk } = recent.topics.find((topic) => topic.key === key)!.own;
      if (alike || shrunk === null) expect(drawn.cells[r]![c]).toBeNull();
      else expect(drawn.cells[r]![c]).toBeCloseTo(shrunk, 9);
    });
    byYear.rows.forEach(({ key }, r) => {
      const { rta } = recent.topics.find((topic) => topic.key === key)!.own;
      if (rta === null) expect(byYear.cells[r]![c]).toBeNull();
      else expect(byYear.cells[r]![c]).toBeCloseTo(rta, 9);
    });
  });

  test("counts of whole regions have no total over them, and what would need one is refused", async () => {
    const table = await cube({ runId: whole, rows: "region", columns: "topic" });
    expect(table).toMatchObject({ columnTotals: null, total: null, noTotal: "regions" });
    expect(table.rowTotals).not.toBeNull();
    for (const [input, reason] of [
      [{ rows: "region", columns: "topic", level: "mega" }, "wholeRegionsAddedUp"],
      [{ rows: "year", columns: "topic", region: CAPITAL }, "wholeRegionsAddedUp"],
      [{ rows: "region", columns: "topic", measure: "columnShare" }, "cubeShareOfRegions"],
      [{ rows: "region", columns: "year", measure: "rta" }, "cubeRtaOfOne"],
      [{ rows: "topic", columns: "year", measure: "rta" }, "cubeRtaOfOne"],
      [{ rows: "topic", columns: "year", region: "99" }, "regionUnknown"],
      [{ rows: "region", columns: "year", topic: "t99" }, "noTopic"],
    ] as const)
      await expect(api().cube({ projectId, runId: whole, ...input })).rejects.toMatchObject({
        cause: { reason },
      });
    await expect(api().cube({ projectId, rows: "year", columns: "year" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });

  test("goes out whole, a row a cell, with what the counts mean", async () => {
    const { csv } = await api().exportCube({ projectId, runId: parts });
    const lines = csv.trim().split("\r\n");
    expect(lines[0]).toMatch(/region,region_name,year,topic,label,hidden,weight,patents$/);
    const cells = lines.slice(1).filter((line) => /^(\d\d)?,/.test(line));
    const { topics } = await api().topics({ projectId, runId: parts });
    const weights = cells.map((line) => Number(line.split(",").at(-2)));
    expect(sum(weights)).toBeCloseTo(sum(topics.map(({ size }) => size)), 6);
    expect(csv).toContain("# region_count: fractional");
    expect((await api().exportCube({ projectId, runId: whole })).csv).toContain("# region_count: whole");
  });
});

describe("runs that cannot tell", () => {
  test("of an earlier version say so instead of showing zeros", async () => {
    const { id: old } = await project(db, analyst);
    const run = await db.topicRun.findUniqueOrThrow({ where: { id: parts }, include: { topics: true } });
    const { id: _, jobId: __, topics, ...rest } = run;
    const copied = await db.topicRun.create({
      data: {
        ...{ ...rest, projectId: old, params: rest.params!, coherence: rest.coherence!, modelPath: null },
      },
    });
    for (const { id: ___, figures: ____, ...topic } of topics)
      await db.topic.create({ data: { ...topic, runId: copied.id } as never });
    expect(await api().newTechnologies({ projectId: old })).toMatchObject({ state: "noFigures" });
    expect(await api().cube({ projectId: old })).toMatchObject({ state: "noFigures" });
    await expect(api().exportCube({ projectId: old })).rejects.toMatchObject({
      cause: { reason: "noTopicFigures" },
    });
  });

  test("nothing is reached from another project or by strangers", async () => {
    const { id: other } = await project(db, analyst);
    const stranger = await personIn(db, (await organisation(db)).id, "MANAGER");
    for (const ask of [
      () => api().newTechnologies({ projectId: other, runId: parts }),
      () => api().cube({ projectId: other, runId: parts }),
      () => api().exportCube({ projectId: other, runId: parts }),
      () => api(stranger).newTechnologies({ projectId }),
      () => api(stranger).cube({ projectId }),
      () => api(stranger).exportCube({ projectId }),
    ])
      await expect(ask()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
