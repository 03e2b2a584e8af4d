import { englishStem } from "./english-stem";

/**
 * What stands about one five-digit industry: its names, those above it, words of its products; each with its weight.
 * `byText`: may come in by the text alone, where the patent's classes do not lead to it.
 */
export type IndustryText = {
  code: string;
  byText: boolean;
  parts: readonly { text: string; weight: number }[];
};

/** Words that stand in every patent or in every industry's name and say nothing of either. */
const EMPTY_WORDS =
  "제조업 제조 기타 관련 유사 이용 방법 장치 발명 상기 포함 구비 특징 시스템 제품 및 또는 기반 사용 공급업 서비스업 서비스 공사업 용도 형성 제공 구성 복수 실시 기술 개시 이를 그를 구체 상세 위한 대한 방안 기능 구조 본체 부분품 가공업 처리업 재배업 일반 분류 달리 그외 산업용 부품 기기 장비 기계 정보 측정 제어 처리 가공 생산 개발 재료 물질 화학";
const EMPTY = new Set(EMPTY_WORDS.split(" "));
const ENGLISH_EMPTY = new Set(
  "manufacture manufactur of and other the for a in or to not elsewhere classified classify n.e.c nec method apparatus system device thereof using same use product service except activity related similar".split(
    " ",
  ),
);
const RUN = /[가-힣]{2,}|[A-Za-z][A-Za-z0-9]+/g;
const HANGUL = 0xac00;
const SYLLABLES = 11_173;
const isHangul = (run: string) => run.charCodeAt(0) >= HANGUL;

/** Numbers of features: English stems, and Korean syllable pairs and triples within a word, so that compounds share their parts. */
type Features = {
  latin: Map<string, number>;
  pairs: Map<number, number>;
  triples: Map<number, number>;
  count: number;
};

export type IndustryIndex = {
  codes: readonly string[];
  byText: readonly boolean[];
  features: Features;
  /** Per feature its inverse document frequency; postings from `starts[f]` to `starts[f + 1]`. */
  idf: Float64Array;
  starts: Int32Array;
  industries: Int32Array;
  weights: Float64Array;
  /** Of a feature: itself as text, and the first word that brought it in. For evidence. */
  shown: { piece: string; word: string }[];
};

const numberOf = <Key>(map: Map<Key, number>, key: Key, make: (() => number) | null): number => {
  const known = map.get(key);
  if (known !== undefined) return known;
  if (!make) return -1;
  const made = make();
  map.set(key, made);
  return made;
};

/** Tell every feature of a text; unknown ones are made where `features` grow, else left out. */
function eachFeature(
  text: string,
  features: Features,
  grow: boolean,
  told: (feature: number, shown: () => IndustryIndex["shown"][number]) => void,
): void {
  const make = grow ? () => features.count++ : null;
  for (const [run] of text.matchAll(RUN)) {
    if (!isHangul(run)) {
      const stem = englishStem(run);
      if (stem.length < 2 || ENGLISH_EMPTY.has(stem)) continue;
      const feature = numberOf(features.latin, stem, make);
      if (feature >= 0) told(feature, () => ({ piece: run, word: run }));
      continue;
    }
    if (EMPTY.has(run)) continue;
    for (let at = 0; at + 1 < run.length; at++) {
      const two = run.slice(at, at + 2);
      const pair = numberOf(
        features.pairs,
        (run.charCodeAt(at) - HANGUL) * SYLLABLES + run.charCodeAt(at + 1) - HANGUL,
        make,
      );
      // A triple begins with a pair: without the pair there is no triple.
      if (pair < 0) continue;
      if (!EMPTY.has(two)) told(pair, () => ({ piece: two, word: run }));
      if (at + 2 >= run.length) continue;
      const triple = numberOf(features.triples, pair * SYLLABLES + run.charCodeAt(at + 2) - HANGUL, make);
      if (triple >= 0 && !EMPTY.has(run.slice(at, at + 3)))
        told(triple, () => ({ piece: run.slice(at, at + 3), word: run }));
    }
  }
}

/**
 * The text of the industries, ready to be asked. With the greatest part weight `a` with which a feature stands in the
 * text of an industry i, and df the number of the N industries that have it:
 *
 *   idf_f = ln(1 + N / df_f),   w_if = a_if idf_f / |a_i idf|
 *
 * Features: English stems, and pairs and triples of syllables within a Korean word. Same input, same index.
 */
export function industryTextIndex(industries: readonly IndustryText[]): IndustryIndex {
  const features: Features = { latin: new Map(), pairs: new Map(), triples: new Map(), count: 0 };
  const shown: IndustryIndex["shown"] = [];
  const ofIndustry = industries.map(({ parts }) => {
    const weights = new Map<number, number>();
    for (const { text, weight } of parts)
      eachFeature(text, features, true, (feature, word) => {
        shown[feature] ??= word();
        if (weight > (weights.get(feature) ?? 0)) weights.set(feature, weight);
      });
    return weights;
  });
  const df = new Int32Array(features.count);
  for (const weights of ofIndustry) for (const feature of weights.keys()) df[feature]!++;
  const idf = Float64Array.from(df, (n) => (n > 0 ? Math.log(1 + industries.length / n) : 0));
  const starts = new Int32Array(features.count + 1);
  for (let f = 0; f < features.count; f++) starts[f + 1] = starts[f]! + df[f]!;
  const place = starts.slice();
  const posted = new Int32Array(starts[features.count]!);
  const weights = new Float64Array(posted.length);
  ofIndustry.forEach((own, industry) => {
    let squares = 0;
    for (const [feature, weight] of own) squares += (weight * idf[feature]!) ** 2;
    for (const [feature, weight] of own) {
      const at = place[feature]!++;
      posted[at] = industry;
      weights[at] = (weight * idf[feature]!) / Math.sqrt(squares);
    }
  });
  return {
    codes: industries.map(({ code }) => code),
    byText: industries.map(({ byText }) => byText),
    ...{ features, idf, starts, industries: posted, weights, shown },
  };
}

export type PatentText = { title: string; abstract?: string };
/** A title is short and says what the patent is about: its features count this often. */
const TITLE_WEIGHT = 3;

/**
 * How alike a patent is to each industry, 0 to 1: the cosine of their weighted features,
 *
 *   likeness_i = sum_f w_if v_f,   v_f = ln(1 + n_f) idf_f / |ln(1 + n) idf|
 *
 * with n_f the number of times that the feature stands in the patent, in the title three times over. Zero everywhere when they
 * have nothing in common. The array is used again by the next call.
 */
export function likenessReader(index: IndustryIndex): (patent: PatentText) => Float64Array {
  const counts = new Float64Array(index.features.count);
  const likeness = new Float64Array(index.codes.length);
  return ({ title, abstract = "" }) => {
    const seen: number[] = [];
    const count = (times: number) => (feature: number) => {
      if (counts[feature] === 0) seen.push(feature);
      counts[feature]! += times;
    };
    eachFeature(title, index.features, false, count(TITLE_WEIGHT));
    eachFeature(abstract, index.features, false, count(1));
    likeness.fill(0);
    let squares = 0;
    for (const feature of seen) {
      const value = Math.log1p(counts[feature]!) * index.idf[feature]!;
      counts[feature] = 0;
      squares += value * value;
      for (let at = index.starts[feature]!; at < index.starts[feature + 1]!; at++)
        likeness[index.industries[at]!]! += value * index.weights[at]!;
    }
    if (squares > 0) {
      const norm = Math.sqrt(squares);
      for (let i = 0; i < likeness.length; i++) likeness[i]! /= norm;
    }
    return likeness;
  };
}

/**
 * The words that make a patent like one industry, the strongest first: what a person is shown as evidence. A word of the
 * industries where the patent has the whole of it, else the part that it has, of three syllables or a foreign word.
 */
export function sharedWords(index: IndustryIndex, code: string, patent: PatentText, limit = 5): string[] {
  const industry = index.codes.indexOf(code);
  const whole = `${patent.title} ${patent.abstract ?? ""}`;
  const strength = new Map<string, number>();
  const seen = new Set<number>();
  const tell = (feature: number) => {
    if (seen.has(feature)) return;
    seen.add(feature);
    for (let at = index.starts[feature]!; at < index.starts[feature + 1]!; at++) {
      if (index.industries[at] !== industry) continue;
      const { piece, word } = index.shown[feature]!;
      const text = whole.includes(word) ? word : piece;
      if (text === word || piece.length >= 3)
        strength.set(text, (strength.get(text) ?? 0) + index.weights[at]! * index.idf[feature]!);
    }
  };
  eachFeature(whole, index.features, false, tell);
  const words = [...strength].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  return words
    .filter((word) => !words.some((other) => other !== word && other.includes(word)))
    .slice(0, limit);
}
