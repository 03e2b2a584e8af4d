import { setImmediate } from "node:timers/promises";
import type { Prisma } from "@/prisma/generated/client";
import { type TopicIndustries, topicIndustries } from "@/server/compute/topics/ipc-industries";
import type { Steps } from "@/server/compute/topics/steps";
import type { Topic } from "@/server/compute/topics/topic-description";
import { type TopicModel, topicModelSteps } from "@/server/compute/topics/topic-model";
import type { Db } from "@/server/db";
import { COMPUTE_VERSION } from "@/server/domain/code-version";
import { DomainError } from "@/server/domain/errors";
import { recordAudit } from "@/server/features/audit/service";
import { loadIpcKsic } from "@/server/features/reference/data";
import { loadNounAnalyser } from "./analyser";
import type { StoredIndustries, StoredTerm, StoredTopicParams, TopicParams } from "./schema";
import type { InProject } from "./store-patents";

const TOP_DOCUMENTS = 20;
const METHOD = "TF-IDF + NMF (HALS)";
const LAMBDA = 0.6;

export type ComputedTopics = {
  model: TopicModel;
  industries: TopicIndustries[];
  years: [number, number] | null;
};

/**
 * The topics of a set of patents with their industries. The patents are taken in the order of their numbers. `onStep` is
 * told how far the work is, 0 to 1, many times a second; between its calls others are let in, and what it throws ends
 * the work.
 *
 * @throws DomainError BAD_INPUT (noTopicsFound): no term stands in two patents without standing in most of them
 */
export async function computeTopics(
  db: Db,
  { setId, topics, seed }: Pick<TopicParams, "setId" | "topics" | "seed">,
  onStep: (done: number) => Promise<void> = async () => {},
): Promise<ComputedTopics> {
  const patents = await db.patent.findMany({
    where: { setId },
    select: { applicationNo: true, title: true, abstract: true, year: true, regions: true, ipc: true },
  });
  patents.sort((a, b) => (a.applicationNo < b.applicationNo ? -1 : 1));
  const documents = patents.map(({ applicationNo, ...patent }) => ({ ...patent, id: applicationNo }));
  const options = { topics, seed, topDocuments: TOP_DOCUMENTS };
  const model = await driven(topicModelSteps(documents, await loadNounAnalyser(), options), onStep);
  if (model.topics.length === 0)
    throw new DomainError("BAD_INPUT", `no topics in ${documents.length} patents`, "noTopicsFound", {
      documents: documents.length,
    });
  const ipc = patents.map((patent) => patent.ipc);
  const industries = topicIndustries(model.weights, model.topics.length, ipc, loadIpcKsic());
  return { model, industries, years: yearRange(patents) };
}

async function driven<Result>(
  steps: Steps<Result>,
  onStep: (done: number) => Promise<void>,
): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await setImmediate();
    await onStep(step.value);
  }
}

type RunOf = TopicParams & { setHash: string; jobId: string | null };

/** Write a computed run with its topics and its audit row, all or nothing. */
export async function storeTopics(
  { db, actor, now, project }: InProject,
  { setId, setHash, topics, seed, jobId }: RunOf,
  { model, industries, years }: ComputedTopics,
): Promise<string> {
  const at = now();
  const params: StoredTopicParams = {
    ...{ topics, chosen: model.topics.length, method: METHOD, lambda: LAMBDA },
    ...{ unplaced: model.unplaced.length, years },
    ...{ withoutYear: model.withoutYear, withoutRegion: model.withoutRegion },
  };
  return db.$transaction(
    async (tx) => {
      const { id: runId } = await tx.topicRun.create({
        data: {
          ...{ projectId: project.id, setId, setHash, params, seed, codeVersion: COMPUTE_VERSION, jobId },
          ...{ documents: model.documents, vocabulary: model.vocabulary },
          coherence: model.trials as unknown as Prisma.InputJsonArray,
          ...{ createdById: actor.id, createdAt: at },
        },
        select: { id: true },
      });
      await tx.topic.createMany({
        data: model.topics.map((topic, k) => ({ runId, ...topicRow(topic, industries[k]!) })),
      });
      await recordAudit(tx, {
        type: "TOPICS_COMPUTED",
        ...{ orgId: project.orgId, projectId: project.id, actor, at },
        ...{ subjectType: "topicRun", subjectId: runId },
        detail: { setId, setHash, topics: model.topics.length, documents: model.documents, seed },
      });
      return runId;
    },
    { timeout: 60_000, maxWait: 30_000 },
  );
}

function topicRow(topic: Topic, { industries, placed }: TopicIndustries) {
  const stored: StoredIndustries = {
    placed,
    prefixes: industries.map(({ prefix, share, evidence }) => ({ code: prefix, share, evidence })),
  };
  const { number, label, size, coherence, yearly, byRegion } = topic;
  return {
    ...{ number, label, size, coherence, yearly, byRegion },
    terms: termsOf(topic),
    industries: stored,
    patents: topic.patents.map(({ id, title, weight }) => ({ applicationNo: id, title, weight })),
  };
}

/** Both lists as one: sorted either way, its beginning is the one or the other. */
function termsOf({ terms, relevantTerms }: Topic): StoredTerm[] {
  const all = new Map([...terms, ...relevantTerms].map((term) => [term.term, term]));
  return [...all.values()].sort((a, b) => b.weight - a.weight);
}

/** First and last year of patents, null where none has one. */
function yearRange(patents: readonly { year: number | null }[]): [number, number] | null {
  const years = patents.flatMap(({ year }) => year ?? []);
  return years.length === 0
    ? null
    : [years.reduce((a, b) => Math.min(a, b)), years.reduce((a, b) => Math.max(a, b))];
}
