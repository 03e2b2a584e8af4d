import type { Prisma, TopicEdit, TopicIndustries } from "@/prisma/generated/client";
import { matchedTopics } from "@/server/compute/topics/topic-matching";
import { inDataDir } from "@/server/data-dir";
import { DomainError } from "@/server/domain/errors";
import { readTermWeights } from "@/server/warehouse/topics-files";
import { type Arrangement, readArrangement, topicLabels } from "./arrangement";
import type { ComputedTopics } from "./compute-topics";
import type { CarriedEdits } from "./schema";
import type { InProject } from "./store-patents";
import {
  keysOf,
  type MergedTerms,
  mergedKey,
  modelKey,
  partKey,
  type TopicEditPayload,
  type TopicKey,
} from "./topic-edits";

/** Topics of two runs are the same from this cosine of their term distributions on, when each is the other's nearest. */
export const SAME_TOPIC = 0.6;

export type CarriedRows = {
  edits: Omit<Prisma.TopicEditCreateManyInput, "runId">[];
  overrides: Omit<Prisma.TopicIndustriesCreateManyInput, "runId">[];
};
export type Carried = CarriedRows & { report: CarriedEdits };

/**
 * The arrangement of the newest run of the project that anybody has arranged, for a run that is about to be written: which topic is
 * which, what is taken over, and what cannot be. Null when there is none. A run of an earlier version has no term distributions:
 * nothing of it is found again, and all of it is said.
 */
export async function carriedFrom(
  { db, project }: Pick<InProject, "db" | "project">,
  { tables }: Pick<ComputedTopics, "tables">,
): Promise<Carried | null> {
  const run = await db.topicRun.findFirst({
    where: {
      projectId: project.id,
      OR: [{ edits: { some: { undoneAt: null } } }, { overrides: { some: {} } }],
    },
    orderBy: { createdAt: "desc" },
  });
  if (!run) return null;
  const [arrangement, overrides] = await Promise.all([
    readArrangement(db, run.id),
    db.topicIndustries.findMany({ where: { runId: run.id }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
  ]);
  const before = run.modelPath ? await readTermWeights(inDataDir(run.modelPath)).catch(onlyGone) : null;
  const columns = tables.labels.length;
  const after = new Map(
    Array.from({ length: tables.topics }, (_, k) => [
      k + 1,
      tables.termWeights.subarray(k * columns, (k + 1) * columns),
    ]),
  );
  const matches = before
    ? matchedTopics(before, { labels: tables.labels, weights: after }).filter(
        ({ cosine }) => cosine >= SAME_TOPIC,
      )
    : [];
  const sizes = new Float64Array(tables.topics);
  tables.weights.forEach((weight, i) => {
    sizes[i % tables.topics]! += weight;
  });
  const mixed = (numbers: readonly number[]) => mixedTerms(tables, sizes, numbers);
  return carriedEdits(run.id, arrangement, overrides, matches, mixed);
}

function onlyGone(error: unknown): null {
  if (error instanceof DomainError && error.code === "NOT_FOUND") return null;
  throw error;
}

/** As many as a wide list of merged topics needs. */
const MERGED_TERMS = 1000;

function mixedTerms(
  { labels, termWeights, overall }: ComputedTopics["tables"],
  sizes: Float64Array,
  numbers: readonly number[],
): MergedTerms {
  const total = numbers.reduce((sum, number) => sum + sizes[number - 1]!, 0);
  return labels
    .map((term, t) => ({
      term,
      weight: numbers.reduce(
        (sum, number) => sum + (sizes[number - 1]! / total) * termWeights[(number - 1) * labels.length + t]!,
        0,
      ),
      overall: overall[t]!,
    }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, MERGED_TERMS);
}

type Match = { from: number; to: number; cosine: number };

/** The same from what was read: pure. `mixed`: the terms of several topics of the new run as one. */
export function carriedEdits(
  fromRunId: string,
  arrangement: Omit<Arrangement, "version">,
  overrides: readonly TopicIndustries[],
  matches: readonly Match[],
  mixed: (numbers: readonly number[]) => MergedTerms,
): Carried {
  const to = new Map<TopicKey, TopicKey>(matches.map((one) => [modelKey(one.from), modelKey(one.to)]));
  const { edits, rows } = arrangement;
  const labels = topicLabels(arrangement);
  const lost: CarriedEdits["lost"] = [];
  const gone = new Set<TopicKey>();
  const carried: CarriedRows = { edits: [], overrides: [] };
  for (const [i, { seq, payload, undone }] of edits.entries()) {
    if (undone) continue;
    const keys = keysOf(payload);
    const label = labelOf(payload, labels);
    const lose = (reason: CarriedEdits["lost"][number]["reason"]) => {
      lost.push({ seq, kind: payload.kind, label, reason });
      for (const key of made(payload)) gone.add(key);
    };
    const known = keys.every((key) => to.has(key));
    if (payload.kind === "SPLIT" || !known) {
      lose(keys.some((key) => gone.has(key)) ? "dependsOnLost" : known ? "split" : "noMatch");
      continue;
    }
    const next = moved(payload, (key) => to.get(key)!, mixed);
    if (next.kind === "MERGE") to.set(mergedKey(keys), mergedKey(next.keys));
    carried.edits.push(editRow(rows[i]!, next, carried.edits.length + 1));
  }
  for (const { topicKey, industries, reason, createdById, createdAt } of newestOf(overrides)) {
    const key = to.get(topicKey);
    if (key !== undefined)
      carried.overrides.push({
        ...{ topicKey: key, reason, createdById, createdAt },
        industries: industries as Prisma.InputJsonValue,
      });
    else
      lost.push({
        ...{ seq: 0, kind: "INDUSTRIES", label: labels.get(topicKey) ?? topicKey },
        reason: gone.has(topicKey) ? "dependsOnLost" : "noMatch",
      });
  }
  return {
    ...carried,
    report: {
      ...{ fromRunId, threshold: SAME_TOPIC, carried: carried.edits.length + carried.overrides.length, lost },
      matches: matches.map((one) => ({
        ...{ from: modelKey(one.from), to: modelKey(one.to), cosine: one.cosine },
      })),
    },
  };
}

/** Keys that there are only through an edit. */
const made = (payload: TopicEditPayload): TopicKey[] =>
  payload.kind === "MERGE"
    ? [mergedKey(payload.keys)]
    : payload.kind === "SPLIT"
      ? payload.parts.map((_, at) => partKey(payload.key, payload.parts.length, at + 1))
      : [];

const labelOf = (payload: TopicEditPayload, labels: ReadonlyMap<TopicKey, string>): string =>
  payload.kind === "RENAME"
    ? payload.label
    : (labels.get(payload.kind === "MERGE" ? mergedKey(payload.keys) : payload.key) ??
      keysOf(payload)
        .map((key) => labels.get(key) ?? key)
        .join(" + "));

function moved(
  payload: Exclude<TopicEditPayload, { kind: "SPLIT" }>,
  to: (key: TopicKey) => TopicKey,
  mixed: (numbers: readonly number[]) => MergedTerms,
): Exclude<TopicEditPayload, { kind: "SPLIT" }> {
  if (payload.kind !== "MERGE") return { ...payload, key: to(payload.key) };
  const keys = payload.keys.map(to);
  const numbers = keys.flatMap((key) => [...key.matchAll(/t(\d+)/g)].map(([, number]) => Number(number)));
  return { kind: "MERGE", keys, terms: mixed(numbers), ...(payload.label ? { label: payload.label } : {}) };
}

const editRow = (row: TopicEdit, { kind, ...payload }: TopicEditPayload, seq: number) => ({
  ...{ seq, kind, carriedFrom: row.id, createdById: row.createdById, createdAt: row.createdAt },
  payload: payload as unknown as Prisma.InputJsonObject,
});

/** The word that holds for each topic; a topic that went back to the computed ones has none. */
const newestOf = (overrides: readonly TopicIndustries[]) =>
  [...new Map(overrides.map((row) => [row.topicKey, row])).values()].filter(
    ({ industries }) => industries !== null,
  );
