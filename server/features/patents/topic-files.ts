import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { inDataDir } from "@/server/data-dir";
import type { Db } from "@/server/db";
import { readTermWeights, type TermWeights } from "@/server/warehouse/topics-files";
import type { Arrangement } from "./arrangement";
import { type MergedTerms, modelKey, partKey, type TopicKey } from "./topic-edits";

/** One folder a run, by its id, beside the stores. */
const FOLDER = "topics";

/** `TopicRun.modelPath`. */
export const modelPathOf = (runId: string): string => join(FOLDER, runId);

/** Where the weights of the parts of a split are, below the run's folder; `TopicEdit.payload.files`. */
export const splitFilesOf = (jobId: string): string => join("splits", jobId);

/** Where the weights of a topic are: a folder, and the topic's number in it. */
export type AtomPlace = { dir: string; number: number };

/** The places of all atoms (topic-edits.ts) of an arrangement: topics of the model, and parts of splits that are in force. */
export function atomPlaces(
  { base, edits }: Pick<Arrangement, "base" | "edits">,
  modelPath: string,
): Map<TopicKey, AtomPlace & { size: number }> {
  const places = new Map<TopicKey, AtomPlace & { size: number }>();
  for (const { number, size } of base)
    places.set(modelKey(number), { dir: inDataDir(modelPath), number, size });
  for (const { payload, undone } of edits)
    if (payload.kind === "SPLIT" && !undone)
      payload.parts.forEach(({ size }, at) => {
        const dir = inDataDir(join(modelPath, payload.files));
        places.set(partKey(payload.key, payload.parts.length, at + 1), { dir, number: at + 1, size });
      });
  return places;
}

/** Term distributions of topics that are read once from each folder. */
export class TermReader {
  private readonly read = new Map<string, Promise<TermWeights>>();

  of(dir: string): Promise<TermWeights> {
    const known = this.read.get(dir) ?? readTermWeights(dir);
    this.read.set(dir, known);
    return known;
  }

  /** p(t | merged) = sum_k size_k p(t | k) / sum_k size_k over the whole vocabulary, heaviest first. */
  async mixed(parts: readonly (AtomPlace & { size: number })[]): Promise<MergedTerms> {
    const total = parts.reduce((sum, { size }) => sum + size, 0);
    const mixed = new Map<string, { weight: number; overall: number }>();
    for (const { dir, number, size } of parts) {
      const { labels, overall, weights } = await this.of(dir);
      weights.get(number)?.forEach((weight, t) => {
        if (weight === 0) return;
        const into = mixed.get(labels[t]!) ?? { weight: 0, overall: overall[t]! };
        into.weight += (weight * size) / total;
        mixed.set(labels[t]!, into);
      });
    }
    return [...mixed]
      .map(([term, { weight, overall }]) => ({ term, weight, overall }))
      .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
  }
}

const KEPT_MS = 24 * 3_600_000;

/** Removes the folders of runs that are no more, and of work that was killed before its run was written. */
export async function removeTopicFiles({ db, now }: { db: Db; now: () => Date }): Promise<number> {
  let removed = 0;
  for (const name of await readdir(inDataDir(FOLDER)).catch(() => [])) {
    const path = inDataDir(join(FOLDER, name));
    const changed = (await stat(path).catch(() => null))?.mtimeMs;
    if (changed === undefined || now().getTime() - changed < KEPT_MS) continue;
    if ((await db.topicRun.count({ where: { id: name } })) > 0) continue;
    await rm(path, { recursive: true, force: true });
    removed++;
  }
  return removed;
}
