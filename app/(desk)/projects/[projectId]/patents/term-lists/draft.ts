import type { ListName, WrittenLists } from "@/server/features/patents/term-lists-schema";

export type Pair = { from: string; to: string };
export type TermList = Exclude<ListName, "synonyms">;
/** One entry of any list: of the others than synonyms `to` is empty. */
export type Entry = Pair;

export const LISTS = ["stopWords", "synonyms", "protectedTerms"] as const satisfies readonly ListName[];

export const tidy = (text: string): string => text.trim().replaceAll(/\s+/g, " ");
/** Roughly what makes it the same term; the server knows exactly. */
export const sameKey = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, "");

export const entriesOf = (lists: WrittenLists, list: ListName): Entry[] =>
  list === "synonyms" ? lists.synonyms : lists[list].map((from) => ({ from, to: "" }));

export const withEntries = (lists: WrittenLists, list: ListName, entries: readonly Entry[]): WrittenLists =>
  list === "synonyms"
    ? { ...lists, synonyms: entries.map(({ from, to }) => ({ from, to })) }
    : { ...lists, [list]: entries.map(({ from }) => from) };

/** New ones first, so that they are in sight; what stands there already is only counted. */
export function addEntries(
  lists: WrittenLists,
  list: ListName,
  fresh: readonly Entry[],
): { lists: WrittenLists; added: number; known: number } {
  const old = entriesOf(lists, list);
  const seen = new Set(old.map(({ from }) => sameKey(from)));
  const added: Entry[] = [];
  for (const { from, to } of fresh) {
    const key = sameKey(from);
    if (seen.has(key)) continue;
    seen.add(key);
    added.push({ from: tidy(from), to: tidy(to) });
  }
  return {
    lists: withEntries(lists, list, [...added, ...old]),
    added: added.length,
    known: fresh.length - added.length,
  };
}

export const sameLists = (one: WrittenLists, other: WrittenLists): boolean =>
  LISTS.every((list) => JSON.stringify(entriesOf(one, list)) === JSON.stringify(entriesOf(other, list)));

/** In which list a term stands by itself or as what is read as another. */
export const listOf = (lists: WrittenLists, term: string): ListName | null =>
  LISTS.find((list) => entriesOf(lists, list).some(({ from }) => sameKey(from) === sameKey(term))) ?? null;

/** Entries of pasted lines; lines that hold no entry by their number (1-based). */
export function pastedEntries(list: ListName, text: string): { entries: Entry[]; unread: number[] } {
  const entries: Entry[] = [];
  const unread: number[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    if (list !== "synonyms") {
      for (const term of line.split(/[,;\t]/)) if (tidy(term)) entries.push({ from: tidy(term), to: "" });
      continue;
    }
    const [from, to, ...rest] = line.split(/\t|=>|[=→,;]/).map(tidy);
    if (from && to && rest.every((cell) => cell === "")) entries.push({ from, to });
    else unread.push(at + 1);
  }
  return { entries, unread };
}
