import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type CsvCell, csvText } from "@/server/domain/csv";
import { literal, openDuckDb } from "@/server/warehouse/engine";
import type { SweepTable } from "./sweep-table";

/** The columns of a sweep in every file, one ego network a row; a contract with those who read them. */
export const SWEEP_COLUMNS = [
  "item",
  "region",
  "year",
  "a",
  "b",
  "c",
  "d",
  "nodes",
  "links",
  "flags",
] as const;

/** The rows by item, region and year, in the order of the plan. Flags are words separated by spaces. */
export function* sweepRows(table: SweepTable): Generator<CsvCell[]> {
  const { items, regions, years } = table.plan;
  for (const [i, { label }] of items.entries())
    for (const [r, { key }] of regions.entries())
      for (const [y, year] of years.entries()) {
        const { a, b, c, d, nodes, links, flags } = table.rowAt(i, r, y);
        yield [label, key, year, a, b, c, d, nodes, links, flags.join(" ")];
      }
}

/** The plain text of the table, for programs: LF, no byte order mark, names as they are. */
export function* sweepLines(table: SweepTable): Generator<string> {
  yield SWEEP_COLUMNS.join(",");
  for (const row of sweepRows(table)) yield row.map(plainCell).join(",");
}

const plainCell = (value: CsvCell): string => {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const BATCH = 2_000;

/** For programs: the plain text as a file. */
export const writeSweepCsv = (path: string, table: SweepTable): Promise<void> =>
  inPlace(path, (draft) => writeText(draft, textOf(sweepLines(table))));

/** For people: opens in a spreadsheet as it should (see domain/csv.ts). */
export const writeSweepSheet = (path: string, table: SweepTable): Promise<void> =>
  inPlace(path, (draft) => writeText(draft, sheetText(table)));

/** The same rows, the same bytes: one thread writes them in their order. */
export function writeSweepParquet(path: string, table: SweepTable): Promise<void> {
  return inPlace(path, async (draft) => {
    const plain = `${draft}.csv`;
    const engine = await openDuckDb({ threads: 1, memoryLimitMb: 500 });
    try {
      await writeText(plain, textOf(sweepLines(table)));
      await engine.run(`COPY (
          SELECT item, region, year, a, b, c, d, nodes, links, coalesce(flags, '') AS flags
          FROM read_csv(${literal(plain)}, header = true, delim = ',', quote = '"', escape = '"', nullstr = '',
            auto_detect = false, columns = {'item': 'VARCHAR', 'region': 'VARCHAR', 'year': 'INTEGER', 'a': 'DOUBLE',
            'b': 'DOUBLE', 'c': 'DOUBLE', 'd': 'DOUBLE', 'nodes': 'INTEGER', 'links': 'INTEGER', 'flags': 'VARCHAR'}))
        TO ${literal(draft)} (FORMAT parquet, COMPRESSION zstd)`);
    } finally {
      engine.close();
      await rm(plain, { force: true });
    }
  });
}

/** A file that is there is whole. */
async function inPlace(path: string, write: (draft: string) => Promise<void>) {
  const draft = `${path}.tmp`;
  try {
    await write(draft);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

const writeText = (path: string, text: Iterable<string>) =>
  pipeline(Readable.from(text), createWriteStream(path));

function* textOf(lines: Iterable<string>): Generator<string> {
  for (const batch of batches(lines)) yield `${batch.join("\n")}\n`;
}

function* sheetText(table: SweepTable): Generator<string> {
  let first = true;
  for (const batch of batches(sweepRows(table))) {
    const [head = [], ...rest] = batch;
    // The byte order mark stands before the first line only.
    yield first ? csvText(SWEEP_COLUMNS, batch) : csvText(head as string[], rest).slice(1);
    first = false;
  }
  if (first) yield csvText(SWEEP_COLUMNS, []);
}

function* batches<T>(from: Iterable<T>): Generator<T[]> {
  let batch: T[] = [];
  for (const one of from) {
    batch.push(one);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
