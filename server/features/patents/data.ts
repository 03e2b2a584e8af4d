import type { PatentSet, TopicRun } from "@/prisma/generated/client";
import type { TopicCountTrial } from "@/server/compute/topics/topic-count";
import type { Db } from "@/server/db";
import { TOPICS_VERSION } from "@/server/domain/code-version";
import { DomainError } from "@/server/domain/errors";
import type { PatentReject } from "./patent-row";
import type { StoredRejects, StoredTopicParams } from "./schema";

const ROWS_SHOWN = 20;

export async function nameOf(db: Db, ids: readonly string[]): Promise<(id: string) => string | null> {
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

type RunRow = TopicRun & {
  set: PatentSet;
  termLists: { version: number } | null;
  _count: { topics: number };
};
const RUN_PARTS = {
  set: true,
  termLists: { select: { version: true } },
  _count: { select: { topics: true } },
} as const;

/** What has changed since a run: its figures are as true as ever, but those of today would be others. */
export type TopicChange =
  | { kind: "newerSet"; name: string }
  | { kind: "codeVersion"; now: string }
  /** Versions of the project's lists of terms, 0 = none. */
  | { kind: "termLists"; was: number; now: number };

/** The newest set, with the version of the newest lists of terms: what a run of today would rest on. */
type Newest = PatentSet & { listsVersion?: number };

export function runView(run: RunRow, newest: Newest, author: (id: string) => string | null) {
  const params = run.params as unknown as StoredTopicParams;
  const changes: TopicChange[] = [];
  if (newest.hash !== run.setHash) changes.push({ kind: "newerSet", name: newest.name });
  const lists = run.termLists?.version ?? 0;
  const { listsVersion = lists } = newest;
  if (lists !== listsVersion) changes.push({ kind: "termLists", was: lists, now: listsVersion });
  if (run.codeVersion !== TOPICS_VERSION) changes.push({ kind: "codeVersion", now: TOPICS_VERSION });
  const { id, seed, codeVersion, documents, vocabulary, createdAt, set } = run;
  return {
    ...{ id, seed, codeVersion, documents, vocabulary, createdAt, params, changes },
    /** The project's lists of terms that it was made with; null = none. */
    termLists: run.termLists,
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

export async function newestSet(db: Db, projectId: string): Promise<Newest | null> {
  const [set, lists] = await Promise.all([
    db.patentSet.findFirst({ where: { projectId }, orderBy: { createdAt: "desc" } }),
    db.termLists.aggregate({ where: { projectId }, _max: { version: true } }),
  ]);
  return set && { ...set, listsVersion: lists._max.version ?? 0 };
}

/** @throws DomainError NOT_FOUND (noTopicRun) */
export async function findRun(db: Db, projectId: string, runId: string | undefined): Promise<RunRow> {
  const run = await db.topicRun.findFirst({
    where: { projectId, ...(runId ? { id: runId } : {}) },
    include: RUN_PARTS,
    orderBy: { createdAt: "desc" },
  });
  if (!run) throw new DomainError("NOT_FOUND", `no topic run ${runId ?? ""}`, "noTopicRun");
  return run;
}
