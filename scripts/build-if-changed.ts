import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What `next build` reads. Tests, documents and scripts are not part of it. */
const SOURCES = ["app", "server", "rules", "messages", "i18n", "prisma/schema", "prisma/reference", "public"];
const FILES = ["package-lock.json", "next.config.ts", "postcss.config.mjs", "tsconfig.json"];
const STAMP = ".next/stratlas-sources";

function* filesUnder(dir: string): Generator<string> {
  for (const entry of readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

function sourceHash(): string {
  const hash = createHash("sha256");
  for (const path of [
    ...SOURCES.filter((dir) => existsSync(dir)).flatMap((dir) => [...filesUnder(dir)]),
    ...FILES,
  ])
    if (existsSync(path)) hash.update(path).update(readFileSync(path));
  return hash.digest("hex");
}

/** Build the application unless `.next` was built from these very sources. */
export async function buildIfChanged(
  say: (line: string) => void,
  track: (stop: () => void) => void,
): Promise<void> {
  const hash = sourceHash();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash) return;
  say("building the application (first start, or the sources changed; about a minute) …");
  await new Promise<void>((done, fail) => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" as const };
    const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    track(() => child.kill("SIGTERM"));
    let said = "";
    const keep = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("exit", (code) => (code === 0 ? done() : fail(new Error(`the build failed:\n${said}`))));
  });
  writeFileSync(STAMP, hash);
}
