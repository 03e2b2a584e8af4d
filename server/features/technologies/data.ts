import type { Prisma } from "@/prisma/generated/client";
import type { Db } from "@/server/db";
import { countThreads } from "@/server/features/annotations/data";
import { type Change, change } from "@/server/features/atlas/changes";
import { changesBehind } from "@/server/features/atlas/changes-data";
import { userNames } from "@/server/features/atlas/data";
import { type Asker, actsOf, rowView } from "@/server/features/recommendations/data";
import type { PackVersion } from "@/server/features/rules/schema";
import type { TechnologyFacts } from "./schema";

type Run = Pick<Prisma.RecommendationRunGetPayload<object>, "atlasRunId" | "packs" | "topicRunId" | "kind">;

/** What has moved since something was judged: the ATLAS, the rules, and of a technology the topics too. */
export async function changesOfJudged(db: Db, projectId: string, run: Run): Promise<Change[]> {
  const { atlasRunId, kind, topicRunId } = run;
  const changes = await changesBehind(db, projectId, { atlasRunId, packs: run.packs as PackVersion[] });
  if (kind !== "TECHNOLOGY") return changes;
  const newest = await db.topicRun.findFirst({
    where: { projectId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return newest?.id === topicRunId ? changes : [...changes, change("newerTopics")];
}

/**
 * The recommendations of new technologies of a project, newest first, with what this person may do with each. `current`: the
 * newest of its topic and region; only that one can be proposed.
 */
export async function listTechnologies({ db, actor, role, project }: Asker) {
  const rows = await db.recommendation.findMany({
    where: { projectId: project.id, subjectKind: "TECHNOLOGY" },
    orderBy: [{ run: { createdAt: "desc" } }, { id: "desc" }],
    include: { planEntry: { select: { id: true } }, run: true },
  });
  const [names, threads, changes] = await Promise.all([
    userNames(
      db,
      rows.flatMap((row) => [row.run.createdById, row.proposedById, row.decidedById]),
    ),
    countThreads(
      db,
      project.id,
      rows.map(({ id }) => id),
    ),
    Promise.all(rows.map(({ run }) => changesOfJudged(db, project.id, run))),
  ]);
  const seen = new Set<string>();
  return rows.map((row, at) => {
    const key = `${row.subjectId} ${row.regionKey}`;
    const isCurrent = !seen.has(key);
    seen.add(key);
    return {
      ...rowView(row, names),
      facts: row.facts as unknown as TechnologyFacts,
      atlasRunId: row.run.atlasRunId,
      made: { at: row.run.createdAt, by: names.get(row.run.createdById) ?? "" },
      current: isCurrent,
      acts: actsOf(row, { actorId: actor.id, role, isCurrent }),
      threads: threads.get(row.id) ?? { threads: 0, open: 0 },
      changes: changes[at]!,
      stale: changes[at]!.length > 0,
    };
  });
}
