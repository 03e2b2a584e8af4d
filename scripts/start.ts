// npm start: database, migrations, samples, build, server, worker; and on Ctrl-C or SIGTERM all of it ends, in that
// order backwards. `--dev` serves with reloading instead of building.
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import pg from "pg";
import { dataDir as resolveDataDir } from "@/server/data-dir";
import { buildIfChanged } from "./build-if-changed";
import { end, launch } from "./children";
import { type Cluster, startCluster } from "./embedded-postgres";
import { applyMigrations } from "./migrations";
import { checkDataDir, checkPort, forgetRun, noteRun } from "./preflight";
import { Refusal } from "./refusal";
import { readSecrets } from "./secrets";

const dev = process.argv.includes("--dev");
const host = process.env.HOST ?? "127.0.0.1";
const port = Number(process.env.PORT ?? 3000);
const loopback = ["127.0.0.1", "localhost", "::1"].includes(host);
const dataDir = resolveDataDir();
const address = `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}`;
const own = { pid: process.pid, address };
const say = (line: string) => console.log(`stratlas: ${line}`);

const children: ChildProcess[] = [];
let cluster: Cluster | undefined;
let critical: Promise<unknown> = Promise.resolve();
let stopping = false;
let noted = false;
let started = false;

async function stop(code: number): Promise<never> {
  if (stopping) return new Promise(() => {});
  stopping = true;
  if (noted) noteRun(dataDir, { ...own, stopping: true });
  await critical.catch(() => {}); // a migration that has begun is let through
  await Promise.all(children.map(end));
  await cluster?.stop();
  if (noted) forgetRun(dataDir);
  process.exit(code);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (!stopping) say("stopping …");
    void stop(0);
  });
}

// npm passes a SIGTERM on to its shell, which dies without telling us: notice that the parent has changed.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid === parent || stopping) return;
  say("stopping …");
  void stop(0);
}, 500).unref();

async function openDatabase(): Promise<string> {
  const own = process.env.DATABASE_URL;
  if (own) {
    const client = new pg.Client({ connectionString: own, connectionTimeoutMillis: 8_000 });
    try {
      await client.connect();
      await client.end();
    } catch (cause) {
      throw new Refusal(
        `the database of DATABASE_URL cannot be reached: ${(cause as Error).message || (cause as NodeJS.ErrnoException).code}`,
      );
    }
    return own;
  }
  const { databasePassword } = readSecrets(dataDir);
  cluster = await startCluster(join(dataDir, "postgres"), databasePassword).catch((cause: Error) => {
    throw new Refusal(cause.message);
  });
  cluster.onExit(() => {
    if (stopping) return;
    console.error("stratlas: the embedded database ended by itself; stopping");
    void stop(1);
  });
  const client = new pg.Client({ connectionString: cluster.url("postgres") });
  await client.connect();
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'stratlas'");
  if (!rowCount) await client.query("CREATE DATABASE stratlas");
  await client.end();
  return cluster.url("stratlas");
}

/** A worker that ends by itself is begun anew, but not for ever: its jobs recover, a fault that stays does not. */
const REBIRTHS = 5;
const WITHIN_MS = 10 * 60_000;

function begin(
  name: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  readyWhen: RegExp,
  rebirths: number[] | null = null,
): Promise<void> {
  const { child, ready } = launch({ name, args, readyWhen, wordy: dev }, env, (code) => {
    if (stopping) return;
    children.splice(children.indexOf(child), 1);
    const recent = rebirths?.filter((at) => at > Date.now() - WITHIN_MS);
    if (recent && started && recent.length < REBIRTHS) {
      console.error(`stratlas: the ${name} ended by itself (${code}); starting it again`);
      begin(name, args, env, readyWhen, [...recent, Date.now()]).catch(() => {});
      return;
    }
    console.error(`stratlas: the ${name} ended by itself (${code}); stopping`);
    void stop(1);
  });
  children.push(child);
  return ready;
}

async function main() {
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Refusal(`PORT is "${process.env.PORT}"; give a number from 1 to 65535`);
  await checkDataDir(dataDir);
  await checkPort(host, port);
  noteRun(dataDir, own);
  noted = true;
  const embedded = !process.env.DATABASE_URL;
  const url = await openDatabase();
  const migrating = applyMigrations(url);
  critical = migrating;
  const applied = await migrating.catch((cause: Error) => {
    throw new Refusal(`the migrations could not be applied: ${cause.message.split("\n")[0]}`);
  });
  if (applied.length > 0) say(`database brought to ${applied.at(-1)}`);
  const samples = embedded && loopback;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: url,
    STRATLAS_DATA: dataDir,
    STRATLAS_SAMPLE_ACCOUNTS: samples ? "1" : "0",
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET ?? readSecrets(dataDir).authSecret,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL ?? address,
    STRATLAS_PID: String(process.pid),
    AUTH_TRUST_HOST: process.env.AUTH_TRUST_HOST ?? (loopback ? "1" : ""),
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_ENV: dev ? "development" : "production",
  };
  Object.assign(process.env, env);
  const { prepareAccounts } = await import("./prepare-accounts");
  const prepared = prepareAccounts({ samples, dataDir, say });
  critical = prepared;
  const accounts = await prepared;
  if (!dev) await buildIfChanged(say, (kill) => process.once("exit", kill));
  const tsx = ["--import", "tsx"];
  const next = [
    "--import",
    "./scripts/end-with-parent.mjs",
    "node_modules/next/dist/bin/next",
    dev ? "dev" : "start",
    "-H",
    host,
    "-p",
    String(port),
  ];
  await Promise.all([
    begin("worker", [...tsx, "server/jobs/worker.ts"], env, /worker ready/, []),
    begin("server", next, env, /✓ Ready|Ready in/),
  ]);
  started = true;
  console.log(`\n  Stratlas  ${address}\n`);
  for (const line of accounts(address)) console.log(`  ${line}`);
  console.log("\n  Ctrl-C ends everything.\n");
}

try {
  await main();
} catch (cause) {
  if (!stopping) {
    console.error(
      `stratlas: ${cause instanceof Refusal || (cause as Error).message?.startsWith("the build failed") ? (cause as Error).message : (cause as Error).stack}`,
    );
    await stop(1);
  }
}
