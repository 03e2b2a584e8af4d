import type { Prisma } from "@/prisma/generated/client";
import type { Db, Tx } from "@/server/db";
import { COMPUTE_VERSION } from "@/server/domain/code-version";
import { DomainError } from "@/server/domain/errors";
import { INDICATOR_DEFINITION_VERSION, INDICATOR_DICTIONARY } from "@/server/domain/indicator-dictionary";
import { versionNumber, withVersions } from "@/server/features/datasets/versions";
import { type Definition, readDefinitions } from "@/server/features/define/data";
import { extendedSince, outdates, outsidePeriod, runChanges } from "./changes";
import { viewLabelEn } from "./regions";
import type { AtlasParams } from "./schema";

export type Reader = Pick<
  Db | Tx,
  "atlasRun" | "atlasView" | "egoResult" | "strategicIndustry" | "user" | "projectRulePack"
>;

const runShape = {
  dataset: withVersions,
  project: { select: { yearFrom: true, yearTo: true } },
  views: { omit: { network: true }, orderBy: { position: "asc" } },
  egos: { where: { subjectKind: "STRATEGIC", view: { isPrimary: true } }, orderBy: { id: "asc" } },
} as const satisfies Prisma.AtlasRunInclude;
type RunRow = Prisma.AtlasRunGetPayload<{ include: typeof runShape }>;
type ViewRow = RunRow["views"][number];

/** A computed run's parameters; a published one has none. */
export const paramsOf = (run: Pick<RunRow, "origin" | "params">): AtlasParams | null =>
  run.origin === "COMPUTED" ? (run.params as unknown as AtlasParams) : null;

/**
 * One finished run of a project, the newest without an id.
 * @throws DomainError NOT_FOUND (`noRun` when the project has none yet)
 */
export async function findRun(db: Reader, projectId: string, runId?: string): Promise<RunRow> {
  const run = await newestRun(db, projectId, runId);
  if (!run)
    throw new DomainError(
      "NOT_FOUND",
      runId ? `no run ${runId}` : "no run yet",
      runId ? "NOT_FOUND" : "noRun",
    );
  return run;
}

export const newestRun = (
  db: Reader,
  projectId: string,
  runId?: string,
  origin?: RunRow["origin"],
): Promise<RunRow | null> =>
  db.atlasRun.findFirst({
    where: {
      projectId,
      computedAt: { not: null },
      ...(runId ? { id: runId } : {}),
      ...(origin ? { origin } : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: runShape,
  });

/** A view of a run, the main one without a key. @throws DomainError NOT_FOUND */
export function viewOf(run: RunRow, viewKey?: string): ViewRow {
  const view = run.views.find((one) => (viewKey ? one.key === viewKey : one.isPrimary));
  if (!view) throw new DomainError("NOT_FOUND", `no view ${viewKey ?? "(main)"} in run ${run.id}`);
  return view;
}

/** What changed since, from the row of the run and today's definitions (read here unless they are given). */
export async function changesOfRun(db: Reader, run: RunRow, known?: Definition[]) {
  const definitions = run.origin === "PUBLISHED" ? [] : (known ?? (await readDefinitions(db, run.projectId)));
  return runChanges(
    {
      origin: run.origin,
      codeVersion: run.codeVersion,
      datasetHash: run.datasetHash,
      years: paramsOf(run)?.years ?? [],
      core: paramsOf(run)?.core ?? "self",
      dataset: run.dataset,
      measured: run.egos.map((ego) => ({
        id: ego.subjectId,
        name: ego.label,
        version: ego.definitionVersion,
        cores: [...ego.cores, ...ego.missingCores],
      })),
    },
    definitions,
  );
}

/**
 * What every figure's card ends with: data, years, regions and scope rule, link rule, code version, when computed, and
 * what has changed since. A published run has a source instead of data and parameters.
 */
export async function runHeader(db: Reader, run: RunRow, known?: Definition[]) {
  const years = paramsOf(run)?.years ?? [];
  const { dataset } = run;
  const changes = [
    ...(await changesOfRun(db, run, known)),
    ...extendedSince({ ...run, years }),
    ...outsidePeriod(years, run.project),
  ];
  return {
    id: run.id,
    origin: run.origin,
    source: run.source,
    dataset: dataset && {
      id: dataset.id,
      name: dataset.name,
      unit: dataset.unit,
      classification: dataset.classification,
      synthetic: dataset.synthetic,
      source: dataset.source,
      archived: dataset.archivedAt !== null,
      /** Which version it was computed on, once there are several; null = the data never were that. */
      version: dataset.version > 1 ? versionNumber(dataset, run.datasetHash) : null,
    },
    datasetHash: run.datasetHash,
    params: paramsOf(run),
    paramsHash: run.paramsHash,
    codeVersion: run.codeVersion,
    createdAt: run.createdAt,
    computedAt: run.computedAt,
    changes,
    /** Its figures are not today's; years outside the project's period alone do not make them old. */
    stale: changes.some(outdates),
  };
}
export type RunHeader = Awaited<ReturnType<typeof runHeader>>;

/** A view's own figures. Of a published view only the names: the source prints no network. */
export function viewFigures(run: Pick<RunRow, "origin">, view: ViewRow) {
  const { id, key, label, regionCodes, isPrimary, a, b, c, d, density, clusteringAtDensity, flags } = view;
  const computed = run.origin === "COMPUTED";
  return {
    ...{ id, key, label, labelEn: viewLabelEn(key), regionCodes, isPrimary },
    ...{ a, b, c, d, density, clusteringAtDensity, flags },
    hasNetwork: computed,
    nodes: computed ? view.nodes : null,
    links: computed ? view.links : null,
    isolated: computed ? view.isolated : null,
    transactions: computed ? view.transactions : null,
    amount: computed ? BigInt(view.amount.toFixed(0)) : null,
  };
}
export type ViewFigures = ReturnType<typeof viewFigures>;

/** Finished runs of a project, newest first, each with its main view and whether it is still today's. */
export async function listRuns(db: Reader, projectId: string, { limit }: { limit: number }) {
  const rows = await db.atlasRun.findMany({
    where: { projectId, computedAt: { not: null } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    include: runShape,
  });
  const names = await userNames(
    db,
    rows.map((row) => row.createdById),
  );
  const definitions = await readDefinitions(db, projectId);
  return Promise.all(
    rows.map(async (row) => ({
      ...(await runHeader(db, row, definitions)),
      createdBy: names.get(row.createdById) ?? "",
      views: row.views.length,
      main: viewFigures(row, viewOf(row)),
    })),
  );
}

/** One run with all its views and the strategic industries that it measured. */
export async function getRun(db: Reader, projectId: string, runId?: string) {
  const run = await findRun(db, projectId, runId);
  const names = await userNames(db, [run.createdById]);
  return {
    ...(await runHeader(db, run)),
    createdBy: names.get(run.createdById) ?? "",
    views: run.views.map((view) => viewFigures(run, view)),
    industries: run.egos.map(({ subjectId, label, cores, missingCores, definitionVersion }) => ({
      ...{ id: subjectId, label, cores, missingCores, definitionVersion },
    })),
  };
}

/** What each figure is: formula, range, source, message keys; with the versions in force. */
export const indicatorDefinitions = () => ({
  definitionVersion: INDICATOR_DEFINITION_VERSION,
  codeVersion: COMPUTE_VERSION,
  indicators: INDICATOR_DICTIONARY,
});

export async function userNames(db: Pick<Reader, "user">, ids: readonly (string | null)[]) {
  const known = [...new Set(ids.filter((id) => id !== null))];
  const rows = await db.user.findMany({ where: { id: { in: known } }, select: { id: true, name: true } });
  return new Map(rows.map((row) => [row.id, row.name]));
}
