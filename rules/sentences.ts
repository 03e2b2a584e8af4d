import type { DrawnCut } from "./cuts";
import type { Strategy, Text } from "./schema";

/** What the sentences call the indicators. */
export const INDICATOR_NAMES = {
  a: { ko: "산업선도성(a)", en: "leadership (a)" },
  b: { ko: "개방혁신성(b)", en: "open innovation (b)" },
  c: { ko: "산업강건성(c)", en: "robustness (c)" },
} as const satisfies Record<string, Text>;
export type Named = keyof typeof INDICATOR_NAMES;

const CUT_KINDS: Record<DrawnCut["kind"], Text> = {
  mean: { ko: "평균", en: "the mean" },
  median: { ko: "중앙값", en: "the median" },
  fixed: { ko: "고정값", en: "the fixed cut" },
  given: { ko: "지정값", en: "the given cut" },
};

export type Compared = { name: Named; value: number; cut: number; kind: DrawnCut["kind"] };
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
  const kind = CUT_KINDS[of.kind];
  const name = INDICATOR_NAMES[of.name];
  return {
    ko: `${name.ko} 값(${value})은 기준(${kind.ko} ${cut}) ${isHigh(of) ? "이상" : "미만"}`,
    en: `${name.en} is ${value}, ${isHigh(of) ? "at or above" : "below"} ${kind.en} of ${cut}`,
  };
}

export function strategySentence(first: Compared, second: Compared, { name, aim }: Strategy): Text {
  const [x, y] = [compared(first), compared(second)];
  return {
    ko: `${x.ko}이고 ${y.ko}이므로 ‘${name.ko}(${aim.ko})’ 전략을 권고합니다.`,
    en: capital(`${x.en}, and ${y.en}: the recommended strategy is “${name.en}” (${aim.en}).`),
  };
}

export function hubSentence(first: Compared, second: Compared, hub: boolean): Text {
  const [x, y] = [compared(first), compared(second)];
  return {
    ko: `${x.ko}이고 ${y.ko}이므로 거점산업 후보${hub ? "에 해당합니다" : "에 해당하지 않습니다"}.`,
    en: capital(`${x.en}, and ${y.en}: ${hub ? "a" : "not a"} hub industry candidate.`),
  };
}

export function undeterminedSentence(missing: readonly Named[], what: Text): Text {
  const names = (language: keyof Text) => missing.map((name) => INDICATOR_NAMES[name][language]).join(", ");
  return {
    ko: `${names("ko")} 값이 없어 ${what.ko} 판정할 수 없습니다.`,
    en: capital(
      `${names("en")} ${missing.length > 1 ? "are" : "is"} missing: ${what.en} cannot be determined.`,
    ),
  };
}

export const filled = (text: Text, values: Record<string, string>): Text => {
  const fill = (template: string) =>
    template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return { ko: fill(text.ko), en: fill(text.en) };
};

const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);
