import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import type { Actor } from "@/server/domain/permissions";
import { MAX_ATTEMPTS } from "@/server/features/jobs/schema";
import { createJob } from "@/server/features/jobs/service";
import type { JobHandler } from "@/server/jobs/handler";
import { recoverJobs, runJob } from "@/server/jobs/run-job";
import { callerOf, freshDatabase, organisation, personIn, project } from "../database";

let db: Db;
let close: () => Promise<void>;
let analyst: Actor;
const now = () => new Date();

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  analyst = await personIn(db, (await organisation(db)).id, "ANALYST");
});
afterAll(() => close());

const waiting = (projectId?: string) =>
  createJob(
    db,
    { actor: analyst, now },
    { kind: "atlas.compute", title: "시험", payload: {}, ...(projectId ? { projectId } : {}) },
  );
const state = async (id: string) => (await db.job.findUniqueOrThrow({ where: { id } })).state;
const by = (handler: JobHandler) => ({ "atlas.compute": handler });

describe("running", () => {
  test("a kind that this process does not know is named, so that somebody restarts it", async () => {
    const id = await waiting();
    await runJob(db, {}, id);
    expect(await db.job.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: "FAILED",
      error: { reason: "unknownJobKind", params: { kind: "atlas.compute" } },
    });
  });

  test.each([
    [Object.assign(new Error("write"), { code: "ENOSPC" }), "diskFull"],
    [new Error('IO Error: Could not write file "/x/y": No space left on device'), "diskFull"],
    [new Error("wrapped", { cause: Object.assign(new Error("pg"), { code: "53100" }) }), "diskFull"],
    [new Error("Out of Memory Error: failed to allocate data of size 32.0 KiB"), "outOfMemory"],
    [new Error("anything else"), "internal"],
  ])("what the machine ran out of is said: %s", async (error, reason) => {
    const id = await waiting();
    await runJob(
      db,
      by(async () => {
        throw error;
      }),
      id,
    );
    const row = await db.job.findUniqueOrThrow({ where: { id } });
    expect(row.error).toMatchObject({ reason, params: {} });
  });

  test("a refusal that quotes a NUL of a file ends the job like any other", async () => {
    const id = await waiting();
    await runJob(
      db,
      by(async () => {
        throw new DomainError("BAD_INPUT", "no column", "column_missing", { columns: "a\u0000b" });
      }),
      id,
    );
    const { state, error } = await db.job.findUniqueOrThrow({ where: { id } });
    expect([state, error]).toMatchObject(["FAILED", { params: { columns: "a\u2400b" } }]);
  });

  test("a job ends with its result, and a second delivery does nothing", async () => {
    const id = await waiting();
    let runs = 0;
    const handlers = by(async () => ({ runs: ++runs }));
    await Promise.all([runJob(db, handlers, id), runJob(db, handlers, id)]);
    expect(runs).toBe(1);
    expect(await db.job.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: "DONE",
      progress: 1,
      result: { runs: 1 },
    });
  });

  test("a refusal names its reason; a fault says nothing of its inside but a number to quote", async () => {
    const refused = await waiting();
    await runJob(
      db,
      by(async () => {
        throw new DomainError("BAD_INPUT", "no years", "yearsNotInData", { missing: "2030" });
      }),
      refused,
    );
    const { error } = await db.job.findUniqueOrThrow({ where: { id: refused } });
    expect(error).toMatchObject({ reason: "yearsNotInData", params: { missing: "2030" } });
    const faulty = await waiting();
    await runJob(
      db,
      by(async () => {
        throw new Error("password=secret");
      }),
      faulty,
    );
    const fault = (await db.job.findUniqueOrThrow({ where: { id: faulty } })).error as {
      reason: string;
      number: string;
    };
    expect(fault.reason).toBe("internal");
    expect(fault.number).toMatch(/^[0-9A-F]{8}$/);
    expect(JSON.stringify(fault)).not.toContain("secret");
  });
});

describe("stopping", () => {
  test("a waiting job ends at once, a running one at its next step, an ended one not at all", async () => {
    const caller = callerOf(db, analyst);
    const early = await waiting();
    await caller.jobs.cancel({ jobId: early });
    expect(await state(early)).toBe("CANCELLED");
    const late = await waiting();
    await runJob(
      db,
      by(async ({ report }) => {
        await caller.jobs.cancel({ jobId: late });
        await report(0.5);
        return "went on";
      }),
      late,
    );
    expect(await state(late)).toBe("CANCELLED");
    await expect(caller.jobs.cancel({ jobId: late })).rejects.toMatchObject({
      cause: { reason: "jobEnded" },
    });
  });

  test("who may only look at a project may not stop its jobs, though they are an analyst elsewhere", async () => {
    const { id: projectId } = await project(db, analyst);
    const other = await personIn(db, analyst.orgId, "ANALYST");
    await db.projectMember.create({ data: { projectId, userId: other.id, role: "VIEWER" } });
    const jobId = await waiting(projectId);
    await expect(callerOf(db, other).jobs.cancel({ jobId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await state(jobId)).toBe("QUEUED");
  });
});

describe("after a restart", () => {
  test("what was running is queued again and runs; one that was to stop stays stopped; one that never ends is given up", async () => {
    await db.job.deleteMany({});
    const cut = await waiting();
    await db.job.update({ where: { id: cut }, data: { state: "RUNNING", attempts: 1 } });
    const stopped = await waiting();
    await db.job.update({
      where: { id: stopped },
      data: { state: "RUNNING", attempts: 1, cancelRequested: true },
    });
    const hopeless = await waiting();
    await db.job.update({ where: { id: hopeless }, data: { state: "RUNNING", attempts: MAX_ATTEMPTS } });
    expect(await recoverJobs(db)).toEqual([cut]);
    await runJob(
      db,
      by(async () => "done"),
      cut,
    );
    expect(await Promise.all([cut, stopped, hopeless].map(state))).toEqual(["DONE", "CANCELLED", "FAILED"]);
  });
});
