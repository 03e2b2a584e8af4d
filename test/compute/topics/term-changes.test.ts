import { describe, expect, test } from "vitest";
import { corpusTermsSteps, TERM_OPTIONS } from "@/server/compute/topics/corpus-terms";
import { completed } from "@/server/compute/topics/steps";
import { termChanges, unmetEntries } from "@/server/compute/topics/term-changes";
import { documentFrequencies, limitedTerms } from "@/server/compute/topics/term-documents";
import { compiledLists, NO_LISTS, type TermLists, termKey } from "@/server/compute/topics/term-lists";
import { readTermsSteps } from "@/server/compute/topics/terms";

/** Nouns with several endings each, so that the corpus alone reads them. */
const DOCUMENTS = [
  { title: "연료전지의 분리판", abstract: "분리판을 냉각수가 지난다. 분리판과 연료전지를 잇는다." },
  { title: "연료 전지용 촉매층", abstract: "촉매층의 백금을 회수한다. 연료전지에 백금을 쓴다." },
  { title: "컨넥터의 단자", abstract: "컨넥터를 분리판에 잇고 단자를 끼운다. OLED 패널을 단자에 둔다." },
  {
    title: "커넥터의 단자",
    abstract: "커넥터를 백금으로 도금하고 커넥터에 단자를 둔다. OLED 패널의 단자이다.",
  },
];
const reading = completed(readTermsSteps(DOCUMENTS, null));
const lists = (some: Partial<TermLists>): TermLists => ({ ...NO_LISTS, ...some });
const under = (some: Partial<TermLists>) =>
  completed(corpusTermsSteps(reading, { ...TERM_OPTIONS, lists: lists(some) }));
const frequencies = (some: Partial<TermLists>) => {
  const terms = under(some);
  const documents = documentFrequencies(terms);
  return Object.fromEntries(terms.labels.map((label, id) => [label, documents[id]]));
};

describe("lists", () => {
  test("without lists", () => {
    expect(frequencies({})).toMatchObject({ 연료전지: 2, 분리판: 2, 컨넥터: 1, 커넥터: 1, 백금: 2, 단자: 2 });
  });

  test("a stop word is gone, and what is left unlisted stays", () => {
    const { 단자: gone, ...rest } = frequencies({});
    expect(gone).toBe(2);
    expect(frequencies({ stopWords: ["단자"] })).toEqual(rest);
  });

  test("a synonym counts its documents under the other term, in any spelling and through chains", () => {
    const merged = frequencies({ synonyms: [["컨넥터", "커넥터"]] });
    expect(merged.커넥터).toBe(2);
    expect(merged).not.toHaveProperty("컨넥터");
    const chained = frequencies({
      synonyms: [
        ["컨넥터", "커넥터"],
        ["커넥터", "connector"],
      ],
    });
    expect(chained.connector).toBe(2);
    expect(frequencies({ synonyms: [["oled 패널", "유기발광 패널"]] })["유기발광 패널"]).toBeUndefined();
    expect(frequencies({ synonyms: [["OLED 패널", "유기발광 패널"]] })["유기발광 패널"]).toBe(2);
  });

  test("a protected term is one term where its words stand together, whatever a stop word says", () => {
    const kept = frequencies({ protectedTerms: ["OLED 패널"], stopWords: ["OLED 패널"] });
    expect(kept["OLED 패널"]).toBe(2);
    expect(kept).not.toHaveProperty("OLED");
  });

  test("keys do not see spaces; English goes by its stem, acronyms keep their capitals", () => {
    expect(termKey(" 연료 전지 ")).toBe("연료전지");
    expect(termKey("fuel cells")).toBe("fuelcell");
    expect(termKey("MOF")).toBe("MOF");
  });

  test.each([
    [{ stopWords: ["  "] }, "no word"],
    [{ synonyms: [["가나", "다라"] as const, ["가나", "마바"] as const] }, "가나"],
    [{ synonyms: [["가나", "다라"] as const, ["다라", "가나"] as const] }, "circle"],
  ])("lists that contradict themselves are refused: %j", (some, message) => {
    expect(() => compiledLists(lists(some))).toThrow(message);
  });
});

describe("what a change of lists changes", () => {
  test("gone, added, merged and changed terms with their documents", () => {
    const after = lists({
      stopWords: ["백금"],
      synonyms: [["컨넥터", "커넥터"]],
      protectedTerms: ["OLED 패널"],
    });
    const changes = termChanges(reading, NO_LISTS, after);
    expect(changes.merged).toEqual([
      { term: "컨넥터", before: 1, into: { term: "커넥터", before: 1, after: 2 } },
    ]);
    expect(changes.gone).toContainEqual({ term: "백금", before: 2, after: 0 });
    expect(changes.added).toContainEqual({ term: "OLED 패널", before: 0, after: 2 });
    expect(changes.changed).toContainEqual({ term: "커넥터", before: 1, after: 2 });
  });

  test("the same lists change nothing; back again is the mirror image", () => {
    const after = lists({ stopWords: ["백금"] });
    const nothing = { gone: [], added: [], merged: [], changed: [] };
    expect(termChanges(reading, after, after)).toEqual(nothing);
    const [there, back] = [termChanges(reading, NO_LISTS, after), termChanges(reading, after, NO_LISTS)];
    expect(back.added.map(({ term }) => term)).toEqual(there.gone.map(({ term }) => term));
    expect(termChanges(reading, under({}), NO_LISTS)).toEqual(nothing);
  });

  test("entries that no text holds are named", () => {
    expect(unmetEntries(under({}), lists({ stopWords: ["단자", "당나귀"] }))).toEqual(["당나귀"]);
  });
});

describe("document-frequency limits", () => {
  test("keep what lies within, in order, and protected terms whatever their frequency", () => {
    const all = under({});
    const documents = documentFrequencies(all);
    const limits = { minDocuments: 2, maxShare: 1, maxTerms: Number.POSITIVE_INFINITY };
    const kept = limitedTerms(all, limits);
    expect(kept.labels).toEqual(all.labels.filter((_, id) => documents[id]! >= 2));
    expect(kept.offsets.length).toBe(all.offsets.length);
    expect(documentFrequencies(kept)).toEqual(documents.filter((count) => count >= 2));
    const held = limitedTerms(all, { ...limits, protectedKeys: new Set(["컨넥터"]) });
    expect(held.labels).toContain("컨넥터");
    expect(() => limitedTerms(all, { ...limits, minDocuments: 0 })).toThrow("BAD_OPTION");
  });
});
