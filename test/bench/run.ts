// npm run bench: measures, and writes what it measured into docs/benchmarks.md. Never part of npm test.
import { readFileSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Bench, BenchResult } from "./bench-result";
import { benchSection, sectionOf, withSection } from "./document";
import type { ImportFound } from "./import-result";
import { machineSection } from "./machine";
import { ROOT } from "./worker-process";

const HELP = `npm run bench -- [options]
  --sizes LIST    transactions, e.g. 1000000,10000000; default 1000000
  --full          1000000,10000000,48200000
  --only LIST     import, stored-flows, atlas, sweep, centrality, communities, bootstrap, search, topics
  --repeats N     default 5
  --dir DIR       data and intermediate files; default ${join(tmpdir(), "stratlas-bench")}
  --out FILE      the document; default docs/benchmarks.md
  --json FILE     also write the results there
  --from FILE     measure nothing: take the results of a --json file into the document`;
const FULL = [1_000_000, 10_000_000, 48_200_000];
/** In the order of the document. */
const BENCHES: Record<string, () => Promise<{ bench: Bench }>> = {
  import: () => import("./import-result"),
  "stored-flows": () => import("./stored-flows-bench"),
  atlas: () => import("./atlas-bench"),
  sweep: () => import("./sweep-bench"),
  centrality: () => import("./centrality-bench"),
  communities: () => import("./communities-bench"),
  bootstrap: () => import("./bootstrap-bench"),
  search: () => import("./search-bench"),
  topics: () => import("./topics-bench"),
};

const { values } = parseArgs({
  options: {
    ...{ sizes: { type: "string" }, full: { type: "boolean" }, only: { type: "string" } },
    ...{ repeats: { type: "string" }, dir: { type: "string" }, out: { type: "string" } },
    ...{ json: { type: "string" }, from: { type: "string" }, help: { type: "boolean" } },
  },
});
const say = (line: string) => console.error(line);
/** What was computed is needed to compare only, and long. */
const withoutAnswers = (key: string, value: unknown) => (key === "answers" ? undefined : value);

if (values.help) console.log(HELP);
else process.exitCode = (await main()) ? 0 : 1;

async function main(): Promise<boolean> {
  const date = new Date().toISOString().slice(0, 10);
  const document = resolve(ROOT, values.out ?? "docs/benchmarks.md");
  const results: BenchResult[] = [];
  const done = (result: BenchResult) => {
    results.push(result);
    write(document, result, date);
  };
  let sound = true;
  if (values.from) (await resultsIn(values.from)).forEach(done);
  else {
    const options = {
      ...{ dir: resolve(values.dir ?? join(tmpdir(), "stratlas-bench")), say },
      sizes: values.sizes ? values.sizes.split(",").map(wholeNumber) : values.full ? FULL : [FULL[0]!],
      repeats: wholeNumber(values.repeats ?? "5"),
    };
    await mkdir(options.dir, { recursive: true });
    for (const id of chosen()) {
      say(`== ${id}`);
      try {
        const { bench } = await BENCHES[id]!();
        done(await bench(options));
      } catch (error) {
        say(`${id} failed: ${error instanceof Error ? error.stack : error}`);
        sound = false;
      }
    }
    const text = readFileSync(document, "utf8");
    writeFileSync(document, withSection(text, "machine", machineSection(date)));
  }
  if (values.json) writeFileSync(resolve(values.json), `${JSON.stringify(results, withoutAnswers, 1)}\n`);
  const differing = results.flatMap(({ id, rows }) =>
    rows.flatMap(({ what, size, equal }) => (equal === false ? [`${id}: ${what}, ${size}`] : [])),
  );
  for (const line of differing) say(`answers differ: ${line}`);
  return sound && differing.length === 0;
}

function chosen(): string[] {
  const only = values.only?.split(",") ?? Object.keys(BENCHES);
  const unknown = only.filter((id) => !BENCHES[id]);
  if (unknown.length > 0)
    throw new Error(`--only ${unknown.join(",")}: expected some of ${Object.keys(BENCHES).join(", ")}`);
  return only;
}

/** Of a --json file, or of what import-bench.ts prints when it runs on its own. */
async function resultsIn(file: string): Promise<BenchResult[]> {
  const found = JSON.parse(readFileSync(resolve(file), "utf8"));
  if (Array.isArray(found)) return found as BenchResult[];
  return [(await import("./import-result")).importResult([found as ImportFound])];
}

function write(document: string, result: BenchResult, date: string) {
  const text = readFileSync(document, "utf8");
  writeFileSync(
    document,
    withSection(text, result.id, benchSection(result, date, sectionOf(text, result.id))),
  );
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${text}: expected a whole number from 1`);
  return value;
}
