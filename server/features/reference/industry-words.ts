import { searchKey } from "@/server/compute/search";
import { once, referenceRows } from "./tables";

type Word = { key: string; latin: boolean; codes: string[] };

/** Words that people use and the classification does not, with the five-digit codes that they mean, the nearest first. */
const loadWords = (): Word[] =>
  once("industry words", () =>
    referenceRows("industry_words").flatMap((row) =>
      row.words!.split(" ").map((word) => {
        const key = searchKey(word);
        return { key, latin: /^[a-z0-9]+$/.test(key), codes: row.codes!.split(" ") };
      }),
    ),
  );

/**
 * The codes that a query means by its words, the nearest first. `whole`: the query is such a word, or its beginning (two
 * letters or more); otherwise a word stands within it (배터리팩, AI 반도체), a Latin one only by itself.
 */
export function meaningOf(query: string): { codes: string[]; whole: boolean } {
  const wanted = searchKey(query);
  const tokens = query.split(/[\s,;ㆍ·/()-]+/).map(searchKey);
  const whole = loadWords().filter(({ key }) => key === wanted);
  if (whole.length > 0) return { codes: distinct(whole), whole: true };
  const begun = wanted.length < 2 ? [] : loadWords().filter(({ key }) => key.startsWith(wanted));
  if (begun.length > 0) return { codes: distinct(begun), whole: true };
  const within = loadWords()
    .filter(({ key, latin }) => (latin ? tokens.includes(key) : key.length > 1 && wanted.includes(key)))
    // the longer word says more: 자동차부품 before 자동차
    .sort((a, b) => b.key.length - a.key.length);
  return { codes: distinct(within), whole: false };
}

const distinct = (words: readonly Word[]) => [...new Set(words.flatMap(({ codes }) => codes))];
