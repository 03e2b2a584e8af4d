/** The works of this page: the one that was started here and those whose end has been seen. */
export type WorkAtHand = { started: string | null; over: readonly string[] };
export const NO_WORK: WorkAtHand = { started: null, over: [] };

type Job = { id: string; kind: string; state: string; result: unknown };
const KINDS = ["patents.import", "topics.compute", "topics.split"];
const BUSY = ["QUEUED", "RUNNING"];

/**
 * The job to show, and whether it still works. The list of jobs may be older than the news of a job's end: a job that is
 * over is never taken up again from it.
 */
export function jobAtHand(
  { started, over }: WorkAtHand,
  list: readonly Omit<Job, "result">[],
): { jobId: string | null; busy: boolean } {
  if (started !== null && !over.includes(started)) return { jobId: started, busy: true };
  const running = list.find(
    ({ id, kind, state }) => KINDS.includes(kind) && BUSY.includes(state) && !over.includes(id),
  );
  return { jobId: running?.id ?? started, busy: running !== undefined };
}

/** After the end of a job: what it has started in its turn, or nothing; one that failed stays to be read. */
export function afterEnd({ over }: WorkAtHand, job: Omit<Job, "kind">): WorkAtHand {
  const result = job.result as { topicsJobId?: string | null } | null;
  const next = job.state === "DONE" ? (result?.topicsJobId ?? null) : job.id;
  return { started: next, over: over.includes(job.id) ? over : [...over, job.id] };
}
