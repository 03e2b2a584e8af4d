import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stopWords } from "@/server/compute/topics/stop-words";
import { syntheticPatents } from "@/server/compute/topics/synthetic-patents";
import { termChanges } from "@/server/compute/topics/term-changes";
import { compiledLists } from "@/server/compute/topics/term-lists";
import { readTermsSteps } from "@/server/compute/topics/terms";
import type { Db } from "@/server/db";
import { csvText } from "@/server/domain/csv";
import type { Actor } from "@/server/domain/permissions";
import { driven } from "@/server/features/jobs/driven";
import { loadNounAnalyser } from "@/server/features/patents/analyser";
import { compilable, listProblems } from "@/server/features/patents/term-list-problems";
import { previewTermLists } from "@/server/features/patents/term-lists-preview";
import { NO_WRITTEN_LISTS, type WrittenLists } from "@/server/features/patents/term-lists-schema";
import { sampleOf } from "@/server/features/patents/term-readings";
import { callerOf, organisation, personIn, project } from "../database";
import { upload, work, workbench } from "../datasets/workbench";

let db: Db;
let close: () => Promise<void>;
let analyst: Actor;
let projectId: string;
let setId: string;

const made = syntheticPatents({ count: 200, seed: 11 });
const file = csvText(
  ["출원번호", "출원일자", "발명의 명칭", "요약", "IPC", "출원인", "지역"],
  made.map((one) => [
    ...[one.applicationNo, one.filingDate, one.title, one.abstract, one.ipc.join(";")],
    ...[one.applicants.join(";"), one.regions.join(";")],
  ]),
);
const api = (actor = analyst) => callerOf(db, actor);
const lists = (more: Partial<WrittenLists> = {}): WrittenLists => ({ ...NO_WRITTEN_LISTS, ...more });
const save = (seen: number, more: Partial<WrittenLists>, into = projectId) =>
  api().termLists.save({ projectId: into, seen, ...lists(more) });
const preview = (more: Partial<WrittenLists>) =>
  api().termLists.preview({ projectId, setId, ...lists(more) });
const resultOf = async <T>(jobId: string) => {
  await work(db, jobId);
  const job = await db.job.findUniqueOrThrow({ where: { id: jobId } });
  expect({ state: job.state, error: job.error }).toEqual({ state: "DONE", error: null });
  return job.result as T;
};

beforeAll(async () => {
  ({ db, close } = await workbench());
  analyst = await personIn(db, (await organisation(db)).id, "ANALYST");
  projectId = (await project(db, analyst)).id;
  const { id: uploadId } = await upload(db, analyst, "patents.csv", file);
  const { jobId } = await api().patents.import({ projectId, uploadId, name: "특허" });
  ({ setId } = await resultOf<{ setId: string }>(jobId!));
});
afterAll(() => close());

describe("versions", () => {
  test("each save is a version of its own, with who, when and what it changed; nothing of before is lost", async () => {
    const own = (await project(db, analyst)).id;
    expect(await api().termLists.read({ projectId: own })).toMatchObject({
      version: 0,
      lists: NO_WRITTEN_LISTS,
      createdBy: null,
    });
    await save(0, { stopWords: ["센서", "  온도   센서 "] }, own);
    await save(1, { stopWords: ["센서"], synonyms: [{ from: "LIB", to: "리튬이온전지" }] }, own);
    await save(2, { stopWords: ["센서", "온도 센서"] }, own);
    const history = await api().termLists.history({ projectId: own });
    expect(history).toMatchObject([
      { version: 3, changes: { added: 1, removed: 1 }, sameAs: 1, createdBy: analyst.name },
      { version: 2, changes: { added: 1, removed: 1 }, sameAs: null, synonyms: 1, stopWords: 1 },
      { version: 1, changes: { added: 2, removed: 0 }, sameAs: null },
    ]);
    expect((await api().termLists.read({ projectId: own, version: 2 })).lists.synonyms).toEqual([
      { from: "LIB", to: "리튬이온전지" },
    ]);
    expect(await api().termLists.compare({ projectId: own, from: 2, to: 3 })).toEqual({
      stopWords: { added: ["온도 센서"], removed: [] },
      synonyms: { added: [], removed: [{ from: "LIB", to: "리튬이온전지" }] },
      protectedTerms: { added: [], removed: [] },
    });
    const audited = await db.auditEvent.findMany({ where: { projectId: own, type: "TERM_LISTS_SAVED" } });
    expect(audited.map(({ detail }) => (detail as { version: number }).version).sort()).toEqual([1, 2, 3]);
  });

  test("nobody's lists are replaced unseen, and nothing is kept twice", async () => {
    const own = (await project(db, analyst)).id;
    await save(0, { stopWords: ["센서"] }, own);
    await expect(save(0, { stopWords: ["전극"] }, own)).rejects.toMatchObject({
      cause: { code: "STALE_VERSION" },
    });
    await expect(save(1, { stopWords: ["센서"] }, own)).rejects.toMatchObject({
      cause: { reason: "termListsUnchanged" },
    });
    const both = await Promise.allSettled([
      save(1, { stopWords: ["하나"] }, own),
      save(1, { stopWords: ["둘째"] }, own),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.termLists.count({ where: { projectId: own } })).toBe(2);
  });

  test("a version that is not there, and the lists of another project, are not found", async () => {
    await expect(api().termLists.read({ projectId, version: 99 })).rejects.toMatchObject({
      cause: { reason: "noTermLists" },
    });
    const own = (await project(db, analyst)).id;
    await expect(
      api().termLists.preview({ projectId: own, setId, ...NO_WRITTEN_LISTS }),
    ).rejects.toMatchObject({ cause: { reason: "noPatentSet" } });
  });
});

describe("contradictions", () => {
  test("are said at their entry", () => {
    const found = (more: Partial<WrittenLists>) =>
      listProblems(lists(more)).map(({ list, at, reason }) => `${list} ${at} ${reason}`);
    const read = (...pairs: [string, string][]) => ({ synonyms: pairs.map(([from, to]) => ({ from, to })) });
    expect(found({ stopWords: ["센서", "!!", "센 서"] })).toEqual([
      "stopWords 1 noWord",
      "stopWords 2 twice",
    ]);
    expect(found(read(["가나", "나다"], ["가나", "다라"]))).toEqual(["synonyms 1 twoMeanings"]);
    expect(found(read(["가나", "나다"], ["나다", "다라"], ["다라", "가나"]))).toEqual([
      "synonyms 0 circle",
      "synonyms 1 circle",
      "synonyms 2 circle",
    ]);
    expect(found(read(["sensors", "Sensor"]))).toEqual(["synonyms 0 sameTerm"]);
    expect(found({ stopWords: ["전극"], protectedTerms: ["전 극"] })).toEqual([
      "stopWords 0 stopAndProtected",
    ]);
    expect(found({ ...read(["전극", "양극"]), protectedTerms: ["전극"], stopWords: ["전극"] })).toEqual([
      "protectedTerms 0 protectedAndRead",
      "stopWords 0 stopAndProtected",
    ]);
    // a term may be read as one that is left out, and a chain is no circle
    expect(found({ ...read(["가나", "나다"], ["나다", "다라"]), stopWords: ["다라"] })).toEqual([]);
  });

  test("lists without problems can be compiled, those that cannot have some", () => {
    const word = fc.constantFrom("가나", "나다", "다라", "라마", "!", "Sensor", "sensors", "가 나");
    const made = fc.record({
      stopWords: fc.array(word, { maxLength: 3 }),
      synonyms: fc.array(fc.record({ from: word, to: word }), { maxLength: 5 }),
      protectedTerms: fc.array(word, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(made, (written) => {
        const compiled = () => compiledLists(compilable(written));
        if (listProblems(written).length === 0) expect(compiled).not.toThrow();
        else if (listProblems(written).some(({ reason }) => reason === "circle" || reason === "noWord"))
          expect(compiled).toThrow();
      }),
      { numRuns: 500 },
    );
  });

  test("are refused by the server and shown by the preview, which then counts nothing", async () => {
    await expect(save(0, { stopWords: ["?"] })).rejects.toMatchObject({
      cause: { reason: "termEntryNoWord", params: { entry: "?" } },
    });
    const circle = {
      synonyms: [
        { from: "가나", to: "나다" },
        { from: "나다", to: "가나" },
      ],
    };
    await expect(save(0, circle)).rejects.toMatchObject({ cause: { reason: "termEntryContradicts" } });
    expect(await preview(circle)).toMatchObject({ problems: [{ at: 0 }, { at: 1 }], tried: null });
    expect(await db.termLists.count({ where: { projectId } })).toBe(0);
  });
});

describe("the preview", () => {
  test("says what termChanges says of the whole set, and writes nothing", async () => {
    const { terms, patents, of } = await api().termLists.suggestions({ projectId, setId });
    expect([patents, of]).toEqual([200, 200]);
    const [first, second, third] = terms.map(({ term }) => term);
    const tried = lists({
      stopWords: [first!, "장치"],
      synonyms: [{ from: second!, to: "전혀새로운말" }],
      protectedTerms: [third!, "어디에도없는말"],
    });
    const reading = await driven(readTermsSteps(made, await loadNounAnalyser()), async () => {});
    const expected = termChanges(reading, compilable(NO_WRITTEN_LISTS), compilable(tried));
    const answer = (await preview(tried)).tried!;
    for (const kind of ["gone", "added", "merged", "changed"] as const) {
      expect(answer.changes[kind].total).toBe(expected[kind].length);
      expect(answer.changes[kind].rows).toEqual(expected[kind].slice(0, 50));
    }
    expect(answer.changes.gone.rows[0]).toEqual({ term: first, before: terms[0]!.documents, after: 0 });
    expect(answer.changes.merged.rows).toMatchObject([
      { term: second, into: { term: "전혀새로운말", before: 0, after: terms[1]!.documents } },
    ]);
    expect(answer.entries).toEqual({
      stopWords: [
        { documents: terms[0]!.documents, builtIn: false, readAs: null },
        { documents: 0, builtIn: true, readAs: null },
      ],
      synonyms: [{ documents: terms[1]!.documents, builtIn: false, readAs: null }],
      protectedTerms: [
        { documents: expect.any(Number), builtIn: false, readAs: null },
        { documents: 0, builtIn: false, readAs: null },
      ],
    });
    expect(stopWords().general.has("장치")).toBe(true);
    expect(await db.termLists.count({ where: { projectId } })).toBe(0);
  });

  test("says how an entry is read where that is not as it is written", async () => {
    const { entries } = (await preview({ protectedTerms: ["3차전지", "3D프린터", "sensors", "온도 센서"] }))
      .tried!;
    expect(entries.protectedTerms.map(({ readAs }) => readAs)).toEqual(["차전지", null, null, null]);
  });

  test("is against what is kept now: the same lists change nothing", async () => {
    const own = (await project(db, analyst)).id;
    const { id: uploadId } = await upload(db, analyst, "patents.csv", file);
    const { jobId } = await api().patents.import({ projectId: own, uploadId, name: "특허" });
    const there = await resultOf<{ setId: string }>(jobId!);
    const { terms } = await api().termLists.suggestions({ projectId: own, setId: there.setId });
    const kept = lists({ stopWords: [terms[0]!.term] });
    await save(0, kept, own);
    const ask = (more: WrittenLists) =>
      api().termLists.preview({ projectId: own, setId: there.setId, ...more });
    const same = (await ask(kept)).tried!;
    expect(Object.values(same.changes).map(({ total }) => total)).toEqual([0, 0, 0, 0]);
    expect(same.terms.before).toBe(same.terms.after);
    const back = (await ask(NO_WRITTEN_LISTS)).tried!;
    expect(back.changes.added.rows[0]).toMatchObject({ term: terms[0]!.term, before: 0 });
    const after = await api().termLists.suggestions({
      projectId: own,
      setId: there.setId,
      query: terms[0]!.term,
    });
    expect(after.terms.map(({ term }) => term)).not.toContain(terms[0]!.term);
  });

  test("a newer question of the same person ends an older one, not that of somebody else", async () => {
    const other = await personIn(db, analyst.orgId, "MANAGER");
    const ask = (actor: Actor, term: string) =>
      previewTermLists(
        { db, actor, project: { id: projectId, orgId: actor.orgId } },
        { setId, ...lists({ protectedTerms: [term] }) },
      );
    const answers = await Promise.allSettled([
      ask(analyst, "하나둘"),
      ask(other, "둘셋"),
      ask(analyst, "셋넷"),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
    expect(answers[0]).toMatchObject({ reason: { code: "CANCELLED" } });
  });

  test("a sample is of the asked size, always the same, in order and without doubles", () => {
    const ids = Array.from({ length: 100 }, (_, i) => String(i).padStart(3, "0"));
    const sample = sampleOf(ids, 30, 1);
    expect(sample).toEqual([...new Set(sample)].sort());
    expect(sample).toHaveLength(30);
    expect(sampleOf(ids, 30, 1)).toEqual(sample);
    expect(sampleOf(ids, 30, 2)).not.toEqual(sample);
    expect(sampleOf(ids, 200, 1)).toEqual(ids);
  });
});

test("topics say with which lists they were made, and that there are newer ones", async () => {
  const compute = async () => {
    const { jobId } = await api().patents.computeTopics({ projectId, setId, topics: 5, recompute: true });
    return (await resultOf<{ runId: string }>(jobId!)).runId;
  };
  const bare = await compute();
  const seen = async (runId: string) => (await api().patents.topics({ projectId, runId })).run;
  expect(await seen(bare)).toMatchObject({ termLists: null, changes: [] });
  const [top] = (await api().termLists.suggestions({ projectId, setId })).terms;
  await save(0, { stopWords: [top!.term] });
  expect(await seen(bare)).toMatchObject({ changes: [{ kind: "termLists", was: 0, now: 1 }] });
  const fresh = await compute();
  expect(await seen(fresh)).toMatchObject({ termLists: { version: 1 }, changes: [] });
  const terms = async (runId: string) =>
    (await db.topic.findMany({ where: { runId } })).flatMap((topic) =>
      (topic.terms as { term: string }[]).map(({ term }) => term),
    );
  expect(await terms(fresh)).not.toContain(top!.term);
  expect((await api().termLists.history({ projectId }))[0]).toMatchObject({ version: 1, runs: 1 });
});
