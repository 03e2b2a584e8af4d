import { corpusTermsSteps, TERM_OPTIONS, type TermOptions } from "./corpus-terms";
import { completed } from "./steps";
import { documentFrequencies, type TermDocuments } from "./term-documents";
import { compiledLists, type TermLists, termKey } from "./term-lists";
import type { TermReading } from "./term-reading";

/** A term and the documents that hold it, before and after. */
export type TermChange = { term: string; before: number; after: number };

export type TermChanges = {
  /** In no document any more, for any reason but a synonym; most documents first. */
  gone: TermChange[];
  /** In no document before. */
  added: TermChange[];
  /** Read as another term: `before` documents that held it; `into` with its documents before and after. */
  merged: { term: string; before: number; into: TermChange }[];
  /** Stays, in more or fewer documents. */
  changed: TermChange[];
};

/**
 * What other lists make of a corpus that has been read: nothing is analysed again.
 * O(words of the corpus), see README.md for seconds; `before` may be handed in where it is known.
 *
 * Errors  BAD_OPTION for lists that contradict themselves (term-lists.ts).
 */
export function termChanges(
  reading: TermReading,
  listsBefore: TermLists | TermDocuments,
  listsAfter: TermLists,
  options: Omit<TermOptions, "lists"> = TERM_OPTIONS,
): TermChanges {
  const under = (lists: TermLists) => completed(corpusTermsSteps(reading, { ...options, lists }));
  const before = "keys" in listsBefore ? listsBefore : under(listsBefore);
  return changesBetween(before, under(listsAfter), listsAfter);
}

/** The same between two results, the second one under the given lists. */
export function changesBetween(before: TermDocuments, after: TermDocuments, lists: TermLists): TermChanges {
  const counted = ({ keys, labels, ids, ...rest }: TermDocuments) => {
    const documents = documentFrequencies({ labels, ids, ...rest });
    return new Map(keys.map((key, id) => [key, { label: labels[id]!, documents: documents[id]! }]));
  };
  const [old, now] = [counted(before), counted(after)];
  const { synonyms } = compiledLists(lists);
  const changes: TermChanges = { gone: [], added: [], merged: [], changed: [] };
  for (const [key, { label, documents }] of old) {
    const [at, target] = [now.get(key), synonyms.get(key)];
    if (at && at.documents !== documents)
      changes.changed.push({ term: at.label, before: documents, after: at.documents });
    if (at) continue;
    if (!target) changes.gone.push({ term: label, before: documents, after: 0 });
    else
      changes.merged.push({
        term: label,
        before: documents,
        into: {
          term: now.get(target.key)?.label ?? target.label,
          before: old.get(target.key)?.documents ?? 0,
          after: now.get(target.key)?.documents ?? 0,
        },
      });
  }
  for (const [key, { label, documents }] of now)
    if (!old.has(key)) changes.added.push({ term: label, before: 0, after: documents });
  const size = ({ before, after }: TermChange) => Math.abs(after - before);
  const order = (a: TermChange, b: TermChange) => size(b) - size(a) || (a.term < b.term ? -1 : 1);
  changes.gone.sort(order);
  changes.added.sort(order);
  changes.changed.sort(order);
  changes.merged.sort((a, b) => b.before - a.before || (a.term < b.term ? -1 : 1));
  return changes;
}

/** Entries of lists that no text of the corpus holds, as they were written: likely a slip of the pen. */
export function unmetEntries(before: TermDocuments, lists: TermLists): string[] {
  const known = new Set(before.keys);
  return [...lists.stopWords, ...lists.synonyms.map(([from]) => from)].filter(
    (term) => !known.has(termKey(term)),
  );
}
