import type { Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { type findRun, viewOf } from "@/server/features/atlas/data";
import { hubVerdicts } from "@/server/features/atlas/hub-verdicts";
import { markedSmall } from "@/server/features/atlas/small-ecosystem";
import { packVersions } from "@/server/features/rules/data";
import type { Packs } from "@/server/features/rules/schema";
import type { HubFacts, HubItemRef, HubPin } from "./schema";

type Run = Awaited<ReturnType<typeof findRun>>;
type Subject = { subjectKind: HubItemRef["subjectKind"]; view: ReturnType<typeof viewOf>; ids: string[] };

/**
 * The figures of the chosen subjects as the run has them, with the verdict of the rules in force, judged among all
 * subjects of the same kind and region.
 *
 * @throws DomainError NOT_FOUND (hubItemUnknown) for a subject that the run did not measure there
 */
export async function snapshotItems(
  tx: Pick<Tx, "egoResult">,
  run: Run,
  packs: Packs,
  wanted: readonly HubItemRef[],
) {
  const items = [];
  for (const { subjectKind, view, ids } of grouped(run, wanted)) {
    const egos = await tx.egoResult.findMany({
      where: { viewId: view.id, subjectKind },
      orderBy: { id: "asc" },
    });
    const { cuts, verdicts } = await hubVerdicts(egos, packs.hub);
    for (const subjectId of ids) {
      const i = egos.findIndex((ego) => ego.subjectId === subjectId);
      const [ego, verdict] = [egos[i], verdicts[i]];
      if (!ego || !verdict)
        throw new DomainError(
          "NOT_FOUND",
          `no ${subjectKind} ${subjectId} in ${view.key}`,
          "hubItemUnknown",
          {
            subject: subjectId,
            region: view.label,
          },
        );
      const { a, b, c, d, nodes, links, density, clusteringAtDensity } = ego;
      const { hub, distance, nearCut, basis } = verdict;
      const flags = markedSmall(ego, packs.hub);
      const facts: HubFacts = {
        ...{ a, b, c, d, nodes, links, density, clusteringAtDensity, flags, distance, nearCut, basis },
        bCut: cuts.b,
        cCut: cuts.c,
        cutKinds: cuts.kinds,
        compared: cuts.compared,
      };
      items.push({
        ...{ subjectKind, subjectId, label: ego.label, hub, facts },
        regionKey: view.key,
        regionLabel: view.label,
      });
    }
  }
  return items;
}

/** Each subject once, by kind and region, so that every comparison is drawn once. */
function grouped(run: Run, wanted: readonly HubItemRef[]): Subject[] {
  const groups = new Map<string, Subject>();
  for (const { subjectKind, subjectId, regionKey } of wanted) {
    const key = `${subjectKind} ${regionKey}`;
    const group = groups.get(key) ?? { subjectKind, view: viewOf(run, regionKey), ids: [] };
    if (!group.ids.includes(subjectId)) group.ids.push(subjectId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Exactly what the figures of a run and the verdicts on them rest on. */
export const pinOf = (run: Run, packs: Packs): HubPin => ({
  datasetId: run.datasetId,
  datasetHash: run.datasetHash,
  paramsHash: run.paramsHash,
  codeVersion: run.codeVersion,
  packs: packVersions(packs, ["hub"]),
  definitions: run.egos.map(({ subjectId, label, definitionVersion, cores, missingCores }) => ({
    id: subjectId,
    name: label,
    version: definitionVersion,
    cores: [...cores, ...missingCores],
  })),
});
