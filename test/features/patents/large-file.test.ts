import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import type { PatentReport } from "@/server/features/patents/preview";
import { WAITED_FOR } from "@/server/features/patents/schema";
import { callerOf, organisation, personIn, project } from "../database";
import { upload, work, workbench } from "../datasets/workbench";

let db: Db;
let close: () => Promise<void>;
let analyst: Actor;

beforeAll(async () => {
  ({ db, close } = await workbench());
  analyst = await personIn(db, (await organisation(db)).id, "ANALYST");
});
afterAll(() => close());

const api = () => callerOf(db, analyst).patents;
const LENGTH = 4000;
/** More than is waited for, with one bad row near the end. */
const COUNT = Math.ceil((WAITED_FOR.megabytes * 1024 * 1024) / LENGTH) + 10;
const BAD = COUNT - 2;
const large = () => {
  const text = "가나다 ".repeat(LENGTH / 10);
  const rows = Array.from({ length: COUNT }, (_, i) =>
    i === BAD ? `${i},,2020,${text},인천` : `${i},제목 ${i},2020,${text},인천`,
  );
  return ["출원번호,발명의 명칭,출원연도,요약,지역", ...rows, ""].join("\n");
};

describe("a file that is too large to wait for", () => {
  test("its beginning is shown, a job reads every row, and the import takes what the job said", async () => {
    const { id: projectId } = await project(db, analyst);
    const { id: uploadId } = await upload(db, analyst, "large.csv", large());
    const preview = await api().preview({ projectId, uploadId });
    expect(preview).toMatchObject({ whole: false, missing: [] });
    expect(preview.result).toMatchObject({ accepted: WAITED_FOR.patents, rejected: [] });
    const { jobId } = await api().check({ projectId, uploadId });
    await work(db, jobId);
    const job = await db.job.findUniqueOrThrow({ where: { id: jobId } });
    const report = job.result as unknown as PatentReport;
    expect(report).toMatchObject({ accepted: COUNT - 1, years: [2020, 2020] });
    expect(report.rejected).toEqual([{ reason: "title_missing", count: 1, rows: [BAD + 2] }]);
    expect(await db.patent.count()).toBe(0);
    const started = await api().import({ projectId, uploadId, name: "큰 파일" });
    await work(db, started.jobId!);
    expect(await db.patent.count()).toBe(COUNT - 1);
    const [set] = await api().sets({ projectId });
    expect(set).toMatchObject({
      accepted: COUNT - 1,
      rejected: [{ reason: "title_missing", rows: [BAD + 2] }],
    });
    const rejects = await api().rejects({ projectId, setId: set!.id });
    expect(rejects).toMatchObject({ more: 0, rows: [{ row: BAD + 2, column: "title" }] });
    expect(rejects.rows[0]!.cells[0]).toBe(String(BAD));
  });

  test("a wish to stop leaves nothing behind", async () => {
    const { id: projectId } = await project(db, analyst);
    const { id: uploadId } = await upload(db, analyst, "large.csv", large());
    const before = await db.patent.count();
    const started = await api().import({ projectId, uploadId, name: "큰 파일" });
    await db.job.update({ where: { id: started.jobId! }, data: { cancelRequested: true } });
    await work(db, started.jobId!);
    expect(await db.job.findUniqueOrThrow({ where: { id: started.jobId! } })).toMatchObject({
      state: "CANCELLED",
    });
    expect(await db.patent.count()).toBe(before);
    expect(await api().sets({ projectId })).toEqual([]);
  });
});
