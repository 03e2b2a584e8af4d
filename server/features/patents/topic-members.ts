import type { TopicRun } from "@/prisma/generated/client";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { readDocumentWeights } from "@/server/warehouse/topics-files";
import { readArrangement } from "./arrangement";
import { atomPlaces } from "./topic-files";

/** A patent's largest weight is at least 1 / K; half of that leaves room for the seven digits that are kept. */
const leastMain = (topics: number) => 0.5 / Math.max(1, topics);

/**
 * Application numbers of the patents that are counted at a topic (they belong to it more than to any other), as it is arranged,
 * with p(topic | patent), the largest first.
 *
 * @throws DomainError NOT_FOUND (noTopic; topicFilesGone: a run of an earlier version, or one whose files are gone)
 */
export async function topicMembers(
  db: Db,
  run: Pick<TopicRun, "id" | "modelPath">,
  key: string,
): Promise<{ applicationNo: string; weight: number }[]> {
  const arrangement = await readArrangement(db, run.id);
  const topic = arrangement.topics.find((one) => one.key === key);
  if (!topic) throw new DomainError("NOT_FOUND", `no topic ${key} in run ${run.id}`, "noTopic");
  if (run.modelPath === null)
    throw new DomainError("NOT_FOUND", `run ${run.id} keeps no weights of patents`, "topicFilesGone");
  const places = atomPlaces(arrangement, run.modelPath);
  const byFolder = new Map<string, number[]>();
  for (const atom of topic.atoms) {
    const { dir, number } = places.get(atom)!;
    byFolder.set(dir, [...(byFolder.get(dir) ?? []), number]);
  }
  const found = new Map<string, { weight: number; main: boolean }>();
  for (const [dir, numbers] of byFolder) {
    // a part of a split may hold little of a patent that is counted there
    const whole = topic.atoms.every((atom) => !atom.includes("/"));
    const { ids, weights, main } = await readDocumentWeights(
      dir,
      numbers,
      whole ? { least: leastMain(arrangement.base.length) } : {},
    );
    ids.forEach((id, i) => {
      const known = found.get(id);
      found.set(id, {
        weight: (known?.weight ?? 0) + weights[i]!,
        main: (known?.main ?? false) || main[i]! === 1,
      });
    });
  }
  return [...found]
    .filter(([, { main }]) => main)
    .map(([applicationNo, { weight }]) => ({ applicationNo, weight }))
    .sort((a, b) => b.weight - a.weight || (a.applicationNo < b.applicationNo ? -1 : 1));
}
