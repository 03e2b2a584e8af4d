import { expect, test } from "vitest";
import {
  afterEnd,
  jobAtHand,
  NO_WORK,
  type WorkAtHand,
} from "@/app/(desk)/projects/[projectId]/patents/work-at-hand";

const running = { id: "import", kind: "patents.import", state: "RUNNING" };
const imported = { id: "import", state: "DONE", result: { topicsJobId: "topics" } };
const extracted = { id: "topics", state: "DONE", result: { runId: "r" } };

test("a list that still calls an ended import running does not bring it back, and with it the topics, for ever", () => {
  let work: WorkAtHand = { ...NO_WORK, started: "import" };
  expect(jobAtHand(work, [running])).toEqual({ jobId: "import", busy: true });
  work = afterEnd(work, imported);
  expect(jobAtHand(work, [running])).toEqual({ jobId: "topics", busy: true });
  work = afterEnd(work, extracted);
  expect(jobAtHand(work, [running])).toEqual({ jobId: null, busy: false });
  // told once more, nothing changes
  expect(afterEnd(work, extracted)).toEqual(work);
});

test("a job that failed stays to be read and nothing is shut; a new one takes its place", () => {
  const work = afterEnd({ ...NO_WORK, started: "import" }, { id: "import", state: "FAILED", result: null });
  expect(jobAtHand(work, [running])).toEqual({ jobId: "import", busy: false });
  expect(jobAtHand({ ...work, started: "again" }, [])).toEqual({ jobId: "again", busy: true });
});

test("work that somebody else has started is shown; other kinds of work are not", () => {
  expect(jobAtHand(NO_WORK, [{ ...running, id: "other" }])).toEqual({ jobId: "other", busy: true });
  expect(jobAtHand(NO_WORK, [{ ...running, kind: "dataset.check" }])).toEqual({ jobId: null, busy: false });
});
