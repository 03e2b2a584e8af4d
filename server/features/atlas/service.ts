import type { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import { LINK_RULES } from "@/server/compute/network/links";
import { inDataDir } from "@/server/data-dir";
import { COMPUTE_VERSION } from "@/server/domain/code-version";
import { DomainError } from "@/server/domain/errors";
import type { LinkRule } from "@/server/domain/flows";
import type { ProjectCtx } from "@/server/features/context";
import { createJob, deliverJob } from "@/server/features/jobs/service";
import { openStore } from "@/server/warehouse/store";
import { hashOf } from "./canonical-json";
import { changesOfRun, findRun } from "./data";
import { regionViews } from "./regions";
import { checkRule } from "./rule-flows";
import type { AtlasParams, AtlasParamsInput, atlasJobPayload, startAtlasInput } from "./schema";
import { yearsText } from "./years-text";

export type Started =
  /** An identical result is there already and is offered instead. */
  | { reused: true; runId: string; jobId: null }
  /** `running`: the same computation was waiting or running already; it is joined, not started again. */
  | { reused: false; runId: null; jobId: string; running: boolean };

/**
 * Compute an ATLAS as a job, or offer what is there.
 *
 * A result is the same when the data, the parameters, the code and the measured definitions are; `recompute` insists.
 * @throws DomainError NOT_FOUND (noDataset) | CONFLICT (datasetArchived) | BAD_INPUT (yearsNotInData, unknownRegion,
 *   noRegionsInData, regionNotInData, tooManyRegions, pairsNeedAlpha, no_firm_pairs)
 */
export async function startAtlas(ctx: ProjectCtx, input: z.infer<typeof startAtlasInput>): Promise<Started> {
  const { db, project } = ctx;
  const dataset = await usableDataset(ctx, input);
  const { scopeCode } = await db.project.findUniqueOrThrow({ where: { id: project.id } });
  const { manifest } = await openStore(inDataDir(dataset.storePath));
  const inData = new Set(manifest.places.flatMap((place) => [place.code, ...place.path]));
  const params = atlasParams(input, scopeCode, inData);
  checkRule(params.rule, params.years, manifest);
  const paramsHash = hashOfParams(params);
  if (!input.recompute) {
    const runId = await identicalRun(ctx, dataset.hash, paramsHash);
    if (runId) return { reused: true, runId, jobId: null };
  }
  const running = await db.job.findFirst({
    where: {
      projectId: project.id,
      kind: "atlas.compute",
      state: { in: ["QUEUED", "RUNNING"] },
      cancelRequested: false,
      subjectId: dataset.id,
      payload: { path: ["paramsHash"], equals: paramsHash },
    },
    select: { id: true },
  });
  if (running) return { reused: false, runId: null, jobId: running.id, running: true };
  const payload: z.infer<typeof atlasJobPayload> = {
    projectId: project.id,
    datasetId: dataset.id,
    datasetHash: dataset.hash,
    paramsHash,
    params,
  };
  const jobId = await db.$transaction((tx) =>
    createJob(tx, ctx, {
      kind: "atlas.compute",
      title: `${params.regions[0]!.label} ${yearsText(params.years)} · ${dataset.name}`,
      payload: payload as unknown as Prisma.InputJsonObject,
      projectId: project.id,
      subjectId: dataset.id,
    }),
  );
  await deliverJob(jobId);
  return { reused: false, runId: null, jobId, running: false };
}

async function usableDataset({ db, project }: ProjectCtx, { datasetId, years }: AtlasParamsInput) {
  const dataset = await db.dataset.findFirst({ where: { id: datasetId, orgId: project.orgId } });
  if (!dataset) throw new DomainError("NOT_FOUND", `no dataset ${datasetId}`, "noDataset");
  if (dataset.archivedAt)
    throw new DomainError("CONFLICT", `dataset ${dataset.name} is archived`, "datasetArchived", {
      name: dataset.name,
    });
  const absent = years.filter((year) => !dataset.years.includes(year));
  if (absent.length > 0)
    throw new DomainError("BAD_INPUT", `${dataset.name} lacks ${absent}`, "yearsNotInData", {
      name: dataset.name,
      missing: absent.join(", "),
      years: yearsText(dataset.years),
    });
  return dataset;
}

/** The choices of an analyst as the complete parameters of a computation: presets spelt out, regions opened, years in order. */
export function atlasParams(
  input: AtlasParamsInput,
  scopeCode: string,
  inData: ReadonlySet<string>,
): AtlasParams {
  const { rule, self, scope, radius, direction, core } = input;
  const { test, ...chosen } = rule;
  const linkRule: LinkRule = {
    ...(chosen.preset === "custom" ? chosen : LINK_RULES[chosen.preset]),
    self,
    ...(test ? { test } : {}),
  };
  return {
    years: [...new Set(input.years)].sort((x, y) => x - y),
    ...{ scope, radius, direction, core },
    rule: linkRule,
    regions: regionViews(input, scopeCode, inData),
  };
}

/** Names the parameters. The labels of regions are left out: a new spelling changes no figure. */
export const hashOfParams = ({ regions, ...rest }: AtlasParams): string =>
  hashOf({ ...rest, regions: regions.map(({ key, codes }) => ({ key, codes })) });

/** A run of the same data, parameters and code in which no measured definition has changed since. */
async function identicalRun({ db, project }: ProjectCtx, datasetHash: string, paramsHash: string) {
  const candidates = await db.atlasRun.findMany({
    where: {
      projectId: project.id,
      origin: "COMPUTED",
      computedAt: { not: null },
      codeVersion: COMPUTE_VERSION,
      ...{ datasetHash, paramsHash },
    },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  for (const { id } of candidates) {
    const changes = await changesOfRun(db, await findRun(db, project.id, id));
    if (changes.length === 0) return id;
  }
  return null;
}
