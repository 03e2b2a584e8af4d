import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import { readDatasetFlows } from "@/server/features/datasets/data";
import { HANDLERS } from "@/server/jobs/handlers";
import { runJob } from "@/server/jobs/run-job";
import { callerOf, organisation, personIn } from "../database";
import { imported, upload, work, workbench } from "./workbench";

let db: Db;
let data: string;
let close: () => Promise<void>;
let analyst: Actor;
beforeAll(async () => {
  ({ db, data, close } = await workbench());
});
afterAll(() => close());
beforeEach(async () => {
  analyst = await personIn(db, (await organisation(db)).id, "ANALYST");
});
const api = () => callerOf(db, analyst).datasets;
const storesOf = () => {
  const dir = join(data, "stores", analyst.orgId);
  return existsSync(dir) ? readdirSync(dir) : [];
};

const FIRMS = "firm_id,ksic,region\nF1,30399,충남 아산시\nF2,30121,울산\nF3,24312,대전\n";
const trades = (...rows: string[]) => `seller_id,buyer_id,year,amount\n${rows.join("\n")}\n`;
const FIRST = {
  "firms.csv": FIRMS,
  "2020.csv": trades("F1,F2,2020,1000", "F3,F1,2020,500", "F1,F2,2021,30"),
};

/** Files that add years to a data set, checked. */
async function addition(datasetId: string, csv: string, firms = FIRMS) {
  const { datasets } = callerOf(db, analyst);
  let at = await datasets.startImport({ name: "더하기", addToId: datasetId });
  for (const [name, content] of [
    ["firms.csv", firms],
    ["trades.csv", csv],
  ] as const) {
    const { id } = await upload(db, analyst, name, content);
    at = await datasets.attachFile({ importId: at.importId, version: at.version, uploadId: id });
  }
  return check(at.importId, at.version);
}

async function check(importId: string, version: number) {
  const started = await api().check({ importId, version });
  await work(db, started.jobId);
  return { importId, version: started.version };
}

async function run(at: { importId: string; version: number }) {
  const { jobId } = await api().run(at);
  await work(db, jobId);
  return { jobId, run: await api().getImport({ importId: at.importId }) };
}

const total = async (datasetId: string, years: number[] | null) => {
  const { amount } = await readDatasetFlows(db, analyst, datasetId, {
    years,
    regions: null,
    scope: "either",
  });
  return amount.reduce((sum, one) => sum + one, 0n);
};

describe("years are added to a data set", () => {
  test("it becomes its second version; the first stays beside it, and the trail says who added what", async () => {
    const { datasetId } = await imported(db, analyst, FIRST);
    const before = await api().get({ datasetId });
    const checkedAt = await addition(datasetId, trades("F2,F3,2022,77"));
    const report = (await api().getImport({ importId: checkedAt.importId })).report!;
    expect(report.addition).toMatchObject({ baseHash: before.hash, baseVersion: 1, existing: [] });
    expect((await run(checkedAt)).run).toMatchObject({ state: "DONE", datasetId });
    const after = await api().get({ datasetId });
    expect(after).toMatchObject({ name: before.name, version: 2, years: [2020, 2021, 2022], amount: 1607n });
    expect(after.hash).not.toBe(before.hash);
    expect(after.versions).toMatchObject([
      { number: 2, hash: after.hash, addedYears: [2022], replacedYears: [], years: [2020, 2021, 2022] },
      { number: 1, hash: before.hash, addedYears: [], replacedYears: [], years: [2020, 2021] },
    ]);
    expect(await db.dataset.count({ where: { orgId: analyst.orgId } })).toBe(1);
    expect(storesOf().sort()).toEqual([before.hash, after.hash].sort());
    const trail = await db.auditEvent.findMany({ where: { subjectId: datasetId }, orderBy: { id: "asc" } });
    expect(trail.map(({ type }) => type)).toEqual(["DATASET_IMPORTED", "DATASET_YEARS_ADDED"]);
    expect(trail[1]).toMatchObject({
      actorId: analyst.id,
      detail: { version: 2, addedYears: [2022], replacedYears: [] },
    });
  });

  test("a year that is there already stops until a person has chosen, with what would be replaced", async () => {
    const { datasetId } = await imported(db, analyst, FIRST);
    const at = await addition(datasetId, trades("F2,F3,2020,5", "F2,F3,2022,7"));
    const { report } = await api().getImport({ importId: at.importId });
    expect(report!.addition!.existing).toEqual([{ year: 2020, transactions: 2, amount: "1500" }]);
    await expect(api().run(at)).rejects.toMatchObject({
      cause: { reason: "years_exist", params: { years: "2020" } },
    });
    const chosen = await api().chooseYears({ ...at, replace: true });
    expect((await run(chosen)).run.state).toBe("DONE");
    expect(await total(datasetId, [2020])).toBe(5n);
    expect(await total(datasetId, null)).toBe(5n + 30n + 7n);
    const [newest] = (await api().get({ datasetId })).versions;
    expect(newest).toMatchObject({ number: 2, addedYears: [2022], replacedYears: [2020] });
  });

  test("left as it is: the files are read for their new years only", async () => {
    const { datasetId } = await imported(db, analyst, FIRST);
    const at = await addition(datasetId, trades("F2,F3,2020,5", "F2,F3,2022,7"));
    const chosen = await api().chooseYears({ ...at, replace: false });
    await expect(api().run(chosen)).rejects.toMatchObject({ cause: { reason: "notChecked" } });
    const again = await check(chosen.importId, chosen.version);
    expect((await api().getImport({ importId: at.importId })).report).toMatchObject({
      years: [2022],
      transactions: 1,
      addition: { existing: [] },
    });
    await run(again);
    expect(await total(datasetId, [2020])).toBe(1500n);
    expect(await total(datasetId, [2022])).toBe(7n);
  });

  test("nothing is left of files whose years are all there, nor where they lie between new ones", async () => {
    const { datasetId } = await imported(db, analyst, FIRST);
    const all = await addition(datasetId, trades("F2,F3,2020,5"));
    await expect(api().chooseYears({ ...all, replace: false })).rejects.toMatchObject({
      cause: { reason: "noNewYears" },
    });
    const mixed = await addition(datasetId, trades("F2,F3,2019,5", "F2,F3,2020,5", "F2,F3,2022,5"));
    await expect(api().chooseYears({ ...mixed, replace: false })).rejects.toMatchObject({
      cause: { reason: "yearsMixed", params: { years: "2020" } },
    });
  });

  test("another reading takes the choice back", async () => {
    const { datasetId } = await imported(db, analyst, FIRST);
    const at = await addition(datasetId, trades("F2,F3,2020,5"));
    const chosen = await api().chooseYears({ ...at, replace: true });
    const { options } = await api().getImport({ importId: at.importId });
    const changed = await api().saveMapping({ ...chosen, options: { ...options, unit: "KRW1000000" } });
    const again = await check(changed.importId, changed.version);
    await expect(api().run(again)).rejects.toMatchObject({ cause: { reason: "years_exist" } });
  });
});

describe("what leaves the data set as it was", () => {
  test("files of another kind are refused when they are checked", async () => {
    const { datasetId } = await imported(db, analyst, FIRST);
    const { importId, version } = await api().startImport({ name: "더하기", addToId: datasetId });
    const flows = "seller,buyer,year,amount\n30399,30121,2022,5\n";
    const { id } = await upload(db, analyst, "flows.csv", flows);
    const attached = await api().attachFile({ importId, version, uploadId: id });
    const { jobId } = await api().check({ importId, version: attached.version });
    await work(db, jobId);
    expect(await callerOf(db, analyst).jobs.get({ jobId })).toMatchObject({
      state: "FAILED",
      error: { reason: "store_differs", params: { setting: "form", found: "long", expected: "flows" } },
    });
  });

  test("stopped in the middle: the same version, years, figures and stores as before", async () => {
    const { datasetId } = await imported(db, analyst, FIRST);
    const before = await api().get({ datasetId });
    const { jobId } = await api().run(await addition(datasetId, trades("F2,F3,2022,77")));
    const stopping: Partial<typeof HANDLERS> = {
      "dataset.import": async (job, payload) => {
        const stop = new AbortController();
        const report = async () => stop.abort();
        return HANDLERS["dataset.import"]!({ ...job, signal: stop.signal, report }, payload);
      },
    };
    await runJob(db, stopping, jobId);
    expect(await callerOf(db, analyst).jobs.get({ jobId })).toMatchObject({ state: "CANCELLED" });
    expect(await api().get({ datasetId })).toEqual(before);
    expect(storesOf()).toEqual([before.hash]);
    expect(await total(datasetId, null)).toBe(1530n);
  });

  test("cut off behind the last file: it is as before, and the next run writes the rows only", async () => {
    const { datasetId } = await imported(db, analyst, FIRST);
    const at = await addition(datasetId, trades("F2,F3,2022,77"));
    const { jobId, version } = await api().run(at);
    const cut: Partial<typeof HANDLERS> = {
      "dataset.import": (job, payload) => {
        const failing = new Proxy(job.db, {
          get: (target, key) =>
            key === "$transaction"
              ? () => Promise.reject(new Error("the machine was switched off"))
              : Reflect.get(target, key),
        });
        return HANDLERS["dataset.import"]!({ ...job, db: failing }, payload);
      },
    };
    await runJob(db, cut, jobId);
    expect(await api().get({ datasetId })).toMatchObject({ version: 1, years: [2020, 2021] });
    await run({ importId: at.importId, version });
    expect(await api().get({ datasetId })).toMatchObject({ version: 2, years: [2020, 2021, 2022] });
  });

  test("of two additions to the same version the second must be checked again", async () => {
    const { datasetId } = await imported(db, analyst, FIRST);
    const [one, other] = [
      await addition(datasetId, trades("F2,F3,2022,1")),
      await addition(datasetId, trades("F2,F3,2023,2")),
    ];
    await run(one);
    expect((await api().getImport({ importId: other.importId })).addTo).toMatchObject({ moved: true });
    await expect(api().run(other)).rejects.toMatchObject({ cause: { reason: "datasetGrew" } });
    expect((await run(await check(other.importId, other.version))).run.state).toBe("DONE");
    expect(await api().get({ datasetId })).toMatchObject({ version: 3, years: [2020, 2021, 2022, 2023] });
  });

  test("an addition that another overtakes while it is stored leaves no store behind, unless it is the same", async () => {
    const { datasetId } = await imported(db, analyst, FIRST);
    const before = await api().get({ datasetId });
    const late = await addition(datasetId, trades("F2,F3,2022,1"));
    const twin = await addition(datasetId, trades("F2,F3,2023,2"));
    const first = await addition(datasetId, trades("F2,F3,2023,2"));
    const jobs: string[] = [];
    for (const at of [late, twin, first]) jobs.push((await api().run(at)).jobId);
    /** The job as far as its transaction; then those that overtake it. */
    const overtaken = (overtaking: () => Promise<unknown>): Partial<typeof HANDLERS> => ({
      "dataset.import": (job, payload) => {
        const racing = new Proxy(job.db, {
          get: (target, key) =>
            key === "$transaction"
              ? async (...args: Parameters<Db["$transaction"]>) => {
                  await overtaking();
                  return target.$transaction(...args);
                }
              : Reflect.get(target, key),
        });
        return HANDLERS["dataset.import"]!({ ...job, db: racing }, payload);
      },
    });
    await runJob(
      db,
      overtaken(() =>
        runJob(
          db,
          overtaken(() => work(db, jobs[2]!)),
          jobs[1]!,
        ),
      ),
      jobs[0]!,
    );
    const after = await api().get({ datasetId });
    expect(after).toMatchObject({ version: 2, years: [2020, 2021, 2023] });
    expect(storesOf().sort()).toEqual([before.hash, after.hash].sort());
    expect(await total(datasetId, null)).toBe(1532n);
    const reasons = await db.job.findMany({ where: { id: { in: jobs } }, select: { state: true } });
    expect(reasons.map(({ state }) => state).sort()).toEqual(["DONE", "FAILED", "FAILED"]);
  });

  test("archived data take in no years, and those of another organisation do not exist", async () => {
    const { datasetId } = await imported(db, analyst, FIRST);
    const stranger = await personIn(db, (await organisation(db)).id, "ANALYST");
    await expect(
      callerOf(db, stranger).datasets.startImport({ name: "더하기", addToId: datasetId }),
    ).rejects.toMatchObject({ cause: { reason: "noDataset" } });
    const manager = await personIn(db, analyst.orgId, "MANAGER");
    await callerOf(db, manager).datasets.archive({ datasetId });
    await expect(api().startImport({ name: "더하기", addToId: datasetId })).rejects.toMatchObject({
      cause: { reason: "datasetArchived" },
    });
  });
});

describe("pairs of firms", () => {
  test("are counted where it was asked for, and the data set says for which years", async () => {
    const { datasetId } = await imported(db, analyst, FIRST);
    expect(await api().get({ datasetId })).toMatchObject({ pairYears: [] });
    const at = await addition(datasetId, trades("F2,F3,2022,77", "F2,F3,2022,3"));
    const { options } = await api().getImport({ importId: at.importId });
    const changed = await api().saveMapping({ ...at, options: { ...options, firmPairs: true } });
    await run(await check(changed.importId, changed.version));
    expect(await api().get({ datasetId })).toMatchObject({ pairYears: [2022] });
    const query = { years: [2022], regions: null, scope: "either" as const, count: "pairs" as const };
    expect([...(await readDatasetFlows(db, analyst, datasetId, query)).count]).toEqual([1]);
    await expect(readDatasetFlows(db, analyst, datasetId, { ...query, years: [2021] })).rejects.toMatchObject(
      { reason: "no_firm_pairs", params: { year: 2021 } },
    );
  });
});
