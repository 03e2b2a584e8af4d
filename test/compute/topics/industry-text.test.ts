import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { industryRanker, RANKING, sureness } from "@/server/compute/topics/industry-ranking";
import { industryTextIndex, likenessReader, sharedWords } from "@/server/compute/topics/industry-text";
import { ipcPattern, patentIndustries } from "@/server/compute/topics/ipc-industries";
import { rankedTopicIndustries } from "@/server/compute/topics/topic-industry-codes";
import { loadIpcKsic } from "@/server/features/reference/data";
import { industryTexts } from "@/server/features/reference/industry-texts";

const small = [
  {
    code: "10111",
    byText: true,
    parts: [
      { text: "육류 도축", weight: 1 },
      { text: "meat", weight: 0.5 },
    ],
  },
  { code: "10112", byText: true, parts: [{ text: "가금류 도축", weight: 1 }] },
  { code: "26429", byText: true, parts: [{ text: "무선통신 안테나", weight: 1 }] },
  { code: "47111", byText: false, parts: [{ text: "안테나 소매", weight: 1 }] },
];

/** The definition word for word: pairs and triples within Korean words, whole English words, cosine of tf-idf. */
function slowLikeness(patent: { title: string; abstract: string }): number[] {
  const features = (text: string) =>
    (text.match(/[가-힣]{2,}|[A-Za-z]{2,}/g) ?? []).flatMap((run) =>
      /[A-Za-z]/.test(run)
        ? [run.toLowerCase()]
        : [2, 3].flatMap((n) =>
            Array.from({ length: Math.max(0, run.length - n + 1) }, (_, i) => run.slice(i, i + n)),
          ),
    );
  const own = small.map(({ parts }) => {
    const weights = new Map<string, number>();
    for (const { text, weight } of parts)
      for (const feature of features(text)) weights.set(feature, Math.max(weight, weights.get(feature) ?? 0));
    return weights;
  });
  const idf = (feature: string) => {
    const df = own.filter((weights) => weights.has(feature)).length;
    return df === 0 ? 0 : Math.log(1 + small.length / df);
  };
  const counts = new Map<string, number>();
  const count = (text: string, times: number) => {
    for (const feature of features(text)) counts.set(feature, (counts.get(feature) ?? 0) + times);
  };
  count(patent.title, 3);
  count(patent.abstract, 1);
  const value = (feature: string) => Math.log1p(counts.get(feature) ?? 0) * idf(feature);
  const norm = Math.hypot(...[...counts.keys()].map(value));
  return own.map((weights) => {
    const length = Math.hypot(...[...weights].map(([feature, weight]) => weight * idf(feature)));
    const dot = [...weights].reduce((sum, [f, weight]) => sum + weight * idf(f) * value(f), 0);
    return norm > 0 ? dot / norm / length : 0;
  });
}

describe("likeness of a patent and an industry", () => {
  test("is the definition, whatever the text", () => {
    const read = likenessReader(industryTextIndex(small));
    const words = fc.array(
      fc.constantFrom("육류", "가금류", "도축", "안테나", "무선통신용", "meat", "소매", "하늘"),
    );
    fc.assert(
      fc.property(words, words, (title, abstract) => {
        const patent = { title: title.join(" "), abstract: abstract.join(" ") };
        const fast = [...read(patent)];
        for (const [i, value] of slowLikeness(patent).entries()) expect(fast[i]).toBeCloseTo(value, 12);
      }),
    );
  });

  test("compounds share their parts: 무선통신용안테나 is like 무선통신 안테나", () => {
    const index = industryTextIndex(small);
    const read = likenessReader(index);
    const [meat, , antenna] = read({ title: "무선통신용안테나를", abstract: "" });
    expect(antenna).toBeGreaterThan(0.8);
    expect(meat).toBe(0);
    expect(sharedWords(index, "26429", { title: "패치 안테나" })).toEqual(["안테나"]);
  });
});

describe("five-digit industries of a patent", () => {
  const index = industryTextIndex(small);
  const rank = industryRanker(index);
  const ranked = (prior: [string, number][], title: string) =>
    rank(
      prior.map(([prefix, share]) => ({ prefix, share })),
      { title },
    );

  test("without a word in common they are the prior, spread evenly", () => {
    expect(ranked([["101", 1]], "하늘")).toEqual([
      { code: "10111", share: 0.5 },
      { code: "10112", share: 0.5 },
    ]);
  });

  test("the text picks the subclass; what is outside of the prior has at most the stated share", () => {
    const shares = new Map(ranked([["101", 1]], "가금류 안테나").map(({ code, share }) => [code, share]));
    expect(shares.get("10112")!).toBeGreaterThan(0.8);
    expect(shares.get("26429")!).toBeLessThanOrEqual(RANKING.outside);
    expect(shares.has("47111")).toBe(false);
    const closed = industryRanker(index, { ...RANKING, outside: 0 });
    expect(closed([{ prefix: "101", share: 1 }], { title: "안테나" }).map(({ code }) => code)).toEqual([
      "10111",
      "10112",
    ]);
  });

  test("shares add up to one, and a colder temperature follows the text more", () => {
    const all = industryTextIndex(industryTexts());
    const prior = patentIndustries(loadIpcKsic())(["H01Q 9/04"])!;
    const patent = { title: "광대역 패치 안테나", abstract: "접지판과 급전 선로를 가진 안테나" };
    const shareAt = (temperature: number) => {
      const list = industryRanker(all, { ...RANKING, temperature })(prior, patent);
      expect(list.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
      return list.find(({ code }) => code === "26429")!.share;
    };
    expect(shareAt(0.03)).toBeGreaterThan(shareAt(0.1));
    expect(shareAt(0.1)).toBeGreaterThan(shareAt(10));
    expect(() => shareAt(0)).toThrow("temperature");
  });

  test("how sure: one alone 1, even shares 0", () => {
    const even = Array.from({ length: 7 }, () => ({ share: 1 / 7 }));
    expect([sureness([]), sureness([{ share: 0.2 }])]).toEqual([null, 1]);
    expect(sureness(even)).toBeCloseTo(0, 12);
    expect(sureness([{ share: 0.9 }, { share: 0.1 }])).toBeGreaterThan(
      sureness([{ share: 0.6 }, { share: 0.4 }])!,
    );
  });
});

test("industries of topics are the mean over their placed patents by weight", () => {
  const index = industryTextIndex(small);
  const prior = [
    { ipc: "A22B", condition: "" as const, prefix: "101", weight: 1, method: "own" as const },
    { ipc: "H01Q", condition: "" as const, prefix: "26429", weight: 1, method: "own" as const },
  ];
  const documents = [
    { title: "하늘", ipc: ["A22B 3/00"] },
    { title: "하늘", ipc: ["H01Q 1/00"] },
    { title: "하늘", ipc: ["X99Z"] },
  ];
  const weights = Float64Array.of(0.75, 0, 0.25, 1, 1, 0);
  const [first, second] = rankedTopicIndustries(weights, 2, documents, prior, index);
  expect(first!.placed).toBeCloseTo(0.5, 12);
  expect(first!.codes.map(({ code, share, inTop3 }) => [code, share, inTop3])).toEqual([
    ["10111", 0.375, 0.75],
    ["10112", 0.375, 0.75],
    ["26429", 0.25, 0.25],
  ]);
  expect(second!.codes.map(({ code, share }) => [code, share])).toEqual([["26429", 1]]);
  expect(second!.sureness).toBe(1);
});

test.each([
  ["A61K", "A61K"],
  ["A61K 8", "A61K8/"],
  ["h01m 010/0525", "H01M10/0525$"],
  ["H01M-010/052%", "H01M10/052"],
  ["H01M10%", "H01M10"],
  ["A61%", "A61"],
  ["H%", "H"],
  ["%", null],
  ["H01M%10", null],
  ["전지", null],
])("a class as it stands in a table: %s", (text, pattern) => {
  expect(ipcPattern(text)).toBe(pattern);
});
