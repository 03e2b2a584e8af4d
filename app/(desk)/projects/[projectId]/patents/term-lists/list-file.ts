import { csvText } from "@/server/domain/csv";
import type { ListName, WrittenLists } from "@/server/features/patents/term-lists-schema";
import { addEntries, type Entry, entriesOf, LISTS, tidy } from "./draft";

/** What the lists and the columns are called in the file. */
export type FileWords = { lists: Record<ListName, string>; columns: readonly [string, string, string] };

export const listsCsv = (lists: WrittenLists, words: FileWords): string =>
  csvText(
    words.columns,
    LISTS.flatMap((list) => entriesOf(lists, list).map(({ from, to }) => [words.lists[list], from, to])),
  );

/** Adds the rows of a file; the first row and rows of no list are not read, and only the latter are counted. */
export function withFile(lists: WrittenLists, text: string, words: FileWords) {
  const found: Record<ListName, Entry[]> = { stopWords: [], synonyms: [], protectedTerms: [] };
  let unread = 0;
  for (const [at, cells] of csvRows(text.replace(/^\uFEFF/, "")).entries()) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const [name = "", from = "", to = ""] = cells.map((cell) => tidy(cell.replace(/^'(?=[=+\-@])/, "")));
    const list = LISTS.find((one) => one === name || words.lists[one] === name);
    if (list && from && (list === "synonyms") === (to !== "")) found[list].push({ from, to });
    else if (at > 0) unread++;
  }
  let [added, known] = [0, 0];
  let next = lists;
  for (const list of LISTS) {
    const answer = addEntries(next, list, found[list]);
    next = answer.lists;
    added += answer.added;
    known += answer.known;
  }
  return { lists: next, added, known, unread };
}

/** RFC 4180, commas or tabs. */
function csvRows(text: string): string[][] {
  const between = text.split("\n", 1)[0]!.includes("\t") ? "\t" : ",";
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    rows.at(-1)!.push(cell);
    cell = "";
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[at++];
      else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === between) endCell();
    else if (character === "\n") {
      endCell();
      rows.push([]);
    } else if (character !== "\r") cell += character;
  }
  endCell();
  return rows;
}
