import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { seededRandom } from "@/server/compute/topics/random";
import { extractedTerms } from "@/server/compute/topics/terms";
import {
  columnDocuments,
  type SparseRows,
  tfIdf,
  vocabulary,
  vocabularyOptions,
} from "@/server/compute/topics/tf-idf";
import { loadNounAnalyser } from "@/server/features/patents/analyser";
import type { BenchOptions } from "./bench-result";
import { ROOT } from "./worker-process";

export type TopicCorpus = {
  name: string;
  counts: SparseRows;
  topics: number;
  /** p(term | topic) that the documents were drawn from, where there is one. */
  planted: Float64Array | null;
  /** offsets, columns, values (counts) and weights (TF-IDF), as plain columns that every language reads. */
  folder: string;
};
type Plan = { documents: number; tokens: number; topics: number; columns: number };
type Where = Pick<BenchOptions, "dir" | "say">;

/** Documents drawn from planted topics (seed 1): Dirichlet 0.1 over topics; over terms, Dirichlet on a common Zipf law. */
export async function plantedCounts({ dir, say }: Where, plan: Plan): Promise<TopicCorpus> {
  const { documents, tokens, topics, columns } = plan;
  say(`planting ${topics} topics in ${documents} documents`);
  const random = seededRandom(1);
  const planted = new Float64Array(topics * columns);
  const running = new Float64Array(topics * columns);
  for (let k = 0; k < topics; k++) {
    let sum = 0;
    for (let t = 0; t < columns; t++) {
      const share = 1 / (t + 10) / Math.log((columns + 10) / 10);
      planted[k * columns + t] = gamma(random, Math.max(1e-3, 0.01 * columns * share));
      sum += planted[k * columns + t]!;
    }
    let until = 0;
    for (let t = k * columns; t < (k + 1) * columns; t++) {
      planted[t]! /= sum;
      until += planted[t]!;
      running[t] = until;
    }
  }
  const offsets = new Int32Array(documents + 1);
  const terms: number[] = [];
  const times: number[] = [];
  for (let d = 0; d < documents; d++) {
    const shares = Array.from({ length: topics }, () => gamma(random, 0.1));
    const whole = shares.reduce((sum, share) => sum + share, 0);
    const row = new Map<number, number>();
    for (let i = 0; i < tokens; i++) {
      let left = random() * whole;
      let k = 0;
      for (left -= shares[0]!; left >= 0 && k < topics - 1; left -= shares[k]!) k++;
      const term = firstAbove(running, k * columns, (k + 1) * columns, random()) - k * columns;
      row.set(term, (row.get(term) ?? 0) + 1);
    }
    for (const [term, count] of [...row].sort((a, b) => a[0] - b[0])) {
      terms.push(term);
      times.push(count);
    }
    offsets[d + 1] = terms.length;
  }
  const counts = {
    ...{ rows: documents, columnCount: columns, offsets },
    ...{ columns: Int32Array.from(terms), values: Float64Array.from(times) },
  };
  return { name: "planted topics", counts, topics, planted, folder: await stored(dir, counts) };
}

/** Real patents in Korean, or null where they are not. */
export async function koreanCounts({ dir, say }: Where): Promise<TopicCorpus | null> {
  const file = join(ROOT, "../shared/data/patents/kr_patents.csv");
  if (!existsSync(file)) return null;
  say("reading terms of Korean patents");
  const rows = parse(readFileSync(file), { columns: true, bom: true }) as Record<string, string>[];
  const documents = rows.map((row) => ({ title: row.title_ko ?? "", abstract: row.abstract_ko ?? "" }));
  const table = extractedTerms(documents, await loadNounAnalyser());
  const { counts } = vocabulary(table, vocabularyOptions(documents.length));
  return { name: "Korean patents", counts, topics: 20, planted: null, folder: await stored(dir, counts) };
}

async function stored(dir: string, counts: SparseRows): Promise<string> {
  const folder = join(dir, `topics-${counts.rows}`);
  await mkdir(folder, { recursive: true });
  const { values } = tfIdf({ counts, documents: columnDocuments(counts) });
  const lists = { offsets: counts.offsets, columns: counts.columns, values: counts.values, weights: values };
  for (const [name, { buffer, byteOffset, byteLength }] of Object.entries(lists))
    await writeFile(join(folder, name), new Uint8Array(buffer, byteOffset, byteLength));
  await writeFile(join(folder, "columns.json"), JSON.stringify(counts.columnCount));
  return folder;
}

function firstAbove(sorted: Float64Array, from: number, to: number, value: number): number {
  let [low, high] = [from, to - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Marsaglia and Tsang (2000), ACM TOMS 26, 363. */
function gamma(random: () => number, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
