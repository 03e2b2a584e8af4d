import { inDataDir } from "@/server/data-dir";
import { DomainError } from "@/server/domain/errors";
import { openStore } from "@/server/warehouse/store";
import type { JobContext } from "../handler";

/**
 * The data set that a job was started on, and its store opened.
 *
 * @throws DomainError NOT_FOUND (noDataset) | CONFLICT (datasetReplaced: no longer the data of the start)
 */
export async function dataOfJob(
  { db, actor }: Pick<JobContext, "db" | "actor">,
  { datasetId, datasetHash }: { datasetId: string; datasetHash: string },
) {
  const dataset = await db.dataset.findFirst({ where: { id: datasetId, orgId: actor.orgId } });
  if (!dataset) throw new DomainError("NOT_FOUND", `no dataset ${datasetId}`, "noDataset");
  if (dataset.hash !== datasetHash)
    throw new DomainError("CONFLICT", "the data are not those of the start", "datasetReplaced", {
      name: dataset.name,
    });
  return { dataset, store: await openStore(inDataDir(dataset.storePath)) };
}
