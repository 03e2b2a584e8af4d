import type { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { Db } from "@/server/db";
import { patentView } from "./patent-view";
import type { searchInput } from "./schema";

/**
 * Patents of a set (without one: of all sets of the project) in which every word of the query stands somewhere: title,
 * abstract, application number, patent class or applicant. Newest first.
 */
export async function searchPatents(
  db: Db,
  projectId: string,
  { setId, query, page, limit }: z.infer<typeof searchInput>,
) {
  const where: Prisma.PatentWhereInput = {
    set: { projectId, ...(setId ? { id: setId } : {}) },
    AND: query.split(/\s+/).filter(Boolean).map(stands),
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
  return { total, page, pages: Math.max(1, Math.ceil(total / limit)), rows: rows.map(patentView) };
}

function stands(word: string): Prisma.PatentWhereInput {
  const text = { contains: word.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" as const };
  return {
    OR: [
      ...[{ title: text }, { titleEn: text }, { abstract: text }, { applicationNo: text }],
      ...[{ ipc: { has: word.toUpperCase() } }, { applicants: { has: word } }],
    ],
  };
}
