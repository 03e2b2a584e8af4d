import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";

// Every call is a process of its own, which is slow on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

export type Answer = { code: number | null; out: string; err: string };

/** Runs the real command, as `npm run -s atlas` does, and waits for its end. */
export function atlas(...words: string[]): Promise<Answer> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ["--import", "tsx", "server/cli/atlas.ts", ...words]);
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    child.on("error", fail).on("close", (code) => done({ code, out, err }));
  });
}

/** A folder for a suite and how to write files into it. */
export function suiteFolder() {
  const dir = mkdtempSync(join(tmpdir(), "atlas-test-"));
  return {
    dir,
    file(name: string, lines: readonly string[]) {
      writeFileSync(join(dir, name), `${lines.join("\n")}\n`);
      return join(dir, name);
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
