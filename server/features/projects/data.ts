import type { Db } from "@/server/db";
import { type Actor, effectiveRole, type Role } from "@/server/domain/permissions";
import { regionLabel } from "@/server/features/reference/data";
import { readStepFacts } from "./step-facts";
import { stepStatuses } from "./steps";

export type ProjectAccess = {
  project: { id: string; orgId: string; name: string };
  role: Role;
  archived: boolean;
};

/** The project and the role that holds in it for this person, or null where it does not exist for them. */
export async function findProjectAccess(
  db: Pick<Db, "project">,
  actor: Pick<Actor, "id" | "orgId" | "role">,
  projectId: string,
): Promise<ProjectAccess | null> {
  const found = await db.project.findFirst({
    where: { id: projectId, orgId: actor.orgId },
    select: {
      id: true,
      orgId: true,
      name: true,
      archivedAt: true,
      members: { where: { userId: actor.id }, select: { role: true } },
    },
  });
  if (!found) return null;
  const role = effectiveRole(actor.role, found.members[0]?.role ?? null);
  if (!role) return null;
  return {
    project: { id: found.id, orgId: found.orgId, name: found.name },
    role,
    archived: found.archivedAt !== null,
  };
}

/** Projects of the organisation that are open to this person, with the role that holds in each. */
export async function openProjects(db: Db, actor: Actor, archived = false) {
  const rows = await db.project.findMany({
    where: { orgId: actor.orgId, archivedAt: archived ? { not: null } : null },
    include: { members: { where: { userId: actor.id }, select: { role: true } } },
    orderBy: { createdAt: "asc" },
  });
  return rows.flatMap(({ members, ...row }) => {
    const role = effectiveRole(actor.role, members[0]?.role ?? null);
    return role ? [{ ...row, role }] : [];
  });
}

/** Projects that are shut to this person. Nobody is shut out of all: administrators see every project. */
export async function shutProjectIds(db: Db, actor: Actor): Promise<string[]> {
  if (effectiveRole(actor.role, "NONE") !== null) return [];
  const rows = await db.projectMember.findMany({
    where: { userId: actor.id, role: "NONE", project: { orgId: actor.orgId } },
    select: { projectId: true },
  });
  return rows.map((row) => row.projectId);
}

const head = (row: {
  id: string;
  name: string;
  description: string;
  scopeKind: "NATION" | "MEGA_REGION" | "PROVINCE" | "CITY";
  scopeCode: string;
  yearFrom: number;
  yearTo: number;
  ksicRevision: number;
  sampleKind: string | null;
  version: number;
  createdAt: Date;
  archivedAt: Date | null;
}) => ({
  id: row.id,
  name: row.name,
  description: row.description,
  scopeKind: row.scopeKind,
  scopeCode: row.scopeCode,
  scopeLabel: { ko: regionLabel(row.scopeCode), en: regionLabel(row.scopeCode, "en") },
  yearFrom: row.yearFrom,
  yearTo: row.yearTo,
  ksicRevision: row.ksicRevision,
  sampleKind: row.sampleKind,
  version: row.version,
  createdAt: row.createdAt,
  archivedAt: row.archivedAt,
});

/** My projects, the one changed last first, each with its four steps, its last change and by whom. */
export async function listProjects(db: Db, actor: Actor, { archived }: { archived: boolean }) {
  const rows = await openProjects(db, actor, archived);
  const ids = rows.map((row) => row.id);
  const [facts, changes] = await Promise.all([
    readStepFacts(db, actor.orgId, ids),
    db.auditEvent.findMany({
      where: { projectId: { in: ids } },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      distinct: ["projectId"],
      select: { projectId: true, at: true, actorName: true, type: true },
    }),
  ]);
  const changeOf = new Map(changes.map((row) => [row.projectId, row]));
  return rows
    .map((row) => {
      const change = changeOf.get(row.id);
      return {
        ...head(row),
        role: row.role,
        steps: stepStatuses(facts.get(row.id)!.facts),
        lastChange: {
          at: change?.at ?? row.createdAt,
          by: change?.actorName ?? null,
          type: change?.type ?? null,
        },
      };
    })
    .sort((p, q) => q.lastChange.at.getTime() - p.lastChange.at.getTime());
}
export type ProjectListItem = Awaited<ReturnType<typeof listProjects>>[number];

/** One project, without asking who may see it: the procedure has. */
export async function readProject(db: Db, projectId: string) {
  const row = await db.project.findUniqueOrThrow({ where: { id: projectId } });
  return head(row);
}

/** The four steps of one project. */
export async function readSteps(db: Db, orgId: string, projectId: string) {
  const { facts } = (await readStepFacts(db, orgId, [projectId])).get(projectId)!;
  return { steps: stepStatuses(facts) };
}

/** Everybody of the organisation as this project sees them: `role` is the one that holds, `narrowed` the project's own. */
export async function listProjectMembers(db: Db, orgId: string, projectId: string) {
  const rows = await db.membership.findMany({
    where: { orgId, user: { disabledAt: null } },
    include: {
      user: {
        select: {
          name: true,
          email: true,
          projectMembers: { where: { projectId }, select: { role: true } },
        },
      },
    },
    orderBy: { user: { name: "asc" } },
  });
  return rows.map(({ userId, role, user }) => {
    const narrowed = user.projectMembers[0]?.role ?? null;
    return {
      userId,
      name: user.name,
      email: user.email,
      orgRole: role,
      narrowed,
      role: effectiveRole(role, narrowed),
    };
  });
}
export type ProjectMemberView = Awaited<ReturnType<typeof listProjectMembers>>[number];
