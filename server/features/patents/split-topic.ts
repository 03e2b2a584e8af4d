import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { termModelSteps } from "@/server/compute/topics/topic-model";
import { inDataDir } from "@/server/data-dir";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { driven, type OnStep, part } from "@/server/features/jobs/driven";
import { createJob, deliverJob } from "@/server/features/jobs/service";
import { readDocumentWeights, readTermWeights, writeTopicFiles } from "@/server/warehouse/topics-files";
import { type Arrangement, readArrangement } from "./arrangement";
import { readCorpus } from "./corpus";
import { describedTopicsSteps } from "./describe-topics";
import { appendEdit, openForEdit, topicOf } from "./edit-topics";
import { storedPatents } from "./patent-source";
import type { StoredTopicParams, splitJobPayload, splitTopicInput } from "./schema";
import type { InProject } from "./store-patents";
import type { TopicContent } from "./topic-content";
import type { EffectiveTopic } from "./topic-edits";
import { atomPlaces, splitFilesOf } from "./topic-files";
import { withIndustries } from "./topic-industries";

/** The parts are found in the patents that have at least so much of themselves in the topic. */
export const SPLIT_FROM = 0.2;

/**
 * Split a topic in parts, as a job.
 * @throws DomainError NOT_FOUND (noTopicRun, noTopic, topicFilesGone) | STALE_VERSION
 */
export async function startSplit(
  ctx: InProject,
  input: z.infer<typeof splitTopicInput>,
): Promise<{ jobId: string }> {
  const { project } = ctx;
  const jobId = await ctx.db.$transaction(async (tx) => {
    const { run, arrangement } = await openForEdit(tx, project.id, input.runId);
    if (arrangement.version !== input.seen)
      throw new DomainError("STALE_VERSION", `version ${arrangement.version}, seen ${input.seen}`);
    const topic = topicOf(arrangement, input.key);
    modelPathIn(run);
    const payload: z.infer<typeof splitJobPayload> = { ...input, projectId: project.id };
    return createJob(tx, ctx, {
      ...{ kind: "topics.split", title: topic.label, payload },
      ...{ projectId: project.id, subjectId: input.runId },
    });
  });
  await deliverJob(jobId);
  return { jobId };
}

function modelPathIn({ id, modelPath }: { id: string; modelPath: string | null }): string {
  if (modelPath === null)
    throw new DomainError("NOT_FOUND", `run ${id} is of an earlier version`, "topicFilesGone");
  return modelPath;
}

/**
 * The work of it: a model of the patents that have SPLIT_FROM of themselves or more in the topic; each gives its weight p(topic | d) to
 * the parts in the proportion p(part | d) of that model. What is left of the topic in other patents goes to the parts in the proportion of all these
 * together, so that the parts add up to the topic. The same topic, number of parts and seed of the run give the same parts.
 *
 * @throws DomainError BAD_INPUT (splitTooFew): fewer patents than parts that differ in their terms | as startSplit
 */
export async function splitTopic(
  ctx: InProject & { jobId: string },
  { runId, key, parts }: z.infer<typeof splitJobPayload>,
  onStep: OnStep,
): Promise<{ runId: string; key: string }> {
  const { db, project, jobId } = ctx;
  const run = await db.topicRun.findFirst({ where: { id: runId, projectId: project.id } });
  if (!run) throw new DomainError("NOT_FOUND", `no topic run ${runId}`, "noTopicRun");
  const modelPath = modelPathIn(run);
  const before = await readArrangement(db, runId);
  const topic = topicOf(before, key);
  const found = await partsOf(db, run, before, topic, parts, onStep);
  const files = splitFilesOf(jobId);
  const dir = inDataDir(join(modelPath, files));
  await rm(dir, { recursive: true, force: true });
  await writeTopicFiles(dir, found.tables);
  try {
    await db.$transaction(
      async (tx) => {
        // Others may have gone on with other topics meanwhile; this one must still be as it was.
        const { arrangement } = await openForEdit(tx, project.id, runId);
        topicOf(arrangement, key);
        const payload = { kind: "SPLIT" as const, key, parts: found.contents, files };
        await appendEdit(tx, ctx, { runId, arrangement, payload });
      },
      { timeout: 120_000, maxWait: 30_000 },
    );
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    throw error;
  }
  return { runId, key };
}

type Run = {
  setId: string;
  seed: number;
  termListsId: string | null;
  priorId: string | null;
  modelPath: string | null;
  params: unknown;
};

async function partsOf(
  db: Db,
  run: Run,
  arrangement: Arrangement,
  topic: EffectiveTopic,
  parts: number,
  onStep: OnStep,
) {
  const modelPath = modelPathIn({ id: "", ...run });
  const params = run.params as StoredTopicParams;
  const shares = await documentShares(arrangement, modelPath, topic);
  const ids = [...shares.keys()].sort((a, b) => (a < b ? -1 : 1));
  const own = ids.filter((id) => shares.get(id)!.weight >= SPLIT_FROM);
  const wanted = new Set(own);
  const source = await storedPatents(db, run.setId, ids, run);
  const corpus = await readCorpus(source, part(onStep, 0, 0.5), (id) => wanted.has(id));
  const model = await driven(
    termModelSteps(corpus.table, { topics: parts, seed: run.seed }),
    part(onStep, 0.5, 0.7),
  );
  const { tables, words } = model;
  if (tables.topics < parts)
    throw new DomainError("BAD_INPUT", `${own.length} patents give ${tables.topics} parts`, "splitTooFew", {
      patents: own.length,
      parts: Math.max(1, tables.topics),
    });
  const rowOf = new Map(own.map((id, row) => [id, row]));
  const spread = spreadWeights(ids, shares, topic.size, { rowOf, parts, weights: tables.weights });
  const fits = new Float64Array(ids.length * parts);
  ids.forEach((id, row) => {
    const from = rowOf.get(id);
    if (from !== undefined) fits.set(tables.fits.subarray(from * parts, (from + 1) * parts), row * parts);
  });
  const corpusSize = arrangement.base.reduce((sum, { size }) => sum + size, 0);
  const described = {
    ...{ topics: parts, weights: spread.weights, main: spread.main, fits, ids },
    ...{ termWeights: tables.termWeights, labels: words.labels, counts: words.counts },
    overall: await overallOf(modelPath, words.labels, tables.termWeights, topic.size / corpusSize),
    ...{ columns: corpus.columns, regionCount: params.regionCount ?? "fractional", stability: [] },
  };
  const contents: TopicContent[] = await driven(describedTopicsSteps(described), part(onStep, 0.7, 0.75));
  return {
    contents: await withIndustries(source, spread.weights, contents, part(onStep, 0.75, 1)),
    tables: described,
  };
}

type Share = { weight: number; main: boolean };

/** p(topic | d) of every patent that has any of it, and whether it is counted there. */
async function documentShares(
  arrangement: Arrangement,
  modelPath: string,
  { atoms }: EffectiveTopic,
): Promise<Map<string, Share>> {
  const places = atomPlaces(arrangement, modelPath);
  const numbers = new Map<string, number[]>();
  for (const atom of atoms) {
    const { dir, number } = places.get(atom)!;
    numbers.set(dir, [...(numbers.get(dir) ?? []), number]);
  }
  const shares = new Map<string, Share>();
  for (const [dir, topics] of numbers) {
    const { ids, weights, main } = await readDocumentWeights(dir, topics);
    ids.forEach((id, i) => {
      const into = shares.get(id) ?? { weight: 0, main: false };
      into.weight += weights[i]!;
      into.main ||= main[i] === 1;
      shares.set(id, into);
    });
  }
  return shares;
}

/** The weights of the parts over all patents of the topic; they add up to its size. */
function spreadWeights(
  ids: readonly string[],
  shares: ReadonlyMap<string, Share>,
  size: number,
  model: { rowOf: ReadonlyMap<string, number>; parts: number; weights: Float64Array },
): { weights: Float64Array; main: Int16Array } {
  const { rowOf, parts, weights: within } = model;
  const total = ids.reduce((sum, id) => sum + shares.get(id)!.weight, 0);
  const scale = total > 0 ? size / total : 0;
  const weights = new Float64Array(ids.length * parts);
  const rest: number[] = [];
  const overall = new Float64Array(parts);
  ids.forEach((id, row) => {
    const from = rowOf.get(id);
    const own = from === undefined ? null : within.subarray(from * parts, (from + 1) * parts);
    if (!own || own.every((share) => share === 0)) {
      rest.push(row);
      return;
    }
    own.forEach((share, j) => {
      const weight = share * shares.get(id)!.weight * scale;
      weights[row * parts + j] = weight;
      overall[j]! += weight;
    });
  });
  const placed = overall.reduce((sum, one) => sum + one, 0);
  for (const row of rest)
    for (let j = 0; j < parts; j++)
      weights[row * parts + j] = (shares.get(ids[row]!)!.weight * scale * overall[j]!) / placed;
  const main = Int16Array.from(ids, (id, row) => {
    if (!shares.get(id)!.main) return -1;
    const own = weights.subarray(row * parts, (row + 1) * parts);
    return own.indexOf(Math.max(...own));
  });
  return { weights, main };
}

/** p(t) over the corpus: as the run has it, and for a term that the run leaves out as if it stood in this topic only. */
async function overallOf(
  modelPath: string,
  labels: readonly string[],
  termWeights: Float64Array,
  share: number,
): Promise<Float64Array> {
  const run = await readTermWeights(inDataDir(modelPath));
  const of = new Map(run.labels.map((label, t) => [label, run.overall[t]!]));
  return Float64Array.from(labels, (label, t) => {
    const known = of.get(label);
    if (known !== undefined) return known;
    let most = 0;
    for (let at = t; at < termWeights.length; at += labels.length) most = Math.max(most, termWeights[at]!);
    return most * share;
  });
}
