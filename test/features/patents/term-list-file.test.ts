import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addEntries,
  LISTS,
  listOf,
  pastedEntries,
  sameLists,
} from "@/app/(desk)/projects/[projectId]/patents/term-lists/draft";
import { listsCsv, withFile } from "@/app/(desk)/projects/[projectId]/patents/term-lists/list-file";
import { NO_WRITTEN_LISTS, type WrittenLists } from "@/server/features/patents/term-lists-schema";

const words = {
  lists: { stopWords: "제외어", synonyms: "동의어", protectedTerms: "보호어" },
  columns: ["목록", "용어", "대표어"] as const,
};

describe("pasted lines", () => {
  test("terms are one a line, or several with commas between", () => {
    expect(pastedEntries("stopWords", "센서\n 온도  센서 ,전극;양극\n\n\t음극")).toEqual({
      entries: ["센서", "온도 센서", "전극", "양극", "음극"].map((from) => ({ from, to: "" })),
      unread: [],
    });
  });

  test("synonyms are two of a line, however the line says so; others are named by their number", () => {
    const text = "2차전지 = 이차전지\nLIB\t리튬이온전지\n배터리 → 전지\n하나만\n가, 나, 다";
    expect(pastedEntries("synonyms", text)).toEqual({
      entries: [
        { from: "2차전지", to: "이차전지" },
        { from: "LIB", to: "리튬이온전지" },
        { from: "배터리", to: "전지" },
      ],
      unread: [4, 5],
    });
  });

  test("what stands in a list already is counted and not added", () => {
    const lists: WrittenLists = { ...NO_WRITTEN_LISTS, stopWords: ["온도 센서"] };
    const fresh = ["온도센서", "전극", "전 극"].map((from) => ({ from, to: "" }));
    const answer = addEntries(lists, "stopWords", fresh);
    expect(answer).toMatchObject({ added: 1, known: 2, lists: { stopWords: ["전극", "온도 센서"] } });
    expect(listOf(answer.lists, "전 극")).toBe("stopWords");
    expect(listOf(answer.lists, "양극")).toBeNull();
  });
});

describe("the file", () => {
  const term = fc.constantFrom("센서", '따옴"표', "쉼,표", "=수식", "온도 센서", "LED", "-선");
  const set = fc.uniqueArray(term, { maxLength: 5 });
  const lists: fc.Arbitrary<WrittenLists> = fc.record({
    stopWords: set,
    synonyms: set.map((all) => all.map((from) => ({ from, to: `${from}둘` }))),
    protectedTerms: set,
  });

  test("what is written is read back", () => {
    fc.assert(
      fc.property(lists, (written) => {
        const read = withFile(NO_WRITTEN_LISTS, listsCsv(written, words), words);
        expect(sameLists(read.lists, written)).toBe(true);
        const entries = LISTS.reduce((sum, list) => sum + written[list].length, 0);
        expect([read.added, read.known, read.unread]).toEqual([entries, 0, 0]);
      }),
    );
  });

  test("rows of no list, synonyms without a second word and stop words with one are said", () => {
    const text =
      "목록,용어,대표어\r\n제외어,센서\r\n모름,가\r\n동의어,가나\r\n제외어,다,라\r\n\r\nsynonyms,마바,사아\r\n";
    const { lists, added, unread } = withFile(NO_WRITTEN_LISTS, text, words);
    expect({ added, unread }).toEqual({ added: 2, unread: 3 });
    expect(lists).toEqual({
      ...NO_WRITTEN_LISTS,
      stopWords: ["센서"],
      synonyms: [{ from: "마바", to: "사아" }],
    });
  });
});
