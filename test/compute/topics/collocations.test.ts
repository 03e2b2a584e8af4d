import { describe, expect, test } from "vitest";
import { joinPairs, PairCounts } from "@/server/compute/topics/collocations";
import { Surfaces } from "@/server/compute/topics/term-reading";
import { TermRun } from "@/server/compute/topics/term-runs";

const surfaces = new Surfaces();
type Word = string | { text: string; joins?: boolean; glued?: boolean };

function runOf(words: Word[]): TermRun {
  const run = new TermRun((surface) => surfaces.key(surface));
  for (const word of words) {
    const { text, joins = true, glued = false } = typeof word === "string" ? { text: word } : word;
    run.push(surfaces.of(text, text), joins, glued);
  }
  return run;
}

const LIMITS = { minCount: 3, minNpmi: 0.5, gluedNpmi: 0.5 };

function joinedRuns(texts: Word[][], limits = LIMITS, general: string[] = []): string[][] {
  const runs = texts.map(runOf);
  const counts = new PairCounts();
  for (const run of runs) counts.countParts(run);
  for (const run of runs) counts.countPairs(run, limits.minCount);
  const strengths = counts.strengths(limits, (key) => general.includes(surfaces.keys.texts[key]!));
  return runs.map((run) => {
    joinPairs(run, strengths, (left, right, glued) => {
      const text = surfaces.text(left) + (glued ? "" : " ") + surfaces.text(right);
      return surfaces.of(text, text.replaceAll(" ", ""));
    });
    return [...run.surfaces.subarray(0, run.length)].map((surface) => surfaces.text(surface));
  });
}

const often = (count: number, words: (i: number) => Word[]) =>
  Array.from({ length: count }, (_, i) => words(i));

describe("collocations", () => {
  test("joins what stands together beyond chance, and only that", () => {
    const runs = joinedRuns([
      ...often(12, (i) => ["연료", "전지", `x${i}`]),
      ...often(12, (i) => [`y${i}`, `z${i}`]),
    ]);
    expect(runs[0]).toEqual(["연료 전지", "x0"]);
    expect(runs[12]).toEqual(["y0", "z0"]);
  });

  test("a particle between two words keeps them apart", () => {
    const apart = often(8, () => [{ text: "연료", joins: false }, "전지"]);
    expect(joinedRuns(apart, { ...LIMITS, minNpmi: 0 })[0]).toEqual(["연료", "전지"]);
  });

  test("one word of two nouns is a term the first time, unless both are general words", () => {
    const others = often(40, (i) => [`a${i}`, `b${i}`]);
    const once: Word[][] = [[{ text: "심근", glued: true }, "경색"], ["심근", "경색"], ...others];
    expect(joinedRuns(once).slice(0, 2)).toEqual([["심근경색"], ["심근 경색"]]);
    expect(joinedRuns(once, LIMITS, ["경색"])[0]).toEqual(["심근경색"]);
    expect(joinedRuns(once, LIMITS, ["심근", "경색"])[0]).toEqual(["심근", "경색"]);
    expect(joinedRuns([["심근", "경색"], ...others])[0]).toEqual(["심근", "경색"]);
  });

  test("the strongest pair goes first, each word is in one pair", () => {
    const runs = joinedRuns([
      ...often(6, () => ["고체", "산화물", "연료"]),
      ...often(6, (i) => ["산화물", `r${i}`]),
      ...often(6, (i) => [`s${i}`, "고체", "산화물"]),
    ]);
    expect(runs[0]).toEqual(["고체 산화물", "연료"]);
  });

  test("words that are never apart are one term, though nothing else is in the corpus", () => {
    expect(joinedRuns(often(5, () => ["연료", "전지"]))[0]).toEqual(["연료 전지"]);
  });
});
