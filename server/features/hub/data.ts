import type { Prisma } from "@/prisma/generated/client";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { type ProposalAct, proposalActs } from "@/server/domain/hub-transitions";
import { can, type Permission } from "@/server/domain/permissions";
import { listThreads } from "@/server/features/annotations/data";
import { type Change, outdates } from "@/server/features/atlas/changes";
import { changesBehind } from "@/server/features/atlas/changes-data";
import { findRun, runHeader, userNames, viewFigures } from "@/server/features/atlas/data";
import { viewLabelEn } from "@/server/features/atlas/regions";
import type { ProjectCtx } from "@/server/features/context";
import type { HubFacts, HubPin } from "./schema";

type Asker = Pick<ProjectCtx, "db" | "actor" | "project" | "role">;
const withItems = {
  items: { orderBy: [{ regionKey: "asc" }, { subjectKind: "asc" }, { label: "asc" }] },
} as const satisfies Prisma.HubProposalInclude;
type Row = Prisma.HubProposalGetPayload<{ include: typeof withItems }>;

const PERMISSION: Record<ProposalAct, Permission> = {
  approve: "hub:decide",
  return: "hub:decide",
  withdraw: "hub:propose",
};

/**
 * Proposals of a project, newest first, each with its state, what has changed since and what this person may do. `locked`
 * is the approval in force: the last one.
 */
export async function listProposals({ db, actor, project, role }: Asker, { limit }: { limit: number }) {
  const rows = await db.hubProposal.findMany({
    where: { projectId: project.id },
    orderBy: [{ proposedAt: "desc" }, { id: "desc" }],
    take: limit,
    include: { ...withItems, _count: { select: { annotations: { where: { parentId: null } } } } },
  });
  const names = await userNames(
    db,
    rows.flatMap((row) => [row.proposedById, row.decidedById]),
  );
  const inForce = await lastApproved(db, project.id);
  return Promise.all(
    rows.map(async (row) => {
      const changes = await changesOf(db, row);
      return {
        ...headOf(row, names, changes),
        inForce: row.id === inForce?.id,
        acts: actsOf(row, changes, actor.id, role),
        items: row.items.length,
        hubs: row.items.filter((item) => item.hub).length,
        threads: row._count.annotations,
      };
    }),
  );
}

/**
 * A proposal as a memo: what is asked and by whom, the table, what it is pinned to and what of it has moved, what is
 * different from the approval in force before it, and the notes that are still open.
 *
 * @throws DomainError NOT_FOUND
 */
export async function getProposal({ db, actor, project, role }: Asker, proposalId: string) {
  const row = await db.hubProposal.findFirst({
    where: { id: proposalId, projectId: project.id },
    include: withItems,
  });
  if (!row) throw new DomainError("NOT_FOUND", `no proposal ${proposalId}`);
  const before = await lastApproved(db, project.id, row.proposedAt, row.id);
  const names = await userNames(db, [row.proposedById, row.decidedById, before?.decidedById ?? null]);
  const changes = await changesOf(db, row);
  const run = await findRun(db, project.id, row.atlasRunId);
  const asker = { projectId: project.id, actorId: actor.id };
  const threads = await listThreads(db, asker, { proposalId: row.id });
  return {
    ...headOf(row, names, changes),
    inForce: (await lastApproved(db, project.id))?.id === row.id,
    acts: actsOf(row, changes, actor.id, role),
    run: await runHeader(db, run),
    views: run.views.map((view) => viewFigures(run, view)),
    items: row.items.map(itemView),
    since: before && {
      id: before.id,
      title: before.title,
      decidedAt: before.decidedAt,
      decidedBy: names.get(before.decidedById ?? "") ?? "",
      ...differences(before, row),
    },
    openNotes: threads.filter((thread) => !thread.resolved),
    threads,
  };
}

/** The approval in force (or the last one before a moment), with its items. */
export const lastApproved = (db: Pick<Db, "hubProposal">, projectId: string, before?: Date, notId?: string) =>
  db.hubProposal.findFirst({
    where: {
      projectId,
      status: "APPROVED",
      ...(before ? { decidedAt: { lte: before } } : {}),
      ...(notId ? { id: { not: notId } } : {}),
    },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
    include: withItems,
  });

const changesOf = (db: Db, row: Row): Promise<Change[]> =>
  changesBehind(db, row.projectId, {
    atlasRunId: row.atlasRunId,
    packs: (row.pin as unknown as HubPin).packs,
  });

const headOf = (row: Row, names: Map<string, string>, changes: Change[]) => ({
  id: row.id,
  title: row.title,
  rationale: row.rationale,
  atlasRunId: row.atlasRunId,
  status: row.status,
  version: row.version,
  locked: row.status === "APPROVED",
  proposed: { byId: row.proposedById, by: names.get(row.proposedById) ?? "", at: row.proposedAt },
  decided: row.decidedById
    ? { byId: row.decidedById, by: names.get(row.decidedById) ?? "", at: row.decidedAt }
    : null,
  reason: row.reason,
  pin: row.pin as unknown as HubPin,
  changes,
  stale: changes.length > 0,
});

function actsOf(row: Row, changes: Change[], actorId: string, role: ProjectCtx["role"]): ProposalAct[] {
  const state = { status: row.status, proposedById: row.proposedById, outdated: changes.some(outdates) };
  return proposalActs(state, actorId).filter((act) => can(role, PERMISSION[act]));
}

const itemView = (item: Row["items"][number]) => ({
  subject: { kind: item.subjectKind, id: item.subjectId, label: item.label },
  region: { key: item.regionKey, label: item.regionLabel, labelEn: viewLabelEn(item.regionKey) },
  hub: item.hub,
  facts: item.facts as unknown as HubFacts,
});
export type HubItemView = ReturnType<typeof itemView>;

/** What a new selection adds to an approved one, takes from it, and holds with other figures. */
function differences(before: Row, after: Row) {
  const key = (item: HubItemView) => `${item.subject.kind} ${item.subject.id} ${item.region.key}`;
  const was = new Map(before.items.map(itemView).map((item) => [key(item), item]));
  const now = new Map(after.items.map(itemView).map((item) => [key(item), item]));
  const moved = [...now].flatMap(([id, item]) => {
    const old = was.get(id);
    const same = old && old.hub === item.hub && old.facts.b === item.facts.b && old.facts.c === item.facts.c;
    return old && !same ? [{ before: old, after: item }] : [];
  });
  return {
    added: [...now].filter(([id]) => !was.has(id)).map(([, item]) => item),
    removed: [...was].filter(([id]) => !now.has(id)).map(([, item]) => item),
    moved,
  };
}
