import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { syntheticPatents } from "@/server/compute/topics/synthetic-patents";
import type { Db } from "@/server/db";
import { csvText } from "@/server/domain/csv";
import type { Actor } from "@/server/domain/permissions";
import { removeTopicFiles } from "@/server/features/patents/topic-files";
import { callerOf, organisation, personIn, project } from "../database";
import { upload, work, workbench } from "../datasets/workbench";

let db: Db;
let data: string;
let close: () => Promise<void>;
let analyst: Actor;
let projectId: string;
let setId: string;
let runId: string;

const made = syntheticPatents({ count: 240, seed: 7 });
const file = csvText(
  ["출원번호", "출원일자", "발명의 명칭", "요약", "IPC", "출원인", "지역"],
  made.map((one) => [
    ...[one.applicationNo, one.filingDate, one.title, one.abstract, one.ipc.join(";")],
    ...[one.applicants.join(";"), one.regions.join(";")],
  ]),
);

const api = (actor = analyst) => callerOf(db, actor).patents;
const resultOf = async <T>(jobId: string) => {
  await work(db, jobId);
  const job = await db.job.findUniqueOrThrow({ where: { id: jobId } });
  expect({ state: job.state, error: job.error }).toEqual({ state: "DONE", error: null });
  return job.result as T;
};
const compute = async (more = {}) => {
  const asked = { projectId, setId, topics: 6, recompute: true, ...more };
  const { jobId } = await api().computeTopics(asked);
  return (await resultOf<{ runId: string }>(jobId!)).runId;
};
const now = (run = runId) => api().topics({ projectId, runId: run });
type Edit = Parameters<ReturnType<typeof api>["editTopics"]>[0]["edit"];
const edit = async (change: Edit, run = runId) =>
  api().editTopics({ projectId, runId: run, seen: (await now(run)).version, edit: change });
const undo = async (seq: number, run = runId) =>
  api().undoTopicEdit({ projectId, runId: run, seen: (await now(run)).version, seq });
const figures = (key: string, run = runId) => api().topicFigures({ projectId, runId: run, key });
const sum = (rows: readonly { weight: number }[]) => rows.reduce((total, { weight }) => total + weight, 0);

beforeAll(async () => {
  ({ db, data, close } = await workbench());
  analyst = await personIn(db, (await organisation(db)).id, "ANALYST");
  projectId = (await project(db, analyst)).id;
  const { id: uploadId } = await upload(db, analyst, "patents.csv", file);
  const { jobId } = await api().import({ projectId, uploadId, name: "특허" });
  ({ setId } = await resultOf<{ setId: string }>(jobId!));
  runId = await compute();
});
afterAll(() => close());

describe("what is kept of a topic", () => {
  test("patents are counted once each, and cubes, years and classes add up to the size", async () => {
    const { run, topics } = await now();
    const placed = run.documents - run.params.unplaced;
    expect(topics.reduce((total, { patentCount }) => total + patentCount!, 0)).toBe(placed);
    for (const { key, size, stability } of topics) {
      const own = (await figures(key))!;
      expect(sum(own.cube)).toBeCloseTo(size, 6);
      expect(sum(own.ipc)).toBeCloseTo(size, 6);
      expect(stability).toBeGreaterThan(0);
      expect(stability).toBeLessThanOrEqual(1);
    }
  });

  test("a patent of several regions counts in parts or in each, as the run says", async () => {
    const whole = await compute({ regionCount: "whole" });
    const [parts, each] = [await now(), await now(whole)];
    expect([parts.run.params.regionCount, each.run.params.regionCount]).toEqual(["fractional", "whole"]);
    const several = made.some(({ regions }) => regions.length > 1);
    expect(several).toBe(true);
    for (const { key, size } of each.topics) {
      expect(sum((await figures(key, whole))!.cube)).toBeGreaterThanOrEqual(size - 1e-9);
      expect((await figures(key, whole))!.regionCount).toBe("whole");
    }
    const total = async (run: string, keys: { key: string }[]) => {
      let all = 0;
      for (const { key } of keys) all += sum((await figures(key, run))!.cube);
      return all;
    };
    expect(await total(whole, each.topics)).toBeGreaterThan(await total(runId, parts.topics));
  });

  test("the other method gives a run of its own, with the same sums", async () => {
    const { run, topics } = await now(await compute({ method: "lda", topics: 4 }));
    expect(run.params).toMatchObject({ algorithm: "lda", method: "LDA (Gibbs)", chosen: 4 });
    const placed = run.documents - run.params.unplaced;
    expect(topics.reduce((total, { size }) => total + size, 0)).toBeCloseTo(placed, 4);
    expect(topics.reduce((total, { patentCount }) => total + patentCount!, 0)).toBe(placed);
    for (const { stability } of topics) expect(stability).toBeGreaterThan(0.3);
    const asked = { projectId, setId, topics: 4 };
    expect(await api().computeTopics({ ...asked, method: "lda" })).toMatchObject({ runId: run.id });
    expect(await api().computeTopics({ ...asked, method: "lda", regionCount: "whole" })).toMatchObject({
      reused: false,
    });
  });

  test("the map has every shown topic once, distances are symmetric, and it is the same each time", async () => {
    const map = await api().topicMap({ projectId, runId });
    expect(map.exact).toBe(true);
    expect(map.topics.map(({ key }) => key).sort()).toEqual(
      (await now()).topics.map(({ key }) => key).sort(),
    );
    map.topics.forEach((topic, i) => {
      topic.distances.forEach((distance, j) => {
        expect(distance).toBe(map.topics[j]!.distances[i]);
      });
    });
    expect(await api().topicMap({ projectId, runId })).toEqual(map);
  });
});

describe("changes to the topics", () => {
  test("merged topics add up, their terms are the exact mixture, and undoing gives back what was", async () => {
    const before = await now();
    const [a, b] = [before.topics[0]!, before.topics[1]!];
    const { key } = await edit({ kind: "MERGE", keys: [b.key, a.key] });
    const after = await now();
    expect(after.topics).toHaveLength(before.topics.length - 1);
    const merged = after.topics.find((topic) => topic.key === key)!;
    expect(merged).toMatchObject({ origin: "merged", stability: null, coherence: null });
    expect(merged.size).toBeCloseTo(a.size + b.size, 9);
    expect(merged.patentCount).toBe(a.patentCount! + b.patentCount!);
    expect(after.history[0]).toMatchObject({ kind: "MERGE", labels: [b.label, a.label] });
    const whole = await api().topic({ projectId, runId, key });
    const parts = await Promise.all(
      [a, b].map((one) => db.topic.findFirstOrThrow({ where: { runId, number: one.number } })),
    );
    const own = (await figures(key))!;
    expect(sum(own.cube)).toBeCloseTo(a.size + b.size, 9);
    expect(sum(whole.yearly)).toBeCloseTo(sum(a.yearly) + sum(b.yearly), 9);
    // over the whole vocabulary the mixture is at least what the listed terms of the parts give
    for (const { term, weight } of whole.wideTerms.slice(0, 50)) {
      const listed = parts.map((part) => {
        const { terms } = part.figures as { terms: { term: string; weight: number }[] };
        return (part.size * (terms.find((one) => one.term === term)?.weight ?? 0)) / (a.size + b.size);
      });
      expect(weight).toBeGreaterThanOrEqual(listed[0]! + listed[1]! - 1e-12);
    }
    const shares = whole.industries.prefixes.reduce((total, { share }) => total + share, 0);
    expect(shares).toBeLessThanOrEqual(1 + 1e-9);
    await undo(after.history[0]!.seq);
    const back = await now();
    expect(back.topics).toEqual(before.topics);
    expect(back.history[0]).toMatchObject({ kind: "MERGE", undone: { by: analyst.name } });
  });

  test("a topic is split in parts that add up to it, and a part can be merged and split again", async () => {
    const before = await now();
    const { key, size, patentCount } = before.topics[0]!;
    const split = async (what: string, parts: number) => {
      const { version } = await now();
      const { jobId } = await api().splitTopic({ projectId, runId, seen: version, key: what, parts });
      return resultOf(jobId);
    };
    await split(key, 2);
    const parts = (await now()).topics.filter((topic) => topic.key.startsWith(`${key}/`));
    expect(parts.map((part) => part.key).sort()).toEqual([`${key}/2.1`, `${key}/2.2`]);
    expect(parts.reduce((total, part) => total + part.size, 0)).toBeCloseTo(size, 6);
    expect(parts.reduce((total, part) => total + part.patentCount!, 0)).toBe(patentCount);
    expect(parts[0]!.label).not.toBe(parts[1]!.label);
    expect((await api().topicMap({ projectId, runId })).exact).toBe(true);
    const other = (await now()).topics.find((topic) => !topic.key.startsWith(key))!;
    const { key: joined } = await edit({ kind: "MERGE", keys: [`${key}/2.2`, other.key] });
    await split(joined, 2);
    const sizes = (await now()).topics.reduce((total, topic) => total + topic.size, 0);
    expect(sizes).toBeCloseTo(
      before.topics.reduce((total, topic) => total + topic.size, 0),
      5,
    );
    // the split stays while a later change builds on it, which is named
    const [last, merge, first] = (await now()).history;
    await expect(undo(first!.seq)).rejects.toMatchObject({
      cause: { reason: "topicEditNeeded", params: { seq: merge!.seq } },
    });
    for (const one of [last!, merge!, first!]) await undo(one.seq);
    expect((await now()).topics).toEqual(before.topics);
  });

  test("hidden topics are marked and not on the map; pinned ones come first; both can be taken back", async () => {
    const before = await now();
    const small = before.topics.at(-1)!;
    await edit({ kind: "PIN", key: small.key });
    expect((await now()).topics[0]).toMatchObject({ key: small.key, pinned: true });
    await edit({ kind: "HIDE", key: small.key });
    expect((await now()).topics[0]).toMatchObject({ key: small.key, hidden: true });
    const map = await api().topicMap({ projectId, runId });
    expect(map.topics.map(({ key }) => key)).not.toContain(small.key);
    const [hide, pin] = (await now()).history;
    await undo(pin!.seq);
    expect((await now()).topics.at(-1)).toMatchObject({ key: small.key, hidden: true, pinned: false });
    await undo(hide!.seq);
    expect((await now()).topics).toEqual(before.topics);
    await expect(undo(hide!.seq)).rejects.toMatchObject({ cause: { reason: "noTopicEdit" } });
  });

  test("who has not seen the last change is refused; what is not there is said; readers may not", async () => {
    const { topics, version } = await now();
    const [a, b] = [topics[0]!.key, topics[1]!.key];
    const pin = { projectId, runId, seen: version, edit: { kind: "PIN" as const, key: a } };
    const results = await Promise.allSettled([api().editTopics(pin), api().editTopics(pin)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(api().editTopics(pin)).rejects.toMatchObject({ cause: { code: "STALE_VERSION" } });
    await expect(edit({ kind: "MERGE", keys: [a, "t99"] })).rejects.toMatchObject({
      cause: { reason: "noTopic" },
    });
    await expect(edit({ kind: "MERGE", keys: [a, a] })).rejects.toMatchObject({
      cause: { reason: "mergeNeedsTwo" },
    });
    const viewer = await personIn(db, analyst.orgId, "VIEWER");
    for (const refused of [
      () => api(viewer).editTopics({ ...pin, seen: version + 1 }),
      () => api(viewer).undoTopicEdit({ projectId, runId, seen: version + 1, seq: 1 }),
      () => api(viewer).splitTopic({ projectId, runId, seen: version + 1, key: b, parts: 2 }),
    ])
      await expect(refused()).rejects.toMatchObject({ code: "FORBIDDEN" });
    await undo((await now()).history[0]!.seq);
    const events = await db.auditEvent.findMany({ where: { subjectId: runId } });
    expect(new Set(events.map(({ type }) => type))).toEqual(
      new Set(["TOPICS_COMPUTED", "TOPICS_EDITED", "TOPIC_EDIT_UNDONE"]),
    );
  });
});

describe("the next run", () => {
  test("takes over what it finds again, with who did it, and says what it could not", async () => {
    const first = await compute({ seed: 5 });
    const { topics } = await now(first);
    const [a, b, c, d] = topics.map(({ key }) => key) as [string, string, string, string];
    await edit({ kind: "RENAME", key: a, label: "내 주제" }, first);
    const { key: merged } = await edit({ kind: "MERGE", keys: [b, c], label: "둘을 하나로" }, first);
    await edit({ kind: "PIN", key: merged }, first);
    const { version } = await now(first);
    const { jobId } = await api().splitTopic({ projectId, runId: first, seen: version, key: d, parts: 2 });
    await resultOf(jobId);
    await edit({ kind: "HIDE", key: `${d}/2.1` }, first);
    // the same answer again: every topic is found
    const again = await now(await compute({ seed: 5 }));
    const { carried } = again.run.params;
    expect(carried).toMatchObject({ fromRunId: first, carried: 3 });
    expect(carried!.matches.map(({ from, to }) => from === to)).toEqual(topics.map(() => true));
    expect(carried!.lost.map(({ kind, reason }) => [kind, reason])).toEqual([
      ["SPLIT", "split"],
      ["HIDE", "dependsOnLost"],
    ]);
    expect(again.topics[0]).toMatchObject({ label: "둘을 하나로", pinned: true, origin: "merged" });
    expect(again.topics.map(({ label }) => label)).toContain("내 주제");
    expect(again.history.every((one) => one.carried && one.by === analyst.name)).toBe(true);
    // and they can be taken back like any other
    await undo(again.history.at(-1)!.seq, again.run.id);
    expect((await now(again.run.id)).topics.map(({ label }) => label)).not.toContain("내 주제");
  });

  test("files without a run are removed after a day, those of a run stay", async () => {
    const folders = () => readdirSync(join(data, "topics"));
    const before = folders();
    expect(before).toContain(runId);
    const gone = before.find((name) => name !== runId)!;
    await db.topicRun.delete({ where: { id: gone } });
    expect(await removeTopicFiles({ db, now: () => new Date() })).toBe(0);
    expect(await removeTopicFiles({ db, now: () => new Date(Date.now() + 2 * 86_400_000) })).toBe(1);
    expect(folders().sort()).toEqual(before.filter((name) => name !== gone).sort());
  });
});
