import type { Db } from "@/server/db";
import { type Actor, can, type Role } from "@/server/domain/permissions";

/** Keys under `desk.waiting` in the messages. */
export const WAITING_KINDS = [
  "decideHub",
  "decideRecommendations",
  "returnedHub",
  "rejectedRecommendations",
  "openNotes",
] as const;
/** One line of 'waits for me'. `count` things of one project, the oldest since `since`. */
export type Waiting = {
  kind: (typeof WAITING_KINDS)[number];
  projectId: string;
  projectName: string;
  /** A single subject to open; null where the line stands for several. */
  subjectId: string | null;
  title: string | null;
  by: string | null;
  count: number;
  since: Date;
};
type Open = { id: string; name: string; role: Role };

/**
 * What waits for this person in these projects: proposals and recommendations that they may decide (never their own),
 * their own that came back, and open notes addressed to them, in which somebody else had the last word.
 */
export async function listWaiting(db: Db, actor: Actor, projects: Open[]): Promise<Waiting[]> {
  const names = new Map(projects.map((row) => [row.id, row.name]));
  const where = { projectId: { in: projects.map((row) => row.id) } };
  const decides = (permission: "hub:decide" | "recommendation:decide") => ({
    projectId: { in: projects.filter((row) => can(row.role, permission)).map((row) => row.id) },
  });
  const [toDecide, mine, recommended, rejected, notes] = await Promise.all([
    db.hubProposal.findMany({
      where: { ...decides("hub:decide"), status: "SUBMITTED", proposedById: { not: actor.id } },
    }),
    db.hubProposal.findMany({ where: { ...where, proposedById: actor.id } }),
    db.recommendation.findMany({
      where: {
        ...decides("recommendation:decide"),
        status: "PROPOSED",
        OR: [{ proposedById: null }, { proposedById: { not: actor.id } }],
      },
      select: { id: true, projectId: true, proposedById: true, proposedAt: true, run: true },
    }),
    db.recommendation.findMany({
      where: { ...where, status: "REJECTED", proposedById: actor.id },
      select: { id: true, projectId: true, decidedById: true, decidedAt: true, runId: true },
    }),
    openNotes(db, actor.id, where.projectId.in),
  ]);
  const [latest, technologies] = await Promise.all([
    db.recommendationRun.findMany({
      where: { ...where, kind: "INDUSTRY" },
      orderBy: { createdAt: "desc" },
      distinct: ["projectId"],
      select: { id: true },
    }),
    db.recommendation.findMany({
      where: { ...where, subjectKind: "TECHNOLOGY" },
      orderBy: { run: { createdAt: "desc" } },
      distinct: ["projectId", "subjectId", "regionKey"],
      select: { runId: true },
    }),
  ]);
  const current = new Set([...latest.map((run) => run.id), ...technologies.map(({ runId }) => runId)]);
  const returned = mine.filter(
    (one) =>
      one.status === "RETURNED" &&
      !mine.some((other) => other.projectId === one.projectId && other.proposedAt > one.proposedAt),
  );
  const people = await namesOf(db, [
    ...toDecide.map((row) => row.proposedById),
    ...recommended.map((row) => row.proposedById),
    ...[...returned, ...rejected].map((row) => row.decidedById),
  ]);
  const name = (id: string | null) => (id ? (people.get(id) ?? null) : null);
  const line = (
    kind: Waiting["kind"],
    projectId: string,
    rest: Omit<Waiting, "kind" | "projectId" | "projectName">,
  ): Waiting => ({ kind, projectId, projectName: names.get(projectId) ?? "", ...rest });

  return [
    ...toDecide.map((row) =>
      line("decideHub", row.projectId, {
        subjectId: row.id,
        title: row.title,
        by: name(row.proposedById),
        count: 1,
        since: row.proposedAt,
      }),
    ),
    ...grouped(recommended.map((row) => ({ ...row, at: row.proposedAt ?? row.run.createdAt }))).map(
      ([projectId, rows]) =>
        line("decideRecommendations", projectId, { ...several(rows), by: name(rows[0]!.proposedById) }),
    ),
    ...returned.map((row) =>
      line("returnedHub", row.projectId, {
        subjectId: row.id,
        title: row.title,
        by: name(row.decidedById),
        count: 1,
        since: row.decidedAt ?? row.proposedAt,
      }),
    ),
    ...grouped(
      rejected
        .filter((row) => current.has(row.runId))
        .map((row) => ({ ...row, at: row.decidedAt ?? new Date(0) })),
    ).map(([projectId, rows]) =>
      line("rejectedRecommendations", projectId, { ...several(rows), by: name(rows[0]!.decidedById) }),
    ),
    ...grouped(notes).map(([projectId, rows]) =>
      line("openNotes", projectId, { ...several(rows), by: rows[0]!.by }),
    ),
  ].sort((p, q) => p.since.getTime() - q.since.getTime());
}

function grouped<Row extends { projectId: string }>(rows: Row[]): [string, Row[]][] {
  return [...new Set(rows.map((row) => row.projectId))].map((id) => [
    id,
    rows.filter((row) => row.projectId === id),
  ]);
}
const several = (rows: { id: string; at: Date }[]) => ({
  subjectId: rows.length === 1 ? rows[0]!.id : null,
  title: null,
  count: rows.length,
  since: new Date(Math.min(...rows.map((row) => row.at.getTime()))),
});

async function namesOf(db: Db, ids: (string | null)[]): Promise<Map<string, string>> {
  const rows = await db.user.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, name: true },
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Unresolved threads that this person began, or that stand on what they proposed, with somebody else's last word. */
async function openNotes(db: Db, userId: string, projectIds: string[]) {
  const roots = await db.annotation.findMany({
    where: {
      projectId: { in: projectIds },
      parentId: null,
      resolvedAt: null,
      OR: [
        { authorId: userId },
        { recommendation: { proposedById: userId } },
        { proposal: { proposedById: userId } },
      ],
    },
    include: { replies: { orderBy: { createdAt: "desc" }, take: 1 } },
  });
  return roots.flatMap((root) => {
    const last = root.replies[0] ?? root;
    if (last.authorId === userId) return [];
    const id = root.recommendationId ?? root.proposalId ?? root.id;
    return [{ id, projectId: root.projectId, at: last.createdAt, by: last.authorName }];
  });
}
