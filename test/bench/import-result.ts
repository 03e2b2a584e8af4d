import type { Bench, BenchResult, BenchRow, Measure } from "./bench-result";
import { importBench } from "./import-bench";
import { firmsFor } from "./synthetic-data";

/** What import-bench.ts finds at one size. */
export type ImportFound = Awaited<ReturnType<typeof importBench>>;

/** The bar: CPU against the bare statement, and resident memory. */
const MOST_TIMES = 1.3;
const MOST_MB = 4096;

/** The import of each size, one after the other. */
export const bench: Bench = async ({ dir, sizes, repeats, say }) => {
  const found: ImportFound[] = [];
  for (const rows of sizes) {
    say(`import of ${rows} transactions and ${firmsFor(rows)} firms`);
    found.push(await importBench({ rows, firms: firmsFor(rows), repeats, dir }));
  }
  return importResult(found);
};

export function importResult(found: readonly ImportFound[]): BenchResult {
  return {
    ...{ id: "import", title: "Import and aggregation (size: transactions)", rows: found.map(rowOf) },
    notes: [
      "From two CSV files to stored flows by year, both regions and both industries. Ours also checks every row, numbers the codes, keeps the rejected rows and writes Parquet; the bare statement reads, joins both ends and groups, and keeps nothing.",
      "The figures are of whole processes, their start and reading the files included; memory is the most of any run.",
    ],
  };
}

function rowOf({ rows, firms, medians, ratioToDuckDb, groups, repeats }: ImportFound): BenchRow {
  const {
    import: ours,
    duckdb,
    pandas,
  } = medians as Record<string, { cpu: number; wall: number; peakMb: number }>;
  const used = ({ cpu, wall, peakMb }: { cpu: number; wall: number; peakMb: number }): Measure => ({
    cpuSeconds: cpu,
    wallSeconds: wall,
    peakMb,
  });
  const peers = { "DuckDB bare": used(duckdb!), ...(pandas && { pandas: used(pandas) }) };
  return {
    ...{ what: `import of long CSV, ${(rows / firms).toFixed(1)} transactions a firm`, size: rows },
    ...{ ours: used(ours!), peers },
    ratio: Object.fromEntries(
      Object.entries(peers).map(([name, { cpuSeconds }]) => [name, cpuSeconds / ours!.cpu]),
    ),
    equal: `all ${groups.toLocaleString("en-US")} groups equal; ${repeats} rounds`,
    goal: `at most ${MOST_TIMES} times the CPU of DuckDB (${ratioToDuckDb} times), under 4 GB`,
    met: ratioToDuckDb <= MOST_TIMES && ours!.peakMb < MOST_MB,
  };
}
