import type { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { Db } from "@/server/db";
import { findRun } from "./data";
import { patentView } from "./patent-view";
import type { searchInput } from "./schema";
import { topicMembers } from "./topic-members";

type Asked = z.infer<typeof searchInput>;
/** Application numbers asked for at once, below what a database takes as parameters. */
const AT_ONCE = 10_000;

/**
 * Patents of a set (without one: of all sets of the project) in which every word of the query stands somewhere: title,
 * abstract, application number, patent class or applicant. Newest first; of a topic, those first that are most of it.
 *
 * @throws DomainError NOT_FOUND (of a topic: noTopicRun, noTopic, topicFilesGone)
 */
export async function searchPatents(db: Db, projectId: string, asked: Asked) {
  if (asked.topic) return searchTopic(db, projectId, asked, asked.topic);
  const { setId, page, limit } = asked;
  const where: Prisma.PatentWhereInput = {
    set: { projectId, ...(setId ? { id: setId } : {}) },
    AND: stand(asked.query),
  };
  const [total, rows] = await Promise.all([
    db.patent.count({ where }),
    db.patent.findMany({
      where,
      orderBy: [{ year: { sort: "desc", nulls: "last" } }, { applicationNo: "desc" }, { id: "asc" }],
      skip: (page - 1) * limit,
      take: limit,
    }),
  ]);
  const view = rows.map((row) => ({ ...patentView(row), weight: null as number | null }));
  return { total, page, pages: pagesOf(total, limit), rows: view };
}

const pagesOf = (total: number, limit: number) => Math.max(1, Math.ceil(total / limit));

async function searchTopic(
  db: Db,
  projectId: string,
  { query, page, limit }: Asked,
  { runId, key }: NonNullable<Asked["topic"]>,
) {
  const run = await findRun(db, projectId, runId);
  const members = await topicMembers(db, run, key);
  const fits = new Set<string>();
  for (let at = 0; at < members.length; at += AT_ONCE) {
    const some = members.slice(at, at + AT_ONCE).map(({ applicationNo }) => applicationNo);
    const where = { setId: run.setId, applicationNo: { in: some }, AND: stand(query) };
    for (const { applicationNo } of await db.patent.findMany({ where, select: { applicationNo: true } }))
      fits.add(applicationNo);
  }
  const fitting = members.filter(({ applicationNo }) => fits.has(applicationNo));
  const shown = fitting.slice((page - 1) * limit, page * limit);
  const found = await db.patent.findMany({
    where: { setId: run.setId, applicationNo: { in: shown.map(({ applicationNo }) => applicationNo) } },
  });
  const rows = shown.flatMap(({ applicationNo, weight }) => {
    const row = found.find((one) => one.applicationNo === applicationNo);
    return row ? [{ ...patentView(row), weight }] : [];
  });
  return { total: fitting.length, page, pages: pagesOf(fitting.length, limit), rows };
}

const stand = (query: string) => query.split(/\s+/).filter(Boolean).map(stands);

function stands(word: string): Prisma.PatentWhereInput {
  const text = { contains: word.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" as const };
  return {
    OR: [
      ...[{ title: text }, { titleEn: text }, { abstract: text }, { applicationNo: text }],
      ...[{ ipc: { has: word.toUpperCase() } }, { applicants: { has: word } }],
    ],
  };
}
