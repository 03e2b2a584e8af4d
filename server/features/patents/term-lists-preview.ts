import type { z } from "zod";
import { stopWords as builtInWords } from "@/server/compute/topics/stop-words";
import { changesBetween, type TermChanges } from "@/server/compute/topics/term-changes";
import { documentFrequencies, type TermDocuments } from "@/server/compute/topics/term-documents";
import { termKey } from "@/server/compute/topics/term-lists";
import { vocabulary, vocabularyOptions } from "@/server/compute/topics/tf-idf";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import type { InProject } from "./store-patents";
import { compilable, listProblems } from "./term-list-problems";
import { newestTermLists, writtenLists } from "./term-lists-data";
import type { previewTermListsInput, termSuggestionsInput, WrittenLists } from "./term-lists-schema";
import { type KeptReading, readingOf, termsUnder } from "./term-readings";

const ROWS_SHOWN = 50;

/** By asker and project: the newest question; an older one of theirs is given up. */
const asking = new Map<string, symbol>();

/**
 * What the lists would change against the newest ones that are kept, on the patents of a set or a sample of them: terms that
 * go, come, are merged or stand in other documents, and for every entry the documents that hold it. Nothing is written.
 * Of lists with problems only these are said.
 *
 * @throws DomainError NOT_FOUND (noPatentSet) | CANCELLED (the same person has asked anew)
 */
export async function previewTermLists(
  { db, project, actor }: Pick<InProject, "db" | "project" | "actor">,
  { setId, ...lists }: z.infer<typeof previewTermListsInput>,
) {
  const problems = listProblems(lists);
  const [asker, question] = [`${actor.id} ${project.id}`, Symbol("question")];
  asking.set(asker, question);
  const onStep = async () => {
    if (asking.get(asker) !== question) throw new DomainError("CANCELLED", "asked anew");
  };
  try {
    await findSet(db, project.id, setId);
    if (problems.length > 0) return { problems, tried: null };
    const saved = writtenLists(await newestTermLists(db, project.id));
    const kept = await readingOf(db, setId);
    await onStep();
    const before = await termsUnder(kept, saved, onStep);
    const after = await termsUnder(kept, lists, onStep);
    const met = await termsUnder(kept, phrasesOnly(lists), onStep);
    const changes = changesBetween(before, after, compilable(lists));
    return {
      problems,
      tried: {
        ...scopeOf(kept),
        terms: { before: before.labels.length, after: after.labels.length },
        /** Terms that topics are made of: within the limits of document frequency. */
        used: { before: usedOf(before), after: usedOf(after) },
        changes: shown(changes),
        entries: entriesMet(lists, met),
      },
    };
  } finally {
    if (asking.get(asker) === question) asking.delete(asker);
  }
}
export type TermListsPreview = Awaited<ReturnType<typeof previewTermLists>>;

/** @throws DomainError NOT_FOUND (noPatentSet) */
async function findSet(db: Db, projectId: string, setId: string): Promise<void> {
  const set = await db.patentSet.findFirst({ where: { id: setId, projectId }, select: { id: true } });
  if (!set) throw new DomainError("NOT_FOUND", `no set ${setId}`, "noPatentSet");
}

const scopeOf = ({ patents, of }: KeptReading) => ({ patents, of });
const usedOf = (table: TermDocuments) =>
  vocabulary(table, vocabularyOptions(table.offsets.length - 1)).labels.length;

const shown = ({ gone, added, merged, changed }: TermChanges) => {
  const first = <Row>(rows: Row[]) => ({ total: rows.length, rows: rows.slice(0, ROWS_SHOWN) });
  return { gone: first(gone), added: first(added), merged: first(merged), changed: first(changed) };
};

/** Everything that is looked for as a phrase, kept whole: so each can be counted where its words stand together. */
const phrasesOnly = ({ synonyms, protectedTerms }: WrittenLists): WrittenLists => ({
  stopWords: [],
  synonyms: [],
  protectedTerms: [...synonyms.map(({ from }) => from), ...protectedTerms],
});

/** How an entry is read where that is not as it is written: digits and signs end a word (3차전지 is 차전지); else null. */
function readingOfEntry(term: string): string | null {
  const key = termKey(term);
  const written = term.replaceAll(/[\s-]/g, "").toLowerCase();
  return /[^가-힣A-Za-z\s-]/.test(term) && written !== key.toLowerCase() ? key : null;
}

/**
 * For each entry in its place: the documents that hold it, whether it is left out of every corpus anyway, and how it is read
 * where that is not as it is written.
 */
function entriesMet({ stopWords, synonyms, protectedTerms }: WrittenLists, met: TermDocuments) {
  const documents = documentFrequencies(met);
  const ofKey = new Map(met.keys.map((key, id) => [key, documents[id]!]));
  const { breaking, general } = builtInWords();
  const count = (term: string) => ofKey.get(termKey(term)) ?? 0;
  return {
    stopWords: stopWords.map((term) => ({
      documents: count(term),
      builtIn: breaking.has(termKey(term)) || general.has(termKey(term)),
      readAs: readingOfEntry(term),
    })),
    synonyms: synonyms.map(({ from }) => ({
      ...{ documents: count(from), builtIn: false, readAs: readingOfEntry(from) },
    })),
    protectedTerms: protectedTerms.map((term) => ({
      ...{ documents: count(term), builtIn: false, readAs: readingOfEntry(term) },
    })),
  };
}

/**
 * The terms of a set under the newest lists that are kept, those of most documents first; `query` narrows to terms that hold it.
 * @throws DomainError NOT_FOUND (noPatentSet)
 */
export async function termSuggestions(
  db: Db,
  projectId: string,
  { setId, query, limit }: z.infer<typeof termSuggestionsInput>,
) {
  await findSet(db, projectId, setId);
  const saved = writtenLists(await newestTermLists(db, projectId));
  const kept = await readingOf(db, setId);
  const { keys, labels, ...rest } = await termsUnder(kept, saved);
  const documents = documentFrequencies({ labels, ...rest });
  const words = termKey(query);
  const found = [...keys.keys()]
    .filter((id) => query === "" || (words !== "" && keys[id]!.includes(words)))
    .sort((a, b) => documents[b]! - documents[a]! || (labels[a]! < labels[b]! ? -1 : 1));
  return {
    ...scopeOf(kept),
    total: found.length,
    terms: found.slice(0, limit).map((id) => ({ term: labels[id]!, documents: documents[id]! })),
  };
}
