import type { IpcPrior } from "@/server/compute/topics/ipc-industries";
import { NO_LISTS, type TermLists } from "@/server/compute/topics/term-lists";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { loadPrior } from "@/server/features/priors/rows";
import { type ReadPatent, readPatents } from "./read-patents";

/** What topics are made from, wherever it is kept: the database of the app, or a file on the command line. */
export type PatentSource = {
  /** Application numbers, ascending. */
  ids: readonly string[];
  /** The patents in the order of `ids`, `size` at a time; called more than once, so that no more than a batch is in memory. */
  batches(size?: number): AsyncIterable<readonly ReadPatent[]>;
  lists: TermLists;
  prior: readonly IpcPrior[];
};

/**
 * Patents of a set, with lists and prior of given versions (null = none, the product's own).
 * @throws DomainError NOT_FOUND (noTermLists; no such prior)
 */
export async function storedPatents(
  db: Db,
  setId: string,
  ids: readonly string[],
  { termListsId, priorId }: { termListsId: string | null; priorId: string | null },
): Promise<PatentSource> {
  return {
    ids,
    batches: (size) => readPatents(db, setId, ids, size),
    lists: await findTermLists(db, termListsId),
    prior: await loadPrior(db, priorId),
  };
}

async function findTermLists(db: Db, id: string | null): Promise<TermLists> {
  if (id === null) return NO_LISTS;
  const row = await db.termLists.findUnique({ where: { id } });
  if (!row) throw new DomainError("NOT_FOUND", `no term lists ${id}`, "noTermLists");
  const synonyms = row.synonyms as { from: string; to: string }[];
  return {
    stopWords: row.stopWords,
    synonyms: synonyms.map(({ from, to }) => [from, to] as const),
    protectedTerms: row.protectedTerms,
  };
}
