import { rm } from "node:fs/promises";
import { COMPUTE_VERSION } from "@/server/domain/code-version";
import { computeAnalysis } from "@/server/features/analyses/compute";
import { analysisJobPayload } from "@/server/features/analyses/schema";
import { storeSource } from "@/server/features/analyses/source";
import { preparedAnalysis, storeAnalysis } from "@/server/features/analyses/store-analysis";
import { filesDirOf, partsDir } from "@/server/features/analyses/sweep-files";
import { partsFolderName } from "@/server/features/analyses/sweep-part-file";
import type { JobHandler } from "../handler";
import { dataOfJob } from "./data-of-job";

const WRITING = 0.02;

/**
 * `analysis.compute`: one analysis of the stored flows, written in one transaction at the end. Run again, it gives the
 * same figures; after a crash behind the commit it finds its own row and adds nothing. Long work goes on from the parts
 * that were finished; they stay when it is stopped, for whoever asks for the same again, and go when it is done.
 *
 * @throws DomainError NOT_FOUND (noDataset) | CONFLICT (datasetReplaced: not the data that the job was started on)
 */
export const runAnalysis: JobHandler = async (job, payload) => {
  const { db, now, actor, jobId, report } = job;
  const order = analysisJobPayload.parse(payload);
  const { projectId, datasetId, datasetHash, paramsHash, params } = order;
  const scratchDir = partsDir(partsFolderName({ datasetHash, paramsHash, codeVersion: COMPUTE_VERSION }));
  const done = async (analysisId: string) => {
    await rm(scratchDir, { recursive: true, force: true }).catch(() => {});
    return { analysisId };
  };
  const earlier = await db.analysis.findFirst({ where: { projectId, jobId }, select: { id: true } });
  if (earlier) return done(earlier.id);
  const { store } = await dataOfJob(job, { datasetId, datasetHash });
  const source = storeSource(store);
  const about = { key: "analysis", params: { region: params.base.region.label } };
  await report(0, about);
  const filesDir = filesDirOf(jobId);
  try {
    const result = await computeAnalysis({
      ...params,
      ...{ source, scratchDir, filesDir },
      report: (progress, stage = about) => report(progress * (1 - WRITING), stage),
    });
    const prepared = await preparedAnalysis(result);
    return await done(
      await db.$transaction((tx) => storeAnalysis(tx, { actor, now }, jobId, order, prepared), {
        timeout: 120_000,
      }),
    );
  } catch (error) {
    // A commit that was made but not heard of keeps its files.
    if ((await db.analysis.count({ where: { projectId, jobId } }).catch(() => 1)) === 0)
      await rm(filesDir, { recursive: true, force: true });
    throw error;
  }
};
