import type { Db } from "@/server/db";
import type { AnnotationSubject } from "./schema";

type Row = { id: string; authorId: string; authorName: string; body: string; createdAt: Date };
const note = (row: Row, actorId: string) => ({
  id: row.id,
  authorName: row.authorName,
  mine: row.authorId === actorId,
  body: row.body,
  createdAt: row.createdAt,
});

/** The threads on one subject, oldest first, each with its replies. A subject of another project has none. */
export async function listThreads(
  db: Db,
  { projectId, actorId }: { projectId: string; actorId: string },
  subject: AnnotationSubject,
) {
  const roots = await db.annotation.findMany({
    where: { ...subject, projectId, parentId: null },
    include: { replies: { orderBy: { createdAt: "asc" } } },
    orderBy: { createdAt: "asc" },
  });
  const resolvers = await db.user.findMany({
    where: { id: { in: roots.flatMap((row) => row.resolvedById ?? []) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(resolvers.map((row) => [row.id, row.name]));
  return roots.map((row) => ({
    ...note(row, actorId),
    resolved: row.resolvedAt ? { at: row.resolvedAt, by: nameOf.get(row.resolvedById ?? "") ?? null } : null,
    replies: row.replies.map((reply) => note(reply, actorId)),
  }));
}
export type Thread = Awaited<ReturnType<typeof listThreads>>[number];

/** Number of threads, and of open ones, on each recommendation of a project, for its cards. */
export async function countThreads(db: Db, projectId: string, recommendationIds: string[]) {
  const rows = await db.annotation.findMany({
    where: { projectId, parentId: null, recommendationId: { in: recommendationIds } },
    select: { recommendationId: true, resolvedAt: true },
  });
  const counts = new Map<string, { threads: number; open: number }>();
  for (const row of rows) {
    const id = row.recommendationId!;
    const count = counts.get(id) ?? { threads: 0, open: 0 };
    counts.set(id, { threads: count.threads + 1, open: count.open + (row.resolvedAt ? 0 : 1) });
  }
  return counts;
}
