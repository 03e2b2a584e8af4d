import { inDataDir } from "@/server/data-dir";
import { DomainError } from "@/server/domain/errors";
import { computeAnalysis } from "@/server/features/analyses/compute";
import { analysisJobPayload } from "@/server/features/analyses/schema";
import { storeSource } from "@/server/features/analyses/source";
import { preparedAnalysis, storeAnalysis } from "@/server/features/analyses/store-analysis";
import { openStore } from "@/server/warehouse/store";
import type { JobHandler } from "../handler";

const WRITING = 0.02;

/**
 * `analysis.compute`: one analysis of the stored flows, written in one transaction at the end. Run again, it gives the
 * same figures; after a crash behind the commit it finds its own row and adds nothing.
 *
 * @throws DomainError NOT_FOUND (noDataset) | CONFLICT (datasetReplaced: not the data that the job was started on)
 */
export const runAnalysis: JobHandler = async (job, payload) => {
  const { db, now, actor, jobId, report } = job;
  const order = analysisJobPayload.parse(payload);
  const { projectId, datasetId, datasetHash, params } = order;
  const earlier = await db.analysis.findFirst({ where: { projectId, jobId }, select: { id: true } });
  if (earlier) return { analysisId: earlier.id };
  const dataset = await db.dataset.findFirst({ where: { id: datasetId, orgId: actor.orgId } });
  if (!dataset) throw new DomainError("NOT_FOUND", `no dataset ${datasetId}`, "noDataset");
  if (dataset.hash !== datasetHash)
    throw new DomainError("CONFLICT", "the data are not those of the start", "datasetReplaced", {
      name: dataset.name,
    });
  const source = storeSource(await openStore(inDataDir(dataset.storePath)));
  const stage = { key: "analysis", params: { region: params.base.region.label } };
  await report(0, stage);
  const result = await computeAnalysis({
    ...params,
    source,
    report: (progress) => report(progress * (1 - WRITING), stage),
  });
  const prepared = await preparedAnalysis(result);
  const analysisId = await db.$transaction(
    (tx) => storeAnalysis(tx, { actor, now }, jobId, order, prepared),
    {
      timeout: 120_000,
    },
  );
  return { analysisId };
};
