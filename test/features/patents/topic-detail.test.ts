import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { syntheticPatents } from "@/server/compute/topics/synthetic-patents";
import type { Db } from "@/server/db";
import { csvText } from "@/server/domain/csv";
import type { Actor } from "@/server/domain/permissions";
import { callerOf, organisation, personIn, project } from "../database";
import { upload, work, workbench } from "../datasets/workbench";

let db: Db;
let close: () => Promise<void>;
let analyst: Actor;
let projectId: string;
let runId: string;

const made = syntheticPatents({ count: 200, seed: 11 });
const file = csvText(
  ["출원번호", "출원일자", "발명의 명칭", "요약", "IPC", "출원인", "지역"],
  made.map((one) => [
    ...[one.applicationNo, one.filingDate, one.title, one.abstract, one.ipc.join(";")],
    ...[one.applicants.join(";"), one.regions.join(";")],
  ]),
);
const api = () => callerOf(db, analyst).patents;
const compute = async (setId: string, regionCount: "fractional" | "whole") => {
  const { jobId } = await api().computeTopics({ projectId, setId, topics: 5, regionCount });
  await work(db, jobId!);
  const job = await db.job.findUniqueOrThrow({ where: { id: jobId! } });
  expect(job.state).toBe("DONE");
  return (job.result as { runId: string }).runId;
};
const now = () => api().topics({ projectId, runId });
const detail = (key: string, of = runId) => api().topicDetail({ projectId, runId: of, key });
const edit = async (change: Parameters<ReturnType<typeof api>["editTopics"]>[0]["edit"]) =>
  api().editTopics({ projectId, runId, seen: (await now()).version, edit: change });
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
let setId: string;

beforeAll(async () => {
  ({ db, close } = await workbench());
  analyst = await personIn(db, (await organisation(db)).id, "ANALYST");
  projectId = (await project(db, analyst)).id;
  const { id: uploadId } = await upload(db, analyst, "patents.csv", file);
  const { jobId } = await api().import({ projectId, uploadId, name: "특허" });
  await work(db, jobId!);
  const job = await db.job.findUniqueOrThrow({ where: { id: jobId! } });
  ({ setId } = job.result as { setId: string });
  runId = await compute(setId, "fractional");
});
afterAll(() => close());

describe("a topic's figures", () => {
  test("the shares of all topics in a year add up to one, each within its interval; the last two years are open", async () => {
    const { run, topics } = await now();
    const details = await Promise.all(topics.map(({ key }) => detail(key)));
    const [first, last] = run.params.years!;
    expect(details[0]!.trend.map(({ year }) => year)).toEqual(
      Array.from({ length: last - first + 1 }, (_, i) => first + i),
    );
    expect(details[0]!.incomplete).toEqual([last - 1, last]);
    details[0]!.trend.forEach(({ total }, i) => {
      const shares = details.map(({ trend }) => trend[i]!.interval);
      expect(shares.every((one) => (one === null) === (total === 0))).toBe(true);
      if (total > 0) expect(sum(shares.map((one) => one!.share))).toBeCloseTo(1, 9);
      for (const one of shares) {
        if (one === null) continue;
        expect(one.low).toBeLessThanOrEqual(one.share);
        expect(one.high).toBeGreaterThanOrEqual(one.share);
      }
    });
  });

  test("provinces in parts and patent classes add up to all of it; whole counts to as much or more", async () => {
    const { figures } = await detail("t1");
    expect(sum(figures!.regions.map(({ share }) => share))).toBeCloseTo(1, 9);
    expect(sum(figures!.ipc.map(({ share }) => share))).toBeCloseTo(1, 9);
    const each = (await detail("t1", await compute(setId, "whole"))).figures!;
    expect([figures!.regionCount, each.regionCount]).toEqual(["fractional", "whole"]);
    expect(sum(each.regions.map(({ share }) => share))).toBeGreaterThanOrEqual(1 - 1e-9);
  });

  test("ties are between applicants that are drawn, and everyone's partners are counted", async () => {
    const { applicants, pairs } = (await detail("t1")).figures!;
    const names = new Set(applicants.slice(0, 30).map(({ name }) => name));
    expect(pairs.length).toBeGreaterThan(0);
    for (const { a, b } of pairs) {
      expect(names.has(a) && names.has(b)).toBe(true);
      expect(applicants.find(({ name }) => name === a)!.partners).toBeGreaterThan(0);
    }
  });

  test("a run of an earlier version still says its years", async () => {
    await db.topic.updateMany({ where: { runId, number: 5 }, data: { figures: {} } });
    expect(await detail("t5")).toMatchObject({ figures: null });
    expect((await detail("t5")).trend.length).toBeGreaterThan(0);
    await expect(detail("t99")).rejects.toMatchObject({ cause: { reason: "noTopic" } });
  });
});

describe("patents of a topic", () => {
  const find = (key: string, query = "", page = 1) =>
    api().search({ projectId, query, page, limit: 100, topic: { runId, key } });
  const all = async (key: string) => {
    const first = await find(key);
    const rows = [...first.rows];
    for (let page = 2; page <= first.pages; page++) rows.push(...(await find(key, "", page)).rows);
    return rows;
  };

  test("every patent that was placed is in just one topic, the surest first", async () => {
    const { run, topics } = await now();
    const lists = await Promise.all(topics.map(({ key }) => all(key)));
    const ids = lists.flat().map(({ applicationNo }) => applicationNo);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(run.documents - run.params.unplaced);
    lists.forEach((rows, k) => {
      const { patentCount } = topics[k]!;
      if (patentCount !== null) expect(rows.length).toBe(patentCount);
      const weights = rows.map(({ weight }) => weight!);
      expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    });
  });

  test("words narrow it down", async () => {
    const rows = await all("t1");
    const word = rows[0]!.title.split(/\s+/)[0]!;
    const { total, rows: found } = await find("t1", word);
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThanOrEqual(rows.length);
    for (const { title, abstract, titleEn } of found)
      expect(`${title} ${abstract} ${titleEn}`).toContain(word);
  });

  test("topics that are merged hold the patents of both", async () => {
    const before = [...(await all("t1")), ...(await all("t2"))].map(({ applicationNo }) => applicationNo);
    await edit({ kind: "MERGE", keys: ["t1", "t2"] });
    const after = (await all("t1+t2")).map(({ applicationNo }) => applicationNo);
    expect(after.toSorted()).toEqual(before.toSorted());
  });

  test("the parts of a split hold the patents of the whole", async () => {
    const before = (await all("t3")).map(({ applicationNo }) => applicationNo);
    const { version } = await now();
    const { jobId } = await api().splitTopic({ projectId, runId, seen: version, key: "t3", parts: 2 });
    await work(db, jobId);
    const { topics } = await now();
    const parts = topics.filter(({ key }) => key.startsWith("t3/"));
    expect(parts).toHaveLength(2);
    const lists = await Promise.all(parts.map(({ key }) => all(key)));
    expect(lists.map((rows) => rows.length)).toEqual(parts.map(({ patentCount }) => patentCount));
    const after = lists.flat().map(({ applicationNo }) => applicationNo);
    expect(after.toSorted()).toEqual(before.toSorted());
  });

  test("without the files of the model it is said", async () => {
    await db.topicRun.update({ where: { id: runId }, data: { modelPath: null } });
    await expect(find("t4")).rejects.toMatchObject({ cause: { reason: "topicFilesGone" } });
  });
});
