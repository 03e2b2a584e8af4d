// npm test: types, lint, every suite on a database of its own, and the journeys in a real browser against the real
// `npm start`. The last line adds everything up; the exit code is 0 only when nothing failed.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browserPath } from "./browser";

type Tally = { passed: number; failed: number };
const scratch = mkdtempSync(join(tmpdir(), "stratlas-npm-test-"));
const only = process.argv.slice(2);
const total: Tally = { passed: 0, failed: 0 };

const add = (name: string, tally: Tally) => {
  total.passed += tally.passed;
  total.failed += tally.failed;
  console.log(`— ${name}: ${tally.passed} passed, ${tally.failed} failed\n`);
};
const runs = (name: string) => only.length === 0 || only.includes(name);

function run(command: string, args: string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], env });
    child.once("exit", (code) => done(code ?? 1));
  });
}
const node = (...args: string[]) => run(process.execPath, args);

/** A suite that ended without a report has failed as a whole: one failure, never a silent nought. */
function read<T>(file: string, count: (report: T) => Tally): Tally {
  try {
    return count(JSON.parse(readFileSync(file, "utf8")) as T);
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function check() {
  const types = await node("node_modules/typescript/bin/tsc", "--noEmit");
  const lint = await node("node_modules/@biomejs/biome/bin/biome", "check", ".");
  const failed = Number(types !== 0) + Number(lint !== 0);
  add("types and lint", { passed: 2 - failed, failed });
}

async function suites() {
  const report = join(scratch, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await node("node_modules/vitest/vitest.mjs", "run", ...reporters);
  const tally = read<{ numPassedTests: number; numFailedTests: number; success: boolean }>(report, (r) => ({
    passed: r.numPassedTests,
    failed: r.numFailedTests,
  }));
  // A file that could not even be loaded has no failed test of its own.
  if (code !== 0 && tally.failed === 0) tally.failed = 1;
  add("suites", tally);
}

async function journeys() {
  const report = join(scratch, "playwright.json");
  const executable = await browserPath();
  const env = {
    ...process.env,
    STRATLAS_E2E_DATA: join(scratch, "data"),
    STRATLAS_BROWSER: executable ?? "",
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  };
  const code = await run(
    process.execPath,
    ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
    env,
  );
  const tally = read<{ stats: { expected: number; unexpected: number; flaky: number } }>(report, (r) => ({
    passed: r.stats.expected,
    failed: r.stats.unexpected + r.stats.flaky,
  }));
  if (code !== 0 && tally.failed === 0) tally.failed = 1;
  add("journeys in the browser", tally);
}

// A browser that is missing should be known before ten minutes have gone by.
if (runs("e2e")) await browserPath();
// Types of the pages (route parameters) are written by Next; without them the compiler would not know them.
if (runs("check"))
  spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "typegen"], { stdio: "ignore" });
if (runs("check")) await check();
if (runs("unit")) await suites();
if (runs("e2e")) await journeys();
rmSync(scratch, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
