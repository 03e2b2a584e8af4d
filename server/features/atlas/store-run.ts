import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/server/db";
import { COMPUTE_VERSION } from "@/server/domain/code-version";
import { recordAudit } from "@/server/features/audit/service";
import type { Ctx } from "@/server/features/context";
import { hashOf } from "./canonical-json";
import type { EgoRow, MeasuredView } from "./measure";
import { encodeNetwork } from "./network-codec";
import { type AtlasParams, PRINTED_FIRST_QUADRANT, type RegionView, type SUBJECT_KINDS } from "./schema";

/** Everything of one view that is written, made before the transaction begins. */
export type PreparedView = {
  row: Omit<Prisma.AtlasViewUncheckedCreateInput, "runId">;
  egos: EgoRow[];
};

export async function preparedView(
  region: RegionView,
  position: number,
  { network, graph, whole, transactions, amount }: MeasuredView,
  egos: EgoRow[],
): Promise<PreparedView> {
  const { a, b, c, d, nodes, links, density, expectedClusteringAtDensity, flags } = whole;
  return {
    row: {
      key: region.key,
      label: region.label,
      regionCodes: region.codes,
      isPrimary: position === 0,
      position,
      ...{ a, b, c, d, nodes, links, density, transactions },
      isolated: graph.industries.length - nodes,
      amount: amount.toString(),
      clusteringAtDensity: expectedClusteringAtDensity,
      flags: [...flags],
      network: await encodeNetwork(network),
    },
    egos,
  };
}

type RunOrigin = {
  projectId: string;
  orgId: string;
  jobId: string | null;
  datasetId: string;
  datasetHash: string;
  params: AtlasParams;
  paramsHash: string;
};

/** Write a computed run with its views, ego networks and audit row; call it with one transaction. */
export async function storeRun(
  tx: Tx,
  { actor, now }: Pick<Ctx, "actor" | "now">,
  { orgId, params, ...run }: RunOrigin,
  views: PreparedView[],
): Promise<string> {
  const at = now();
  const { id: runId } = await tx.atlasRun.create({
    data: {
      ...run,
      params: params as unknown as Prisma.InputJsonObject,
      codeVersion: COMPUTE_VERSION,
      createdById: actor.id,
      createdAt: at,
      computedAt: at,
    },
    select: { id: true },
  });
  for (const { row, egos } of views) {
    const { id: viewId } = await tx.atlasView.create({ data: { ...row, runId }, select: { id: true } });
    await tx.egoResult.createMany({ data: egos.map((ego) => ({ ...ego, runId, viewId })) });
  }
  const [main] = views;
  await recordAudit(tx, {
    type: "ATLAS_COMPUTED",
    orgId,
    projectId: run.projectId,
    actor,
    subjectType: "atlasRun",
    subjectId: runId,
    at,
    detail: {
      label: params.regions[0]!.label,
      years: params.years,
      regions: views.length,
      nodes: main!.row.nodes,
      links: main!.row.links,
      paramsHash: run.paramsHash,
      datasetHash: run.datasetHash,
    },
  });
  return runId;
}

/** Figures that a publication prints: b and c of some subjects in some regions, without a network behind them. */
export type PublishedRun = {
  projectId: string;
  orgId: string;
  source: string;
  views: RegionView[];
  egos: {
    viewKey: string;
    subjectKind: (typeof SUBJECT_KINDS)[number];
    subjectId: string;
    label: string;
    groupLabel?: string | null;
    b: number | null;
    c: number | null;
    /** Printed among those whose b and c are both at or above the source's means. */
    firstQuadrant?: boolean;
  }[];
};

/** Write printed figures as a run, so that every page reads them like computed ones. What is not printed is null. */
export async function storePublishedRun(
  tx: Tx,
  { actor, now }: Pick<Ctx, "actor" | "now">,
  { projectId, orgId, source, views, egos }: PublishedRun,
): Promise<string> {
  const at = now();
  const params = { published: true, regions: views } as unknown as Prisma.InputJsonObject;
  const { id: runId } = await tx.atlasRun.create({
    data: {
      ...{ projectId, source, params },
      origin: "PUBLISHED",
      paramsHash: hashOf({ source, regions: views.map(({ key }) => key) }),
      codeVersion: COMPUTE_VERSION,
      createdById: actor.id,
      createdAt: at,
      computedAt: at,
    },
    select: { id: true },
  });
  for (const [position, { key, label, codes }] of views.entries()) {
    const none = { nodes: 0, links: 0, isolated: 0, transactions: 0n, amount: "0", flags: ["published"] };
    const { id: viewId } = await tx.atlasView.create({
      data: { runId, key, label, regionCodes: codes, isPrimary: position === 0, position, ...none },
      select: { id: true },
    });
    await tx.egoResult.createMany({
      data: egos
        .filter((ego) => ego.viewKey === key)
        .map(({ subjectKind, subjectId, label, groupLabel, b, c, firstQuadrant }) => ({
          ...{ runId, viewId, subjectKind, subjectId, label, b, c },
          groupLabel: groupLabel ?? null,
          cores: [],
          missingCores: [],
          flags: ["published", ...(firstQuadrant ? [PRINTED_FIRST_QUADRANT] : [])],
        })),
    });
  }
  const subject = { subjectType: "atlasRun", subjectId: runId };
  const detail = { label: source, regions: views.length };
  await recordAudit(tx, { type: "ATLAS_COMPUTED", orgId, projectId, actor, at, ...subject, detail });
  return runId;
}
