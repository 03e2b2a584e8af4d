import type { StemEvidence } from "./noun-stems";
import { isAdverb, isPointing, mayBeVerb, stemReadings } from "./particles";

/** A morpheme with its tag in the Sejong tag set (NNG, NNP, XSN, JKO ...). */
export type Morpheme = { text: string; pos: string };
/** Morphological analysis of one word form; server/features/patents/analyser.ts has the one that the product uses. */
export type NounAnalyser = (form: string) => Morpheme[];

/**
 * The nouns at the head of a word form: 폐수처리장치를 -> 폐수 처리 장치. `open`: nothing follows the last noun, so that it
 * may join the next word (연료 전지).
 */
export type NounParts = { parts: string[]; open: boolean };
export type FormReader = (form: string) => NounParts;

const NONE: NounParts = { parts: [], open: false };
const NOUN = new Set(["NNG", "NNP", "XR", "XPN", "XSN"]);

/** Heads of one syllable that only say "part, use, state": 제어부, 차량용, 표면상. They are cut off. */
const EMPTY_HEADS = new Set([..."부들용별상시중후내측간등적수값전하별속당끼"]);

/**
 * Nouns of an analysed form: everything before the first morpheme that is not one. A noun of one syllable belongs to its
 * neighbour (골격 + 체, 접지 + 판, 체 + 질량), an empty head is dropped.
 */
function headNouns(morphemes: Morpheme[], form: string): NounParts {
  const parts: string[] = [];
  let at = 0;
  let length = 0;
  let closed = false;
  for (; at < morphemes.length && NOUN.has(morphemes[at]!.pos); at++) {
    const { text } = morphemes[at]!;
    // a surface that was contracted is not in the form any more: what follows cannot be trusted
    if (!form.startsWith(text, length)) break;
    length += text.length;
    if (text.length > 1) {
      if (parts.at(-1)?.length === 1) parts[parts.length - 1] += text;
      else parts.push(text);
      closed = false;
    } else if (parts.length === 0) parts.push(text);
    else if (parts.at(-1)!.length > 1 && EMPTY_HEADS.has(text)) closed = true;
    else parts[parts.length - 1] += text;
  }
  return { parts, open: !closed && length === form.length };
}

/** Nouns that end like a noun with a particle, or that an analyser cuts in the wrong place. */
const WHOLE = new Set(
  "마이크로 매크로 하이드로 제로 다이나믹 이온 하이브리드 나노 바이오 유전체 강유전체 압전체 전기화학 생화학 전자기".split(
    " ",
  ),
);

/** Nouns of one syllable that are terms with a neighbour (전자 빔, 반도체 칩); alone none is. */
const SHORT_NOUNS = new Set([..."빔칩핀열균막셀캠휠겔젤팬볼암링철층관"]);

const covers = ({ parts }: NounParts, form: string) => parts.join("").length === form.length;

/**
 * Reads forms with a morphological analyser, corrected by the corpus: where the corpus knows a stem (noun-stems.ts),
 * that stem decides what is noun and what is ending, and the analyser only splits it into nouns; a stem that the analyser
 * cannot read as nouns stays whole (단량체 in 단량체로부터, 컨넥터). Where the corpus is silent the analyser decides.
 */
export function analysedForms(analyse: NounAnalyser, evidence: StemEvidence): FormReader {
  const partsOf = (stem: string, form: string): NounParts => {
    if (WHOLE.has(stem)) return { parts: [stem], open: stem.length === form.length };
    const read = headNouns(analyse(stem), stem);
    const noun = withoutHead(stem, evidence);
    if (noun !== stem) return { parts: partsOf(noun, noun).parts, open: false };
    if (covers(read, stem)) return { parts: read.parts, open: read.open && stem.length === form.length };
    // an empty head was cut and the rest was read: 표면상 -> 표면
    if (EMPTY_HEADS.has(stem.at(-1)!) && covers(read, stem.slice(0, -1)))
      return { parts: read.parts, open: false };
    return { parts: [stem], open: stem.length === form.length };
  };
  return (form) => {
    if (WHOLE.has(form)) return { parts: [form], open: true };
    if (form.length === 1) return SHORT_NOUNS.has(form) ? { parts: [form], open: true } : NONE;
    if (isPointing(form) || isAdverb(form)) return NONE;
    const stem = evidence.stemOf(form);
    if (stem !== null) return partsOf(stem, form);
    const morphemes = analyse(form);
    const read = headNouns(morphemes, form);
    // 수전해 is a noun, 이용해 is 이용하여: unless the corpus knows the rest as a noun, the whole is one
    if (form.endsWith("해") && form.length > 2 && evidence.count(form.slice(0, -1)) === 0)
      return { parts: [form], open: true };
    // read as one unknown noun, or as none: a certain ending is stronger evidence
    if (morphemes.length === 1 || read.parts.length === 0) {
      const reading = stemReadings(form).findLast(
        ({ hard, ending }) =>
          hard ||
          (form.length > 3 &&
            (["이", "은", "는"].includes(ending) ||
              (["가", "된", "할", "될"].includes(ending) && evidence.count(form.slice(-2)) === 0))),
      );
      if (reading) return partsOf(reading.stem, form);
    }
    return { parts: read.parts.filter((part) => part.length > 1), open: read.open };
  };
}

/** 제어부 -> 제어, 셀들 -> 셀 when the corpus knows the shorter noun. */
function withoutHead(stem: string, evidence: StemEvidence): string {
  const shorter = stem.slice(0, -1);
  return stem.length > 2 && /[부들]$/.test(stem) && evidence.count(shorter) > 0 ? shorter : stem;
}

/** Endings that also end verbs and nouns, trusted after three syllables. */
const SUBJECT = ["이", "가", "은", "는"];

/**
 * A form of which the corpus has too little to say: what stands before a certain ending (라파마이신을), or the bare form of three
 * syllables or more that does not end like a verb (크론병). Three, because most short forms without an ending are adverbs.
 */
function unsupportedStem(form: string): string | null {
  const reading = stemReadings(form).findLast(
    ({ hard, ending }) => hard || (form.length > 3 && SUBJECT.includes(ending)),
  );
  if (reading)
    return mayBeVerb(reading.stem) && (!reading.hard || reading.stem.length < 3) ? null : reading.stem;
  return form.length > 2 && !mayBeVerb(form) ? form : null;
}

/**
 * Reads forms from the corpus alone, when there is no analyser: the supported stem, cut into the two or more
 * shorter stems that occur on their own most often,
 *
 *   best split = max over splits of the smallest count of a part, taken if every part has at least `minHard` endings
 *                and occurs at least twice as often as the whole
 */
export function corpusForms(evidence: StemEvidence, { minHard = 3 }: { minHard?: number } = {}): FormReader {
  const cache = new Map<string, string[]>();
  const split = (stem: string): string[] => {
    const known = cache.get(stem);
    if (known) return known;
    let best = [stem];
    let bestCount = 2 * evidence.count(stem);
    for (let at = 2; at <= stem.length - 2; at++) {
      const [left, right] = [stem.slice(0, at), stem.slice(at)];
      if (evidence.hardEndings(left) < minHard || evidence.hardEndings(right) < minHard) continue;
      const weakest = Math.min(evidence.count(left), evidence.count(right));
      if (weakest >= bestCount) {
        bestCount = weakest;
        best = [...split(left), ...split(right)];
      }
    }
    cache.set(stem, best);
    return best;
  };
  return (form) => {
    if (isPointing(form) || isAdverb(form)) return NONE;
    const stem = evidence.stemOf(form) ?? unsupportedStem(form);
    if (stem === null) return NONE;
    const noun = withoutHead(stem, evidence);
    return { parts: split(noun), open: noun.length === form.length };
  };
}
