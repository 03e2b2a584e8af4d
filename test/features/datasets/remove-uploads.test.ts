import { existsSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inDataDir } from "@/server/data-dir";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import { ABANDONED_DAYS, removeUploads } from "@/server/features/datasets/remove-uploads";
import { createJob } from "@/server/features/jobs/service";
import { callerOf, organisation, personIn } from "../database";
import { checked, FIRMS, imported, importWith, TRADES, upload, workbench } from "./workbench";

let db: Db;
let data: string;
let close: () => Promise<void>;
let analyst: Actor;
const LONG = { "기업.csv": FIRMS, "거래.csv": TRADES };
const inDays = (days: number) => () => new Date(Date.now() + days * 24 * 3_600_000);

beforeAll(async () => {
  ({ db, data, close } = await workbench());
});
afterAll(() => close());
beforeEach(async () => {
  analyst = await personIn(db, (await organisation(db)).id, "ANALYST");
  await db.importRun.deleteMany();
  await removeUploads({ db, now: inDays(400) });
});
const left = async () => ({
  rows: await db.upload.count(),
  files: existsSync(join(data, "uploads")) ? readdirSync(join(data, "uploads")).length : 0,
});
const remove = (days: number) => removeUploads({ db, now: inDays(days) });

describe("what was uploaded", () => {
  test("goes a day after its import is done; the data set stays readable", async () => {
    const { datasetId } = await imported(db, analyst, LONG);
    expect(await left()).toEqual({ rows: 2, files: 2 });
    await remove(0.5);
    expect(await left()).toEqual({ rows: 2, files: 2 });
    expect(await remove(1.5)).toEqual({ uploads: 2, files: 2 });
    expect(await left()).toEqual({ rows: 0, files: 0 });
    expect((await callerOf(db, analyst).datasets.contents({ datasetId })).industries.length).toBe(3);
  });

  test("stays while its import waits for a person, and goes when nobody comes", async () => {
    const { importId, version } = await checked(db, analyst, LONG);
    await remove(ABANDONED_DAYS - 1);
    expect(await left()).toEqual({ rows: 2, files: 2 });
    await remove(ABANDONED_DAYS + 1);
    expect(await left()).toEqual({ rows: 0, files: 0 });
    const files = await callerOf(db, analyst).datasets.inspect({ importId });
    expect(files.map(({ problem }) => problem?.reason)).toEqual(["uploadGone", "uploadGone"]);
    await expect(callerOf(db, analyst).datasets.check({ importId, version })).rejects.toMatchObject({
      cause: { reason: "uploadGone" },
    });
  });

  test("goes with an import that was thrown away, its list of rejected rows too", async () => {
    const { importId, version } = await checked(db, analyst, LONG);
    const list = inDataDir(`rejects/${importId}.csv`);
    expect(existsSync(list)).toBe(true);
    await callerOf(db, analyst).datasets.discard({ importId, version });
    await remove(2);
    expect(await left()).toEqual({ rows: 0, files: 0 });
    expect(existsSync(list)).toBe(false);
  });

  test("under one hash stays as long as anybody needs it", async () => {
    const other = await personIn(db, (await organisation(db)).id, "ANALYST");
    await imported(db, analyst, LONG);
    await importWith(db, other, LONG);
    await remove(2);
    expect(await left()).toEqual({ rows: 2, files: 2 });
    expect((await db.upload.findMany()).every(({ orgId }) => orgId === other.orgId)).toBe(true);
  });

  test("for patents stays until its job has ended", async () => {
    const { id } = await upload(db, analyst, "특허.csv", "출원번호,명칭,요약\n");
    const jobId = await createJob(
      db,
      { actor: analyst, now: () => new Date() },
      { kind: "patents.import", title: "특허", payload: { uploadId: id } },
    );
    await remove(2);
    expect(await left()).toEqual({ rows: 1, files: 1 });
    await db.job.update({ where: { id: jobId }, data: { state: "DONE" } });
    await remove(2);
    expect(await left()).toEqual({ rows: 0, files: 0 });
  });

  test("and has no row, since the server was killed between the two, goes after a day", async () => {
    const path = join(data, "uploads", "f".repeat(64));
    writeFileSync(path, "x");
    await remove(0);
    expect(existsSync(path)).toBe(true);
    utimesSync(path, new Date(0), new Date(0));
    await remove(0);
    expect(existsSync(path)).toBe(false);
  });
});
