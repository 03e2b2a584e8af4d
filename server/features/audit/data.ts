import type { z } from "zod";
import type { Db } from "@/server/db";
import type { AuditEventType } from "@/server/domain/audit-events";
import { AUDIT_GROUPS, type auditInput } from "./schema";

/** The figures and names that the sentence of an event is made of (messages `audit.sentence.<type>`). */
export type SentenceParams = Record<string, string | number>;
export type AuditView = {
  id: string;
  type: AuditEventType;
  at: Date;
  actorId: string;
  actorName: string;
  project: { id: string; name: string } | null;
  subjectType: string;
  subjectId: string;
  /** Name of what was acted on; null where the row does not say and it cannot be looked up. */
  subject: string | null;
  params: SentenceParams;
  /** What somebody wrote when doing it. */
  reason: string | null;
};

type Where = { orgId: string; projectId?: string; hiddenProjects?: string[] };

/** Audit rows of an organisation or of one project, newest first, a page at a time. */
export async function listAudit(
  db: Db,
  { orgId, projectId, hiddenProjects = [] }: Where,
  { group, types, actorId, subject, cursor, limit }: z.infer<typeof auditInput>,
): Promise<{ items: AuditView[]; nextCursor: string | null }> {
  const wanted = [types, group && AUDIT_GROUPS[group]].filter((list) => list !== undefined);
  const rows = await db.auditEvent.findMany({
    where: {
      orgId,
      ...(projectId ? { projectId } : {}),
      ...(hiddenProjects.length > 0
        ? { OR: [{ projectId: null }, { projectId: { notIn: hiddenProjects } }] }
        : {}),
      AND: wanted.map((list) => ({ type: { in: [...list] } })),
      ...(actorId ? { actorId } : {}),
      ...(subject ? { subjectType: subject.type, subjectId: subject.id } : {}),
      ...(cursor ? { id: { lt: BigInt(cursor) } } : {}),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const projectIds = [...new Set(page.flatMap((row) => row.projectId ?? []))];
  const [projects, subjects] = await Promise.all([
    db.project.findMany({ where: { id: { in: projectIds } }, select: { id: true, name: true } }),
    subjectNames(db, page),
  ]);
  const projectName = new Map(projects.map((row) => [row.id, row.name]));
  const items = page.map((row): AuditView => {
    const detail = scalarsOf(row.detail);
    const subject = text(detail.name ?? detail.title ?? detail.label) ?? subjects.get(row.subjectId) ?? null;
    return {
      id: String(row.id),
      type: row.type as AuditEventType,
      at: row.at,
      actorId: row.actorId,
      actorName: row.actorName,
      project: row.projectId ? { id: row.projectId, name: projectName.get(row.projectId) ?? "" } : null,
      subjectType: row.subjectType,
      subjectId: row.subjectId,
      subject,
      params: detail,
      reason: text(detail.reason),
    };
  });
  return { items, nextCursor: rows.length > limit ? String(page.at(-1)!.id) : null };
}

/** Who has acted in this organisation, for the filter by person. */
export async function listAuditActors(db: Db, { orgId, projectId }: Where) {
  const rows = await db.auditEvent.findMany({
    where: { orgId, ...(projectId ? { projectId } : {}) },
    distinct: ["actorId"],
    orderBy: [{ actorId: "asc" }, { id: "desc" }],
    select: { actorId: true, actorName: true },
  });
  return rows.sort((p, q) => p.actorName.localeCompare(q.actorName, "ko"));
}

const text = (value: unknown): string | null =>
  typeof value === "string" && value.trim() !== "" ? value : null;

/** The plain values of a detail; lists become their length, so that a sentence can count them. */
function scalarsOf(detail: unknown): SentenceParams {
  const params: SentenceParams = {};
  if (typeof detail !== "object" || detail === null || Array.isArray(detail)) return params;
  for (const [key, value] of Object.entries(detail)) {
    if (typeof value === "string" || (typeof value === "number" && Number.isFinite(value)))
      params[key] = value;
    else if (Array.isArray(value)) params[key] = value.length;
  }
  return params;
}

type Subject = { subjectType: string; subjectId: string };

/** Names of subjects whose rows do not carry one: people, jobs, datasets, proposals, recommendations. */
async function subjectNames(db: Db, rows: Subject[]): Promise<Map<string, string>> {
  const among = { id: { in: [...new Set(rows.map((row) => row.subjectId))] } };
  const [users, jobs, datasets, industries, proposals, recommendations] = await Promise.all([
    db.user.findMany({ where: among, select: { id: true, name: true } }),
    db.job.findMany({ where: among, select: { id: true, title: true } }),
    db.dataset.findMany({ where: among, select: { id: true, name: true } }),
    db.strategicIndustry.findMany({ where: among, select: { id: true, name: true } }),
    db.hubProposal.findMany({ where: among, select: { id: true, title: true } }),
    db.recommendation.findMany({
      where: among,
      select: { id: true, subjectLabel: true, regionLabel: true },
    }),
  ]);
  return new Map([
    ...[...users, ...datasets, ...industries].map((row): [string, string] => [row.id, row.name]),
    ...[...jobs, ...proposals].map((row): [string, string] => [row.id, row.title]),
    ...recommendations.map((row): [string, string] => [row.id, `${row.subjectLabel} · ${row.regionLabel}`]),
  ]);
}
