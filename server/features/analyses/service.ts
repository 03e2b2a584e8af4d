import type { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import { inDataDir } from "@/server/data-dir";
import { COMPUTE_VERSION } from "@/server/domain/code-version";
import { DomainError } from "@/server/domain/errors";
import { hashOf } from "@/server/features/atlas/canonical-json";
import { coresOf } from "@/server/features/atlas/changes";
import { findRun, paramsOf, viewOf } from "@/server/features/atlas/data";
import { industryNamer } from "@/server/features/atlas/industry-names";
import type { RegionView } from "@/server/features/atlas/schema";
import type { ProjectCtx } from "@/server/features/context";
import { storePathAt } from "@/server/features/datasets/versions";
import { readDefinitions } from "@/server/features/define/data";
import { createJob, deliverJob } from "@/server/features/jobs/service";
import { industryCodeOf } from "@/server/features/reference/data";
import { openStore, type Store } from "@/server/warehouse/store";
import { checkKind } from "./compute";
import {
  type AnalysisParams,
  type AnalysisSubject,
  type analysisJobPayload,
  optionsOf,
  type StartAnalysisInput,
  specOf,
} from "./schema";

export type Started = { analysisId: string; jobId: null } | { analysisId: null; jobId: string };

/**
 * Compute an analysis as a job, or offer the one of the same data, parameters and code that is there; a computation
 * that waits or runs already is joined. The data are those of the run, also where years were added to them since.
 *
 * @throws DomainError NOT_FOUND (noDataset) | CONFLICT (datasetArchived, datasetReplaced) | BAD_INPUT (noNetwork of a
 *   printed run, pairsNotHere, analysisOptions, tooFewSubjects, tooManySubjects, unknownSubject, unknownItemCode, subjectTwice)
 */
export async function startAnalysis(ctx: ProjectCtx, input: StartAnalysisInput): Promise<Started> {
  const { db, project } = ctx;
  const run = await findRun(db, project.id, input.runId);
  const { dataset } = run;
  const params = paramsOf(run);
  if (!params) throw new DomainError("BAD_INPUT", "a printed run has no network", "noNetwork");
  if (!dataset) throw new DomainError("NOT_FOUND", "the data are gone", "noDataset");
  if (dataset.archivedAt)
    throw new DomainError("CONFLICT", "archived", "datasetArchived", { name: dataset.name });
  const view = viewOf(run, input.viewKey);
  const region: RegionView = { key: view.key, label: view.label, codes: view.regionCodes };
  const { years, scope, rule, radius, direction, core, regions } = params;
  const store = await openStore(inDataDir(storePathAt(dataset, run.datasetHash)));
  const complete: AnalysisParams = {
    kind: input.kind,
    base: {
      years,
      region,
      scope,
      rule,
      radius,
      direction,
      beside: regions.filter(({ key }) => key !== view.key),
    },
    subjects: await subjectsOf(ctx, input, core, store),
    options: checkedOptions(input),
    seed: specOf(input.kind).seeded ? input.seed : 0,
  };
  checkKind(complete, store);
  const paramsHash = hashOfAnalysis(complete);
  const datasetHash = run.datasetHash!;
  if (!input.recompute) {
    const same = {
      projectId: project.id,
      paramsHash,
      datasetHash,
      codeVersion: COMPUTE_VERSION,
    };
    const there = await db.analysis.findFirst({
      where: same,
      orderBy: { createdAt: "desc" },
      select: { id: true },
    });
    if (there) return { analysisId: there.id, jobId: null };
  }
  const running = await db.job.findFirst({
    where: {
      projectId: project.id,
      kind: "analysis.compute",
      state: { in: ["QUEUED", "RUNNING"] },
      cancelRequested: false,
      payload: { path: ["paramsHash"], equals: paramsHash },
    },
    select: { id: true },
  });
  if (running) return { analysisId: null, jobId: running.id };
  const payload: z.infer<typeof analysisJobPayload> = {
    projectId: project.id,
    runId: run.id,
    datasetId: dataset.id,
    datasetHash,
    paramsHash,
    params: complete,
  };
  const about =
    complete.subjects.length > 0 ? complete.subjects.map(({ label }) => label).slice(0, 3) : [region.label];
  const jobId = await db.$transaction((tx) =>
    createJob(tx, ctx, {
      kind: "analysis.compute",
      title: `${about.join(" · ")}${complete.subjects.length > 3 ? " …" : ""}`,
      payload: payload as unknown as Prisma.InputJsonObject,
      projectId: project.id,
      subjectId: input.kind,
    }),
  );
  await deliverJob(jobId);
  return { analysisId: null, jobId };
}

/** Names the parameters. Regions by their codes; subjects with their labels, which order and name what is answered. */
export const hashOfAnalysis = ({ base, subjects, ...rest }: AnalysisParams): string =>
  hashOf({
    ...rest,
    base: {
      ...base,
      region: base.region.codes,
      beside: base.beside.map(({ codes }) => codes),
    },
    subjects: subjects.map(({ id, label, group, cores }) => ({ id, label, group, cores })),
  });

function checkedOptions({ kind, options }: StartAnalysisInput) {
  const checked = optionsOf(kind).safeParse(options);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new DomainError(
    "BAD_INPUT",
    `option ${issue?.path.join(".")}: ${issue?.message}`,
    "analysisOptions",
    {
      option: issue?.path.join(".") ?? "",
    },
  );
}

async function subjectsOf(
  { db, project }: ProjectCtx,
  { kind, subjects, items }: StartAnalysisInput,
  core: Parameters<typeof coresOf>[1],
  { manifest }: Store,
): Promise<AnalysisSubject[]> {
  const { min, max } = specOf(kind).subjects;
  const count = subjects.length + items.length;
  if (count < min)
    throw new DomainError("BAD_INPUT", `${count} subjects`, "tooFewSubjects", { count, least: min });
  if (count > max)
    throw new DomainError("BAD_INPUT", `${count} subjects`, "tooManySubjects", { count, most: max });
  const nameOf = industryNamer(manifest.classification);
  const known = manifest.classification === "own" ? new Set(manifest.industries) : null;
  const codeOf = (text: string) => (known ? (known.has(text) ? text : undefined) : industryCodeOf(text));
  const definitions = subjects.some((one) => one.kind === "STRATEGIC")
    ? await readDefinitions(db, project.id)
    : [];
  const chosen = subjects.map(({ kind: subjectKind, id }): AnalysisSubject => {
    if (subjectKind === "STRATEGIC") {
      const definition = definitions.find((one) => one.id === id);
      if (definition)
        return { id, label: definition.name, group: null, cores: [...coresOf(definition, core)].sort() };
    } else if (subjectKind === "CODE" && codeOf(id) === id)
      return { id, label: nameOf(id).name, group: null, cores: [id] };
    throw new DomainError("BAD_INPUT", `no subject ${id}`, "unknownSubject", { subject: id });
  });
  const listed = items.map(
    ({ label, group, cores }, at): AnalysisSubject => ({
      id: `item:${at + 1}`,
      label,
      group,
      cores: cores.map((text) => {
        const code = codeOf(text);
        if (code) return code;
        throw new DomainError("BAD_INPUT", `no industry ${text}`, "unknownItemCode", {
          item: label,
          code: text,
        });
      }),
    }),
  );
  const all = [...chosen, ...listed];
  const twice = all.find(({ label }, at) => all.findIndex((one) => one.label === label) !== at);
  if (twice)
    throw new DomainError("BAD_INPUT", `subject ${twice.label} is given twice`, "subjectTwice", {
      subject: twice.label,
    });
  return all;
}
