import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { readDefinitions } from "@/server/features/define/data";
import { regionByCode, regionLabel } from "@/server/features/reference/data";
import { type Arrangement, readArrangement, topicLabels } from "./arrangement";
import { findRun, nameOf, newestSet, runView } from "./data";
import { wideTerms } from "./merged-topics";
import { readOverrides } from "./overrides";
import { patentView } from "./patent-view";
import type { StoredTerm, StoredTopicParams } from "./schema";
import { LEAST_LINK_IN_LIST, topicIndustryView } from "./strategic-links";
import { type EffectiveTopic, keysOf, type TopicEditPayload } from "./topic-edits";

const TERMS_SHOWN = 5;

type Yearly = { year: number; weight: number }[];

/** Every year between the run's first and last: a year without patents of the topic is a true zero there. */
function everyYear(yearly: Yearly, { years }: StoredTopicParams): Yearly {
  if (!years) return [];
  const weights = new Map(yearly.map(({ year, weight }) => [year, weight]));
  return Array.from({ length: years[1] - years[0] + 1 }, (_, i) => {
    const year = years[0] + i;
    return { year, weight: weights.get(year) ?? 0 };
  });
}

const byRelevance = (terms: readonly StoredTerm[]) => terms.toSorted((a, b) => b.relevance - a.relevance);

const identity = (topic: EffectiveTopic) => ({
  ...{ key: topic.key, number: topic.number, label: topic.label, computedLabel: topic.computedLabel },
  ...{ hidden: topic.hidden, pinned: topic.pinned, origin: topic.origin },
  ...{ size: topic.size, coherence: topic.coherence },
  /** Null = not known: of an earlier version, or put together by hand. */
  stability: topic.figures?.stability ?? null,
  /** Patents that belong to it more than to any other; null in runs of earlier versions. */
  patentCount: topic.figures?.patents ?? null,
});

/**
 * A run (the newest, or the one that is asked for) with its topics in short, as they are arranged: pinned ones first, then by
 * size; hidden ones among them. @throws DomainError NOT_FOUND (noTopicRun)
 */
export async function readTopics(db: Db, projectId: string, runId?: string) {
  const run = await findRun(db, projectId, runId);
  const [arrangement, newest, definitions, overrides] = await Promise.all([
    readArrangement(db, run.id),
    newestSet(db, projectId),
    readDefinitions(db, projectId),
    readOverrides(db, run.id),
  ]);
  const author = await nameOf(db, [
    run.createdById,
    ...arrangement.rows.flatMap((row) => [row.createdById, row.undoneById ?? []].flat()),
  ]);
  const header = runView(run, newest ?? run.set, author);
  return {
    run: header,
    /** Sent back with an edit, so that nobody's change is overwritten unseen. */
    version: arrangement.version,
    history: historyView(arrangement, author),
    topics: arrangement.topics.map((topic) => ({
      ...identity(topic),
      terms: byRelevance(topic.terms)
        .slice(0, TERMS_SHOWN)
        .map(({ term }) => term),
      yearly: everyYear(topic.yearly, header.params),
      /** Strategic industries with a part of the topic that is worth a word; the topic in full has the smaller ones too. */
      links: topicIndustryView(topic.industries, definitions, overrides.get(topic.key) ?? null)
        .links.filter(({ share }) => share >= LEAST_LINK_IN_LIST)
        .map(({ industryId, name, share }) => ({ industryId, name, share })),
    })),
  };
}
export type TopicItem = Awaited<ReturnType<typeof readTopics>>["topics"][number];

/** The edits, the newest first, each with the topics that it was about by the names that they have or had. */
function historyView(arrangement: Arrangement, author: (id: string) => string | null) {
  const { rows, edits } = arrangement;
  const labels = topicLabels(arrangement);
  const named = (payload: TopicEditPayload) => keysOf(payload).map((key) => labels.get(key) ?? key);
  return rows
    .map((row, i) => {
      const { payload } = edits[i]!;
      return {
        ...{ seq: row.seq, kind: payload.kind, at: row.createdAt, by: author(row.createdById) },
        keys: keysOf(payload),
        labels: named(payload),
        label: "label" in payload ? (payload.label ?? null) : null,
        was: payload.kind === "RENAME" ? payload.was : null,
        parts: payload.kind === "SPLIT" ? payload.parts.map((part) => part.label) : null,
        carried: row.carriedFrom !== null,
        undone: row.undoneAt && {
          at: row.undoneAt,
          by: row.undoneById ? author(row.undoneById) : null,
        },
      };
    })
    .reverse();
}

async function findTopic(db: Db, projectId: string, runId: string | undefined, key: string) {
  const run = await findRun(db, projectId, runId);
  const { topics } = await readArrangement(db, run.id);
  const topic = topics.find((one) => one.key === key);
  if (!topic) throw new DomainError("NOT_FOUND", `no topic ${key} in run ${run.id}`, "noTopic");
  return { run, topics, topic };
}

/** One topic in full, its most telling patents with their texts. @throws DomainError NOT_FOUND (noTopicRun, noTopic) */
export async function readTopic(
  db: Db,
  projectId: string,
  { runId, key }: { runId?: string | undefined; key: string },
) {
  const { run, topics, topic } = await findTopic(db, projectId, runId, key);
  const params = run.params as unknown as StoredTopicParams;
  const [texts, definitions, overrides] = await Promise.all([
    db.patent.findMany({
      where: {
        setId: run.setId,
        applicationNo: { in: topic.patents.map(({ applicationNo }) => applicationNo) },
      },
    }),
    readDefinitions(db, projectId),
    readOverrides(db, run.id),
  ]);
  const total = new Map<number, number>();
  for (const { yearly } of topics)
    for (const { year, weight } of yearly) total.set(year, (total.get(year) ?? 0) + weight);
  return {
    ...{ runId: run.id, ...identity(topic) },
    terms: topic.terms,
    /** For relevance with any lambda: lambda ln weight + (1 - lambda) ln(weight / overall). */
    wideTerms: wideTerms(topic),
    /** `total`: of all topics in that year. */
    yearly: everyYear(topic.yearly, params).map(({ year, weight }) => ({
      ...{ year, weight },
      total: total.get(year) ?? 0,
    })),
    regions: topic.byRegion.map(({ region, weight }) => ({
      ...{ region, weight },
      nameKo: regionLabel(region),
      nameEn: regionByCode(region)?.nameEn ?? region,
    })),
    industries: topicIndustryView(topic.industries, definitions, overrides.get(key) ?? null),
    patents: topic.patents.flatMap(({ applicationNo, weight }) => {
      const patent = texts.find((one) => one.applicationNo === applicationNo);
      return patent ? [{ weight, ...patentView(patent) }] : [];
    }),
  };
}
export type TopicView = Awaited<ReturnType<typeof readTopic>>;

/** What a topic adds up to over its patents; null in runs of earlier versions. @throws DomainError NOT_FOUND (noTopicRun, noTopic) */
export async function readTopicFigures(
  db: Db,
  projectId: string,
  { runId, key }: { runId?: string | undefined; key: string },
) {
  const { topic } = await findTopic(db, projectId, runId, key);
  return topic.figures;
}
