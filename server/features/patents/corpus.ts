import { corpusTermsSteps, TERM_OPTIONS } from "@/server/compute/topics/corpus-terms";
import { type PatentColumns, PatentColumnsBuilder } from "@/server/compute/topics/patent-columns";
import { within } from "@/server/compute/topics/steps";
import { TermCorpusBuilder } from "@/server/compute/topics/term-corpus";
import type { TermDocuments } from "@/server/compute/topics/term-documents";
import { NO_LISTS, type TermLists } from "@/server/compute/topics/term-lists";
import { termReadingSteps } from "@/server/compute/topics/term-reading";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { loadNounAnalyser } from "./analyser";
import { driven, type OnStep, part } from "./driven";
import { readPatents } from "./read-patents";

/** Patents without their texts: terms (of those that were read for them), and what else is counted, in the order of `ids`. */
export type Corpus = { ids: readonly string[]; table: TermDocuments; columns: PatentColumns };

/** Reading takes about so much of the time that terms take. */
const READ = 0.3;

/** The terms of patents of a set, read in batches: no more than one batch of texts is in memory. */
export async function readCorpus(
  db: Db,
  setId: string,
  ids: readonly string[],
  termListsId: string | null,
  onStep: OnStep,
  hasTerms: (id: string) => boolean = () => true,
): Promise<Corpus> {
  const lists = await findTermLists(db, termListsId);
  const words = new TermCorpusBuilder();
  const columns = new PatentColumnsBuilder();
  let read = 0;
  for await (const batch of readPatents(db, setId, ids)) {
    for (const patent of batch) {
      if (hasTerms(patent.applicationNo)) words.add(patent);
      columns.add(patent);
    }
    read += batch.length;
    await onStep((READ * read) / ids.length);
  }
  const analyse = await loadNounAnalyser();
  const terms = function* () {
    const reading = yield* within(termReadingSteps(words.done(), analyse), 0, 0.5);
    return yield* within(corpusTermsSteps(reading, { ...TERM_OPTIONS, lists }), 0.5, 1);
  };
  return { ids, table: await driven(terms(), part(onStep, READ, 1)), columns: columns.done() };
}

/** @throws DomainError NOT_FOUND (noTermLists) */
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
