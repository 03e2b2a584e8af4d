import type { z } from "zod";
import type { Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { ROLES } from "@/server/domain/permissions";
import { recordAudit } from "@/server/features/audit/service";
import type { Ctx, ProjectCtx } from "@/server/features/context";
import { regionByCode } from "@/server/features/reference/data";
import type { RegionKind } from "@/server/features/reference/schema";
import type { createProjectInput, ScopeKind, setMemberInput, updateProjectInput } from "./schema";

const RANK: readonly string[] = ROLES;
const KIND_OF: Partial<Record<RegionKind, ScopeKind>> = {
  nation: "NATION",
  mega: "MEGA_REGION",
  province: "PROVINCE",
  sigungu: "CITY",
};

/** A 일반구 is a part of its city, not a place with a plan of its own. */
function scopeOf(scopeCode: string): { scopeCode: string; scopeKind: ScopeKind } {
  const region = regionByCode(scopeCode);
  const scopeKind = region && KIND_OF[region.kind];
  if (!scopeKind)
    throw new DomainError("BAD_INPUT", `no such region: ${scopeCode}`, "unknownRegion", {
      region: scopeCode,
    });
  return { scopeCode, scopeKind };
}

const auditOf = ({ actor, now }: Ctx, project: { id: string; orgId: string }) => ({
  orgId: project.orgId,
  projectId: project.id,
  actor,
  at: now(),
  subjectType: "project",
  subjectId: project.id,
});

/** @throws DomainError BAD_INPUT for a region that does not exist */
export async function createProject(
  ctx: Ctx,
  input: z.infer<typeof createProjectInput>,
): Promise<{ id: string }> {
  const scope = scopeOf(input.scopeCode);
  return ctx.db.$transaction(async (tx) => {
    const { id } = await tx.project.create({
      data: { ...input, ...scope, orgId: ctx.actor.orgId, createdById: ctx.actor.id, createdAt: ctx.now() },
      select: { id: true },
    });
    await recordAudit(tx, {
      ...auditOf(ctx, { id, orgId: ctx.actor.orgId }),
      type: "PROJECT_CREATED",
      detail: { name: input.name },
    });
    return { id };
  });
}

/** One step of the version, only from the version that the asker saw. */
async function claim(tx: Tx, id: string, version: number, data: object): Promise<number> {
  const { count } = await tx.project.updateMany({
    where: { id, version },
    data: { ...data, version: version + 1 },
  });
  if (count === 0) throw new DomainError("STALE_VERSION", `project ${id} is not at version ${version}`);
  return version + 1;
}

/** @throws DomainError BAD_INPUT for a region that does not exist | STALE_VERSION */
export async function updateProject(
  ctx: ProjectCtx,
  { version, ...input }: z.infer<typeof updateProjectInput>,
): Promise<{ version: number }> {
  const fields = {
    name: input.name,
    description: input.description,
    ...scopeOf(input.scopeCode),
    yearFrom: input.yearFrom,
    yearTo: input.yearTo,
    ksicRevision: input.ksicRevision,
  };
  return ctx.db.$transaction(async (tx) => {
    const before = await tx.project.findUniqueOrThrow({ where: { id: ctx.project.id } });
    const changed = (Object.keys(fields) as (keyof typeof fields)[]).filter(
      (key) => key !== "scopeKind" && before[key] !== fields[key],
    );
    const next = await claim(tx, ctx.project.id, version, fields);
    await recordAudit(tx, {
      ...auditOf(ctx, ctx.project),
      type: "PROJECT_CHANGED",
      detail: { name: input.name, changed },
    });
    return { version: next };
  });
}

/** Set a project aside or take it back; nothing in it is lost. @throws DomainError STALE_VERSION | ILLEGAL_TRANSITION */
export async function setProjectArchived(
  ctx: ProjectCtx,
  { version, archived }: { version: number; archived: boolean },
): Promise<{ version: number }> {
  return ctx.db.$transaction(async (tx) => {
    const before = await tx.project.findUniqueOrThrow({ where: { id: ctx.project.id } });
    const next = await claim(tx, ctx.project.id, version, { archivedAt: archived ? ctx.now() : null });
    if ((before.archivedAt !== null) === archived)
      throw new DomainError("ILLEGAL_TRANSITION", "the project is so already", "nothingToChange");
    await recordAudit(tx, {
      ...auditOf(ctx, ctx.project),
      type: archived ? "PROJECT_ARCHIVED" : "PROJECT_RESTORED",
      detail: { name: ctx.project.name },
    });
    return { version: next };
  });
}

/**
 * Narrow the role of one member in this project, shut it to them (NONE), or lift the narrowing (null).
 *
 * A project role never gives more than the organisation's, so a wider one is refused instead of being stored without
 * effect. Nobody narrows themselves, and administrators cannot be narrowed (see `effectiveRole`).
 *
 * @throws DomainError NOT_FOUND | FORBIDDEN | BAD_INPUT | STALE_VERSION when somebody else changed it meanwhile
 */
export async function setProjectMember(
  ctx: ProjectCtx,
  { userId, role, was }: z.infer<typeof setMemberInput>,
): Promise<void> {
  const { project, actor } = ctx;
  if (userId === actor.id) throw new DomainError("FORBIDDEN", "not one's own role", "ownRole");
  if (role === was) return;
  await ctx.db.$transaction(async (tx) => {
    const membership = await tx.membership.findUnique({
      where: { orgId_userId: { orgId: project.orgId, userId } },
      include: { user: { select: { name: true } } },
    });
    if (!membership) throw new DomainError("NOT_FOUND", `no member ${userId}`);
    if (membership.role === "ADMINISTRATOR")
      throw new DomainError("BAD_INPUT", "an administrator cannot be narrowed", "administratorNotNarrowed");
    if (role !== null && role !== "NONE" && RANK.indexOf(role) > RANK.indexOf(membership.role))
      throw new DomainError("BAD_INPUT", `${role} is wider than ${membership.role}`, "widerThanOrganisation");

    const where = { projectId: project.id, userId };
    const changed =
      was === null
        ? await tx.projectMember.createMany({ data: role ? [{ ...where, role }] : [], skipDuplicates: true })
        : role === null
          ? await tx.projectMember.deleteMany({ where: { ...where, role: was } })
          : await tx.projectMember.updateMany({ where: { ...where, role: was }, data: { role } });
    if (changed.count === 0)
      throw new DomainError("STALE_VERSION", `the role of ${userId} is not ${was} any more`);
    await recordAudit(tx, {
      ...auditOf(ctx, project),
      type: "PROJECT_MEMBER_SET",
      subjectType: "user",
      subjectId: userId,
      detail: { name: membership.user.name, from: was, to: role },
    });
  });
}
