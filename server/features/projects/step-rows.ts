import type { Prisma } from "@/prisma/generated/client";
import type { Db } from "@/server/db";
import { withVersions } from "@/server/features/datasets/versions";

const runShape = {
  project: { select: { yearFrom: true, yearTo: true } },
  dataset: {
    select: {
      ...{ name: true, hash: true, archivedAt: true, version: true, addedYears: true, replacedYears: true },
      ...withVersions.include,
    },
  },
  egos: {
    where: { subjectKind: "STRATEGIC", view: { isPrimary: true } },
    select: { subjectId: true, label: true, cores: true, missingCores: true, definitionVersion: true },
  },
} as const satisfies Prisma.AtlasRunInclude;
export type RunRow = Prisma.AtlasRunGetPayload<{ include: typeof runShape }>;

const newest = {
  orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  distinct: ["projectId"],
} as const satisfies Prisma.AtlasRunFindManyArgs;

/** The rows behind the four steps of these projects: a fixed number of queries, however many projects. */
export async function readStepRows(db: Db, orgId: string, projectIds: string[]) {
  const within = { projectId: { in: projectIds } };
  const [
    industries,
    jobs,
    submitted,
    lastProposals,
    approved,
    sets,
    topicRuns,
    recommendationRuns,
    packs,
    datasets,
    runs,
  ] = await Promise.all([
    db.strategicIndustry.findMany({ where: { ...within, deletedAt: null }, include: { codes: true } }),
    db.job.findMany({
      where: { ...within, state: { in: ["QUEUED", "RUNNING"] } },
      select: { projectId: true, kind: true },
    }),
    db.hubProposal.findMany({ where: { ...within, status: "SUBMITTED" }, select: { projectId: true } }),
    db.hubProposal.findMany({
      where: within,
      orderBy: [{ proposedAt: "desc" }, { id: "desc" }],
      distinct: ["projectId"],
      select: { projectId: true, status: true },
    }),
    db.hubProposal.findMany({
      where: { ...within, status: "APPROVED" },
      orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
      distinct: ["projectId"],
      select: { projectId: true, atlasRunId: true, pin: true },
    }),
    db.patentSet.findMany({ where: within, orderBy: [{ createdAt: "desc" }, { id: "desc" }] }),
    db.topicRun.findMany({
      where: within,
      orderBy: [...newest.orderBy],
      distinct: ["projectId"],
      include: { _count: { select: { topics: true } } },
    }),
    db.recommendationRun.findMany({
      where: { ...within, kind: "INDUSTRY" },
      orderBy: [...newest.orderBy],
      distinct: ["projectId"],
    }),
    db.projectRulePack.findMany({
      where: within,
      orderBy: { version: "desc" },
      distinct: ["projectId", "packId"],
      select: { projectId: true, packId: true, version: true },
    }),
    db.dataset.count({ where: { orgId, archivedAt: null } }),
    db.atlasRun.findMany({ where: { ...within, computedAt: { not: null } }, ...newest, include: runShape }),
  ]);
  const [statuses, restedOn] = await Promise.all([
    db.recommendation.groupBy({
      by: ["projectId", "status"],
      where: { runId: { in: recommendationRuns.map((run) => run.id) } },
      _count: true,
    }),
    db.atlasRun.findMany({
      where: { id: { in: [...approved, ...recommendationRuns].map((row) => row.atlasRunId) } },
      include: runShape,
    }),
  ]);
  return {
    ...{
      industries,
      jobs,
      submitted,
      lastProposals,
      approved,
      sets,
      topicRuns,
      recommendationRuns,
      packs,
      runs,
      statuses,
    },
    datasets,
    runById: new Map([...runs, ...restedOn].map((run) => [run.id, run])),
  };
}
export type StepRows = Awaited<ReturnType<typeof readStepRows>>;
