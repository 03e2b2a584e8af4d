import { BUILT_IN_PACKS } from "@/rules/built-in";
import type { Db } from "@/server/db";
import { type Change, outsidePeriod, runChanges } from "@/server/features/atlas/changes";
import { paramsOf } from "@/server/features/atlas/data";
import { type Definition, definitionOf } from "@/server/features/define/data";
import type { PackVersion } from "@/server/features/rules/schema";
import { type RunRow, readStepRows, type StepRows } from "./step-rows";
import type { AtlasChange, StepFacts } from "./steps";

/** The project's latest results, by id, for those who show more of them than their state. */
export type LatestResults = { atlasRunId: string | null; recommendationRunId: string | null };
export type ProjectFacts = { facts: StepFacts; latest: LatestResults };

/** What the four steps of these projects hold. */
export async function readStepFacts(
  db: Db,
  orgId: string,
  projectIds: string[],
): Promise<Map<string, ProjectFacts>> {
  const rows = await readStepRows(db, orgId, projectIds);
  return new Map(projectIds.map((id) => [id, factsOf(rows, id)]));
}

function factsOf(rows: StepRows, id: string): ProjectFacts {
  const of = <Row extends { projectId: string | null }>(list: Row[]) =>
    list.filter((row) => row.projectId === id);
  const definitions = of(rows.industries).map(definitionOf);
  const [run] = of(rows.runs);
  const [approved] = of(rows.approved);
  const [recommended] = of(rows.recommendationRuns);
  const [set] = of(rows.sets);
  const [topicRun] = of(rows.topicRuns);
  const running = (...kinds: string[]) =>
    of(rows.jobs).some((job) => kinds.some((kind) => job.kind.startsWith(kind)));
  const count = (status: string) => of(rows.statuses).find((row) => row.status === status)?._count ?? 0;
  const counts = {
    drafts: count("DRAFT"),
    proposed: count("PROPOSED"),
    accepted: count("ACCEPTED"),
    rejected: count("REJECTED"),
  };
  const holds = (rest: { atlasRunId: string; packs: PackVersion[] }) => {
    const behind = rows.runById.get(rest.atlasRunId);
    return (
      behind !== undefined &&
      run !== undefined &&
      isCurrent(behind, run, definitions, rest.packs, of(rows.packs))
    );
  };
  const pinned = (pin: unknown) => (pin as { packs?: PackVersion[] } | null)?.packs ?? [];
  return {
    latest: { atlasRunId: run?.id ?? null, recommendationRunId: recommended?.id ?? null },
    facts: {
      define: {
        industries: definitions.length,
        codes: new Set(definitions.flatMap((one) => [...one.backward, ...one.self, ...one.forward])).size,
        withoutSelf: definitions.filter((one) => one.self.length === 0).length,
        withoutKeywords: definitions.filter((one) => Object.values(one.keywords).flat().length === 0).length,
      },
      atlas: {
        datasets: rows.datasets,
        running: running("atlas."),
        run: run
          ? {
              id: run.id,
              changed: keysOf(changesOf(run, definitions)),
              outsidePeriod: outsidePeriod(paramsOf(run)?.years ?? [], run.project).length > 0,
            }
          : null,
        submitted: of(rows.submitted).length,
        returned: of(rows.lastProposals).some(({ status }) => status === "RETURNED"),
        approval: !approved
          ? "none"
          : holds({ atlasRunId: approved.atlasRunId, packs: pinned(approved.pin) })
            ? "current"
            : "outdated",
      },
      patents: {
        patents: of(rows.sets).reduce((sum, one) => sum + one.accepted, 0),
        running: running("patents.", "topics."),
        topics: topicRun?._count.topics ?? null,
        topicsOutdated: topicRun !== undefined && set !== undefined && topicRun.setHash !== set.hash,
      },
      plan: {
        recommendations: counts.drafts + counts.proposed + counts.accepted + counts.rejected,
        ...counts,
        outdated:
          recommended !== undefined &&
          !holds({ atlasRunId: recommended.atlasRunId, packs: recommended.packs as PackVersion[] }),
      },
    },
  };
}

const changesOf = (run: RunRow, definitions: Definition[]): Change[] =>
  runChanges(
    {
      origin: run.origin,
      codeVersion: run.codeVersion,
      datasetHash: run.datasetHash,
      years: paramsOf(run)?.years ?? [],
      core: paramsOf(run)?.core ?? "self",
      dataset: run.dataset,
      measured: run.egos.map((ego) => ({
        id: ego.subjectId,
        name: ego.label,
        version: ego.definitionVersion,
        cores: [...ego.cores, ...ego.missingCores],
      })),
    },
    run.origin === "PUBLISHED" ? [] : definitions,
  );

/** The words of the screen know one 'definition changed'; which one it was is said where the figures are. */
const keysOf = (changes: Change[]): AtlasChange[] => [
  ...new Set(
    changes.map(({ kind }) => (kind.startsWith("definition") ? "definitionChanged" : kind) as AtlasChange),
  ),
];

/**
 * Is what was approved or judged on a run still today's? The same question as `changesBehind` of the ATLAS answers for
 * one result in sentences, here for many projects at once: run, packs, and no later run on other data or parameters.
 */
function isCurrent(
  behind: RunRow,
  newest: RunRow,
  definitions: Definition[],
  packs: PackVersion[],
  own: { packId: string; version: number }[],
): boolean {
  const inForce = ({ id }: PackVersion) =>
    own.find((pack) => pack.packId === id)?.version ?? BUILT_IN_PACKS[id].version;
  return (
    changesOf(behind, definitions).length === 0 &&
    packs.every((pack) => inForce(pack) === pack.version) &&
    newest.paramsHash === behind.paramsHash &&
    newest.datasetHash === behind.datasetHash
  );
}
