import type { z } from "zod";
import type { IpcPrior } from "@/server/compute/topics/ipc-industries";
import type { Db } from "@/server/db";
import { csvText } from "@/server/domain/csv";
import type { Actor } from "@/server/domain/permissions";
import { industryByCode, loadIpcKsic, searchIndustries } from "@/server/features/reference/data";
import { type RowChange, rowChanges } from "./changes";
import { findPrior } from "./find";
import { loadPrior } from "./rows";
import type { comparePriorsInput, priorRowsInput } from "./schema";

const CHANGES_SHOWN = 500;
const CODES_MEANT = 30;

export type PriorVersion = {
  /** Null = the product's own. */
  id: string | null;
  version: number;
  name: string;
  source: string;
  rows: number;
  basedOn: { id: string; version: number; name: string } | null;
  createdBy: string | null;
  createdAt: Date | null;
  /** Topic models of the organisation that rest on it. */
  runs: number;
};

/** The versions of an organisation, newest first; the product's own is the last. */
export async function listPriors(db: Db, { orgId }: Pick<Actor, "orgId">): Promise<PriorVersion[]> {
  const [priors, builtInRuns] = await Promise.all([
    db.industryPrior.findMany({
      where: { orgId },
      include: { _count: { select: { runs: true } } },
      orderBy: { version: "desc" },
    }),
    db.topicRun.count({ where: { priorId: null, project: { orgId } } }),
  ]);
  const users = await db.user.findMany({
    where: { id: { in: priors.map(({ createdById }) => createdById) } },
    select: { id: true, name: true },
  });
  const own = priors.map((prior): PriorVersion => {
    const base = priors.find(({ id }) => id === prior.basedOnId);
    return {
      ...{ id: prior.id, version: prior.version, name: prior.name, source: prior.source },
      ...{ rows: prior.rowCount, createdAt: prior.createdAt, runs: prior._count.runs },
      basedOn: base ? { id: base.id, version: base.version, name: base.name } : null,
      createdBy: users.find(({ id }) => id === prior.createdById)?.name ?? null,
    };
  });
  const builtIn: PriorVersion = {
    ...{ id: null, version: 0, name: "", source: "", rows: loadIpcKsic().length },
    ...{ basedOn: null, createdBy: null, createdAt: null, runs: builtInRuns },
  };
  return [...own, builtIn];
}

export type PriorRowView = IpcPrior & { nameKo: string; nameEn: string };
const named = (row: IpcPrior): PriorRowView => {
  const { nameKo, nameEn } = industryByCode(row.prefix) ?? { nameKo: "", nameEn: "" };
  return { ...row, nameKo, nameEn };
};

/**
 * A page of a version's rows. `query`: the beginning of a class, of a KSIC code, or words of an industry's name.
 * @throws DomainError NOT_FOUND (noPrior)
 */
export async function priorRows(
  db: Db,
  { orgId }: Pick<Actor, "orgId">,
  { priorId, query, page, limit }: z.infer<typeof priorRowsInput>,
): Promise<{ total: number; rows: PriorRowView[] }> {
  await findPrior(db, orgId, priorId);
  const start = query.toUpperCase();
  const codes =
    query === "" ? [] : searchIndustries(query, { limit: CODES_MEANT }).map((match) => match.entry.code);
  const skip = (page - 1) * limit;
  if (priorId === null) {
    const rows = loadIpcKsic().filter(
      ({ ipc, prefix }) => ipc.startsWith(start) || prefix.startsWith(start) || codes.includes(prefix),
    );
    return { total: rows.length, rows: rows.slice(skip, skip + limit).map(named) };
  }
  const where = {
    priorId,
    ...(query === ""
      ? {}
      : {
          OR: [{ ipc: { startsWith: start } }, { prefix: { startsWith: start } }, { prefix: { in: codes } }],
        }),
  };
  const [total, rows] = await Promise.all([
    db.industryPriorRow.count({ where }),
    db.industryPriorRow.findMany({
      ...{ where, skip, take: limit, omit: { id: true, priorId: true } },
      orderBy: [{ ipc: "asc" }, { id: "asc" }],
    }),
  ]);
  return { total, rows: rows.map((row) => named(row as IpcPrior)) };
}

/** What makes one version of another. @throws DomainError NOT_FOUND (noPrior) */
export async function comparePriors(
  db: Db,
  { orgId }: Pick<Actor, "orgId">,
  { priorId, against }: z.infer<typeof comparePriorsInput>,
) {
  await Promise.all([findPrior(db, orgId, priorId), findPrior(db, orgId, against)]);
  const changes = rowChanges(await loadPrior(db, against), await loadPrior(db, priorId));
  const count = (kind: RowChange["change"]) => changes.filter(({ change }) => change === kind).length;
  return {
    counts: { added: count("added"), removed: count("removed"), changed: count("changed") },
    rows: changes
      .slice(0, CHANGES_SHOWN)
      .map(({ change, before, row }) => ({ change, before, ...named(row) })),
  };
}

/** A version as CSV in the form that can be imported again. @throws DomainError NOT_FOUND (noPrior) */
export async function exportPrior(db: Db, { orgId }: Pick<Actor, "orgId">, priorId: string | null) {
  const prior = await findPrior(db, orgId, priorId);
  const rows = await loadPrior(db, priorId);
  const name = prior ? `ipc_ksic_v${prior.version}_${prior.name}` : "ipc_ksic";
  return {
    fileName: `${name}.csv`.replace(/[\\/:*?"<>|\s]+/g, "-"),
    csv: csvText(
      ["ipc", "condition", "ksic10_prefix", "weight", "method"],
      rows.map((row) => [row.ipc, row.condition, row.prefix, row.weight, row.method]),
    ),
  };
}
