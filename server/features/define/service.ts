import type { z } from "zod";
import type { Tx } from "@/server/db";
import type { AuditEventType } from "@/server/domain/audit-events";
import { DomainError } from "@/server/domain/errors";
import { recordAudit } from "@/server/features/audit/service";
import type { ProjectCtx } from "@/server/features/context";
import { industryByCode, industryCodeOf } from "@/server/features/reference/data";
import {
  type ChainEntry,
  type createIndustryInput,
  type duplicateIndustryInput,
  KEYWORD_GROUPS,
  type setChainInput,
  type updateIndustryInput,
} from "./schema";

/**
 * A value chain as it is stored: `C30399` and ` 30399 ` are 30399, and the place in the list is the position.
 * @throws DomainError BAD_INPUT for a code that revision 10 does not know, one of another level, or one given twice
 */
function chainRows(codes: ChainEntry[]) {
  const seen = new Set<string>();
  return codes.map(({ code: given, role }, position) => {
    const code = industryCodeOf(given);
    if (!code)
      throw new DomainError("BAD_INPUT", `unknown code ${given}`, "unknownIndustry", { code: given });
    if (industryByCode(code)!.level !== "subclass")
      throw new DomainError("BAD_INPUT", `${code} is not a five-digit code`, "notFiveDigits", { code });
    if (seen.has(code)) throw new DomainError("BAD_INPUT", `${code} stands twice`, "codeTwice", { code });
    seen.add(code);
    return { code, role, position };
  });
}

const about = (
  { actor, now, project }: ProjectCtx,
  type: AuditEventType,
  industry: { id: string; name: string },
  detail: Record<string, string | number | string[]> = {},
) => ({
  type,
  orgId: project.orgId,
  projectId: project.id,
  actor,
  at: now(),
  subjectType: "industry",
  subjectId: industry.id,
  detail: { name: industry.name, ...detail },
});

/** New industries stand at the end of the list. @throws DomainError BAD_INPUT */
export async function createIndustry(
  ctx: ProjectCtx,
  { codes, ...fields }: z.infer<typeof createIndustryInput>,
): Promise<{ id: string; version: number }> {
  const rows = chainRows(codes);
  return ctx.db.$transaction(async (tx) => {
    const last = await tx.strategicIndustry.aggregate({
      where: { projectId: ctx.project.id },
      _max: { position: true },
    });
    const { id, version } = await tx.strategicIndustry.create({
      data: {
        ...fields,
        projectId: ctx.project.id,
        position: (last._max.position ?? -1) + 1,
        createdById: ctx.actor.id,
        updatedById: ctx.actor.id,
        createdAt: ctx.now(),
        codes: { create: rows },
      },
    });
    await recordAudit(
      tx,
      about(ctx, "INDUSTRY_CREATED", { id, name: fields.name }, { codes: rows.map(({ code }) => code) }),
    );
    return { id, version };
  });
}

/** The industry as it is, still at the version that the asker saw. */
async function current(tx: Tx, { project }: ProjectCtx, id: string, version: number) {
  const found = await tx.strategicIndustry.findFirst({
    where: { id, projectId: project.id },
    include: { codes: true },
  });
  if (!found) throw new DomainError("NOT_FOUND", `no industry ${id}`);
  if (found.version !== version)
    throw new DomainError("STALE_VERSION", `industry ${id} is at version ${found.version}, not ${version}`);
  return found;
}

/** One step of the version; of two writers who saw the same one, the second is refused here. */
async function advance(tx: Tx, ctx: ProjectCtx, id: string, version: number, data: object): Promise<number> {
  const { count } = await tx.strategicIndustry.updateMany({
    where: { id, version },
    data: { ...data, version: version + 1, updatedById: ctx.actor.id },
  });
  if (count === 0) throw new DomainError("STALE_VERSION", `version ${version} of ${id} was superseded`);
  return version + 1;
}

const notRemoved = (industry: { deletedAt: Date | null }) => {
  if (industry.deletedAt)
    throw new DomainError("ILLEGAL_TRANSITION", "restore the industry first", "industryRemoved");
};

/**
 * Change the words of an industry and, where `codes` is given, its whole value chain, as one step of the version.
 * @throws DomainError NOT_FOUND | STALE_VERSION | BAD_INPUT | ILLEGAL_TRANSITION when it is set aside
 */
export async function updateIndustry(
  ctx: ProjectCtx,
  { industryId, version, codes, ...fields }: z.infer<typeof updateIndustryInput>,
): Promise<{ version: number }> {
  const rows = codes && chainRows(codes);
  return ctx.db.$transaction(async (tx) => {
    const before = await current(tx, ctx, industryId, version);
    notRemoved(before);
    const next = await advance(tx, ctx, industryId, version, fields);
    if (rows) await replaceChain(tx, industryId, rows);
    const changed = (["name", "description", ...KEYWORD_GROUPS] as const).filter(
      (key) => JSON.stringify(before[key]) !== JSON.stringify(fields[key]),
    );
    await recordAudit(
      tx,
      about(
        ctx,
        "INDUSTRY_CHANGED",
        { id: industryId, name: fields.name },
        {
          changed,
          ...(rows ? difference(before.codes, rows) : { added: [], removed: [], moved: [] }),
        },
      ),
    );
    return { version: next };
  });
}

/** Change the value chain alone. @throws as updateIndustry */
export async function setChain(
  ctx: ProjectCtx,
  { industryId, version, codes }: z.infer<typeof setChainInput>,
): Promise<{ version: number }> {
  const rows = chainRows(codes);
  return ctx.db.$transaction(async (tx) => {
    const before = await current(tx, ctx, industryId, version);
    notRemoved(before);
    const next = await advance(tx, ctx, industryId, version, {});
    await replaceChain(tx, industryId, rows);
    const detail = { changed: [], ...difference(before.codes, rows) };
    await recordAudit(tx, about(ctx, "INDUSTRY_CHANGED", before, detail));
    return { version: next };
  });
}

type ChainRow = ReturnType<typeof chainRows>[number];

async function replaceChain(tx: Tx, industryId: string, rows: ChainRow[]): Promise<void> {
  await tx.chainCode.deleteMany({ where: { industryId } });
  await tx.chainCode.createMany({ data: rows.map((row) => ({ ...row, industryId })) });
}

function difference(before: { code: string; role: string }[], after: { code: string; role: string }[]) {
  const roleBefore = new Map(before.map(({ code, role }) => [code, role]));
  const codesAfter = new Set(after.map(({ code }) => code));
  return {
    added: after.filter(({ code }) => !roleBefore.has(code)).map(({ code }) => code),
    removed: before.filter(({ code }) => !codesAfter.has(code)).map(({ code }) => code),
    moved: after
      .filter(({ code, role }) => roleBefore.has(code) && roleBefore.get(code) !== role)
      .map(({ code }) => code),
  };
}

/** Set an industry aside, or take it back. @throws DomainError NOT_FOUND | STALE_VERSION | ILLEGAL_TRANSITION */
export async function setIndustryRemoved(
  ctx: ProjectCtx,
  { industryId, version, removed }: { industryId: string; version: number; removed: boolean },
): Promise<{ version: number }> {
  return ctx.db.$transaction(async (tx) => {
    const before = await current(tx, ctx, industryId, version);
    if ((before.deletedAt !== null) === removed)
      throw new DomainError("ILLEGAL_TRANSITION", "the industry is so already", "nothingToChange");
    const next = await advance(tx, ctx, industryId, version, { deletedAt: removed ? ctx.now() : null });
    await recordAudit(tx, about(ctx, removed ? "INDUSTRY_REMOVED" : "INDUSTRY_RESTORED", before));
    return { version: next };
  });
}

/** A copy under another name, with keywords and value chain. @throws DomainError NOT_FOUND */
export async function duplicateIndustry(
  ctx: ProjectCtx,
  { industryId, name }: z.infer<typeof duplicateIndustryInput>,
): Promise<{ id: string; version: number }> {
  const from = await ctx.db.strategicIndustry.findFirst({
    where: { id: industryId, projectId: ctx.project.id },
    include: { codes: { orderBy: { position: "asc" } } },
  });
  if (!from) throw new DomainError("NOT_FOUND", `no industry ${industryId}`);
  const { description, kwAttributes, kwItems, kwCoreTech, kwRelatedTech } = from;
  const words = { description, kwAttributes, kwItems, kwCoreTech, kwRelatedTech };
  return createIndustry(ctx, {
    name,
    ...words,
    codes: from.codes.map(({ code, role }) => ({ code, role })),
  });
}
