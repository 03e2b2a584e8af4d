// What must hold before anything is started.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { Refusal } from "./refusal";

type Note = { pid: number; address: string; stopping?: boolean };
const noteOf = (dataDir: string) => join(dataDir, "run.json");

/** The note by which a second start knows of this one. */
export function noteRun(dataDir: string, note: Note) {
  if (existsSync(dataDir)) writeFileSync(noteOf(dataDir), JSON.stringify(note));
}

export const forgetRun = (dataDir: string) => rmSync(noteOf(dataDir), { force: true });

/** @throws Refusal when nothing can listen at this address */
export function checkPort(host: string, port: number): Promise<void> {
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

/** @throws Refusal when the folder cannot be written to, or another start uses it */
export async function checkDataDir(dataDir: string) {
  try {
    makeFolder(dataDir);
    const probe = join(dataDir, ".write-test");
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (cause) {
    throw new Refusal(
      `${dataDir} cannot be written to (${(cause as NodeJS.ErrnoException).code}); set STRATLAS_DATA to a folder that can`,
    );
  }
  const run = noteOf(dataDir);
  for (let waited = 0; existsSync(run); waited++) {
    const other = JSON.parse(readFileSync(run, "utf8")) as Note;
    if (!isAlive(other.pid)) return; // it was killed and left its note behind
    if (!other.stopping || waited > 100)
      throw new Refusal(`already running at ${other.address} (process ${other.pid})`);
    await new Promise((r) => setTimeout(r, 100));
  }
}

/** Folder by folder: where none can be made (below /proc), Node's own recursive way tries for ever. */
function makeFolder(path: string) {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
