import { createReadStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCluster } from "@/scripts/embedded-postgres";
import { applyMigrations } from "@/scripts/migrations";
import { connect } from "@/server/db";
import { findActor } from "@/server/features/accounts/data";
import { receiveUpload } from "@/server/features/datasets/receive-upload";
import { queue } from "@/server/features/jobs/queue";
import { startImport } from "@/server/features/patents/import-service";
import type { TopicMethod } from "@/server/features/patents/schema";
import { startTopics } from "@/server/features/patents/service";
import { HANDLERS } from "@/server/jobs/handlers";
import { runJob } from "@/server/jobs/run-job";

/*
 * The import of a file of patents and the extraction of its topics as jobs of the app, on a PostgreSQL of its own: CPU of this process
 * (the worker's part; PostgreSQL's is beside it), time passed, and the most memory of this process until then.
 *
 *   npx tsx test/bench/patents-job.ts FILE.csv [nmf|lda] [K]
 */

async function main([path, method = "nmf", k = "50"]: string[]): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), "stratlas-bench-"));
  process.env.STRATLAS_DATA = join(dir, "data");
  const cluster = await startCluster(join(dir, "pg"), "bench", []);
  try {
    process.env.DATABASE_URL = cluster.url("bench");
    const db = connect(cluster.url("postgres"), 2);
    await db.$executeRawUnsafe("CREATE DATABASE bench");
    await db.$disconnect();
    await applyMigrations(cluster.url("bench"));
    await jobs(path!, method as TopicMethod, Number(k));
    await (await queue()).stop({ graceful: false, wait: false });
  } finally {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function jobs(path: string, method: TopicMethod, topics: number): Promise<void> {
  const db = connect(process.env.DATABASE_URL!, 5);
  const org = await db.organisation.create({ data: { name: "bench" } });
  const user = await db.user.create({
    data: {
      ...{ email: "bench@example.kr", name: "bench", passwordHash: "not a hash" },
      memberships: { create: { orgId: org.id, role: "ANALYST" } },
      sessions: { create: { expiresAt: new Date(Date.now() + 86_400_000) } },
    },
    include: { sessions: true },
  });
  const now = () => new Date();
  const actor = (await findActor(db, user.sessions[0]!.id, now()))!;
  const project = await db.project.create({
    data: {
      ...{ orgId: org.id, name: "bench", scopeKind: "MEGA_REGION", scopeCode: "mega:chungcheong" },
      ...{ yearFrom: 2013, yearTo: 2022, createdById: actor.id },
    },
  });
  const ctx = { db, actor, now, project: { id: project.id, orgId: org.id } };
  const { id: uploadId } = await receiveUpload(ctx, createReadStream(path), { fileName: "patents.csv" });
  const input = { uploadId, mapping: {}, name: "bench", source: "", synthetic: true, thenTopics: false };
  const imported = await measured("import", async () => {
    const { jobId } = await startImport(ctx, input);
    await runJob(db, HANDLERS, jobId!);
    return result<{ setId: string }>(jobId!);
  });
  await measured(`topics, ${method}, ${topics}`, async () => {
    const { jobId } = await startTopics(ctx, {
      ...{ setId: imported.setId, method, topics, seed: 1, regionCount: "fractional", recompute: false },
    });
    await runJob(db, HANDLERS, jobId!);
    return result(jobId!);
  });
  await db.$disconnect();

  async function result<Result>(jobId: string): Promise<Result> {
    const job = await db.job.findUniqueOrThrow({ where: { id: jobId } });
    if (job.state !== "DONE") throw new Error(`${job.kind} ${job.state} ${JSON.stringify(job.error)}`);
    return job.result as Result;
  }
}

async function measured<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - began) / 1000;
  const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) / 1024;
  console.log(
    `${what}: ${((user + system) / 1e6).toFixed(1)} s CPU, ${seconds.toFixed(1)} s passed, ${peak.toFixed(0)} MB`,
  );
  return result;
}

await main(process.argv.slice(2));
