import type { z } from "zod";
import { ldaSteps } from "@/server/compute/topics/lda";
import { bestFactorisationSteps } from "@/server/compute/topics/nmf";
import { type Steps, within } from "@/server/compute/topics/steps";
import { tfIdf } from "@/server/compute/topics/tf-idf";
import type { TopicCountTrial } from "@/server/compute/topics/topic-count";
import {
  ldaModel,
  nmfModelSteps,
  preparedTermsSteps,
  type TermModel,
} from "@/server/compute/topics/topic-model";
import { topicStabilitySteps } from "@/server/compute/topics/topic-stability";
import { mainTopics } from "@/server/compute/topics/topic-sums";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { driven, type OnStep, part } from "@/server/features/jobs/driven";
import type { TopicTables } from "@/server/warehouse/topics-files";
import { type Corpus, readCorpus } from "./corpus";
import { describedTopicsSteps, overallTerms } from "./describe-topics";
import { ldaInWorkers } from "./lda-workers";
import { type PatentSource, storedPatents } from "./patent-source";
import { patentIds } from "./read-patents";
import { type TopicParams, topicParams } from "./schema";
import type { TopicContent } from "./topic-content";
import { withIndustries } from "./topic-industries";

/** All that decides a result beside the patents, their lists and the prior. */
export type TopicAsk = Pick<TopicParams, "method" | "topics" | "seed" | "regionCount">;

export type TopicsFound = {
  topics: TopicContent[];
  /** What the files of the run hold. */
  tables: TopicTables;
  documents: number;
  vocabulary: number;
  unplaced: number;
  withoutYear: number;
  withoutRegion: number;
  years: [number, number] | null;
  trials: TopicCountTrial[];
};
export type ComputedTopics = TopicsFound & { params: TopicParams };

/** Where the parts of the work end, as measured on 2,339 patents. */
const TERMS = 0.3;
const MODEL = 0.6;
const DESCRIBED = 0.85;

/**
 * The topics of a set of patents with all that is kept of them.
 *
 * @throws DomainError as topicsOf and storedPatents do
 */
export async function computeTopics(
  db: Db,
  asked: z.input<typeof topicParams>,
  onStep: OnStep = async () => {},
): Promise<ComputedTopics> {
  const params = topicParams.parse(asked);
  const { setId, termListsId = null, priorId = null } = params;
  const source = await storedPatents(db, setId, await patentIds(db, setId), { termListsId, priorId });
  return { params, ...(await topicsOf(source, params, onStep)) };
}

/**
 * The same of patents that are kept anywhere. They are taken in the order of their numbers, their texts in batches. `onStep` is
 * told how far the work is, 0 to 1, many times a second; between its calls others are let in, and what it throws ends the work.
 *
 * @throws DomainError BAD_INPUT (noTopicsFound): no term stands in two patents without standing in most of them
 */
export async function topicsOf(
  source: PatentSource,
  params: TopicAsk,
  onStep: OnStep = async () => {},
): Promise<TopicsFound> {
  const { ids } = source;
  const corpus = await readCorpus(source, part(onStep, 0, TERMS));
  const model = await modelOf(corpus, params, part(onStep, TERMS, MODEL));
  const { topics, weights, fits, termWeights } = model.tables;
  if (topics === 0)
    throw new DomainError("BAD_INPUT", `no topics in ${ids.length} patents`, "noTopicsFound", {
      documents: ids.length,
    });
  const overall = overallTerms(termWeights, weights, topics);
  const { labels, counts } = model.words;
  const main = mainTopics(weights, ids.length, topics);
  const contentsOf = function* () {
    const stability = yield* within(stabilitySteps(model, params), 0, 0.8);
    const { columns } = corpus;
    const described = {
      ...{ topics, weights, fits, termWeights, overall, labels, counts, columns, ids, stability, main },
      regionCount: params.regionCount,
    };
    return yield* within(describedTopicsSteps(described), 0.8, 1);
  };
  const contents = await driven(contentsOf(), part(onStep, MODEL, DESCRIBED));
  return {
    topics: await withIndustries(source, weights, contents, part(onStep, DESCRIBED, 1)),
    tables: { topics, ids, weights, main, labels, termWeights, overall },
    ...{ documents: ids.length, vocabulary: labels.length, trials: model.trials },
    ...counted(corpus, weights, topics),
  };
}

/** The parts of an allocation run in threads; everything else in steps. */
async function modelOf({ table }: Corpus, params: TopicAsk, onStep: OnStep): Promise<TermModel> {
  const prepared = await driven(preparedTermsSteps(table, params), part(onStep, 0, 0.5));
  const rest = part(onStep, 0.5, 1);
  const { topics, words } = prepared;
  if (params.method === "lda" && topics > 0)
    return ldaModel(prepared, await ldaInWorkers(words.counts, { topics, seed: params.seed }, rest));
  return driven(nmfModelSteps(prepared, params.seed), rest);
}

/** Of as many topics over the same terms by the same method, by one quick start a seed. */
function stabilitySteps({ words, tables }: TermModel, { seed, method }: TopicAsk): Steps<(number | null)[]> {
  const { topics, termWeights } = tables;
  const x = tfIdf(words);
  return topicStabilitySteps(termWeights, words.labels.length, seed, function* (other) {
    if (method === "lda") return (yield* ldaSteps(words.counts, { topics, seed: other })).terms;
    const options = { topics, seed: other, starts: x.rows < 1000 ? 3 : 1 };
    return (yield* bestFactorisationSteps(x, { ...options, maxSweeps: 60, tolerance: 1e-3 })).terms;
  });
}

function counted({ ids, columns }: Corpus, weights: Float64Array, topics: number) {
  let [unplaced, withoutYear, withoutRegion] = [0, 0, 0];
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (let row = 0; row < ids.length; row++) {
    if (weights.subarray(row * topics, (row + 1) * topics).every((weight) => weight === 0)) unplaced++;
    const year = columns.years[row]!;
    if (year === 0) withoutYear++;
    else [first, last] = [Math.min(first, year), Math.max(last, year)];
    if (columns.regions.offsets[row] === columns.regions.offsets[row + 1]) withoutRegion++;
  }
  const years: [number, number] | null = last > 0 ? [first, last] : null;
  return { unplaced, withoutYear, withoutRegion, years };
}
