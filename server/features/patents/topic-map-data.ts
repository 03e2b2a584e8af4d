import { topicDistances, topicMap } from "@/server/compute/topics/topic-map";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { type Arrangement, readArrangement } from "./arrangement";
import { findRun } from "./data";
import { wideTerms } from "./merged-topics";
import type { EffectiveTopic, MergedTerms } from "./topic-edits";
import { atomPlaces, TermReader } from "./topic-files";

/**
 * The topics of a run, as they are arranged, on a plane by the Jensen-Shannon distances of their terms (compute/topics/topic-map.ts).
 * Hidden topics have no place. `exact` false: a run of an earlier version, or one whose files are gone, of which only the listed terms are known.
 *
 * @throws DomainError NOT_FOUND (noTopicRun)
 */
export async function readTopicMap(db: Db, projectId: string, runId?: string) {
  const run = await findRun(db, projectId, runId);
  const arrangement = await readArrangement(db, run.id);
  const shown = arrangement.topics.filter(({ hidden }) => !hidden);
  const exactTerms = run.modelPath === null ? null : await mixedTerms(arrangement, shown, run.modelPath);
  const terms = exactTerms ?? shown.map(wideTerms);
  const columns = new Map<string, number>();
  for (const list of terms)
    for (const { term } of list) if (!columns.has(term)) columns.set(term, columns.size);
  const weights = new Float64Array(shown.length * columns.size);
  terms.forEach((list, k) => {
    for (const { term, weight } of list) weights[k * columns.size + columns.get(term)!] = weight;
  });
  const distances = topicDistances(weights, shown.length);
  const { points, shown: share } = topicMap(distances, shown.length);
  return {
    runId: run.id,
    exact: exactTerms !== null,
    /** Share of the distances that the plane shows, 0 to 1; null when all topics coincide. */
    share,
    topics: shown.map(({ key, label, size, pinned, figures }, k) => ({
      ...{ key, label, size, pinned, ...points[k]! },
      patentCount: figures?.patents ?? null,
      /** To each topic of this list, in its order. */
      distances: [...distances.subarray(k * shown.length, (k + 1) * shown.length)],
    })),
  };
}

/** Over the whole vocabulary; null when the files are gone. */
async function mixedTerms(
  arrangement: Arrangement,
  topics: readonly EffectiveTopic[],
  modelPath: string,
): Promise<MergedTerms[] | null> {
  const places = atomPlaces(arrangement, modelPath);
  const reader = new TermReader();
  try {
    const mixed: MergedTerms[] = [];
    for (const { atoms } of topics) mixed.push(await reader.mixed(atoms.map((atom) => places.get(atom)!)));
    return mixed;
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

export type TopicMapView = Awaited<ReturnType<typeof readTopicMap>>;
