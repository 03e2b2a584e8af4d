import { coresOf } from "@/server/features/atlas/changes";
import { industryNamer } from "@/server/features/atlas/industry-names";
import {
  codeSubjects,
  type EgoRow,
  egoRows,
  measuredView,
  type Subject,
} from "@/server/features/atlas/measure";
import { ruleFlows } from "@/server/features/atlas/rule-flows";
import { type AtlasParams, atlasJobPayload } from "@/server/features/atlas/schema";
import { type PreparedView, preparedView, storeRun } from "@/server/features/atlas/store-run";
import { type Definition, readDefinitions } from "@/server/features/define/data";
import { type FlowQuery, readFlows } from "@/server/warehouse/read-flows";
import type { JobHandler } from "../handler";
import { dataOfJob } from "./data-of-job";

/** Ego networks between two looks at the clock and at the wish to stop. */
const EGO_BATCH = 20;
/** Share of the work that is writing. */
const WRITING = 0.05;

/**
 * `atlas.compute`: the network, the whole indicators and the ego networks of every region set of a run, written in one
 * transaction at the end. Run again, it writes the same rows under other ids; after a crash behind the commit it finds
 * its own run and adds nothing.
 *
 * @throws DomainError NOT_FOUND (noDataset) | CONFLICT (datasetReplaced: not the data that the job was started on)
 */
export const computeAtlas: JobHandler = async (job, payload) => {
  const { db, now, actor, jobId, report } = job;
  const { projectId, datasetId, datasetHash, paramsHash, params } = atlasJobPayload.parse(payload);
  const earlier = await db.atlasRun.findFirst({ where: { projectId, jobId }, select: { id: true } });
  if (earlier) return { runId: earlier.id };
  const { dataset, store } = await dataOfJob(job, { datasetId, datasetHash });
  const definitions = await readDefinitions(db, projectId);
  const nameOf = industryNamer(dataset.classification);
  const strategic = strategicSubjects(definitions, params);

  const views: PreparedView[] = [];
  const share = (1 - WRITING) / params.regions.length;
  for (const [position, region] of params.regions.entries()) {
    const stage = {
      key: "atlasView",
      params: { region: region.label, index: position + 1, of: params.regions.length },
    };
    await report(position * share, stage);
    const { years, scope } = params;
    const regions = region.codes.length > 0 ? region.codes : null;
    const read = (query: FlowQuery) => readFlows(store, query);
    const measured = measuredView(await ruleFlows(read, { years, regions, scope }, params.rule), params);
    const groups = groupsOf(definitions);
    const codes = position === 0 ? codeSubjects(measured.graph, (code) => nameOf(code).name, groups) : [];
    const subjects = [...strategic, ...codes];
    const egos: EgoRow[] = [];
    for (let at = 0; at < subjects.length; at += EGO_BATCH) {
      await report((position + at / subjects.length) * share, stage);
      egos.push(...egoRows(measured.graph, subjects.slice(at, at + EGO_BATCH), params));
    }
    views.push(await preparedView(region, position, measured, egos));
  }
  await report(1 - WRITING, { key: "atlasWriting", params: { regions: views.length } });
  const origin = { orgId: actor.orgId, projectId, jobId, datasetId, datasetHash, params, paramsHash };
  const runId = await db.$transaction((tx) => storeRun(tx, { actor, now }, origin, views), {
    timeout: 300_000,
    maxWait: 30_000,
  });
  return { runId };
};

/** Strategic industries without a core have no ego network and no row. */
const strategicSubjects = (
  definitions: readonly Definition[],
  { core }: Pick<AtlasParams, "core">,
): Subject[] =>
  definitions
    .map(
      (definition): Subject => ({
        subjectKind: "STRATEGIC",
        subjectId: definition.id,
        label: definition.name,
        groupLabel: null,
        cores: coresOf(definition, core),
        definitionVersion: definition.version,
      }),
    )
    .filter(({ cores }) => cores.length > 0);

/** Names of the strategic industries whose value chain holds a code. */
function groupsOf(definitions: readonly Definition[]) {
  const groups = new Map<string, string[]>();
  for (const definition of definitions)
    for (const code of coresOf(definition, "chain"))
      groups.set(code, [...(groups.get(code) ?? []), definition.name]);
  return (code: string) => groups.get(code)?.join(" · ") ?? null;
}
