import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { syntheticPatents } from "@/server/compute/topics/synthetic-patents";
import type { Db } from "@/server/db";
import { csvText } from "@/server/domain/csv";
import { DomainError } from "@/server/domain/errors";
import type { Actor } from "@/server/domain/permissions";
import { computeTopics } from "@/server/features/patents/compute-topics";
import { callerOf, organisation, personIn, project } from "../database";
import { upload, work, workbench } from "../datasets/workbench";

let db: Db;
let close: () => Promise<void>;
let analyst: Actor;
let projectId: string;

const HEADER = ["출원번호", "출원일자", "발명의 명칭", "요약", "IPC", "출원인", "지역"];
const made = syntheticPatents({ count: 300, seed: 3 });
const synthetic = csvText(
  HEADER,
  made.map((one) => [
    ...[one.applicationNo, one.filingDate, one.title, one.abstract, one.ipc.join(";")],
    ...[one.applicants.join(";"), one.regions.join(";")],
  ]),
);
/** Row 2 is good; 3 to 7 are not, each for a reason of its own. */
const FAULTY = csvText(HEADER, [
  [
    "10-2019-0000001",
    "2019-03-05",
    "연료전지",
    "촉매층과 분리판",
    "H01M 8/02",
    "가상대학교;홍길동",
    "아산시",
  ],
  ["10-2019-0000001", "2019-03-06", "연료전지 둘", "다시", "H01M 8/02", "가상대학교", "대전"],
  ["1.02019E+12", "2019-03-06", "셋", "요약", "", "", ""],
  ["10-2019-0000004", "2019-13-06", "넷", "요약", "", "", ""],
  ["10-2019-0000005", "2019-03-06", "", "요약", "", "", ""],
  ["10-2019-0000006", "2019-03-06", "여섯", "", "", "", ""],
]);

beforeAll(async () => {
  ({ db, close } = await workbench());
  analyst = await personIn(db, (await organisation(db)).id, "ANALYST");
  projectId = (await project(db, analyst)).id;
});
afterAll(() => close());

const api = (actor = analyst) => callerOf(db, actor).patents;
const resultOf = async <T>(jobId: string) => {
  const job = await db.job.findUniqueOrThrow({ where: { id: jobId } });
  expect({ state: job.state, error: job.error }).toEqual({ state: "DONE", error: null });
  return job.result as T;
};
async function imported(fileName: string, content: string, more = {}, into = projectId) {
  const { id } = await upload(db, analyst, fileName, content);
  const started = await api().import({ projectId: into, uploadId: id, name: fileName, ...more });
  if (started.reused) return started;
  await work(db, started.jobId);
  return { ...(await resultOf<{ setId: string; topicsJobId: string | null }>(started.jobId)), started };
}

describe("a file with faults", () => {
  test("the dry run names reason and row of each, and writes nothing", async () => {
    const { id } = await upload(db, analyst, "faulty.csv", FAULTY);
    const preview = await api().preview({ projectId, uploadId: id });
    expect(preview.missing).toEqual([]);
    expect(preview.result).toMatchObject({ accepted: 1, personsLeftOut: 1, years: [2019, 2019] });
    expect(Object.fromEntries(preview.result!.rejected.map((r) => [r.reason, r.rows]))).toEqual({
      application_no_duplicate: [3],
      application_no_damaged: [4],
      year_invalid: [5],
      title_missing: [6],
      text_missing: [7],
    });
    expect(preview.result!.rows).toHaveLength(1);
    expect(preview.result!.rows[0]).toMatchObject({ regions: ["충남"], applicants: ["가상대학교"] });
    expect(await db.patentSet.count()).toBe(0);
    expect(await db.patent.count()).toBe(0);
    const { header, rows } = await api().previewRejects({ projectId, uploadId: id });
    expect(rows.map(({ row }) => row)).toEqual([3, 4, 5, 6, 7]);
    expect(rows[2]).toMatchObject({ column: "filingDate", value: "2019-13-06" });
    // the row as it stood, so that it can be mended and uploaded again
    expect(rows[2]!.cells[header.indexOf("출원일자")]).toBe("2019-13-06");
    expect(rows.map(({ cells }) => cells).every((cells) => cells.length === header.length)).toBe(true);
  });

  test("columns that are not recognised are asked for and can be chosen", async () => {
    const text = FAULTY.replace("발명의 명칭", "이름").replace("요약", "본문");
    const { id } = await upload(db, analyst, "columns.csv", text);
    const asked = await api().preview({ projectId, uploadId: id });
    expect(asked).toMatchObject({ missing: ["title", "abstract"], result: null });
    expect(asked.columns[2]).toMatchObject({ index: 2, name: "이름", example: "연료전지" });
    const given = await api().preview({ projectId, uploadId: id, mapping: { title: 2, abstract: 3 } });
    expect(given.result).toMatchObject({ accepted: 1 });
  });

  test("an import keeps the good rows, the rejects with their numbers, and no personal name", async () => {
    const { setId } = await imported("faulty.csv", FAULTY);
    const [set] = await api().sets({ projectId });
    expect(set).toMatchObject({ id: setId, accepted: 1, years: [2019, 2019], runs: 0 });
    expect(set!.rejected.find(({ reason }) => reason === "text_missing")).toMatchObject({
      count: 1,
      rows: [7],
    });
    const { header, rows } = await api().rejects({ projectId, setId: setId! });
    expect(rows.map(({ row }) => row)).toEqual([3, 4, 5, 6, 7]);
    expect(rows[4]!.cells[header.indexOf("발명의 명칭")]).toBe("여섯");
    const viewer = await personIn(db, analyst.orgId, "VIEWER");
    const seen = await api(viewer).rejects({ projectId, setId: setId! });
    expect(seen).toMatchObject({ header: [], rows: rows.map((row) => ({ ...row, cells: [] })) });
    expect(await db.patent.findMany({ where: { setId: setId! } })).toMatchObject([
      { applicationNo: "1020190000001", regions: ["44"], applicants: ["가상대학교"], year: 2019 },
    ]);
    const everything = JSON.stringify([
      await db.patentSet.findMany(),
      await db.patent.findMany(),
      await db.job.findMany(),
      await db.auditEvent.findMany({ omit: { id: true } }),
    ]);
    expect(everything).not.toContain("홍길동");
  });

  test("zero bytes are left out, and a region called like a part of every object is counted like any other", async () => {
    const { id: into } = await project(db, analyst);
    const text = csvText(HEADER, [
      [
        "10-2019-0000001",
        "2019-03-05",
        "연료\u0000전지",
        "촉매층\u0000",
        "H01M 8/02",
        "",
        "constructor;__proto__",
      ],
    ]);
    const { id } = await upload(db, analyst, "nul.csv", text);
    const { result } = await api().preview({ projectId: into, uploadId: id });
    expect(result!.unknownRegions).toEqual([
      { name: "constructor", count: 1 },
      { name: "__proto__", count: 1 },
    ]);
    const { setId } = await imported("nul.csv", text, {}, into);
    expect(await db.patent.findMany({ where: { setId: setId! } })).toMatchObject([
      { title: "연료전지", abstract: "촉매층" },
    ]);
  });

  test("a file without a single patent is refused before a job begins", async () => {
    const { id } = await upload(db, analyst, "none.csv", csvText(HEADER, [["", "", "가", "나", "", "", ""]]));
    const jobs = await db.job.count();
    await expect(api().import({ projectId, uploadId: id, name: "없음" })).rejects.toMatchObject({
      cause: { reason: "noPatentsAccepted" },
    });
    expect(await db.job.count()).toBe(jobs);
  });
});

describe("the same file again", () => {
  test("is recognised before, at and in the import; other columns make another set", async () => {
    const text = `${FAULTY}10-2020-0000007,2020-01-01,일곱,요약,,,\r\n`;
    const first = await imported("again.csv", text);
    const { id } = await upload(db, analyst, "renamed.csv", text);
    const preview = await api().preview({ projectId, uploadId: id });
    expect(preview.sameAs).toMatchObject({ id: first.setId, name: "again.csv" });
    expect(await api().import({ projectId, uploadId: id, name: "다시" })).toEqual({
      reused: true,
      setId: first.setId,
      jobId: null,
    });
    expect(await db.patent.count({ where: { setId: first.setId! } })).toBe(2);
    const audits = await db.auditEvent.count({ where: { type: "PATENTS_IMPORTED" } });
    const other = await imported("again.csv", text, { mapping: { regions: null } });
    expect(other.setId).not.toBe(first.setId);
    expect(await db.auditEvent.count({ where: { type: "PATENTS_IMPORTED" } })).toBe(audits + 1);
  });

  test("a job that runs twice leaves one set; two asked for at once are one job", async () => {
    const { id } = await upload(
      db,
      analyst,
      "twice.csv",
      `${FAULTY}10-2021-0000008,2021-01-01,팔,요약,,,\r\n`,
    );
    const input = { projectId, uploadId: id, name: "두 번" };
    const first = await api().import(input);
    expect(await api().import(input)).toMatchObject({ jobId: first.jobId, running: true });
    await work(db, first.jobId!);
    const { setId } = await resultOf<{ setId: string }>(first.jobId!);
    await db.job.update({ where: { id: first.jobId! }, data: { state: "QUEUED" } });
    await work(db, first.jobId!);
    expect(await resultOf(first.jobId!)).toMatchObject({ setId, reused: true });
    expect(await db.auditEvent.count({ where: { subjectId: setId } })).toBe(1);
  });
});

describe("topics that cannot be had", () => {
  const same = csvText(
    HEADER,
    Array.from({ length: 6 }, (_, i) => [
      `10-2020-000000${i}`,
      "2020-01-01",
      "연료전지 분리판",
      "촉매층과 분리판",
      "H01M 8/02",
      "",
      "",
    ]),
  );

  test("fail with a reason, leave no run behind, and the step is not ready", async () => {
    const { id: into } = await project(db, analyst);
    const { topicsJobId } = (await imported("same.csv", same, { thenTopics: true }, into)) as {
      topicsJobId: string;
    };
    await work(db, topicsJobId);
    expect(await db.job.findUniqueOrThrow({ where: { id: topicsJobId } })).toMatchObject({
      state: "FAILED",
      error: { reason: "noTopicsFound", params: { documents: 6 } },
    });
    expect(await api().runs({ projectId: into })).toEqual([]);
    const steps = await callerOf(db, analyst).projects.steps({ projectId: into });
    expect(JSON.stringify(steps)).toContain('"noTopics"');
  });

  test("a wish to stop ends the work at its next step", async () => {
    const { id: into } = await project(db, analyst);
    const { setId } = await imported("stop.csv", synthetic, {}, into);
    const told: number[] = [];
    const work = computeTopics(db, { setId: setId!, topics: 4, seed: 1 }, async (done) => {
      told.push(done);
      if (told.length === 3) throw new DomainError("CANCELLED", "stopped by a person");
    });
    await expect(work).rejects.toMatchObject({ code: "CANCELLED" });
    expect(told).toHaveLength(3);
    expect(told[2]).toBeLessThan(1);
  });
});

describe("topics of synthetic patents", () => {
  let setId: string;
  let ownProject: string;
  let runId: string;

  beforeAll(async () => {
    ownProject = (await project(db, analyst)).id;
    await db.strategicIndustry.create({
      data: {
        ...{ projectId: ownProject, name: "이차전지", createdById: analyst.id, updatedById: analyst.id },
        codes: {
          create: [
            { code: "28202", role: "SELF" },
            { code: "20111", role: "BACKWARD" },
          ],
        },
      },
    });
    const done = await imported(
      "synthetic.csv",
      synthetic,
      { synthetic: true, thenTopics: true },
      ownProject,
    );
    setId = done.setId!;
    const { topicsJobId } = done as { topicsJobId: string };
    await work(db, topicsJobId);
    ({ runId } = await resultOf<{ runId: string }>(topicsJobId));
  });

  test("an import that was asked to goes on to the topics by itself, and both are audited", async () => {
    const { run, topics } = await api().topics({ projectId: ownProject });
    expect(run).toMatchObject({
      ...{ id: runId, documents: 300, seed: 1, changes: [] },
      set: { id: setId, synthetic: true },
      params: { topics: "auto", chosen: topics.length },
    });
    expect(run.trials.map(({ topics: tried }) => tried)).toContain(topics.length);
    const types = (await db.auditEvent.findMany({ where: { projectId: ownProject } })).map(
      ({ type }) => type,
    );
    expect(types.sort()).toEqual(["PATENTS_IMPORTED", "TOPICS_COMPUTED"]);
  });

  test("sizes and yearly weights add up to the patents that are placed", async () => {
    const { run, topics } = await api().topics({ projectId: ownProject, runId });
    const placed = run.documents - run.params.unplaced;
    expect(topics.reduce((sum, { size }) => sum + size, 0)).toBeCloseTo(placed, 6);
    const years = topics.flatMap(({ yearly }) => yearly);
    expect(years.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(placed, 6);
    for (const { yearly } of topics)
      expect(yearly.map(({ year }) => year)).toEqual(topics[0]!.yearly.map(({ year }) => year));
  });

  test("a battery topic leads to the codes of the project's battery industry, with the patent classes", async () => {
    const { topics } = await api().topics({ projectId: ownProject });
    const shareOf = ({ links }: (typeof topics)[number]) => links[0]?.share ?? 0;
    const item = topics.reduce((best, one) => (shareOf(one) > shareOf(best) ? one : best));
    const topic = await api().topic({ projectId: ownProject, key: item.key });
    const [link] = topic.industries.links;
    expect(link).toMatchObject({ name: "이차전지" });
    expect(link!.codes[0]).toMatchObject({ code: "28202", role: "SELF", nameKo: "축전지 제조업" });
    expect(link!.share).toBeCloseTo(
      link!.codes.reduce((sum, { share }) => sum + share, 0),
      9,
    );
    const prefix = topic.industries.prefixes.find(({ code }) => "28202".startsWith(code))!;
    expect(prefix.evidence.map(({ ipc }) => ipc.slice(0, 4))).toContain("H01M");
    expect(prefix.subclasses[0]).toMatchObject({ code: "28202", chains: [{ role: "SELF" }] });
    expect(prefix.subclasses.length).toBeLessThanOrEqual(8);
  });

  test("a topic shows its patents by their own texts", async () => {
    const { topics } = await api().topics({ projectId: ownProject });
    const topic = await api().topic({ projectId: ownProject, key: topics[0]!.key });
    expect(topic.patents.length).toBeGreaterThan(5);
    const words = topic.terms.slice(0, 10).map(({ term }) => term.replaceAll(" ", ""));
    for (const { title, abstract } of topic.patents.slice(0, 5)) {
      const text = `${title} ${abstract}`.replaceAll(" ", "");
      expect(words.some((word) => text.includes(word))).toBe(true);
    }
  });

  test("the same set, number and seed are offered again; another seed is another run", async () => {
    const same = { projectId: ownProject, setId, topics: "auto" as const, seed: 1 };
    expect(await api().computeTopics(same)).toEqual({ reused: true, runId, jobId: null });
    const again = await api().computeTopics({ ...same, recompute: true });
    await work(db, again.jobId!);
    const { runId: second } = await resultOf<{ runId: string }>(again.jobId!);
    const bare = async (id: string) =>
      (await db.topic.findMany({ where: { runId: id }, orderBy: { number: "asc" } })).map(
        ({ id: _, runId: __, ...row }) => row,
      );
    expect(await bare(second)).toEqual(await bare(runId));
    const other = await api().computeTopics({ projectId: ownProject, setId, topics: 8, seed: 2 });
    expect(await api().computeTopics({ projectId: ownProject, setId, topics: 8, seed: 2 })).toMatchObject({
      jobId: other.jobId,
      running: true,
    });
    await work(db, other.jobId!);
    const runs = await api().runs({ projectId: ownProject });
    expect(runs.map(({ topics, seed }) => [topics, seed])[0]).toEqual([8, 2]);
    expect(runs).toHaveLength(3);
  });

  test("a topics job that runs twice writes one run", async () => {
    const { jobId } = await api().computeTopics({ projectId: ownProject, setId, topics: 4 });
    await work(db, jobId!);
    await db.job.update({ where: { id: jobId! }, data: { state: "QUEUED" } });
    await work(db, jobId!);
    expect(await db.topicRun.count({ where: { jobId: jobId! } })).toBe(1);
  });

  test("a new name is kept and audited; over another's new name it is refused", async () => {
    const { topics } = await api().topics({ projectId: ownProject, runId });
    const { key, label: was } = topics[1]!;
    const rename = (label: string) =>
      api().editTopics({ projectId: ownProject, runId, seen: 0, edit: { kind: "RENAME", key, label } });
    expect(await rename("전고체 전지")).toEqual({ version: 1, key });
    await expect(rename("다른 이름")).rejects.toMatchObject({ cause: { code: "STALE_VERSION" } });
    expect(await api().topic({ projectId: ownProject, runId, key })).toMatchObject({
      ...{ label: "전고체 전지", computedLabel: was },
    });
    expect(await db.auditEvent.findFirst({ where: { type: "TOPIC_RENAMED" } })).toMatchObject({
      subjectId: runId,
      detail: { was, name: "전고체 전지", keys: [key] },
    });
  });

  test("a newer set of the project is said beside the run", async () => {
    await imported("newer.csv", FAULTY, {}, ownProject);
    const { run } = await api().topics({ projectId: ownProject, runId });
    expect(run.changes).toEqual([{ kind: "newerSet", name: "newer.csv" }]);
  });

  test("search finds every word, in pages, and a sign of a pattern is only itself", async () => {
    const find = (query: string, page = 1) =>
      api().search({ projectId: ownProject, setId, query, page, limit: 20 });
    const all = await find("");
    expect(all).toMatchObject({ total: 300, pages: 15 });
    const ids = new Set<string>();
    for (let page = 1; page <= all.pages; page++)
      for (const { id } of (await find("", page)).rows) ids.add(id);
    expect(ids.size).toBe(300);
    const wanted = made.filter(({ title, abstract }) => `${title} ${abstract}`.includes("전지"));
    expect((await find("전지")).total).toBe(wanted.length);
    expect((await find("전지 없는낱말")).total).toBe(0);
    expect((await find("%")).total).toBe(
      made.filter((one) => `${one.title} ${one.abstract}`.includes("%")).length,
    );
    expect((await find(made[0]!.applicationNo)).total).toBe(1);
  });

  test("the topics go out as CSV, a row a topic and a column a year", async () => {
    const { csv } = await api().exportTopics({ projectId: ownProject, runId });
    const [head, ...lines] = csv.trim().split("\r\n");
    expect(head).toMatch(
      /^\uFEFF?topic,label,size,patents,coherence,stability,hidden,terms,industries,strategic_industries,20\d\d/,
    );
    const { topics } = await api().topics({ projectId: ownProject, runId });
    expect(lines).toHaveLength(topics.length);
  });

  test("nothing of it is reached from another project, be it of the same people or of others", async () => {
    const { topics } = await api().topics({ projectId: ownProject, runId });
    const { key } = topics[0]!;
    await expect(api().topics({ projectId, runId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(api().topic({ projectId, runId, key })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(api().rejects({ projectId, setId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(api().computeTopics({ projectId, setId, topics: 4 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(
      api().editTopics({ projectId, runId, seen: 1, edit: { kind: "HIDE", key } }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(api().splitTopic({ projectId, runId, seen: 1, key, parts: 2 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(api().undoTopicEdit({ projectId, runId, seen: 1, seq: 1 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(api().topicMap({ projectId, runId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(api().topicFigures({ projectId, runId, key })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await api().search({ projectId, setId })).total).toBe(0);
    const stranger = await personIn(db, (await organisation(db)).id, "MANAGER");
    await expect(api(stranger).topics({ projectId: ownProject })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const { id: foreign } = await upload(db, stranger, "theirs.csv", FAULTY);
    await expect(api().preview({ projectId, uploadId: foreign })).rejects.toMatchObject({
      cause: { reason: "uploadGone" },
    });
    const viewer = await personIn(db, analyst.orgId, "VIEWER");
    await expect(
      api(viewer).computeTopics({ projectId: ownProject, setId, topics: 4 }),
    ).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});
