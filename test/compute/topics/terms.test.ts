import { beforeAll, describe, expect, test } from "vitest";
import { englishStem } from "@/server/compute/topics/english-stem";
import type { NounAnalyser } from "@/server/compute/topics/noun-parts";
import { stemEvidence } from "@/server/compute/topics/noun-stems";
import { stemReadings } from "@/server/compute/topics/particles";
import type { TermDocument } from "@/server/compute/topics/term-corpus";
import { NO_LISTS } from "@/server/compute/topics/term-lists";
import { extractedTerms, TERM_OPTIONS } from "@/server/compute/topics/terms";
import { wordRuns } from "@/server/compute/topics/word-forms";
import { loadNounAnalyser } from "@/server/features/patents/analyser";

let analyse: NounAnalyser;
beforeAll(async () => {
  analyse = await loadNounAnalyser();
});

const termsOf = (documents: TermDocument[], analyser: NounAnalyser | null, options = TERM_OPTIONS) => {
  const { labels, offsets, ids, counts } = extractedTerms(documents, analyser, options);
  return documents.map((_, row) =>
    Object.fromEntries(
      [...ids.subarray(offsets[row]!, offsets[row + 1]!)].map((id, at) => [
        labels[id]!,
        counts[offsets[row]! + at]!,
      ]),
    ),
  );
};

/** Six short abstracts on three subjects, with the particles and spacings that patents mix. */
const CORPUS: TermDocument[] = [
  {
    title: "연료전지 스택의 분리판",
    abstract:
      "본 발명은 연료전지의 분리판에 관한 것이다. 상기 분리판은 촉매층과 접하고, 상기 분리판을 지나는 물이 연료 전지를 냉각한다.",
  },
  {
    title: "연료 전지용 촉매층",
    abstract:
      "연료전지에서 촉매층을 형성하는 방법이 개시된다. 촉매층은 백금을 포함하고 연료 전지의 출력을 높인다.",
  },
  {
    title: "컨넥터와 커넥터 하우징",
    abstract:
      "컨넥터의 단자를 보호한다. 컨넥터를 차량에서 분리하면 단자가 노출된다. 컨넥터에 단자를 결합한다.",
  },
  {
    title: "자동차용 컨넥터의 단자",
    abstract:
      "단자의 접촉을 유지하는 컨넥터로서, 단자에 탄성편을 두었다. 본 발명에 의하면 컨넥터가 빠지지 않는다.",
  },
  {
    title: "유산균 발효물",
    abstract: "유산균을 발효한 발효물의 제조방법이다. 발효물은 항산화 활성을 나타내고 유산균의 수를 늘린다.",
  },
  {
    title: "발효물을 포함하는 조성물",
    abstract: "유산균 발효물을 유효성분으로 포함하는 조성물을 제공한다. 발효물에서 유산균이 자란다.",
  },
];

describe("terms of a hand-made corpus", () => {
  test.each([
    ["with the analyser", () => analyse],
    ["from the corpus alone", () => null],
  ])("%s: nouns without particles, the same term however it is spaced", (_, analyser) => {
    const rows = termsOf(CORPUS, analyser(), { ...TERM_OPTIONS, minPairCount: 3 });
    const all = new Set(rows.flatMap((row) => Object.keys(row)));
    for (const term of ["분리판", "촉매층", "컨넥터", "단자", "유산균", "발효물"])
      expect(all).toContain(term);
    const withParticle = [...all].filter((term) => /(을|를|의|에서|에|와|과)$/.test(term));
    expect(withParticle).toEqual([]);
    const fuelCell = [...all].filter((term) => term.replaceAll(" ", "") === "연료전지");
    expect(fuelCell).toHaveLength(1);
    expect(rows.map((row) => fuelCell[0]! in row)).toEqual([true, true, false, false, false, false]);
  });

  test("a title counts twice, and a spaced compound is its glued one", () => {
    const rows = termsOf(CORPUS, analyse, { ...TERM_OPTIONS, minPairCount: 3 });
    const key = Object.keys(rows[0]!).find((term) => term.replaceAll(" ", "") === "연료전지")!;
    // each: once in the title, 연료전지 and 연료 전지 in the abstract
    expect([rows[0]![key], rows[1]![key]]).toEqual([4, 4]);
  });

  test("patent boilerplate is never a term", () => {
    const all = termsOf(CORPUS, analyse).flatMap((row) => Object.keys(row));
    for (const word of ["발명", "상기", "제조방법", "조성물", "유효성분", "포함", "방법", "개시"])
      expect(all).not.toContain(word);
  });

  test("a project's own stop words go, its protected terms stay", () => {
    const stopped = termsOf(CORPUS, analyse, {
      ...TERM_OPTIONS,
      lists: { ...NO_LISTS, stopWords: ["단자"] },
    });
    expect(stopped.flatMap((row) => Object.keys(row))).not.toContain("단자");
    const kept = termsOf(CORPUS, analyse, {
      ...TERM_OPTIONS,
      lists: { ...NO_LISTS, protectedTerms: ["조성물"] },
    });
    expect(Object.keys(kept[5]!)).toContain("조성물");
  });

  test("an empty document has no terms and breaks nothing", () => {
    expect(termsOf([{ title: "", abstract: "" }, ...CORPUS], analyse)[0]).toEqual({});
    expect(termsOf([], analyse)).toEqual([]);
  });
});

describe("word forms", () => {
  test("2차전지 and 이차전지 are one word, a claim's number is none", () => {
    const words = (text: string) => wordRuns(text).map((run) => run.map((form) => form.text));
    expect(words("2차전지의 양극")).toEqual(words("이차전지의 양극"));
    expect(words("1차 전지")).toEqual([["일차전지"]]);
    expect(words("12차 전지")).toEqual([["차", "전지"]]);
  });

  test("punctuation and digits end a run, a gloss leaves its acronym", () => {
    const runs = wordRuns("금속 유기 골격체(Metal Organic Framework; MOF)를 200℃에서, LED용 3D 스캐너");
    expect(runs.map((run) => run.map(({ text }) => text))).toEqual([
      ["금속", "유기", "골격체"],
      ["MOF"],
      ["를"],
      ["에서"],
      ["LED", "용", "3D", "스캐너"],
    ]);
  });

  test("an ending must fit the last sound of its noun", () => {
    const stems = (form: string) => stemReadings(form).map(({ stem, ending }) => `${stem}|${ending}`);
    expect(stems("전극을")).toContain("전극|을");
    expect(stems("전극를")).not.toContain("전극|를");
    expect(stems("전지과")).not.toContain("전지|과");
    expect(stems("센서로")).toContain("센서|로");
    expect(stems("패널로")).toContain("패널|로");
    expect(stems("전극로")).not.toContain("전극|로");
    expect(stems("결과")).toEqual(["결과|"]);
  });

  test("the corpus tells a noun that ends like a particle from a noun with one", () => {
    const forms = new Map([
      ["고속도로", 3],
      ["고속도로를", 2],
      ["고속도로의", 2],
      ["고속도로에서", 1],
      ["단량체로부터", 1],
      ["단량체를", 1],
      ["단량체의", 1],
      ["이루어지는", 9],
      ["이루어져", 4],
    ]);
    const { stemOf } = stemEvidence(forms);
    expect(stemOf("고속도로")).toBe("고속도로");
    expect(stemOf("고속도로를")).toBe("고속도로");
    expect(stemOf("단량체로부터")).toBe("단량체");
    expect(stemOf("이루어지는")).toBeNull();
  });

  test.each([
    ["batteries", "battery"],
    ["processes", "process"],
    ["coated", "coat"],
    ["coating", "coat"],
    ["mapped", "map"],
    ["bus", "bus"],
    ["MOF", "MOF"],
    ["H2O", "H2O"],
    ["Sensor", "sensor"],
    ["king", "king"],
  ])("English %s -> %s", (word, stem) => {
    expect(englishStem(word)).toBe(stem);
  });
});
