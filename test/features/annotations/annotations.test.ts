import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import { callerOf, freshDatabase, organisation, personIn, project } from "../database";
import { atlasRun, hubProposal, recommendations } from "../projects/results";

let db: Db;
let close: () => Promise<void>;
let analyst: Actor;
let manager: Actor;
let viewer: Actor;
let projectId: string;
let recommendationId: string;
let proposalId: string;

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  const { id } = await organisation(db);
  analyst = await personIn(db, id, "ANALYST");
  manager = await personIn(db, id, "MANAGER");
  viewer = await personIn(db, id, "VIEWER");
  projectId = (await project(db, analyst)).id;
  const run = await atlasRun(db, projectId);
  const made = await recommendations(db, { projectId, atlasRunId: run.id }, [{ status: "DRAFT" }]);
  recommendationId = made.rows[0]!.id;
  proposalId = (await hubProposal(db, { projectId, atlasRunId: run.id, by: analyst })).id;
});
afterAll(() => close());

const notes = (actor: Actor) => callerOf(db, actor).annotations;

describe("a thread", () => {
  test("is read by everybody of the project, in the order in which it was written", async () => {
    const subject = { recommendationId };
    const { id } = await notes(analyst).add({ projectId, subject, body: "  근거가 더 필요합니다.  " });
    await notes(manager).reply({ projectId, annotationId: id, body: "보완하겠습니다." });
    await notes(analyst).reply({ projectId, annotationId: id, body: "확인했습니다." });
    const [thread] = await notes(viewer).list({ projectId, subject });
    expect(thread).toMatchObject({
      authorName: analyst.name,
      body: "근거가 더 필요합니다.",
      mine: false,
      resolved: null,
      replies: [{ body: "보완하겠습니다." }, { body: "확인했습니다." }],
    });
  });

  test("has one level: a reply to a reply stands under the same note", async () => {
    const subject = { proposalId };
    const { id } = await notes(manager).add({ projectId, subject, body: "의견" });
    const reply = await notes(analyst).reply({ projectId, annotationId: id, body: "답" });
    await notes(manager).reply({ projectId, annotationId: reply.id, body: "답의 답" });
    const threads = await notes(viewer).list({ projectId, subject });
    expect(threads.map((thread) => thread.replies.map(({ body }) => body))).toEqual([["답", "답의 답"]]);
  });

  test("is closed once, by name, and opened again by a reply", async () => {
    const subject = { recommendationId };
    const { id } = await notes(analyst).add({ projectId, subject, body: "확인 요청" });
    const seen = async () => (await notes(viewer).list({ projectId, subject })).find((one) => one.id === id);
    await notes(manager).resolve({ projectId, annotationId: id });
    expect((await seen())?.resolved).toMatchObject({ by: manager.name });
    await expect(notes(analyst).resolve({ projectId, annotationId: id })).rejects.toMatchObject({
      cause: { reason: "nothingToChange" },
    });
    await notes(analyst).reply({ projectId, annotationId: id, body: "아직입니다." });
    expect((await seen())?.resolved).toBeNull();
  });

  test("every act is an audit row that names what the note stands on", async () => {
    const events = await db.auditEvent.findMany({ where: { subjectId: proposalId }, orderBy: { id: "asc" } });
    expect(events.map(({ type, actorId }) => [type, actorId])).toEqual([
      ["ANNOTATED", manager.id],
      ["ANNOTATED", analyst.id],
      ["ANNOTATED", manager.id],
    ]);
    expect(events[0]?.detail).toMatchObject({ name: "거점산업 제안" });
  });
});

test("notes stay within their project: another project's subject and notes do not exist", async () => {
  const other = (await project(db, analyst)).id;
  const subject = { recommendationId };
  const { id } = await notes(analyst).add({ projectId, subject, body: "이 사업의 의견" });
  await expect(notes(analyst).add({ projectId: other, subject, body: "x" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(notes(analyst).reply({ projectId: other, annotationId: id, body: "x" })).rejects.toMatchObject(
    {
      code: "NOT_FOUND",
    },
  );
  await expect(notes(analyst).resolve({ projectId: other, annotationId: id })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await notes(analyst).list({ projectId: other, subject })).toEqual([]);
});

test("an empty note, and one that stands on two things, are refused", async () => {
  const subject = { recommendationId };
  await expect(notes(analyst).add({ projectId, subject, body: "   " })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  await expect(
    notes(analyst).add({ projectId, subject: { recommendationId, proposalId } as never, body: "x" }),
  ).rejects.toMatchObject({ code: "BAD_REQUEST" });
});
