import type { z } from "zod";
import type { TermLists as Row } from "@/prisma/generated/client";
import type { Db, Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { nameOf } from "./data";
import { changeCounts, type ListsDifference, listsDifference } from "./term-lists-difference";
import {
  type compareTermListsInput,
  NO_WRITTEN_LISTS,
  TERM_LIST_LIMITS,
  type WrittenLists,
} from "./term-lists-schema";

const HISTORY_SHOWN = 200;

export const writtenLists = (row: Row | null): WrittenLists =>
  row
    ? {
        stopWords: row.stopWords,
        synonyms: row.synonyms as WrittenLists["synonyms"],
        protectedTerms: row.protectedTerms,
      }
    : NO_WRITTEN_LISTS;

export const newestTermLists = (db: Db | Tx, projectId: string) =>
  db.termLists.findFirst({ where: { projectId }, orderBy: { version: "desc" } });

/** @throws DomainError NOT_FOUND (noTermLists) */
async function versionOf(db: Db, projectId: string, version: number): Promise<Row | null> {
  if (version === 0) return null;
  const row = await db.termLists.findUnique({ where: { projectId_version: { projectId, version } } });
  if (!row) throw new DomainError("NOT_FOUND", `no term lists ${version}`, "noTermLists");
  return row;
}

/** The newest lists of a project, or those of a version; version 0 are the empty ones of the beginning. @throws as versionOf does */
export async function readTermLists(db: Db, projectId: string, asked?: number) {
  const row =
    asked === undefined ? await newestTermLists(db, projectId) : await versionOf(db, projectId, asked);
  const author = await nameOf(db, row ? [row.createdById] : []);
  return {
    version: row?.version ?? 0,
    lists: writtenLists(row),
    createdAt: row?.createdAt ?? null,
    createdBy: row ? author(row.createdById) : null,
    limits: TERM_LIST_LIMITS,
  };
}

/** Every version, the newest first: what it changed of the one before, and how many topic models were made with it. */
export async function termListsHistory(db: Db, projectId: string) {
  const rows = await db.termLists.findMany({
    where: { projectId },
    include: { _count: { select: { runs: true } } },
    orderBy: { version: "desc" },
    take: HISTORY_SHOWN,
  });
  const author = await nameOf(
    db,
    rows.map(({ createdById }) => createdById),
  );
  const contents = rows.map((row) => JSON.stringify(writtenLists(row)));
  return rows.map((row, at) => {
    const before = rows[at + 1];
    const same = contents.indexOf(contents[at]!, at + 1);
    return {
      ...{ version: row.version, createdAt: row.createdAt, createdBy: author(row.createdById) },
      ...{ stopWords: row.stopWords.length, protectedTerms: row.protectedTerms.length },
      synonyms: writtenLists(row).synonyms.length,
      runs: row._count.runs,
      changes:
        before || row.version === 1
          ? changeCounts(listsDifference(writtenLists(before ?? null), writtenLists(row)))
          : null,
      /** An earlier version with the very same lists. */
      sameAs: same < 0 ? null : rows[same]!.version,
    };
  });
}

/** @throws DomainError NOT_FOUND (noTermLists) */
export async function compareTermLists(
  db: Db,
  projectId: string,
  { from, to }: z.infer<typeof compareTermListsInput>,
): Promise<ListsDifference> {
  const [before, after] = await Promise.all([versionOf(db, projectId, from), versionOf(db, projectId, to)]);
  return listsDifference(writtenLists(before), writtenLists(after));
}
