import PgBoss from "pg-boss";

/** The one queue: a delivery carries nothing but the id of the Job row, which holds the truth. */
export const QUEUE = "stratlas-jobs";

const kept = globalThis as { stratlasBoss?: Promise<PgBoss> };

async function open(supervise: boolean): Promise<PgBoss> {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set");
  const boss = new PgBoss({ connectionString, max: 3, supervise, schedule: false });
  boss.on("error", (cause) => console.error("queue:", cause.message));
  await boss.start();
  await boss.createQueue(QUEUE);
  return boss;
}

/** The process's connection to the queue; the worker supervises it, the web process only sends. */
export function queue(supervise = false): Promise<PgBoss> {
  kept.stratlasBoss ??= open(supervise);
  return kept.stratlasBoss;
}

/** Deliver a job to the worker. Our own row decides about retries, so the delivery is made once. */
export async function deliver(jobId: string): Promise<void> {
  await (await queue()).send(QUEUE, { jobId }, { retryLimit: 0, expireInHours: 23 });
}

/** For a process that only sent something and wants to end. */
export async function closeQueue(): Promise<void> {
  const boss = await kept.stratlasBoss;
  delete kept.stratlasBoss;
  await boss?.stop({ graceful: false, wait: false });
}
