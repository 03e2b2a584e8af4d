import type { PatentSet, Topic, TopicRun } from "@/prisma/generated/client";
import type { TopicCountTrial } from "@/server/compute/topics/topic-count";
import type { Db } from "@/server/db";
import { COMPUTE_VERSION } from "@/server/domain/code-version";
import { DomainError } from "@/server/domain/errors";
import { readDefinitions } from "@/server/features/define/data";
import { regionByCode, regionLabel } from "@/server/features/reference/data";
import type { PatentReject } from "./patent-row";
import { patentView } from "./patent-view";
import type { StoredIndustries, StoredPatent, StoredRejects, StoredTerm, StoredTopicParams } from "./schema";
import { topicIndustryView } from "./strategic-links";

const ROWS_SHOWN = 20;
const TERMS_SHOWN = 5;

async function nameOf(db: Db, ids: readonly string[]): Promise<(id: string) => string | null> {
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return (id) => users.find((user) => user.id === id)?.name ?? null;
}

/** The sets of patents of a project, newest first. */
export async function listSets(db: Db, projectId: string) {
  const rows = await db.patentSet.findMany({
    where: { projectId },
    include: { _count: { select: { topicRuns: true } } },
    orderBy: { createdAt: "desc" },
  });
  const author = await nameOf(
    db,
    rows.map(({ createdById }) => createdById),
  );
  const spans = await db.patent.groupBy({
    by: ["setId"],
    where: { setId: { in: rows.map(({ id }) => id) } },
    _min: { year: true },
    _max: { year: true },
  });
  return rows.map(({ id, name, source, synthetic, accepted, rejected, createdAt, createdById, _count }) => {
    const span = spans.find(({ setId }) => setId === id);
    return {
      ...{ id, name, source, synthetic, accepted, createdAt },
      createdBy: author(createdById),
      years:
        span?._min.year != null && span._max.year != null
          ? ([span._min.year, span._max.year] as [number, number])
          : null,
      rejected: Object.entries(rejected as StoredRejects).map(([reason, { count, rows }]) => ({
        ...{ reason: reason as PatentReject, count },
        rows: rows.slice(0, ROWS_SHOWN),
      })),
      runs: _count.topicRuns,
    };
  });
}
export type PatentSetView = Awaited<ReturnType<typeof listSets>>[number];

type RunRow = TopicRun & { set: PatentSet; _count: { topics: number } };
const RUN_PARTS = { set: true, _count: { select: { topics: true } } } as const;

/** What has changed since a run: its figures are as true as ever, but those of today would be others. */
export type TopicChange = { kind: "newerSet"; name: string } | { kind: "codeVersion"; now: string };

function runView(run: RunRow, newest: PatentSet, author: (id: string) => string | null) {
  const params = run.params as unknown as StoredTopicParams;
  const changes: TopicChange[] = [];
  if (newest.hash !== run.setHash) changes.push({ kind: "newerSet", name: newest.name });
  if (run.codeVersion !== COMPUTE_VERSION) changes.push({ kind: "codeVersion", now: COMPUTE_VERSION });
  const { id, seed, codeVersion, documents, vocabulary, createdAt, set } = run;
  return {
    ...{ id, seed, codeVersion, documents, vocabulary, createdAt, params, changes },
    topics: run._count.topics,
    trials: run.coherence as unknown as TopicCountTrial[],
    set: { id: set.id, name: set.name, source: set.source, synthetic: set.synthetic },
    createdBy: author(run.createdById),
  };
}
export type TopicRunView = ReturnType<typeof runView>;

/** The topic models of a project, newest first. */
export async function listTopicRuns(db: Db, projectId: string): Promise<TopicRunView[]> {
  const [rows, newest] = await Promise.all([
    db.topicRun.findMany({
      where: { projectId },
      include: RUN_PARTS,
      orderBy: { createdAt: "desc" },
      take: 50,
    }),
    newestSet(db, projectId),
  ]);
  const author = await nameOf(
    db,
    rows.map(({ createdById }) => createdById),
  );
  return rows.map((run) => runView(run, newest ?? run.set, author));
}

const newestSet = (db: Db, projectId: string) =>
  db.patentSet.findFirst({ where: { projectId }, orderBy: { createdAt: "desc" } });

/** @throws DomainError NOT_FOUND (noTopicRun) */
async function findRun(db: Db, projectId: string, runId: string | undefined): Promise<RunRow> {
  const run = await db.topicRun.findFirst({
    where: { projectId, ...(runId ? { id: runId } : {}) },
    include: RUN_PARTS,
    orderBy: { createdAt: "desc" },
  });
  if (!run) throw new DomainError("NOT_FOUND", `no topic run ${runId ?? ""}`, "noTopicRun");
  return run;
}

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

/** A run with its topics in short: the newest, or the one that is asked for. @throws DomainError NOT_FOUND (noTopicRun) */
export async function readTopics(db: Db, projectId: string, runId?: string) {
  const run = await findRun(db, projectId, runId);
  const [topics, newest, author, definitions] = await Promise.all([
    db.topic.findMany({ where: { runId: run.id }, orderBy: { number: "asc" } }),
    newestSet(db, projectId),
    nameOf(db, [run.createdById]),
    readDefinitions(db, projectId),
  ]);
  const header = runView(run, newest ?? run.set, author);
  return {
    run: header,
    topics: topics.map((topic) => ({
      ...{ id: topic.id, number: topic.number, label: topic.label },
      ...{ size: topic.size, coherence: topic.coherence },
      terms: byRelevance(topic)
        .slice(0, TERMS_SHOWN)
        .map(({ term }) => term),
      yearly: everyYear(topic.yearly as Yearly, header.params),
      links: topicIndustryView(topic.industries as unknown as StoredIndustries, definitions).links.map(
        ({ industryId, name, share }) => ({ industryId, name, share }),
      ),
    })),
  };
}
export type TopicItem = Awaited<ReturnType<typeof readTopics>>["topics"][number];

const byRelevance = (topic: Topic): StoredTerm[] =>
  (topic.terms as StoredTerm[]).toSorted((a, b) => b.relevance - a.relevance);

/** One topic in full, its most telling patents with their texts. @throws DomainError NOT_FOUND */
export async function readTopic(db: Db, projectId: string, topicId: string) {
  const topic = await db.topic.findFirst({
    where: { id: topicId, run: { projectId } },
    include: { run: { select: { setId: true, params: true } } },
  });
  if (!topic) throw new DomainError("NOT_FOUND", `no topic ${topicId}`);
  const params = topic.run.params as unknown as StoredTopicParams;
  const stored = topic.patents as unknown as StoredPatent[];
  const [texts, all, definitions] = await Promise.all([
    db.patent.findMany({
      where: {
        setId: topic.run.setId,
        applicationNo: { in: stored.map(({ applicationNo }) => applicationNo) },
      },
    }),
    db.topic.findMany({ where: { runId: topic.runId }, select: { yearly: true } }),
    readDefinitions(db, projectId),
  ]);
  const total = new Map<number, number>();
  for (const { yearly } of all)
    for (const { year, weight } of yearly as Yearly) total.set(year, (total.get(year) ?? 0) + weight);
  return {
    ...{ id: topic.id, runId: topic.runId, number: topic.number, label: topic.label },
    ...{ size: topic.size, coherence: topic.coherence },
    terms: topic.terms as StoredTerm[],
    /** `total`: of all topics in that year. */
    yearly: everyYear(topic.yearly as Yearly, params).map(({ year, weight }) => ({
      ...{ year, weight },
      total: total.get(year) ?? 0,
    })),
    regions: (topic.byRegion as { region: string; weight: number }[]).map(({ region, weight }) => ({
      ...{ region, weight },
      nameKo: regionLabel(region),
      nameEn: regionByCode(region)?.nameEn ?? region,
    })),
    industries: topicIndustryView(topic.industries as unknown as StoredIndustries, definitions),
    patents: stored.flatMap(({ applicationNo, weight }) => {
      const patent = texts.find((one) => one.applicationNo === applicationNo);
      return patent ? [{ weight, ...patentView(patent) }] : [];
    }),
  };
}
export type TopicView = Awaited<ReturnType<typeof readTopic>>;
