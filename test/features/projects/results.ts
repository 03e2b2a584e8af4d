import type { Db } from "@/server/db";
import { COMPUTE_VERSION } from "@/server/domain/code-version";
import type { Actor } from "@/server/domain/permissions";

/** Rows that the later steps leave behind, as small as they can be: these tests are about where a project stands. */
export const dataset = (db: Db, orgId: string, hash = "data") =>
  db.dataset.upsert({
    where: { orgId_hash: { orgId, hash } },
    update: {},
    create: {
      orgId,
      hash,
      name: "거래 자료",
      form: "FLOWS",
      classification: "KSIC10",
      storePath: "none",
      manifest: {},
      transactions: 0n,
      amount: 0,
      years: [2020],
      source: "",
      createdById: "somebody",
    },
  });

type RunOptions = {
  paramsHash?: string;
  codeVersion?: string;
  at?: Date;
  cores?: { id: string; version: number; codes: string[] }[];
};

export async function atlasRun(db: Db, projectId: string, over: RunOptions = {}) {
  const { orgId } = await db.project.findUniqueOrThrow({ where: { id: projectId } });
  const run = await db.atlasRun.create({
    data: {
      projectId,
      datasetId: (await dataset(db, orgId)).id,
      datasetHash: "data",
      params: {},
      paramsHash: over.paramsHash ?? "params",
      codeVersion: over.codeVersion ?? COMPUTE_VERSION,
      createdById: "somebody",
      createdAt: over.at ?? new Date(),
      computedAt: over.at ?? new Date(),
    },
  });
  const view = await db.atlasView.create({
    data: {
      runId: run.id,
      key: "all",
      label: "충청권",
      regionCodes: [],
      isPrimary: true,
      nodes: 321,
      links: 4567,
      isolated: 0,
      transactions: 1n,
      amount: 1,
      flags: [],
    },
  });
  for (const core of over.cores ?? [])
    await db.egoResult.create({
      data: {
        runId: run.id,
        viewId: view.id,
        subjectKind: "STRATEGIC",
        subjectId: core.id,
        label: "산업",
        cores: core.codes,
        missingCores: [],
        flags: [],
        definitionVersion: core.version,
      },
    });
  return run;
}

export const hubProposal = (
  db: Db,
  of: { projectId: string; atlasRunId: string; by: Actor; at?: Date },
  over: object = {},
) =>
  db.hubProposal.create({
    data: {
      projectId: of.projectId,
      atlasRunId: of.atlasRunId,
      title: "거점산업 제안",
      rationale: "",
      proposedById: of.by.id,
      proposedAt: of.at ?? new Date(),
      pin: { packs: [] },
      ...over,
    },
  });

export async function recommendations(
  db: Db,
  of: { projectId: string; atlasRunId: string },
  statuses: { status: "DRAFT" | "PROPOSED" | "ACCEPTED" | "REJECTED"; by?: Actor; hub?: boolean }[],
) {
  const run = await db.recommendationRun.create({
    data: { ...of, packs: [], cuts: {}, codeVersion: COMPUTE_VERSION, createdById: "somebody" },
  });
  const rows = [];
  for (const [index, { status, by, hub }] of statuses.entries())
    rows.push(
      await db.recommendation.create({
        data: {
          projectId: of.projectId,
          runId: run.id,
          subjectKind: "STRATEGIC",
          subjectId: `s${index}`,
          subjectLabel: `산업 ${index}`,
          regionKey: "44",
          regionLabel: "충남",
          outcome: "fires",
          explanation: "",
          explanationEn: "",
          facts: {},
          ruleId: "rule",
          ruleVersion: 1,
          status,
          hub: hub ?? null,
          proposedById: by?.id ?? null,
          proposedAt: by ? new Date() : null,
          ...(status === "REJECTED" || status === "ACCEPTED" ? { decidedAt: new Date() } : {}),
        },
      }),
    );
  return { run, rows };
}
