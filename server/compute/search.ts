/** What a search needs to know of an entry: a code and a title in each language. */
export type Searchable = { code: string; nameKo: string; nameEn: string };

/** How an entry answered the query, best first; `by` says what to mark on the screen. */
export const MATCH_KINDS = [
  "exact",
  "prefix",
  "made",
  "meant",
  "start",
  "word",
  "inside",
  "related",
  "words",
  "initials",
] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];
export type IndustryMatch<T extends Searchable> = {
  entry: T;
  kind: MatchKind;
  by: "code" | "nameKo" | "nameEn";
};

type Title = { text: string; starts: Set<number>; initials: string };
export type IndustryIndex<T extends Searchable> = { entry: T; letter: string; ko: Title; en: Title }[];

const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

/** Letters and digits only, lower case: spaces, middle dots, commas and semicolons never decide a match. */
export const searchKey = (text: string) =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]|ㆍ/gu, "");

/** First consonants of the Korean syllables (자동차 -> ㅈㄷㅊ); other characters stay. */
const initialsOf = (text: string) =>
  text.replace(/[가-힣]/g, (syllable) => INITIALS[Math.floor((syllable.charCodeAt(0) - 0xac00) / 588)]!);

function titleOf(name: string): Title {
  const starts = new Set<number>();
  let text = "";
  for (const word of name.split(/[\s,;()ㆍ·/~-]+/)) {
    starts.add(text.length);
    text += searchKey(word);
  }
  return { text, starts, initials: initialsOf(text) };
}

/** Prepared once: O(total length of the titles). `letterOf` gives the section letter of an entry, as in C30399. */
export const industryIndex = <T extends Searchable>(
  entries: T[],
  letterOf: (entry: T) => string,
): IndustryIndex<T> =>
  entries.map((entry) => ({
    entry,
    letter: letterOf(entry).toLowerCase(),
    ko: titleOf(entry.nameKo),
    en: titleOf(entry.nameEn),
  }));

/**
 * Entries that answer a query by code or by part of a title in either language, best first:
 *
 *   exact code or title < code prefix < the making of the thing (`... 자동차 제조업`, `Manufacture of ...`)
 *   < one of the codes `meant` < start of a title or of a word < inside a word < a code `meant` by a part of the query
 *   < all words, any order < first consonants (two or more, such as ㅈㄷㅊ)
 *
 * Ties: the reader's language, manufacturing before the rest, the start of a title before that of a word, then where in the
 * title it matches, the shorter title, the code. Spaces, middle dots and case are ignored. An empty query finds nothing. O(entries x length of a title), no allocation per entry that
 * does not match.
 */
export function industryMatches<T extends Searchable>(
  index: IndustryIndex<T>,
  query: string,
  {
    limit,
    locale,
    accept = () => true,
    meant = { codes: [], whole: true },
  }: {
    limit: number;
    locale: "ko" | "en";
    accept?: (entry: T) => boolean;
    /** Codes that the query is known to mean, the nearest first; `whole`: all of it, not a part of it. */
    meant?: { codes: readonly string[]; whole: boolean };
  },
): IndustryMatch<T>[] {
  const wanted = searchKey(query);
  if (!wanted) return [];
  const words = query
    .split(/[\s,;ㆍ·/]+/)
    .map(searchKey)
    .filter(Boolean);
  const initials = wanted.length > 1 && [...wanted].every((c) => INITIALS.includes(c));
  const found: (IndustryMatch<T> & { order: number[] })[] = [];
  for (const { entry, letter, ko, en } of index) {
    if (!accept(entry)) continue;
    const code = entry.code.toLowerCase();
    const coded = letter === code ? code : letter + code;
    const spelt = code === wanted || coded === wanted ? "exact" : null;
    const byCode = spelt ?? (code.startsWith(wanted) || coded.startsWith(wanted) ? "prefix" : null);
    if (byCode) {
      found.push({
        entry,
        kind: byCode,
        by: "code",
        order: [RANK[byCode], 0, 0, 0, 0, code.length],
      });
      continue;
    }
    const making = letter === MANUFACTURING ? 0 : 1;
    let best: (typeof found)[number] | undefined;
    const place = meant.codes.indexOf(entry.code);
    if (place >= 0) {
      const kind = meant.whole ? ("meant" as const) : ("related" as const);
      best = { entry, kind, by: "code", order: [RANK[kind], 0, 0, 0, place, 0] };
    }
    for (const by of ["nameKo", "nameEn"] as const) {
      const title = by === "nameKo" ? ko : en;
      const [kind, at] = titleMatch(title, wanted, words, initials);
      if (kind === null) continue;
      const foreign = (by === "nameKo") === (locale === "ko") ? 0 : 1;
      const order = [RANK[kind], foreign, making, kind === "word" ? 1 : 0, at, title.text.length];
      if (!best || compare(order, best.order) < 0) best = { entry, kind, by, order };
    }
    if (best) found.push(best);
  }
  found.sort((a, b) => compare(a.order, b.order) || (a.entry.code < b.entry.code ? -1 : 1));
  return found.slice(0, limit).map(({ entry, kind, by }) => ({ entry, kind, by }));
}

function titleMatch(
  title: Title,
  wanted: string,
  words: string[],
  initials: boolean,
): [MatchKind | null, number] {
  if (initials) {
    const at = title.initials.indexOf(wanted);
    return at < 0 ? [null, 0] : ["initials", at];
  }
  if (title.text === wanted) return ["exact", 0];
  const first = title.text.indexOf(wanted);
  for (const made of [`${wanted}${MAKING_KO}`, `${MAKING_EN}${wanted}`]) {
    const at = title.text.indexOf(made);
    const end = at + made.length;
    if (at < 0 || (end < title.text.length && !title.starts.has(end))) continue;
    if (at === 0 || title.starts.has(at)) return ["made", at];
  }
  if (first === 0) return ["start", 0];
  for (let at = first; at > 0; at = title.text.indexOf(wanted, at + 1))
    if (title.starts.has(at)) return ["word", at];
  if (first > 0) return ["inside", first];
  if (words.length > 1 && words.every((word) => title.text.includes(word)))
    return ["words", title.text.indexOf(words[0]!)];
  return [null, 0];
}

const MANUFACTURING = "c";
const MAKING_KO = "제조업";
const MAKING_EN = "manufactureof";
/** Groups of equal rank; within the start of a title or a word what is made comes first. */
const RANK: Record<MatchKind, number> = {
  exact: 0,
  prefix: 1,
  made: 2,
  meant: 3,
  start: 4,
  word: 4,
  inside: 5,
  related: 6,
  words: 7,
  initials: 8,
};

function compare(a: number[], b: number[]): number {
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return a[at]! - b[at]!;
  return 0;
}
