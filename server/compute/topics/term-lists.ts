import { ComputeError } from "@/server/domain/errors";
import { englishStem } from "./english-stem";
import { wordRuns } from "./word-forms";

/**
 * What people say about the terms of their corpus.
 *
 * stopWords       are no terms; they may be part of a longer one (센서 goes, 온도센서 stays).
 * synonyms        [from, to]: `from` is read as `to` wherever its words stand together.
 * protectedTerms  are terms wherever their words stand together: never cut, never part of a longer one, and no list and
 *                 no limit removes them.
 */
export type TermLists = {
  stopWords: readonly string[];
  synonyms: readonly (readonly [from: string, to: string])[];
  protectedTerms: readonly string[];
};
export const NO_LISTS: TermLists = { stopWords: [], synonyms: [], protectedTerms: [] };

/** The key of a term as somebody writes it: no spaces, English in stems; "" where there is no word in it. */
export const termKey = (term: string): string =>
  wordRuns(term)
    .flat()
    .map(({ text, script }) => (script === "latin" ? englishStem(text) : text))
    .join("");

export type CompiledLists = {
  stopKeys: ReadonlySet<string>;
  /** Key of `from` -> key and writing of the last `to`. */
  synonyms: ReadonlyMap<string, { key: string; label: string }>;
  protectedKeys: ReadonlySet<string>;
  /** Keys that are found as phrases, and everything that one begins with. */
  phrases: ReadonlySet<string>;
  prefixes: ReadonlySet<string>;
};

/**
 * Lists ready for use. Synonyms are followed to their end (a -> b -> c gives a -> c).
 *
 * Errors  BAD_OPTION for an entry without a word, two meanings of one term, and synonyms in a circle.
 */
export function compiledLists({ stopWords, synonyms, protectedTerms }: TermLists): CompiledLists {
  const keyOf = (term: string, list: string) => {
    const key = termKey(term);
    if (key === "") throw new ComputeError("BAD_OPTION", `no word in "${term}" of ${list}`);
    return key;
  };
  const direct = new Map<string, { key: string; label: string }>();
  for (const [from, to] of synonyms) {
    const [key, target] = [keyOf(from, "synonyms"), keyOf(to, "synonyms")];
    const known = direct.get(key);
    if (known && known.key !== target)
      throw new ComputeError("BAD_OPTION", `"${from}" is a synonym of "${known.label}" and of "${to}"`);
    if (key !== target) direct.set(key, { key: target, label: to.trim() });
  }
  const followed = new Map<string, { key: string; label: string }>();
  for (const [from, first] of direct) {
    let to = first;
    for (const seen = new Set([from]); direct.has(to.key); to = direct.get(to.key)!) {
      if (seen.has(to.key)) throw new ComputeError("BAD_OPTION", `synonyms in a circle: "${to.label}"`);
      seen.add(to.key);
    }
    followed.set(from, to);
  }
  const protectedKeys = new Set(protectedTerms.map((term) => keyOf(term, "protected terms")));
  const phrases = new Set([...followed.keys(), ...protectedKeys]);
  const prefixes = new Set<string>();
  for (const phrase of phrases)
    for (let length = 1; length <= phrase.length; length++) prefixes.add(phrase.slice(0, length));
  return {
    stopKeys: new Set(stopWords.map((word) => keyOf(word, "stop words"))),
    synonyms: followed,
    protectedKeys,
    phrases,
    prefixes,
  };
}
