import { csvLine } from "@/server/cli/output";
import { recommendedOf, trialScore } from "@/server/compute/topics/topic-count";
import { relevanceOf } from "@/server/compute/topics/topic-terms";
import type { TopicsFound } from "@/server/features/patents/compute-topics";
import { LAMBDA } from "@/server/features/patents/merged-topics";
import type { Findings } from "@/server/features/patents/parse";
import { classesFor, confidenceOf } from "@/server/features/patents/strategic-links";
import { industryByCode } from "@/server/features/reference/data";

/** Weights below this are not written; what is left of a patent is then at most so much a topic short of 1. */
export const LEAST_WEIGHT = 1e-4;
const TERMS_IN_ROW = 20;
const DIGITS = 7;

/** Seven digits: what stands behind them may differ between machines. */
const short = (value: number): number => Number(value.toPrecision(DIGITS));
const shortOrNull = (value: number | null) => (value === null ? null : short(value));

export function* topicLines({ topics }: TopicsFound): Generator<string> {
  yield "topic,label,size,patents,coherence,stability,placed,terms";
  for (const [k, { label, size, coherence, terms, industries, figures }] of topics.entries())
    yield csvLine([
      ...[k + 1, label, short(size), figures!.patents],
      ...[shortOrNull(coherence), shortOrNull(figures!.stability), short(industries.placed)],
      terms
        .slice(0, TERMS_IN_ROW)
        .map(({ term }) => term)
        .join("; "),
    ]);
}

/** By topic, heaviest first: the terms that any lambda lists first, and the heaviest. */
export function* termLines({ topics }: TopicsFound): Generator<string> {
  yield "topic,term,weight,overall,relevance";
  for (const [k, { figures }] of topics.entries())
    for (const { term, weight, overall } of figures!.terms) {
      const relevance = relevanceOf(weight, overall, LAMBDA);
      yield csvLine([k + 1, term, short(weight), short(overall), short(relevance)]);
    }
}

/** By number of the patent and topic. `main` 1: the patent is counted at this topic. */
export function* documentLines({ tables }: TopicsFound): Generator<string> {
  const { ids, topics, weights, main } = tables;
  yield "application_no,topic,weight,main";
  for (let row = 0; row < ids.length; row++)
    for (let k = 0; k < topics; k++) {
      const weight = weights[row * topics + k]!;
      if (weight >= LEAST_WEIGHT) yield csvLine([ids[row]!, k + 1, short(weight), main[row] === k ? 1 : 0]);
    }
}

/** Each patent once, however many regions it has. */
export function* yearLines({ topics }: TopicsFound): Generator<string> {
  yield "topic,year,weight";
  for (const [k, { yearly }] of topics.entries())
    for (const { year, weight } of yearly) yield csvLine([k + 1, year, short(weight)]);
}

export function* cubeLines({ topics }: TopicsFound): Generator<string> {
  yield "region,year,topic,weight,patents";
  const cells = topics.flatMap(({ figures }, k) => figures!.cube.map((cell) => ({ ...cell, topic: k + 1 })));
  cells.sort(
    (a, b) =>
      (a.region < b.region ? -1 : a.region > b.region ? 1 : 0) ||
      (a.year ?? 0) - (b.year ?? 0) ||
      a.topic - b.topic,
  );
  for (const { region, year, topic, weight, patents } of cells)
    yield csvLine([region, year, topic, short(weight), patents]);
}

/** By topic, largest share first. */
export function* industryLines({ topics }: TopicsFound): Generator<string> {
  yield "topic,ksic,name,share,in_top3,confidence,classes,words";
  for (const [k, { industries }] of topics.entries())
    for (const { code, share, inTop3, words } of industries.codes ?? [])
      yield csvLine([
        ...[k + 1, code, industryByCode(code)?.nameKo ?? "", short(share), short(inTop3)],
        ...[confidenceOf(inTop3), classesFor(code, industries).join(" "), words.join("; ")],
      ]);
}

/** In the order of the file; `row` counts its records, the header is row 1. */
export function* rejectLines({ rejects }: Pick<Findings, "rejects">): Generator<string> {
  yield "row,reason,column,value";
  for (const { row, reason, column, value } of rejects)
    yield csvLine([row, reason, column, value.slice(0, 200)]);
}

/** What was tried for the number of topics, with the score that the recommendation rests on, and what came of it. */
export function coherenceOf({ topics, trials }: TopicsFound, asked: number | "auto") {
  const known = topics.map(({ coherence }) => coherence).filter((value) => value !== null);
  return {
    asked,
    chosen: topics.length,
    recommended: trials.length > 0 ? recommendedOf(trials) : null,
    tried: trials.map((trial) => ({
      topics: trial.topics,
      coherenceNpmi: short(trial.coherence),
      coherenceCv: shortOrNull(trial.contextCoherence ?? null),
      diversity: short(trial.diversity),
      stability: short(trial.stability),
      score: short(trialScore(trial)),
    })),
    coherenceNpmi:
      known.length > 0 ? short(known.reduce((sum, value) => sum + value, 0) / known.length) : null,
  };
}
