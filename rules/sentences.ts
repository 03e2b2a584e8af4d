import type { DrawnCut } from "./cuts";
import type { Strategy, Text } from "./schema";

/** What the sentences call the indicators. */
export const INDICATOR_NAMES = {
  a: { ko: "산업선도성(a)", en: "leadership (a)" },
  b: { ko: "개방혁신성(b)", en: "open innovation (b)" },
  c: { ko: "산업강건성(c)", en: "robustness (c)" },
} as const satisfies Record<string, Text>;
export type Named = keyof typeof INDICATOR_NAMES;

export const CUT_KINDS: Record<DrawnCut["kind"], Text> = {
  mean: { ko: "평균", en: "the mean" },
  median: { ko: "중앙값", en: "the median" },
  fixed: { ko: "고정값", en: "the fixed cut" },
  given: { ko: "지정값", en: "the given cut" },
};

export type Compared = {
  name: Named;
  value: number;
  cut: number;
  kind: DrawnCut["kind"];
  /** All compared values are the same. */
  equal: boolean;
  /** Over what a drawn cut lies, where two comparisons stand side by side: 이 지역의 평균. */
  among?: Text | undefined;
};
/** Why a side of a comparison is not there: no value, or too few values to draw the cut from. */
export type Uncompared =
  | { name: Named; why: "missing" }
  | { name: Named; why: "few"; kind: DrawnCut["kind"]; known: number };
const isHigh = ({ value, cut }: Compared) => value >= cut;

/** Three decimals, more where value and cut would read the same although they differ. */
export function figures(value: number, cut: number): [string, string] {
  let decimals = 3;
  const shown = (x: number) => x.toFixed(decimals).replace(/^-(0\.0*)$/, "$1");
  while (value !== cut && decimals < 9 && shown(value) === shown(cut)) decimals++;
  return [shown(value), shown(cut)];
}

function compared(of: Compared): Text {
  const [value, cut] = figures(of.value, of.cut);
  const kind = cutName(of);
  const name = INDICATOR_NAMES[of.name];
  return {
    ko: `${name.ko} 값(${value})은 기준(${kind.ko} ${cut}) ${isHigh(of) ? "이상" : "미만"}`,
    en: `${name.en} is ${value}, ${isHigh(of) ? "at or above" : "below"} ${kind.en} of ${cut}`,
  };
}

function cutName({ kind, among }: Compared): Text {
  const { ko, en } = CUT_KINDS[kind];
  const drawn = among && (kind === "mean" || kind === "median");
  return drawn ? { ko: `${among.ko} ${ko}`, en: `${en} ${among.en}` } : { ko, en };
}

export function strategySentence(first: Compared, second: Compared, { name, aim }: Strategy): Text {
  const [x, y] = [compared(first), compared(second)];
  const same = equalSentence([first, second]);
  return {
    ko: `${x.ko}이고 ${y.ko}이므로 ‘${name.ko}(${aim.ko})’ 전략을 권고합니다.${same.ko}`,
    en: capital(`${x.en}, and ${y.en}: the recommended strategy is “${name.en}” (${aim.en}).${same.en}`),
  };
}

export function hubSentence(first: Compared, second: Compared, hub: boolean): Text {
  const [x, y] = [compared(first), compared(second)];
  const same = equalSentence([first, second]);
  return {
    ko: `${x.ko}이고 ${y.ko}이므로 거점산업 후보${hub ? "에 해당합니다" : "에 해당하지 않습니다"}.${same.ko}`,
    en: capital(`${x.en}, and ${y.en}: ${hub ? "a" : "not a"} hub industry candidate.${same.en}`),
  };
}

/** Values that are all the same lie on their own mean; that they are at or above it says little, so it is said. */
function equalSentence(sides: readonly Compared[]): Text {
  const equal = sides.filter((of) => of.equal);
  if (equal.length === 0) return { ko: "", en: "" };
  const names = (language: keyof Text) => equal.map(({ name }) => INDICATOR_NAMES[name][language]).join(", ");
  return {
    ko: ` 견준 ${names("ko")} 값이 모두 같아 기준과 같으며, 같은 값은 기준 이상으로 봅니다.`,
    en: ` All compared values of ${names("en")} are the same and so lie on the cut, which counts as at or above it.`,
  };
}

/** Which values are missing; where none is, which cuts had too few values to be drawn. */
export function undeterminedSentence(why: readonly Uncompared[], fewest: number, what: Text): Text {
  const missing = why.filter((of) => of.why === "missing");
  const few = why.filter((of) => of.why === "few");
  const names = (of: readonly Uncompared[], language: keyof Text) =>
    of.map(({ name }) => INDICATOR_NAMES[name][language]).join(", ");
  const kinds = (language: keyof Text) =>
    [...new Set(few.map(({ kind }) => CUT_KINDS[kind][language]))].join(", ");
  const known = Math.min(...few.map((of) => of.known));
  const reason: Text =
    missing.length > 0
      ? {
          ko: `${names(missing, "ko")} 값이 없어`,
          en: `${names(missing, "en")} ${missing.length > 1 ? "are" : "is"} missing`,
        }
      : {
          ko: `${names(few, "ko")} 값이 있는 대상이 ${known}개뿐이라 기준(${kinds("ko")}, ${fewest}개 이상 필요)을 정할 수 없어`,
          en: `${known} ${known === 1 ? "row has" : "rows have"} a value of ${names(few, "en")}, and ${kinds("en")} takes ${fewest} or more to compare`,
        };
  return {
    ko: `${reason.ko} ${what.ko} 판정할 수 없습니다.`,
    en: capital(`${reason.en}: ${what.en} cannot be determined.`),
  };
}

export const filled = (text: Text, values: Record<string, string>): Text => {
  const fill = (template: string) =>
    template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return { ko: fill(text.ko), en: fill(text.en) };
};

export const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);
