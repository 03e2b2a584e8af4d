import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  LEAST_WEIGHT,
  readDocumentWeights,
  readTermWeights,
  type TopicTables,
  writeTopicFiles,
} from "@/server/warehouse/topics-files";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "topics-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** More rows than a vector and a batch of DuckDB's hold, with zeros, weights too small to keep, and texts of all kinds. */
const DOCUMENTS = 5001;
const tables: TopicTables = {
  topics: 3,
  ids: Array.from({ length: DOCUMENTS }, (_, d) => `10-${d}`),
  weights: Float64Array.from({ length: 3 * DOCUMENTS }, (_, i) => {
    const d = Math.floor(i / 3);
    return [d / DOCUMENTS, d % 2 === 0 ? 1 - d / DOCUMENTS - 1e-5 : 0, d % 2 === 0 ? 1e-5 : 0][i % 3]!;
  }),
  main: Int16Array.from({ length: DOCUMENTS }, (_, d) => (d > 0 ? 0 : -1)),
  labels: ["연료 전지", "it's", 'a "quoted", one', "rare"],
  termWeights: Float64Array.from([0.5, 0.5, 0, 0, 0, 0.25, 0.75, 0, 1 / 3, 0, 0, 2 / 3]),
  overall: Float64Array.from([0.3, 0.3, 0.2, 0.2]),
};

test("what is written is read again: exact terms, weights to seven digits, nothing below the least", async () => {
  const dir = join(root, "run");
  await writeTopicFiles(dir, tables);
  expect(await readdir(root)).toEqual(["run"]);
  const { labels, overall, weights } = await readTermWeights(dir);
  for (let k = 0; k < 3; k++)
    tables.labels.forEach((label, t) => {
      expect(weights.get(k + 1)![labels.indexOf(label)]).toBe(tables.termWeights[k * 4 + t]);
      expect(overall[labels.indexOf(label)]).toBe(tables.overall[t]);
    });
  for (const topic of [1, 2, 3]) {
    const read = await readDocumentWeights(dir, [topic]);
    const expected = tables.ids
      .map((id, d) => ({ id, weight: tables.weights[3 * d + topic - 1]! }))
      .filter(({ weight }) => weight >= LEAST_WEIGHT);
    expect(new Set(read.ids)).toEqual(new Set(expected.map(({ id }) => id)));
    expect([...read.main]).toEqual(read.ids.map((id) => (topic === 1 && id !== "10-0" ? 1 : 0)));
    const of = new Map(expected.map(({ id, weight }) => [id, weight]));
    read.ids.forEach((id, i) => {
      expect(Math.abs(read.weights[i]! - of.get(id)!)).toBeLessThan(1e-7);
    });
  }
});

test("weights of several topics are added up, heaviest first, and cut where asked", async () => {
  const dir = join(root, "sum");
  await writeTopicFiles(dir, tables);
  const all = await readDocumentWeights(dir, [1, 2]);
  expect([...all.weights].every((weight, i) => i === 0 || weight <= all.weights[i - 1]!)).toBe(true);
  expect(all.ids).toHaveLength(DOCUMENTS);
  const half = await readDocumentWeights(dir, [1], { least: 0.5 });
  expect(half.ids).toHaveLength(tables.weights.filter((w, i) => i % 3 === 0 && w >= 0.5).length);
  expect((await readDocumentWeights(dir, [1, 2], { first: 7 })).ids).toEqual(all.ids.slice(0, 7));
  expect((await readDocumentWeights(dir, [])).ids).toEqual([]);
});

test("a model that is stopped in the middle leaves nothing behind; one that is gone is said to be", async () => {
  const stop = new AbortController();
  stop.abort();
  await expect(writeTopicFiles(join(root, "stopped"), tables, stop.signal)).rejects.toMatchObject({
    code: "CANCELLED",
  });
  expect((await readdir(root)).filter((name) => name.startsWith("stopped"))).toEqual([]);
  await expect(readTermWeights(join(root, "nowhere"))).rejects.toMatchObject({ reason: "topicFilesGone" });
});
