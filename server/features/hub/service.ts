import type { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { AuditEventType } from "@/server/domain/audit-events";
import { DomainError } from "@/server/domain/errors";
import { type ProposalAct, proposalAfter } from "@/server/domain/hub-transitions";
import { outdates } from "@/server/features/atlas/changes";
import { changesBehind } from "@/server/features/atlas/changes-data";
import { findRun } from "@/server/features/atlas/data";
import { recordAudit } from "@/server/features/audit/service";
import type { ProjectCtx } from "@/server/features/context";
import { effectivePacks } from "@/server/features/rules/data";
import type { decideHubInput, HubPin, proposeHubInput } from "./schema";
import { pinOf, snapshotItems } from "./snapshot";

/**
 * Ask a manager to approve a selection of hub industries. The figures are taken from the run itself and pinned to what
 * they rest on.
 *
 * @throws DomainError NOT_FOUND | CONFLICT (runOutdated: compute again first; alreadyProposed: the same waits already)
 */
export async function proposeHub(
  { db, actor, now, project }: ProjectCtx,
  { atlasRunId, title, rationale, items }: z.infer<typeof proposeHubInput>,
): Promise<{ id: string; version: number }> {
  return db.$transaction(
    async (tx) => {
      // One proposal of a project at a time, so that a button pressed twice does not send the same selection twice.
      await tx.$queryRaw`SELECT id FROM "Project" WHERE id = ${project.id} FOR UPDATE`;
      const run = await findRun(tx, project.id, atlasRunId);
      const packs = await effectivePacks(tx, project.id);
      const pin = pinOf(run, packs);
      const changes = await changesBehind(tx, project.id, { atlasRunId, packs: pin.packs });
      if (changes.some(outdates))
        throw new DomainError("CONFLICT", "the run is outdated", "runOutdated", {
          changes: changes.filter(outdates).length,
        });
      const rows = await snapshotItems(tx, run, packs, items);
      const waiting = await tx.hubProposal.findMany({
        where: { projectId: project.id, atlasRunId, status: "SUBMITTED" },
        select: { items: { select: { subjectKind: true, subjectId: true, regionKey: true } } },
      });
      if (waiting.some((open) => selection(open.items) === selection(rows)))
        throw new DomainError("CONFLICT", "the same selection waits already", "alreadyProposed");
      const at = now();
      const { id } = await tx.hubProposal.create({
        data: {
          ...{ projectId: project.id, atlasRunId, title, rationale },
          proposedById: actor.id,
          proposedAt: at,
          pin: pin as unknown as Prisma.InputJsonObject,
          items: {
            create: rows.map((row) => ({ ...row, facts: row.facts as unknown as Prisma.InputJsonObject })),
          },
        },
        select: { id: true },
      });
      await recordAudit(tx, {
        type: "HUB_PROPOSED",
        orgId: project.orgId,
        projectId: project.id,
        actor,
        subjectType: "hubProposal",
        subjectId: id,
        at,
        detail: {
          title,
          atlasRunId,
          items: rows.map(({ label, regionLabel }) => `${label} · ${regionLabel}`),
        },
      });
      return { id, version: 1 };
    },
    { timeout: 30_000 },
  );
}

const selection = (items: { subjectKind: string; subjectId: string; regionKey: string }[]) =>
  items
    .map((item) => `${item.subjectKind} ${item.subjectId} ${item.regionKey}`)
    .sort()
    .join("\n");

const EVENT: Record<ProposalAct, AuditEventType> = {
  approve: "HUB_APPROVED",
  return: "HUB_RETURNED",
  withdraw: "HUB_WITHDRAWN",
};

type Act = { proposalId: string; version: number; reason?: string | undefined };

/** Approve a proposal or return it with a reason. See `act` for what is refused. */
export const decideHub = (ctx: ProjectCtx, { decision, ...input }: z.infer<typeof decideHubInput>) =>
  act(ctx, decision, input);

/** Take back one's own proposal before it is decided. */
export const withdrawHub = (ctx: ProjectCtx, input: Act) => act(ctx, "withdraw", input);

/**
 * One step of a proposal. Status and audit row commit together; what is approved stays as it is for good.
 *
 * @throws DomainError NOT_FOUND | STALE_VERSION (somebody else was first) | ILLEGAL_TRANSITION | SELF_APPROVAL |
 *   FORBIDDEN | BAD_INPUT (reasonRequired) | CONFLICT (proposalOutdated: what it rests on has changed)
 */
async function act(
  { db, actor, now, project }: ProjectCtx,
  what: ProposalAct,
  { proposalId: id, version, reason }: Act,
): Promise<{ id: string; status: string; version: number }> {
  return db.$transaction(async (tx) => {
    // Read in the transaction that writes, so that what is decided is what was looked at.
    const found = await tx.hubProposal.findFirst({ where: { id, projectId: project.id } });
    if (!found) throw new DomainError("NOT_FOUND", `no proposal ${id}`);
    if (found.version !== version) throw superseded(version);
    const { atlasRunId, proposedById, title } = found;
    const { packs } = found.pin as unknown as HubPin;
    const outdated =
      found.status === "SUBMITTED" &&
      (await changesBehind(tx, project.id, { atlasRunId, packs })).some(outdates);
    const given = reason?.trim() || null;
    const by = { actorId: actor.id, reason: given ?? undefined };
    const status = proposalAfter({ status: found.status, proposedById, outdated }, what, by);
    const at = now();
    const { count } = await tx.hubProposal.updateMany({
      where: { id, version },
      data: { status, version: version + 1, decidedById: actor.id, decidedAt: at, reason: given },
    });
    if (count === 0) throw superseded(version);
    await recordAudit(tx, {
      type: EVENT[what],
      orgId: project.orgId,
      projectId: project.id,
      actor,
      subjectType: "hubProposal",
      subjectId: id,
      at,
      detail: { title, from: found.status, to: status, reason: given },
    });
    return { id, status, version: version + 1 };
  });
}

const superseded = (version: number) => new DomainError("STALE_VERSION", `version ${version} was superseded`);
