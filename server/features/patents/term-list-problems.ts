import { type TermLists, termKey } from "@/server/compute/topics/term-lists";
import type { ListName, WrittenLists } from "./term-lists-schema";

/**
 * noWord           there is no word in the entry
 * twice            the same term stands in this list already
 * sameTerm         a synonym of itself
 * twoMeanings      read as two different terms
 * circle           read as a term that leads back to it
 * stopAndProtected left out and kept
 * stopAndRead      left out, and read as another term: it would never be left out
 * protectedAndRead kept as it is, and read as another term
 */
export type ProblemReason =
  | "noWord"
  | "twice"
  | "sameTerm"
  | "twoMeanings"
  | "circle"
  | "stopAndProtected"
  | "stopAndRead"
  | "protectedAndRead";
/** `at`: place in the list; `other`: the entry that it does not go with, "" where it is wrong by itself. */
export type ListProblem = { list: ListName; at: number; reason: ProblemReason; other: string };

export const compilable = ({ stopWords, synonyms, protectedTerms }: WrittenLists): TermLists => ({
  stopWords,
  synonyms: synonyms.map(({ from, to }) => [from, to] as const),
  protectedTerms,
});

/** What stops lists from being used, each at its entry; lists without any can be compiled (term-lists.ts of compute). */
export function listProblems({ stopWords, synonyms, protectedTerms }: WrittenLists): ListProblem[] {
  const problems: ListProblem[] = [];
  const say = (list: ListName, at: number, reason: ProblemReason, other = "") =>
    problems.push({ list, at, reason, other });

  const readAs = new Map<string, { from: string; to: string; key: string }>();
  for (const [at, { from, to }] of synonyms.entries()) {
    const [key, target] = [termKey(from), termKey(to)];
    const known = readAs.get(key);
    if (key === "" || target === "") say("synonyms", at, "noWord");
    else if (key === target) say("synonyms", at, "sameTerm", to);
    else if (known) say("synonyms", at, known.key === target ? "twice" : "twoMeanings", known.to);
    else readAs.set(key, { from, to, key: target });
  }
  for (const [at, { from, to }] of synonyms.entries()) {
    const seen = new Set([termKey(from)]);
    for (let next = termKey(to); readAs.has(next); next = readAs.get(next)!.key) {
      if (seen.has(next) && seen.size > 1) {
        say("synonyms", at, "circle", to);
        break;
      }
      if (seen.has(next)) break;
      seen.add(next);
    }
  }

  const kept = new Map<string, string>();
  for (const [at, term] of protectedTerms.entries()) {
    const key = termKey(term);
    const read = readAs.get(key);
    if (key === "") say("protectedTerms", at, "noWord");
    else if (kept.has(key)) say("protectedTerms", at, "twice", kept.get(key));
    else if (read) say("protectedTerms", at, "protectedAndRead", read.to);
    if (key !== "" && !kept.has(key)) kept.set(key, term);
  }
  const left = new Map<string, string>();
  for (const [at, term] of stopWords.entries()) {
    const key = termKey(term);
    const read = readAs.get(key);
    if (key === "") say("stopWords", at, "noWord");
    else if (left.has(key)) say("stopWords", at, "twice", left.get(key));
    else if (kept.has(key)) say("stopWords", at, "stopAndProtected", kept.get(key));
    else if (read) say("stopWords", at, "stopAndRead", read.to);
    if (key !== "" && !left.has(key)) left.set(key, term);
  }
  return problems;
}
