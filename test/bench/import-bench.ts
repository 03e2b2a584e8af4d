import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { cpus, tmpdir, totalmem } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { DuckDBInstance } from "@duckdb/node-api";
import { nationalPlan } from "@/server/cli/national-plan";
import { readFlows } from "@/server/warehouse/read-flows";
import { openStore, type Store } from "@/server/warehouse/store";
import { writeSynthetic } from "@/server/warehouse/synthetic/write-synthetic";
import { bareStatement } from "./bare-statement";

/*
 * Import at a size, beside a bare DuckDB statement and (up to ten million rows, where it is installed) pandas. Data come
 * from the product's generator; each run is a process of its own and the programs take turns; that the sums of every
 * group are equal is checked before anything is timed. CPU seconds are those of all threads, peak memory is resident.
 *
 *   npx tsx test/bench/import-bench.ts --rows 10000000 [--firms 6100000] [--years 2020] [--repeats 3] [--dir DIR]
 */

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, "../..");
const MOST_FOR_PANDAS = 10_000_000;
const run = promisify(execFile);

type Usage = { cpu: number; wall: number; peakMb: number };
type Files = { firms: string; transactions: string };
type Program = { name: string; run: () => Promise<Usage> };

export async function importBench({
  rows,
  firms = 6_100_000,
  years = [2020],
  repeats = 3,
  dir,
}: {
  rows: number;
  firms?: number;
  years?: number[];
  repeats?: number;
  /** Where the data go; they are removed in the end. */
  dir?: string;
}) {
  const work = await mkdtemp(join(dir ?? tmpdir(), "stratlas-bench-"));
  try {
    const files = { firms: join(work, "firms.csv"), transactions: join(work, "transactions.csv") };
    await writeSynthetic(nationalPlan({ seed: 1, firms, trades: rows, years, cities: false }), files);
    const programs: Program[] = [
      { name: "import", run: () => importing(files, work) },
      {
        name: "duckdb",
        run: () => measured(work, ["test/bench/bare-statement.ts", files.firms, files.transactions]),
      },
      ...(rows <= MOST_FOR_PANDAS && hasPandas() ? [{ name: "pandas", run: () => pandas(files) }] : []),
    ];
    const first = await importing(files, work);
    const store = await openStore(join(work, "store"));
    const groups = await checkEqual(store, files);
    const reads = await readTimes(store);
    const usages = new Map(programs.map(({ name }) => [name, [] as Usage[]]));
    for (let round = 0; round < repeats; round++)
      for (const program of programs) usages.get(program.name)!.push(await program.run());
    const medians = Object.fromEntries([...usages].map(([name, all]) => [name, medianUsage(all)]));
    return {
      machine: {
        cpu: cpus()[0]!.model,
        cores: cpus().length,
        memoryGb: Math.round(totalmem() / 2 ** 30),
        node: process.version,
      },
      rows,
      firms,
      years,
      repeats,
      groups,
      first: rounded(first),
      medians,
      ratioToDuckDb: round2(medians.import!.cpu / medians.duckdb!.cpu),
      reads,
    };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function importing({ firms, transactions }: Files, work: string): Promise<Usage> {
  const store = join(work, "store");
  await rm(store, { recursive: true, force: true });
  const options = ["--firms", firms, "--transactions", transactions, "--store", store];
  return measured(work, ["server/cli/atlas.ts", "import", ...options]);
}

async function measured(work: string, args: string[]): Promise<Usage> {
  const usage = join(work, "usage.json");
  await run(process.execPath, ["--import", "tsx", "--import", join(HERE, "usage.mjs"), ...args], {
    cwd: ROOT,
    env: { ...process.env, BENCH_USAGE: usage },
  });
  return JSON.parse(await readFile(usage, "utf8"));
}

const hasPandas = () => spawnSync("/usr/bin/python3", ["-c", "import pandas"]).status === 0;

async function pandas({ firms, transactions }: Files): Promise<Usage> {
  const { stdout } = await run("/usr/bin/python3", [join(HERE, "pandas-groupby.py"), firms, transactions]);
  return JSON.parse(stdout).usage;
}

/** Every group of the bare statement has the store's amount and count, and no group is missing on either side. */
async function checkEqual({ dir, manifest }: Store, { firms, transactions }: Files): Promise<number> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  for (const statement of bareStatement(firms, transactions)) await connection.run(statement);
  const named = (codes: string[]) => `[${codes.map((code) => `'${code}'`).join(", ")}]`;
  const place = named(manifest.places.map(({ code }) => code));
  const industry = named(manifest.industries);
  await connection.run(`CREATE TABLE ours AS SELECT year, ${place}[seller_region] AS seller_region,
      ${place}[buyer_region] AS buyer_region, ${industry}[seller + 1] AS seller, ${industry}[buyer + 1] AS buyer, amount, n
    FROM read_parquet('${join(dir, manifest.data, "flows", "*.parquet")}')`);
  const sums = await connection.runAndReadAll(`SELECT count(*),
      count(*) FILTER (o.amount IS DISTINCT FROM b.amount OR o.n IS DISTINCT FROM b.n)
    FROM ours o FULL JOIN (SELECT year, seller_region, buyer_region, regexp_replace(seller, '^[A-Z]', '') AS seller,
        regexp_replace(buyer, '^[A-Z]', '') AS buyer, amount, n FROM bare) b
      USING (year, seller_region, buyer_region, seller, buyer)`);
  const [groups, different] = sums.getRowsJson()[0]!.map(Number) as [number, number];
  connection.closeSync();
  if (different > 0) throw new Error(`${different} of ${groups} groups differ from the bare statement's`);
  return groups;
}

/** Wall seconds of reading the flows of the nation and of one province from the store. */
async function readTimes(store: Store) {
  const region = store.manifest.places.find(({ code }) => code.startsWith("44"))?.code ?? null;
  const timed = async (regions: string[] | null) => {
    const times: number[] = [];
    for (let at = 0; at < 3; at++) {
      const began = performance.now();
      await readFlows(store, { years: null, regions, scope: "either" });
      times.push((performance.now() - began) / 1000);
    }
    return round2(median(times));
  };
  return { nation: await timed(null), region: region && (await timed([region])) };
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const round2 = (value: number) => Math.round(value * 100) / 100;
const rounded = ({ cpu, wall, peakMb }: Usage): Usage => ({
  cpu: round2(cpu),
  wall: round2(wall),
  peakMb: Math.round(peakMb),
});
const medianUsage = (all: Usage[]): Usage =>
  rounded({
    cpu: median(all.map(({ cpu }) => cpu)),
    wall: median(all.map(({ wall }) => wall)),
    peakMb: Math.max(...all.map(({ peakMb }) => peakMb)),
  });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      rows: { type: "string", default: "1000000" },
      firms: { type: "string" },
      years: { type: "string", default: "2020" },
      repeats: { type: "string", default: "3" },
      dir: { type: "string" },
    },
  });
  const result = await importBench({
    rows: Number(values.rows),
    ...(values.firms ? { firms: Number(values.firms) } : {}),
    years: values.years.split(",").map(Number),
    repeats: Number(values.repeats),
    ...(values.dir ? { dir: values.dir } : {}),
  });
  console.log(JSON.stringify(result, null, 1));
}
