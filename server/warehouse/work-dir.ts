import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { DomainError } from "@/server/domain/errors";

const PREFIX = ".tmp-";
/** Work folders of this process, so that its own imports into one store see each other. */
const mine = new Set<string>();

/** When a process began, in clock ticks since boot: with it a number that was given out again is not mistaken. "0" = not known. */
function beganAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "0";
  } catch {
    return "0";
  }
}

function isAlive(pid: number, began: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return began === "0" || beganAt(pid) === began;
}

/**
 * A folder for one import inside the store's own (so that the result can be renamed into place). Left-overs of imports
 * that were killed are removed first.
 *
 * @throws DomainError CONFLICT (`import_running`) when another import works on the same store, BAD_INPUT
 *   (`store_not_writable`)
 */
export async function claimWorkDir(dir: string): Promise<{ path: string; release: () => Promise<void> }> {
  const made = await mkdir(dir, { recursive: true }).catch((error) => notAFolder(dir, error));
  await removeLeftovers(dir);
  const name = `${PREFIX}${process.pid}-${beganAt(process.pid)}-${randomBytes(4).toString("hex")}`;
  const path = join(dir, name);
  await mkdir(path).catch((error) => notAFolder(dir, error));
  mine.add(path);
  const release = async () => {
    mine.delete(path);
    await rm(path, { recursive: true, force: true });
    // A folder that only this import needed goes with it.
    if (made && (await readdir(dir)).length === 0) await rm(dir, { recursive: true, force: true });
  };
  try {
    // Another may have claimed the store between the look and the claim; then neither has it.
    await removeLeftovers(dir, name);
  } catch (error) {
    await release();
    throw error;
  }
  return { path, release };
}

function notAFolder(dir: string, { code }: NodeJS.ErrnoException): never {
  throw new DomainError(
    "BAD_INPUT",
    `${dir} cannot be used as a folder (${code}); name a folder that can be written to`,
    "store_not_writable",
    { dir, code: code ?? "" },
  );
}

async function removeLeftovers(dir: string, own?: string) {
  for (const name of await readdir(dir)) {
    if (!name.startsWith(PREFIX) || name === own) continue;
    const path = join(dir, name);
    const [pid, began] = name.slice(PREFIX.length).split("-");
    if (mine.has(path) || (Number(pid) !== process.pid && isAlive(Number(pid), began ?? "0")))
      throw new DomainError(
        "CONFLICT",
        `another import (process ${pid}) is working on ${dir}; wait for it or stop it`,
        "import_running",
        { pid: Number(pid) },
      );
    await rm(path, { recursive: true, force: true });
  }
}
