import { db } from "@/server/db";
import { removeLeftovers } from "@/server/features/analyses/sweep-files";
import { removeUploads } from "@/server/features/datasets/remove-uploads";
import { deliver, QUEUE, queue } from "@/server/features/jobs/queue";
import { removeTopicFiles } from "@/server/features/patents/topic-files";
import { HANDLERS } from "./handlers";
import { recoverJobs, runJob } from "./run-job";

// The process that does long work. One a data folder: DuckDB and the folder of stores have one writer.
const LOOK_FOR_UNDELIVERED_MS = 15_000;
const TIDY_MS = 6 * 3_600_000;

const boss = await queue(true);
for (const id of await recoverJobs(db())) await deliver(id);

await boss.work<{ jobId: string }>(
  QUEUE,
  { batchSize: 1, pollingIntervalSeconds: 0.5 },
  async ([delivery]) => {
    if (delivery) await runJob(db(), HANDLERS, delivery.data.jobId);
  },
);

// A row whose delivery was lost between commit and send would wait for ever; running it twice is harmless, since a job
// is taken by one conditional update.
async function deliverLate() {
  const before = new Date(Date.now() - LOOK_FOR_UNDELIVERED_MS);
  const rows = await db().job.findMany({
    where: { state: "QUEUED", createdAt: { lt: before } },
    select: { id: true },
  });
  for (const { id } of rows) await deliver(id);
}
/** Now and then; a database that is away for a moment does not end the worker. */
const again = (what: string, work: () => Promise<unknown>) => () =>
  void work().catch((cause: Error) => console.error(`${what}:`, cause.message));
const late = setInterval(again("late deliveries", deliverLate), LOOK_FOR_UNDELIVERED_MS);

const ctx = () => ({ db: db(), now: () => new Date() });
const tidies = [
  again("old uploads", () => removeUploads(ctx())),
  again("unfinished analyses", () => removeLeftovers(ctx())),
  again("topics without a run", () => removeTopicFiles(ctx())),
];
const tidy = () => {
  for (const one of tidies) one();
};
tidy();
const tidying = setInterval(tidy, TIDY_MS);

console.log("worker ready");

let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  clearInterval(late);
  clearInterval(tidying);
  // Do not wait for a long job: it is taken up again at the next start.
  await boss.stop({ graceful: false, wait: false }).catch(() => {});
  await db().$disconnect();
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
// The parent went away without a word (killed): nobody else would end this process.
process.on("disconnect", stop);
