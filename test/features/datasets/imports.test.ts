import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inDataDir } from "@/server/data-dir";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import { readDatasetFlows } from "@/server/features/datasets/data";
import { HANDLERS } from "@/server/jobs/handlers";
import { recoverJobs, runJob } from "@/server/jobs/run-job";
import { callerOf, organisation, personIn } from "../database";
import { checked, FIRMS, imported, importWith, SURVEY, TRADES, upload, work, workbench } from "./workbench";

let db: Db;
let data: string;
let close: () => Promise<void>;
let analyst: Actor;
let manager: Actor;
const LONG = { "기업.csv": FIRMS, "거래.csv": TRADES };

beforeAll(async () => {
  ({ db, data, close } = await workbench());
});
afterAll(() => close());
beforeEach(async () => {
  const { id } = await organisation(db);
  analyst = await personIn(db, id, "ANALYST");
  manager = await personIn(db, id, "MANAGER");
});
const api = (actor: Actor = analyst) => callerOf(db, actor).datasets;
const storesOf = (actor: Actor) => {
  const dir = join(data, "stores", actor.orgId);
  return existsSync(dir) ? readdirSync(dir) : [];
};

test("zero bytes in a file reject the rows that hold them, and nothing else", async () => {
  const files = {
    "기업.csv": FIRMS.replace("F3,24312", "F\u00003,24\u0000312"),
    "거래.csv": TRADES.replace("판매기업,", "판매기업\u0000,"),
  };
  const { importId, datasetId } = await imported(db, analyst, files);
  const { report } = await api().getImport({ importId });
  expect(report).toMatchObject({ transactions: 2, rejected: { unknown_firm: 4, unknown_ksic: 2 } });
  expect(report!.files[1]!.header[0]).toBe("판매기업\u2400");
  expect(datasetId).not.toBeNull();
});

describe("from files to a data set", () => {
  test("roles and columns are recognised, the check counts, the import keeps what was accepted", async () => {
    const { importId, version } = await checked(db, analyst, LONG);
    const run = await api().getImport({ importId });
    expect(run).toMatchObject({ state: "CHECKED", form: "long", missing: [], hasRejects: true });
    expect(run.files.map(({ role }) => role)).toEqual(["firms", "transactions"]);
    expect(run.report).toMatchObject({
      firms: 3,
      transactions: 3,
      amount: "2700",
      years: [2020, 2021],
      rejected: {
        unknown_ksic: 1,
        unknown_region: 1,
        amount_missing: 1,
        unknown_firm: 1,
        self_trade: 1,
        year_not_number: 1,
        amount_not_positive: 1,
      },
    });
    expect(run.report!.samples.amount_missing![0]).toMatchObject({ file: "거래.csv", row: 5 });

    const { jobId } = await api().run({ importId, version });
    await work(db, jobId);
    const done = await api().getImport({ importId });
    expect(done.state).toBe("DONE");
    const dataset = await api().get({ datasetId: done.datasetId! });
    expect(dataset).toMatchObject({
      name: "거래 자료",
      form: "LONG",
      unit: "천원",
      firms: 3,
      transactions: 3n,
      amount: 2700n,
      years: [2020, 2021],
      source: "시험",
      importId,
      usedBy: [],
    });
    const audit = await db.auditEvent.findMany({ where: { subjectId: dataset.id } });
    expect(audit.map(({ type, actorId }) => [type, actorId])).toEqual([["DATASET_IMPORTED", analyst.id]]);
    const flows = await readDatasetFlows(db, analyst, dataset.id, {
      years: [2020],
      regions: null,
      scope: "either",
    });
    expect(flows.industries).toEqual(["24312", "30121", "30399"]);
    expect([...flows.amount].reduce((sum, amount) => sum + amount, 0n)).toBe(1500n);
  });

  test("the list of rejected rows says in Korean where and why", async () => {
    const { importId } = await checked(db, analyst, LONG);
    const { rejectsPath } = await db.importRun.findUniqueOrThrow({ where: { id: importId } });
    const lines = readFileSync(inDataDir(rejectsPath!), "utf8").split("\r\n").join("\n").split("\n");
    expect(lines[0]).toMatch(/^\uFEFF파일,행,제외 사유,열,값/);
    expect(lines.some((line) => /^거래\.csv,5,금액이 없음,/.test(line))).toBe(true);
    expect(lines.filter((line) => line !== "")).toHaveLength(1 + 7);
  });

  test("the survey form has no amounts and no unit; each cell is one trade", async () => {
    const { datasetId } = await imported(db, analyst, { "설문.csv": SURVEY });
    const dataset = await api().get({ datasetId });
    expect(dataset).toMatchObject({ form: "WIDE", unit: null, transactions: 3n, years: [2020] });
  });

  test("a sale is counted where its seller is, a firm where it is", async () => {
    const { datasetId } = await imported(db, analyst, LONG);
    const { regions, industries } = await api().contents({ datasetId });
    expect(regions.find(({ region }) => region === "44200")).toMatchObject({
      firms: 1,
      sold: 2200n,
      bought: 500n,
    });
    expect(industries[0]).toMatchObject({ code: "30399", sold: 2200n, bought: 500n });
  });
});

describe("what cannot be imported", () => {
  test("a file that fits nothing waits for a person to say what it is", async () => {
    const made = await importWith(db, analyst, { "메모.csv": "날짜,내용\n1,가\n" });
    expect((await api().getImport({ importId: made.importId })).files[0]!.role).toBeNull();
    await expect(api().check(made)).rejects.toMatchObject({ cause: { reason: "unknownFile" } });
  });

  test("saying what a file is leaves it in its place; the unit is the one that its header names", async () => {
    const files = {
      "a.csv": "가,나,다\nF1,30399,충남\n",
      "b.csv": "가,나,기준년,금액(백만)\nF1,F2,2020,7\n",
    };
    const { importId, version } = await importWith(db, analyst, files);
    const [first, second] = (await api().getImport({ importId })).files;
    const named = await api().attachFile({ importId, version, uploadId: first!.uploadId, role: "firms" });
    await api().attachFile({ ...named, uploadId: second!.uploadId, role: "transactions" });
    const run = await api().getImport({ importId });
    expect(run.files.map(({ name, role }) => [name, role])).toEqual([
      ["a.csv", "firms"],
      ["b.csv", "transactions"],
    ]);
    expect(run.options.unit).toBe("KRW1000000");
  });

  test("an old spreadsheet is refused by name when it is attached", async () => {
    const { importId, version } = await api().startImport({ name: "자료" });
    const ole = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    const { id } = await upload(db, analyst, "거래.xls", ole);
    await expect(api().attachFile({ importId, version, uploadId: id })).rejects.toMatchObject({
      cause: { reason: "old_xls", params: { file: "거래.xls" } },
    });
  });

  test("one of two files, or files of two forms", async () => {
    const one = await importWith(db, analyst, { "거래.csv": TRADES });
    await expect(api().check(one)).rejects.toMatchObject({
      cause: { reason: "missingFile", params: { role: "firms" } },
    });
    const mixed = await importWith(db, analyst, { "거래.csv": TRADES, "설문.csv": SURVEY });
    await expect(api().check(mixed)).rejects.toMatchObject({ cause: { reason: "mixedForms" } });
  });

  test("a check that fails tells why and leaves the import open", async () => {
    const made = await importWith(db, analyst, { "거래.csv": TRADES, "기업.csv": FIRMS });
    const { options } = await api().getImport({ importId: made.importId });
    const without = { ...options, mappings: { ...options.mappings, transactions: {} } };
    const renamed = await api().saveMapping({ ...made, options: without });
    // The mapping that is saved may not know a column that the header does not show either.
    const other = await upload(db, analyst, "거래2.csv", TRADES.replace("연도", "언제"));
    const attached = await api().attachFile({
      importId: made.importId,
      version: renamed.version,
      uploadId: other.id,
      role: "transactions",
    });
    const { jobId, version } = await api().check({ importId: made.importId, version: attached.version });
    await work(db, jobId);
    expect(await callerOf(db, analyst).jobs.get({ jobId })).toMatchObject({
      state: "FAILED",
      error: { reason: "column_missing", params: { file: "거래2.csv", columns: "year" } },
    });
    const after = await api().getImport({ importId: made.importId });
    expect(after).toMatchObject({ state: "FAILED", report: null });
    const mended = { ...after.options, mappings: { ...after.options.mappings, transactions: { year: 2 } } };
    const fixed = await api().saveMapping({ importId: made.importId, version, options: mended });
    const again = await api().check({ importId: made.importId, version: fixed.version });
    await work(db, again.jobId);
    expect((await api().getImport({ importId: made.importId })).report).toMatchObject({ transactions: 3 });
  });

  test("nothing runs that was not checked as it is now", async () => {
    const { importId, version } = await checked(db, analyst, LONG);
    const { options } = await api().getImport({ importId });
    const changed = await api().saveMapping({
      importId,
      version,
      options: { ...options, unit: "KRW1000000" },
    });
    await expect(api().run({ importId, version: changed.version })).rejects.toMatchObject({
      cause: { reason: "notChecked" },
    });
    await expect(api().run({ importId, version })).rejects.toMatchObject({
      cause: { code: "STALE_VERSION" },
    });
    expect(storesOf(analyst)).toEqual([]);
  });
});

describe("the same files again", () => {
  test("are recognised whatever they are called, and refused with the name of what is there", async () => {
    const { datasetId } = await imported(db, analyst, LONG);
    const again = await checked(db, manager, { "a.csv": FIRMS, "b.csv": TRADES });
    const run = await api(manager).getImport({ importId: again.importId });
    expect(run.sameAs).toEqual({ id: datasetId, name: "거래 자료", archived: false });
    await expect(api(manager).run(again)).rejects.toMatchObject({
      cause: { reason: "alreadyImported", params: { datasetId, name: "거래 자료" } },
    });
    expect(await db.dataset.count({ where: { orgId: analyst.orgId } })).toBe(1);
  });

  test("in another unit are other data", async () => {
    await imported(db, analyst, LONG);
    const { importId, version } = await checked(db, analyst, LONG);
    const { options } = await api().getImport({ importId });
    const changed = await api().saveMapping({
      importId,
      version,
      options: { ...options, unit: "KRW1000000" },
    });
    const { jobId } = await api().check({ importId, version: changed.version });
    await work(db, jobId);
    expect((await api().getImport({ importId })).sameAs).toBeNull();
  });
});

describe("an import that is stopped or cut off", () => {
  test("stopped while it waits: nothing is stored, and it can be started again", async () => {
    const { importId, version } = await checked(db, analyst, LONG);
    const started = await api().run({ importId, version });
    await callerOf(db, analyst).jobs.cancel({ jobId: started.jobId });
    expect(await api().getImport({ importId })).toMatchObject({ state: "CANCELLED", datasetId: null });
    const again = await api().run({ importId, version: started.version });
    await work(db, again.jobId);
    expect((await api().getImport({ importId })).state).toBe("DONE");
  });

  test("stopped while it reads: the store's folder is as before", async () => {
    const { importId, version } = await checked(db, analyst, LONG);
    const { jobId } = await api().run({ importId, version });
    const stopping: Partial<typeof HANDLERS> = {
      "dataset.import": async (job, payload) => {
        const stop = new AbortController();
        const report = async () => {
          stop.abort();
        };
        return HANDLERS["dataset.import"]!({ ...job, signal: stop.signal, report }, payload);
      },
    };
    await runJob(db, stopping, jobId);
    expect(await api().getImport({ importId })).toMatchObject({ state: "CANCELLED", datasetId: null });
    expect(storesOf(analyst)).toEqual([]);
    expect(await db.dataset.count({ where: { orgId: analyst.orgId } })).toBe(0);
  });

  test("killed in the middle: the next start takes it up, and one data set comes of it", async () => {
    const { importId, version } = await checked(db, analyst, LONG);
    const { jobId } = await api().run({ importId, version });
    // What a killed worker leaves: a job that says it runs, and a half-built store of a process that is gone.
    await db.job.update({ where: { id: jobId }, data: { state: "RUNNING", attempts: 1 } });
    const { report } = await api().getImport({ importId });
    const store = join(data, "stores", analyst.orgId, report!.hash);
    const { mkdirSync, writeFileSync } = await import("node:fs");
    mkdirSync(join(store, ".tmp-4194303-1-dead", "data"), { recursive: true });
    writeFileSync(join(store, ".tmp-4194303-1-dead", "data", "flows.parquet"), "half");
    mkdirSync(join(store, "data-0000"), { recursive: true });
    expect(await recoverJobs(db)).toContain(jobId);
    await work(db, jobId);
    expect((await api().getImport({ importId })).state).toBe("DONE");
    expect(await db.dataset.count({ where: { orgId: analyst.orgId } })).toBe(1);
    expect(readdirSync(store).sort()).toEqual([expect.stringMatching(/^data-[0-9a-f]{16}$/), "store.json"]);
  });

  test("cut off behind the last file: the finished store is found, and only the rows are written", async () => {
    const { importId, version } = await checked(db, analyst, LONG);
    const { jobId } = await api().run({ importId, version });
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
    expect((await api().getImport({ importId })).state).toBe("FAILED");
    expect(storesOf(analyst)).toHaveLength(1);
    const again = await api().run({ importId, version: version + 1 });
    await work(db, again.jobId);
    expect((await api().getImport({ importId })).state).toBe("DONE");
  });
});

describe("whose it is", () => {
  test("for another organisation neither import nor data set nor upload exists", async () => {
    const { importId, datasetId } = await imported(db, analyst, LONG);
    const stranger = await personIn(db, (await organisation(db)).id, "MANAGER");
    const missing = { code: "NOT_FOUND" };
    await expect(api(stranger).get({ datasetId })).rejects.toMatchObject(missing);
    await expect(api(stranger).contents({ datasetId })).rejects.toMatchObject(missing);
    await expect(api(stranger).archive({ datasetId })).rejects.toMatchObject(missing);
    await expect(api(stranger).getImport({ importId })).rejects.toMatchObject(missing);
    await expect(api(stranger).inspect({ importId })).rejects.toMatchObject(missing);
    await expect(api(stranger).check({ importId, version: 1 })).rejects.toMatchObject(missing);
    expect(await api(stranger).list({ archived: false })).toEqual([]);
    const { id } = await upload(db, analyst, "기업.csv", FIRMS);
    const own = await api(stranger).startImport({ name: "자료" });
    await expect(api(stranger).attachFile({ ...own, uploadId: id })).rejects.toMatchObject(missing);
    expect((await db.dataset.findUniqueOrThrow({ where: { id: datasetId } })).archivedAt).toBeNull();
  });

  test("the same files in another organisation are its own data set, with its own file names", async () => {
    const { datasetId } = await imported(db, analyst, LONG);
    const other = await personIn(db, (await organisation(db)).id, "ANALYST");
    const theirs = await imported(db, other, { "남의 기업.csv": FIRMS, "남의 거래.csv": TRADES });
    expect(theirs.datasetId).not.toBe(datasetId);
    const { files } = await api(other).get({ datasetId: theirs.datasetId });
    expect(files.map(({ name }) => name)).toEqual(["남의 기업.csv", "남의 거래.csv"]);
  });

  test("archived and restored, each once in the trail", async () => {
    const { datasetId } = await imported(db, analyst, LONG);
    await api(manager).archive({ datasetId });
    await api(manager).archive({ datasetId });
    expect(await api().list({ archived: false })).toEqual([]);
    expect((await api().list({ archived: true })).map(({ id }) => id)).toEqual([datasetId]);
    await api(manager).restore({ datasetId });
    const trail = await db.auditEvent.findMany({ where: { subjectId: datasetId }, orderBy: { id: "asc" } });
    expect(trail.map(({ type }) => type)).toEqual([
      "DATASET_IMPORTED",
      "DATASET_ARCHIVED",
      "DATASET_RESTORED",
    ]);
  });
});
