import type { Prisma } from "@/prisma/generated/client";
import type { Db } from "@/server/db";
import { COMPUTE_VERSION } from "@/server/domain/code-version";
import { DomainError } from "@/server/domain/errors";
import { userNames } from "@/server/features/atlas/data";
import { industryNamer } from "@/server/features/atlas/industry-names";
import { standingOf, withVersions } from "@/server/features/datasets/versions";
import { regionLabel } from "@/server/features/reference/data";
import type { Fact, ResultTable } from "./result";
import { decodeResult } from "./result-codec";
import { type AnalysisParams, type OptionValues, specOf } from "./schema";

type Reader = Pick<Db, "analysis" | "user">;

const headShape = {
  omit: { result: true },
  include: { dataset: withVersions },
} as const satisfies Prisma.AnalysisDefaultArgs;
type Row = Prisma.AnalysisGetPayload<typeof headShape>;

/** What every figure of an analysis ends with: where it comes from, and whether that is still so. */
const headOf = ({ dataset, ...row }: Row, createdBy: string) => {
  const { kind, base, subjects, options, seed } = row.params as unknown as AnalysisParams;
  const standing = standingOf(dataset, row.datasetHash, yearsRead(kind, base.years, options, dataset.years));
  return {
    id: row.id,
    runId: row.runId,
    ...{ kind, base, subjects, options, seed, createdBy },
    facts: row.facts as unknown as Fact[],
    flags: row.flags,
    dataset: {
      ...{ id: dataset.id, name: dataset.name, unit: dataset.unit, synthetic: dataset.synthetic },
      /** Which version it was computed on, once there are several; null = the data never were that. */
      version: dataset.version > 1 ? standing.from : null,
    },
    codeVersion: row.codeVersion,
    createdAt: row.createdAt,
    changes: [
      ...(standing.kind === "replaced" ? ["datasetReplaced" as const] : []),
      ...(standing.kind === "extended" ? ["datasetExtended" as const] : []),
      ...(dataset.archivedAt ? ["datasetArchived" as const] : []),
      ...(row.codeVersion === COMPUTE_VERSION ? [] : ["codeVersionChanged" as const]),
    ],
  };
};

/** Every year that an analysis has read: those of its ATLAS and of its own options, where left open those of the data. */
const yearsRead = (
  kind: AnalysisParams["kind"],
  base: readonly number[],
  options: OptionValues,
  all: readonly number[],
): number[] => [
  ...base,
  ...specOf(kind).fields.flatMap(({ name, type }) =>
    type === "years" ? ((options[name] as number[] | null) ?? all) : [],
  ),
];
export type AnalysisHead = ReturnType<typeof headOf>;

/** Analyses of a project, of one ATLAS run when it is named, newest first. */
export async function listAnalyses(
  db: Reader,
  projectId: string,
  { runId, limit }: { runId?: string | undefined; limit: number },
): Promise<AnalysisHead[]> {
  const rows = await db.analysis.findMany({
    where: { projectId, ...(runId ? { runId } : {}) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    ...headShape,
  });
  const names = await userNames(
    db,
    rows.map(({ createdById }) => createdById),
  );
  return rows.map((row) => headOf(row, names.get(row.createdById) ?? ""));
}

/** One analysis with its tables and pictures, and the names of all codes in them. @throws DomainError NOT_FOUND */
export async function readAnalysis(db: Reader, projectId: string, analysisId: string) {
  const row = await db.analysis.findFirst({
    where: { id: analysisId, projectId },
    include: { dataset: withVersions },
  });
  if (!row) throw new DomainError("NOT_FOUND", `no analysis ${analysisId}`);
  const { result, ...rest } = row;
  const { tables, charts, files = null } = await decodeResult(result);
  const head = headOf(rest, (await userNames(db, [row.createdById])).get(row.createdById) ?? "");
  return { ...head, tables, charts, files, names: namesIn(tables, head.facts, row.dataset.classification) };
}
export type AnalysisView = Awaited<ReturnType<typeof readAnalysis>>;

/** Korean and English names of the codes and regions that occur. */
function namesIn(tables: readonly ResultTable[], facts: readonly Fact[], classification: string) {
  const nameOf = industryNamer(classification);
  const names: Record<string, { ko: string; en: string }> = {};
  const add = (type: string, value: unknown) => {
    if (typeof value !== "string" || names[value]) return;
    if (type === "code") {
      const { name, nameEn } = nameOf(value);
      names[value] = { ko: name, en: nameEn };
    } else if (type === "region") names[value] = { ko: regionLabel(value), en: regionLabel(value, "en") };
  };
  for (const { type, value } of facts) add(type, value);
  for (const { columns, rows } of tables)
    columns.forEach(({ key, type }, at) => {
      if (type === "code" || type === "region") for (const row of rows) add(type, row[at]);
      // A way over industries: "A → B → C".
      if (key === "way")
        for (const row of rows) for (const code of String(row[at]).split(" → ")) add("code", code);
    });
  return names;
}
