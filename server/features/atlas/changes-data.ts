import { effectivePacks } from "@/server/features/rules/data";
import type { PackVersion } from "@/server/features/rules/schema";
import { type Change, change } from "./changes";
import { changesOfRun, findRun, newestRun, type Reader } from "./data";

/**
 * What has changed since something was judged or approved on a run: the run itself (data, definitions, code), the rules
 * that it was judged by, and whether the project has gone on to a run on other data or with other parameters.
 */
export async function changesBehind(
  db: Reader,
  projectId: string,
  { atlasRunId, packs }: { atlasRunId: string; packs: readonly PackVersion[] },
): Promise<Change[]> {
  const run = await findRun(db, projectId, atlasRunId);
  const changes = await changesOfRun(db, run);
  const now = await effectivePacks(db, projectId);
  for (const { id, version } of packs)
    if (now[id].version !== version)
      changes.push(change("packChanged", { pack: id, from: version, to: now[id].version }));
  const newest = await newestRun(db, projectId);
  if (newest && newest.id !== run.id) {
    if (newest.paramsHash !== run.paramsHash) changes.push(change("parametersChanged"));
    if (newest.datasetHash !== run.datasetHash)
      changes.push(change("newerData", { name: newest.dataset?.name ?? newest.source }));
  }
  return changes;
}
