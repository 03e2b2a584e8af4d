import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Measure } from "./bench-result";

export const ROOT = join(import.meta.dirname, "../..");

/** What a worker prints as its last line: what it used between two points of its own choosing, and what it found. */
export type WorkerReport<Answer> = Measure & { answer: Answer };

/** Runs one worker to its end, with its task as its only argument. @throws Error with what it wrote, when it fails */
export function runWorker<Answer>(command: readonly string[], task: unknown): Promise<WorkerReport<Answer>> {
  const [program, ...words] = command;
  const name = command.at(-1)!;
  return new Promise((done, fail) => {
    const child = spawn(program!, [...words, JSON.stringify(task)], {
      cwd: ROOT,
      // No __pycache__ beside the sources.
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
    });
    const out: Buffer[] = [];
    const wrong: Buffer[] = [];
    child.stdout.on("data", (chunk) => out.push(chunk));
    child.stderr.on("data", (chunk) => wrong.push(chunk));
    child.once("error", fail);
    child.once("close", (code, signal) => {
      const last = Buffer.concat(out).toString().trim().split("\n").at(-1) ?? "";
      const said = Buffer.concat(wrong).toString().trim();
      if (code !== 0) return fail(new Error(`${name} ended with ${signal ?? code}: ${said.slice(-2000)}`));
      try {
        done(JSON.parse(last));
      } catch {
        fail(new Error(`${name} printed no report but: ${last.slice(0, 500)} ${said.slice(-500)}`));
      }
    });
  });
}

/** A worker of ours, or one that uses a library for Node. */
export const nodeWorker = (file: string) => [
  process.execPath,
  "--import",
  "tsx",
  join(import.meta.dirname, file),
];
