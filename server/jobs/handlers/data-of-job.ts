import { inDataDir } from "@/server/data-dir";
import { DomainError } from "@/server/domain/errors";
import { storePathAt, withVersions } from "@/server/features/datasets/versions";
import { openStore } from "@/server/warehouse/store";
import type { JobContext } from "../handler";

/**
 * The data set that a job was started on, and the store of the version that it was then: years that were added since
 * leave it as it was.
 *
 * @throws DomainError NOT_FOUND (noDataset) | CONFLICT (datasetReplaced: no longer the data of the start)
 */
export async function dataOfJob(
  { db, actor }: Pick<JobContext, "db" | "actor">,
  { datasetId, datasetHash }: { datasetId: string; datasetHash: string },
) {
  const dataset = await db.dataset.findFirst({
    where: { id: datasetId, orgId: actor.orgId },
    ...withVersions,
  });
  if (!dataset) throw new DomainError("NOT_FOUND", `no dataset ${datasetId}`, "noDataset");
  return { dataset, store: await openStore(inDataDir(storePathAt(dataset, datasetHash))) };
}
