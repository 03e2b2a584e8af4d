import { randomBytes } from "node:crypto";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { DomainError } from "@/server/domain/errors";
import { type DuckEngine, literal, openDuckDb } from "@/server/warehouse/engine";

/** Weights below this are not written; what is left of a patent is then at most so much a topic short of 1. */
export const LEAST_WEIGHT = 1e-4;

/** The tables of a topic model as they are computed. */
export type TopicTables = {
  topics: number;
  /** Of the documents, in the order of the rows of `weights`. */
  ids: readonly string[];
  /** p(topic | document): documents x topics. */
  weights: Float64Array;
  /** The topic that each document is counted at, from 0; -1 = at none. */
  main: Int16Array;
  /** Of the terms, in the order of the columns of `termWeights`. */
  labels: readonly string[];
  /** p(term | topic): topics x terms. */
  termWeights: Float64Array;
  /** p(term), by column. */
  overall: Float64Array;
};

const BATCH = 500_000;

/**
 * Writes a model into a folder that is not there yet:
 *
 *   weights.parquet   application_no, topic, weight, main    p(topic | document) >= LEAST_WEIGHT, by document and topic; 7 digits;
 *                     main: the document is counted at this topic
 *   terms.parquet     topic, term, weight, overall     p(term | topic) > 0 and p(term), by topic, heaviest first
 *
 * Topics are numbered from 1. All or nothing: the folder gets its name when both files are complete.
 */
export async function writeTopicFiles(dir: string, tables: TopicTables, signal?: AbortSignal): Promise<void> {
  const draft = `${dir}.tmp-${randomBytes(4).toString("hex")}`;
  await mkdir(draft, { recursive: true });
  try {
    const engine = await openDuckDb({ spillDir: draft, threads: 1, ...(signal ? { signal } : {}) });
    try {
      await writeTables(engine, draft, tables);
    } finally {
      engine.close();
    }
    await rename(draft, dir);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function writeTables(
  engine: DuckEngine,
  draft: string,
  { topics, ids, weights, main, labels, termWeights, overall }: TopicTables,
) {
  await engine.run("CREATE TABLE document (row INTEGER, application_no VARCHAR)");
  await engine.run("CREATE TABLE weight (row INTEGER, topic INTEGER, weight DOUBLE, main INTEGER)");
  await engine.run("CREATE TABLE term (topic INTEGER, term VARCHAR, weight DOUBLE, overall DOUBLE)");
  for (let at = 0; at < ids.length; at += BATCH) {
    const part = ids.slice(at, at + BATCH);
    await engine.append("document", [Int32Array.from(part, (_, i) => at + i), part]);
  }
  await appendWeights(engine, weights, main, topics);
  for (let k = 0; k < topics; k++) {
    const columns: number[] = [];
    for (let t = 0; t < labels.length; t++) if (termWeights[k * labels.length + t]! > 0) columns.push(t);
    await engine.append("term", [
      Int32Array.from(columns, () => k + 1),
      columns.map((t) => labels[t]!),
      Float64Array.from(columns, (t) => termWeights[k * labels.length + t]!),
      Float64Array.from(columns, (t) => overall[t]!),
    ]);
  }
  await engine.run(`COPY (SELECT application_no, topic, weight::FLOAT AS weight, main = 1 AS main
    FROM weight JOIN document USING (row) ORDER BY row, topic)
    TO ${literal(join(draft, WEIGHTS))} (FORMAT parquet, COMPRESSION zstd)`);
  await engine.run(`COPY (SELECT * FROM term ORDER BY topic, weight DESC, term)
    TO ${literal(join(draft, TERMS))} (FORMAT parquet, COMPRESSION zstd)`);
}

const WEIGHTS = "weights.parquet";
const TERMS = "terms.parquet";

async function appendWeights(engine: DuckEngine, weights: Float64Array, main: Int16Array, topics: number) {
  const rows = new Int32Array(BATCH);
  const numbers = new Int32Array(BATCH);
  const values = new Float64Array(BATCH);
  const mains = new Int32Array(BATCH);
  let filled = 0;
  const flush = async () => {
    const columns = [rows, numbers, values, mains].map((column) => column.subarray(0, filled));
    await engine.append("weight", columns);
    filled = 0;
  };
  for (let i = 0; i < weights.length; i++) {
    if (weights[i]! < LEAST_WEIGHT) continue;
    const row = Math.floor(i / topics);
    rows[filled] = row;
    numbers[filled] = (i % topics) + 1;
    mains[filled] = main[row] === i % topics ? 1 : 0;
    values[filled++] = weights[i]!;
    if (filled === BATCH) await flush();
  }
  await flush();
}

async function reading<Result>(dir: string, read: (engine: DuckEngine) => Promise<Result>): Promise<Result> {
  const engine = await openDuckDb({ threads: 1, memoryLimitMb: 500 });
  try {
    return await read(engine);
  } catch (error) {
    if (/No files found|IO Error/.test(String(error)))
      throw new DomainError(
        "NOT_FOUND",
        `${dir} holds no topic model; extract the topics again`,
        "topicFilesGone",
      );
    throw error;
  } finally {
    engine.close();
  }
}

/** p(term | topic) of all topics of a folder, over the terms that any of them has. */
export type TermWeights = {
  labels: string[];
  overall: Float64Array;
  /** By topic, as numbered in the folder from 1: one value a label. */
  weights: Map<number, Float64Array>;
};

/** @throws DomainError NOT_FOUND (`topicFilesGone`) */
export const readTermWeights = (dir: string): Promise<TermWeights> =>
  reading(dir, async (engine) => {
    const from = `read_parquet(${literal(join(dir, TERMS))})`;
    const [labels, overall] = (await engine.columns(
      `SELECT term, any_value(overall) FROM ${from} GROUP BY term ORDER BY term`,
    )) as [string[], Float64Array];
    const [topic, column, weight] = (await engine.columns(
      `SELECT topic, (dense_rank() OVER (ORDER BY term) - 1)::INTEGER, weight FROM ${from}`,
    )) as [Int32Array, Int32Array, Float64Array];
    const weights = new Map<number, Float64Array>();
    topic.forEach((number, i) => {
      const own = weights.get(number) ?? new Float64Array(labels.length);
      own[column[i]!] = weight[i]!;
      weights.set(number, own);
    });
    return { labels, overall, weights };
  });

/** Documents with a sum of weights over some topics of at least `least`, heaviest first; `main` 1 = counted there. @throws as readTermWeights */
export const readDocumentWeights = (
  dir: string,
  topics: readonly number[],
  { least = LEAST_WEIGHT, first = null }: { least?: number; first?: number | null } = {},
): Promise<{ ids: string[]; weights: Float64Array; main: Int32Array }> =>
  reading(dir, async (engine) => {
    const [ids, weights, main] = (await engine.columns(
      `SELECT application_no, sum(weight::DOUBLE) AS total, max(main::INTEGER) FROM read_parquet(${literal(join(dir, WEIGHTS))})
       WHERE topic IN (${topics.map((topic) => Math.trunc(topic)).join(", ") || "NULL"})
       GROUP BY application_no HAVING total >= ${Number(least)}
       ORDER BY total DESC, application_no ${first === null ? "" : `LIMIT ${Math.trunc(first)}`}`,
    )) as [string[], Float64Array, Int32Array];
    return { ids, weights, main };
  });
