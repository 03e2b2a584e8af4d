import type { Db } from "@/server/db";
import { COMPUTE_VERSION } from "@/server/domain/code-version";
import type { AtlasChange, StepFacts } from "./steps";

/** The project's latest results, by id, for those who show more of them than their state. */
export type LatestResults = {
  atlasRunId: string | null;
  topicRunId: string | null;
  recommendationRunId: string | null;
};
export type ProjectFacts = { facts: StepFacts; latest: LatestResults };

const byProject = <Row extends { projectId: string }>(rows: Row[]) => {
  const map = new Map<string, Row[]>();
  for (const row of rows) map.set(row.projectId, [...(map.get(row.projectId) ?? []), row]);
  return (projectId: string) => map.get(projectId) ?? [];
};

/** What the four steps of these projects hold: a fixed number of queries, however many projects. */
export async function readStepFacts(
  db: Db,
  orgId: string,
  projectIds: string[],
): Promise<Map<string, ProjectFacts>> {
  const within = { projectId: { in: projectIds } };
  const newest = { orderBy: { createdAt: "desc" as const }, distinct: ["projectId" as const] };
  const [industries, runs, jobs, proposals, sets, topicRuns, recommendationRuns, datasets] =
    await Promise.all([
      db.strategicIndustry.findMany({
        where: { ...within, deletedAt: null },
        include: { codes: { select: { code: true, role: true } } },
      }),
      db.atlasRun.findMany({
        where: { ...within, computedAt: { not: null } },
        ...newest,
        include: {
          dataset: { select: { archivedAt: true } },
          egos: {
            where: { subjectKind: "STRATEGIC", view: { isPrimary: true } },
            select: { subjectId: true, cores: true, missingCores: true, definitionVersion: true },
          },
        },
      }),
      db.job.findMany({
        where: { ...within, state: { in: ["QUEUED", "RUNNING"] } },
        select: { projectId: true, kind: true },
      }),
      db.hubProposal.findMany({
        where: { ...within, status: { in: ["SUBMITTED", "APPROVED"] } },
        orderBy: { proposedAt: "desc" },
        select: { projectId: true, status: true, atlasRunId: true },
      }),
      db.patentSet.findMany({ where: within, orderBy: { createdAt: "desc" } }),
      db.topicRun.findMany({ where: within, ...newest, include: { _count: { select: { topics: true } } } }),
      db.recommendationRun.findMany({ where: within, ...newest }),
      db.dataset.count({ where: { orgId, archivedAt: null } }),
    ]);
  const [statuses, approvedRuns] = await Promise.all([
    db.recommendation.groupBy({
      by: ["projectId", "status"],
      where: { runId: { in: recommendationRuns.map((run) => run.id) } },
      _count: true,
    }),
    db.atlasRun.findMany({
      where: { id: { in: proposals.map((proposal) => proposal.atlasRunId) } },
      select: { id: true, datasetHash: true, paramsHash: true, codeVersion: true },
    }),
  ]);
  const of = {
    industries: byProject(industries),
    runs: byProject(runs),
    jobs: byProject(jobs.map((job) => ({ ...job, projectId: job.projectId ?? "" }))),
    proposals: byProject(proposals),
    sets: byProject(sets),
    topicRuns: byProject(topicRuns),
    recommendationRuns: byProject(recommendationRuns),
    statuses: byProject(statuses),
  };
  const runById = new Map(approvedRuns.map((run) => [run.id, run]));

  const factsOf = (id: string): ProjectFacts => {
    const defined = of.industries(id);
    const [run] = of.runs(id);
    const running = (kind: string) => of.jobs(id).some((job) => job.kind.startsWith(kind));
    const approved = of.proposals(id).find((proposal) => proposal.status === "APPROVED");
    const approvedRun = approved && runById.get(approved.atlasRunId);
    const [set] = of.sets(id);
    const [topicRun] = of.topicRuns(id);
    const [recommended] = of.recommendationRuns(id);
    const count = (status: string) => of.statuses(id).find((row) => row.status === status)?._count ?? 0;
    const counts = {
      drafts: count("DRAFT"),
      proposed: count("PROPOSED"),
      accepted: count("ACCEPTED"),
      rejected: count("REJECTED"),
    };
    const changed = run ? atlasChanges(run, defined) : [];
    const sameAsLatest =
      run !== undefined &&
      approvedRun?.datasetHash === run.datasetHash &&
      approvedRun.paramsHash === run.paramsHash &&
      approvedRun.codeVersion === run.codeVersion;
    return {
      latest: {
        atlasRunId: run?.id ?? null,
        topicRunId: topicRun?.id ?? null,
        recommendationRunId: recommended?.id ?? null,
      },
      facts: {
        define: {
          industries: defined.length,
          codes: new Set(defined.flatMap((one) => one.codes.map(({ code }) => code))).size,
          withoutSelf: defined.filter((one) => coresOf(one).length === 0).length,
          withoutKeywords: defined.filter((one) => !hasKeywords(one)).length,
        },
        atlas: {
          datasets,
          running: running("atlas."),
          run: run ? { id: run.id, changed } : null,
          submitted: of.proposals(id).filter((proposal) => proposal.status === "SUBMITTED").length,
          approval: !approved ? "none" : sameAsLatest && changed.length === 0 ? "current" : "outdated",
        },
        patents: {
          patents: of.sets(id).reduce((sum, one) => sum + one.accepted, 0),
          running: running("patents.") || running("topics."),
          topics: topicRun?._count.topics ?? null,
          topicsOutdated: topicRun !== undefined && set !== undefined && topicRun.setHash !== set.hash,
        },
        plan: {
          recommendations: counts.drafts + counts.proposed + counts.accepted + counts.rejected,
          ...counts,
          outdated:
            recommended !== undefined &&
            run !== undefined &&
            (recommended.atlasRunId !== run.id || changed.length > 0),
        },
      },
    };
  };
  return new Map(projectIds.map((id) => [id, factsOf(id)]));
}

type Defined = {
  id: string;
  version: number;
  codes: { code: string; role: string }[];
  kwAttributes: string[];
  kwItems: string[];
  kwCoreTech: string[];
  kwRelatedTech: string[];
};
const coresOf = (industry: Pick<Defined, "codes">) =>
  industry.codes.filter(({ role }) => role === "SELF").map(({ code }) => code);
const hasKeywords = (of: Defined) =>
  of.kwAttributes.length + of.kwItems.length + of.kwCoreTech.length + of.kwRelatedTech.length > 0;

type Measured = {
  origin: string;
  codeVersion: string;
  dataset: { archivedAt: Date | null } | null;
  egos: { subjectId: string; cores: string[]; missingCores: string[]; definitionVersion: number | null }[];
};

/**
 * What moved since a run was computed. A definition has changed when its own codes have: a new name or keyword leaves
 * every figure as it was. Printed results have no definitions, data or code behind them and do not grow old.
 */
function atlasChanges(run: Measured, defined: Defined[]): AtlasChange[] {
  if (run.origin === "PUBLISHED") return [];
  const changes: AtlasChange[] = [];
  const measured = new Map(run.egos.map((ego) => [ego.subjectId, ego]));
  const asMeasured = (industry: Defined) => {
    const ego = measured.get(industry.id);
    if (!ego) return coresOf(industry).length === 0;
    if (ego.definitionVersion === industry.version) return true;
    const before = new Set([...ego.cores, ...ego.missingCores]);
    const now = coresOf(industry);
    return now.length === before.size && now.every((code) => before.has(code));
  };
  const gone = run.egos.some((ego) => !defined.some((industry) => industry.id === ego.subjectId));
  if (gone || !defined.every(asMeasured)) changes.push("definitionChanged");
  if (run.codeVersion !== COMPUTE_VERSION) changes.push("codeVersionChanged");
  if (run.dataset?.archivedAt) changes.push("datasetArchived");
  return changes;
}
