import type { Db } from "@/server/db";
import type { Actor, Role } from "@/server/domain/permissions";
import { hubCandidates } from "@/server/features/atlas/comparison-data";
import { listAudit } from "@/server/features/audit/data";
import { listJobs } from "@/server/features/jobs/data";
import { listProjectMembers, listProjects, openProjects, readProject } from "./data";
import { readStepFacts } from "./step-facts";
import { nextAction, stepStatuses } from "./steps";
import { listWaiting } from "./waiting";

const RECENT = 8;

/** Project home: where the project stands, its headline figures, what comes next, who did what last, what waits. */
export async function readHome(db: Db, actor: Actor, { id, role }: { id: string; role: Role }) {
  const project = await readProject(db, id);
  const [known, members, activity, waiting] = await Promise.all([
    readStepFacts(db, actor.orgId, [id]),
    listProjectMembers(db, actor.orgId, id),
    listAudit(db, { orgId: actor.orgId, projectId: id }, { limit: RECENT }),
    listWaiting(db, actor, [{ id, name: project.name, role }]),
  ]);
  const { facts, latest } = known.get(id)!;
  return {
    project,
    role,
    steps: stepStatuses(facts),
    figures: {
      define: { industries: facts.define.industries, codes: facts.define.codes },
      atlas: latest.atlasRunId ? await atlasFigures(db, id, latest.atlasRunId) : null,
      patents: { patents: facts.patents.patents, topics: facts.patents.topics },
      plan: facts.plan,
    },
    next: nextAction(facts, role),
    activity: activity.items,
    members: members.filter((member) => member.role !== null),
    waiting,
  };
}
export type ProjectHome = Awaited<ReturnType<typeof readHome>>;

/**
 * N and L of the whole ATLAS; a printed result has no network, so it has neither (null, not 0). The hub candidates are
 * those of the hub tab: the strategic industries of the main view by the rules in force, null where none is judged.
 */
async function atlasFigures(db: Db, projectId: string, runId: string) {
  const run = await db.atlasRun.findUniqueOrThrow({
    where: { id: runId },
    include: { views: { where: { isPrimary: true }, take: 1 }, dataset: { select: { name: true } } },
  });
  const [view] = run.views;
  const { candidates, cuts } = await hubCandidates(db, projectId, { runId, kind: "STRATEGIC" });
  const judged = candidates.filter(({ hub }) => hub !== null);
  const computed = run.origin === "COMPUTED";
  return {
    runId,
    origin: run.origin,
    source: run.source,
    dataset: run.dataset?.name ?? null,
    computedAt: run.computedAt,
    viewLabel: view?.label ?? null,
    nodes: computed ? (view?.nodes ?? null) : null,
    links: computed ? (view?.links ?? null) : null,
    hubCandidates: judged.length > 0 ? judged.filter(({ hub }) => hub).length : null,
    /** Why there is no number of them: nothing measured, or too few to compare. */
    hubCompared: cuts.compared,
  };
}

/** My desk: what waits for me, my projects, running and finished jobs. */
export async function readDesk(db: Db, actor: Actor) {
  const open = await openProjects(db, actor);
  const [waiting, projects, jobs] = await Promise.all([
    listWaiting(db, actor, open),
    listProjects(db, actor, { archived: false }),
    listJobs(db, actor, { limit: 10 }),
  ]);
  return { waiting, projects, jobs };
}
