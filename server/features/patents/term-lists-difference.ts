import type { WrittenLists } from "./term-lists-schema";

type Sides<Entry> = { added: Entry[]; removed: Entry[] };
export type ListsDifference = {
  stopWords: Sides<string>;
  synonyms: Sides<{ from: string; to: string }>;
  protectedTerms: Sides<string>;
};

/** Entries as they are written, whatever their order. */
export function listsDifference(before: WrittenLists, after: WrittenLists): ListsDifference {
  const sides = <Entry>(was: readonly Entry[], now: readonly Entry[], name: (entry: Entry) => string) => {
    const [old, fresh] = [new Set(was.map(name)), new Set(now.map(name))];
    return {
      added: now.filter((entry) => !old.has(name(entry))),
      removed: was.filter((entry) => !fresh.has(name(entry))),
    };
  };
  const itself = (term: string) => term;
  return {
    stopWords: sides(before.stopWords, after.stopWords, itself),
    synonyms: sides(before.synonyms, after.synonyms, ({ from, to }) => JSON.stringify([from, to])),
    protectedTerms: sides(before.protectedTerms, after.protectedTerms, itself),
  };
}

export const changeCounts = ({ stopWords, synonyms, protectedTerms }: ListsDifference) => ({
  added: stopWords.added.length + synonyms.added.length + protectedTerms.added.length,
  removed: stopWords.removed.length + synonyms.removed.length + protectedTerms.removed.length,
});
