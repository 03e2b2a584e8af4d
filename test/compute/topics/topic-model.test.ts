import { beforeAll, describe, expect, test } from "vitest";
import { patentIndustries } from "@/server/compute/topics/ipc-industries";
import type { NounAnalyser } from "@/server/compute/topics/noun-parts";
import { syntheticPatents, withParticle } from "@/server/compute/topics/synthetic-patents";
import { SYNTHETIC_THEMES } from "@/server/compute/topics/synthetic-themes";
import type { TopicDocument } from "@/server/compute/topics/topic-description";
import { type TopicModel, topicModel, topicModelSteps } from "@/server/compute/topics/topic-model";
import { loadNounAnalyser } from "@/server/features/patents/analyser";
import { industryByCode, loadIpcKsic, regionByCode } from "@/server/features/reference/data";

const patents = syntheticPatents({ seed: 1 });
const documents: TopicDocument[] = patents.map((patent) => ({ ...patent, id: patent.applicationNo }));
const K = SYNTHETIC_THEMES.length;

let analyse: NounAnalyser;
let model: TopicModel;
beforeAll(async () => {
  analyse = await loadNounAnalyser();
  model = topicModel(documents, analyse, { topics: K, seed: 1 });
}, 60_000);

/** Share of the patents whose theme is the one that most patents of their strongest topic have. */
function purity({ weights, topics }: TopicModel): number {
  const strongest = patents.map((_, row) => {
    const own = weights.subarray(row * topics.length, (row + 1) * topics.length);
    return own.indexOf(Math.max(...own));
  });
  let right = 0;
  for (let k = 0; k < topics.length; k++) {
    const themes = patents.filter((_, row) => strongest[row] === k).map(({ theme }) => theme);
    right += Math.max(
      0,
      ...SYNTHETIC_THEMES.map(({ key }) => themes.filter((theme) => theme === key).length),
    );
  }
  return right / patents.length;
}

describe("topics of the synthetic patents", () => {
  test("the planted themes are recovered", () => {
    expect(model.topics).toHaveLength(K);
    expect(purity(model)).toBeGreaterThan(0.95);
  });

  test("and from the corpus alone, without the analyser", () => {
    expect(purity(topicModel(documents, null, { topics: K, seed: 1 }))).toBeGreaterThan(0.9);
  }, 60_000);

  test("by Dirichlet allocation too: the same tables, the themes recovered", () => {
    const found = topicModel(documents, analyse, { topics: K, seed: 1, method: "lda" });
    expect(purity(found)).toBeGreaterThan(0.9);
    for (let row = 0; row < documents.length; row++) {
      const own = found.weights.subarray(row * K, (row + 1) * K);
      expect(own.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(
        found.unplaced.includes(row) ? 0 : 1,
        6,
      );
      expect(found.fit[row]! >= 0 && found.fit[row]! <= 1).toBe(true);
    }
    const sizes = found.topics.map(({ size }) => size);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  }, 60_000);

  test("the same seed gives the same answer", () => {
    expect(topicModel(documents, analyse, { topics: K, seed: 1 })).toEqual(model);
  }, 60_000);

  test("weights of a document add up to 1, sizes to the documents, years and regions to the size", () => {
    for (let row = 0; row < documents.length; row++) {
      const own = model.weights.subarray(row * K, (row + 1) * K);
      expect(own.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(
        model.unplaced.includes(row) ? 0 : 1,
        9,
      );
      expect(Math.min(...own)).toBeGreaterThanOrEqual(0);
    }
    const total = model.topics.reduce((sum, { size }) => sum + size, 0);
    expect(total).toBeCloseTo(documents.length - model.unplaced.length, 6);
    for (const topic of model.topics) {
      const add = (rows: { weight: number }[]) => rows.reduce((sum, { weight }) => sum + weight, 0);
      expect(add(topic.yearly)).toBeCloseTo(topic.size, 6);
      expect(add(topic.byRegion)).toBeCloseTo(topic.size, 6);
    }
    expect(model.topics.map(({ size }) => size)).toEqual(
      [...model.topics.map(({ size }) => size)].sort((a, b) => b - a),
    );
  });

  test("terms are Korean nouns of the field: no boilerplate, no label, no particles", () => {
    const terms = model.topics.flatMap((topic) => topic.terms.slice(0, 10).map(({ term }) => term));
    for (const word of ["발명", "합성", "예시", "출원", "방법", "상기"]) expect(terms).not.toContain(word);
    expect(terms.filter((term) => /(을|를|에서|으로)$/.test(term))).toEqual([]);
    const vocabulary = SYNTHETIC_THEMES.map(({ objects, parts, inputs, actions, effects }) =>
      [objects, parts, inputs, actions, effects].join(" ").replaceAll(" ", ""),
    ).join(" ");
    const foreign = terms.filter((term) => !vocabulary.includes(term.replaceAll(" ", "")));
    expect(foreign).toEqual([]);
  });

  test("a term's weight and relevance are what the formulas say", () => {
    const shares = model.topics.map(({ size }) => size / (documents.length - model.unplaced.length));
    const [first] = model.topics;
    const { term, weight, relevance } = first!.terms[0]!;
    const others = model.topics.map((topic) => topic.terms.find((other) => other.term === term)?.weight ?? 0);
    const overall = others.reduce((sum, other, k) => sum + shares[k]! * other, 0);
    // terms below the listed twenty of another topic are missing from this sum, so it is a lower bound of p(term)
    expect(relevance).toBeLessThanOrEqual(0.6 * Math.log(weight) + 0.4 * Math.log(weight / overall) + 1e-9);
    for (const topic of model.topics)
      expect(topic.terms.map((entry) => entry.weight)).toEqual(
        [...topic.terms.map((entry) => entry.weight)].sort((a, b) => b - a),
      );
  });

  test("a recommended number of topics comes with what was tried", () => {
    const auto = topicModel(documents, analyse, { topics: "auto", seed: 1 });
    expect(auto.trials.map(({ topics }) => topics)).toContain(auto.topics.length);
    expect(auto.topics.length).toBeGreaterThanOrEqual(12);
    for (const { coherence, diversity, stability } of auto.trials) {
      expect(Math.abs(coherence)).toBeLessThanOrEqual(1);
      expect(diversity).toBeGreaterThan(0);
      expect(stability).toBeLessThanOrEqual(1 + 1e-9);
    }
  }, 60_000);
});

describe("a small corpus of a few fields", () => {
  const FIELDS = [
    "영구자석 구동모터의 토크를 인버터로 제어하는 감속기",
    "배터리팩 냉각 유로의 온도를 낮추는 열관리 방열판",
    "니켈 양극재를 소성하는 이차전지 활물질",
    "라이다 점군에서 보행자를 인식하는 자율주행 레이더",
    "항원을 발현하는 재조합 백신의 면역 항체",
  ];
  /** Twelve of each, all of a field in the same words: every term stands in a fifth of them. */
  const small = Array.from({ length: 60 }, (_, i): TopicDocument => {
    const text = FIELDS[i % 5]!;
    return {
      id: String(i),
      title: `${text} ${i}`,
      abstract: `본 발명은 ${text}에 관한 것이다.`,
      year: 2020,
      regions: [],
    };
  });

  test.each([5, "auto"] as const)("gives its fields, each whole in a topic of its own: %s", (topics) => {
    const { weights, ...found } = topicModel(small, analyse, { topics, seed: 1 });
    expect(found.unplaced).toEqual([]);
    expect(found.topics.map(({ size }) => Math.round(size))).toEqual([12, 12, 12, 12, 12]);
    const strongest = small.map((_, row) => {
      const own = weights.subarray(row * 5, row * 5 + 5);
      return own.indexOf(Math.max(...own));
    });
    expect(strongest).toEqual(strongest.map((_, row) => strongest[row % 5]));
  });

  test("more topics than there are different patents are not made up", () => {
    expect(topicModel(small, analyse, { topics: 20, seed: 1 }).topics).toHaveLength(5);
  });

  test("patents that are all the same have none", () => {
    const same = small.filter((_, i) => i % 5 === 0);
    expect(topicModel(same, analyse, { topics: 5, seed: 1 }).topics).toEqual([]);
  });

  test("steps tell a growing share below 1 and lead to the same model", () => {
    const steps = topicModelSteps(documents, analyse, { topics: "auto", seed: 1 });
    const shares: number[] = [];
    for (;;) {
      const step = steps.next();
      if (step.done) {
        expect(step.value).toEqual(topicModel(documents, analyse, { topics: "auto", seed: 1 }));
        break;
      }
      shares.push(step.value);
    }
    expect(shares.length).toBeGreaterThan(50);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect([shares[0]! > 0, shares.at(-1)! <= 1]).toEqual([true, true]);
  }, 120_000);
});

describe("corpora that are hardly any", () => {
  const blank: TopicDocument = { id: "x", title: "", abstract: "", year: null, regions: [] };

  test("no documents, and documents without terms: no topics, said so", () => {
    expect(topicModel([], analyse, { topics: 5, seed: 1 }).topics).toEqual([]);
    const nothing = topicModel([blank, blank], analyse, { topics: "auto", seed: 1 });
    expect(nothing).toMatchObject({ topics: [], unplaced: [0, 1], withoutYear: 2, withoutRegion: 2 });
  });

  test("never more topics than documents with terms; the one without is named", () => {
    const few = topicModel([...documents.slice(0, 3), ...documents.slice(0, 3), blank], analyse, {
      topics: 50,
      seed: 1,
    });
    expect(few.topics.length).toBeLessThanOrEqual(6);
    expect(few.unplaced).toEqual([6]);
    expect(JSON.stringify(few.topics)).not.toMatch(/NaN|null,"label/);
  });
});

describe("synthetic patents", () => {
  test("say that they are synthetic, and refer to real classes, regions and years", () => {
    const place = patentIndustries(loadIpcKsic());
    for (const patent of patents) {
      expect(patent.applicationNo).toMatch(/^SYN-20(1[3-9]|2[0-2])-\d{4}$/);
      expect(patent.abstract).toContain("합성 예시");
      for (const applicant of patent.applicants) expect(applicant).toMatch(/^가상/);
      for (const region of patent.regions) expect(regionByCode(region)?.kind).toBe("province");
      expect(place(patent.ipc)!.every(({ prefix }) => industryByCode(prefix))).toBe(true);
    }
    expect(new Set(patents.map(({ applicationNo }) => applicationNo)).size).toBe(300);
  });

  test("are the same for a seed, others for another", () => {
    expect(syntheticPatents({ seed: 1 })).toEqual(patents);
    expect(syntheticPatents({ seed: 2 })[0]!.abstract).not.toBe(patents[0]!.abstract);
  });

  test("growing fields grow: over many patents the last year has more than the first", () => {
    const many = syntheticPatents({ seed: 3, count: 6000 });
    const filed = (theme: string, year: number) =>
      many.filter((p) => p.theme === theme && p.year === year).length;
    for (const { key, growth } of SYNTHETIC_THEMES)
      if (growth >= 2.5) expect(filed(key, 2022), key).toBeGreaterThan(filed(key, 2013));
      else if (growth < 0.8) expect(filed(key, 2022), key).toBeLessThan(filed(key, 2013));
  });

  test("particles follow the last sound", () => {
    expect(withParticle("전극", "을/를")).toBe("전극을");
    expect(withParticle("전지", "을/를")).toBe("전지를");
    expect(withParticle("패널", "으로/로")).toBe("패널로");
    expect(withParticle("전극", "으로/로")).toBe("전극으로");
  });
});
