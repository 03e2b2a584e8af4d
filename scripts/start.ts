// npm start: database, migrations, samples, build, server, worker; and on Ctrl-C or SIGTERM all of it ends, in that
// order backwards. `--dev` serves with reloading instead of building.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { dataDir as resolveDataDir } from "@/server/data-dir";
import { buildIfChanged } from "./build-if-changed";
import { type Cluster, startCluster } from "./embedded-postgres";
import { applyMigrations } from "./migrations";
import { readSecrets } from "./secrets";

const dev = process.argv.includes("--dev");
const host = process.env.HOST ?? "127.0.0.1";
const port = Number(process.env.PORT ?? 3000);
const loopback = ["127.0.0.1", "localhost", "::1"].includes(host);
const dataDir = resolveDataDir();
const address = `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}`;
const say = (line: string) => console.log(`stratlas: ${line}`);

/** An end that a person can read: one line, no stack. */
class Refusal extends Error {}

const children: ChildProcess[] = [];
let cluster: Cluster | undefined;
let critical: Promise<unknown> = Promise.resolve();
let stopping = false;
let noted = false;

async function stop(code: number): Promise<never> {
  if (stopping) return new Promise(() => {});
  stopping = true;
  if (noted) noteRun({ stopping: true });
  await critical.catch(() => {}); // a migration that has begun is let through
  await Promise.all(children.map(end));
  await cluster?.stop();
  if (noted) rmSync(join(dataDir, "run.json"), { force: true });
  process.exit(code);
}

/** The note by which a second start knows of this one. */
function noteRun(more: { stopping?: boolean } = {}) {
  if (existsSync(dataDir))
    writeFileSync(join(dataDir, "run.json"), JSON.stringify({ pid: process.pid, address, ...more }));
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once("exit", () => done());
    const signal = (name: NodeJS.Signals) => {
      try {
        process.kill(-child.pid!, name); // the whole group: a server may have processes of its own
      } catch {
        child.kill(name);
      }
    };
    signal("SIGTERM");
    setTimeout(() => signal("SIGKILL"), 8_000).unref();
  });
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

function checkPort(): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Refusal(`PORT is "${process.env.PORT}"; give a number from 1 to 65535`);
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", (cause: NodeJS.ErrnoException) =>
      fail(
        new Refusal(
          cause.code === "EADDRINUSE"
            ? `port ${port} is taken by another program; start with another one: PORT=${port + 1} npm start`
            : `cannot listen on ${host}:${port} (${cause.code})`,
        ),
      ),
    );
    probe.listen(port, host, () => probe.close(() => done()));
  });
}

async function checkDataDir() {
  try {
    mkdirSync(dataDir, { recursive: true });
    const probe = join(dataDir, ".write-test");
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (cause) {
    throw new Refusal(
      `${dataDir} cannot be written to (${(cause as NodeJS.ErrnoException).code}); set STRATLAS_DATA to a folder that can`,
    );
  }
  const run = join(dataDir, "run.json");
  for (let waited = 0; existsSync(run); waited++) {
    const other = JSON.parse(readFileSync(run, "utf8")) as {
      pid: number;
      address: string;
      stopping?: boolean;
    };
    if (!isAlive(other.pid)) return; // it was killed and left its note behind
    if (!other.stopping || waited > 100)
      throw new Refusal(`already running at ${other.address} (process ${other.pid})`);
    await new Promise((r) => setTimeout(r, 100));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

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

function launch(name: string, args: string[], env: NodeJS.ProcessEnv, readyWhen: RegExp): Promise<void> {
  // A process group of its own: a Ctrl-C in the terminal reaches only us, and we end the rest in order.
  const child = spawn(process.execPath, args, {
    env,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: true,
  });
  children.push(child);
  return new Promise((done, fail) => {
    let said = "";
    const read = (chunk: Buffer) => {
      const text = chunk.toString();
      said = (said + text).slice(-4_000);
      if (readyWhen.test(said)) done();
      for (const line of text.split("\n")) {
        if (line.trim() && (dev || !/▲ Next|- (Local|Network)|✓ (Ready|Starting)|worker ready/.test(line)))
          console.log(`${name}: ${line}`);
      }
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => {
      fail(new Refusal(`the ${name} did not start`));
      if (stopping) return;
      console.error(`stratlas: the ${name} ended by itself (${code}); stopping`);
      void stop(1);
    });
  });
}

async function main() {
  await checkDataDir();
  await checkPort();
  noteRun();
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
    launch("worker", [...tsx, "server/jobs/worker.ts"], env, /worker ready/),
    launch("server", next, env, /✓ Ready|Ready in/),
  ]);
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
