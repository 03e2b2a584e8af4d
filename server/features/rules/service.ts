import type { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import { BUILT_IN_PACKS } from "@/rules/built-in";
import { DomainError } from "@/server/domain/errors";
import { recordAudit } from "@/server/features/audit/service";
import type { ProjectCtx } from "@/server/features/context";
import { effectivePacks } from "./data";
import { PACK_SCHEMAS, type PackId, type resetPackInput, type savePackInput } from "./schema";

type Saved = { packId: PackId; version: number };

/**
 * Put a new version of a pack in force in this project. Versions are never changed: results name the one they rest on.
 *
 * @throws DomainError BAD_INPUT (`badPack`, with the place and what is wrong there) | STALE_VERSION
 */
export const savePack = (
  ctx: ProjectCtx,
  { packId, version, body, reason }: z.infer<typeof savePackInput>,
): Promise<Saved> => addVersion(ctx, { packId, version, reason, act: "save" }, body);

/** Return to the product's own pack, as a new version with its text; the ones between stay in the history. */
export const resetPack = (
  ctx: ProjectCtx,
  { packId, version, reason }: z.infer<typeof resetPackInput>,
): Promise<Saved> => addVersion(ctx, { packId, version, reason, act: "reset" }, BUILT_IN_PACKS[packId]);

async function addVersion(
  { db, actor, now, project }: ProjectCtx,
  { packId, version, reason, act }: Saved & { reason: string; act: "save" | "reset" },
  body: object,
): Promise<Saved> {
  const next = version + 1;
  const parsed = PACK_SCHEMAS[packId].safeParse({ ...body, id: packId, version: next });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue!.path.join(".") || packId;
    throw new DomainError("BAD_INPUT", `${place}: ${issue!.message}`, "badPack", {
      place,
      problem: issue!.message,
    });
  }
  try {
    await db.$transaction(async (tx) => {
      const { [packId]: current } = await effectivePacks(tx, project.id);
      if (current.version !== version) throw superseded(version);
      await tx.projectRulePack.create({
        data: {
          projectId: project.id,
          packId,
          version: next,
          body: parsed.data as unknown as Prisma.InputJsonObject,
          reason,
          createdById: actor.id,
          createdAt: now(),
        },
      });
      await recordAudit(tx, {
        type: "RULES_CHANGED",
        orgId: project.orgId,
        projectId: project.id,
        actor,
        subjectType: "rulePack",
        subjectId: packId,
        at: now(),
        detail: { act, from: version, to: next, reason },
      });
    });
  } catch (cause) {
    // Two at once: the unique key lets one of them through.
    if (cause instanceof Prisma.PrismaClientKnownRequestError && cause.code === "P2002")
      throw superseded(version);
    throw cause;
  }
  return { packId, version: next };
}

const superseded = (version: number) => new DomainError("STALE_VERSION", `version ${version} was superseded`);
