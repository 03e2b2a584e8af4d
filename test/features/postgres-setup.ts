import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startCluster } from "@/scripts/embedded-postgres";
import { applyMigrations } from "@/scripts/migrations";

declare module "vitest" {
  interface ProvidedContext {
    clusterUrl: string;
  }
}

/** One real PostgreSQL for the suite, with a migrated template that every test file copies (test/features/database.ts). */
export default async function setup(project: TestProject) {
  const dir = mkdtempSync(join(tmpdir(), "stratlas-test-"));
  const cluster = await startCluster(join(dir, "pg"), "test", [
    "-c",
    "fsync=off",
    "-c",
    "max_connections=100",
  ]);
  const client = new pg.Client({ connectionString: cluster.url("postgres") });
  await client.connect();
  await client.query("CREATE DATABASE template");
  await applyMigrations(cluster.url("template"));
  // The engine keeps a connection to what it migrated; a template must have none.
  await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'template'");
  await client.query("ALTER DATABASE template IS_TEMPLATE true ALLOW_CONNECTIONS false");
  await client.end();
  project.provide("clusterUrl", cluster.url(""));
  return async () => {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
