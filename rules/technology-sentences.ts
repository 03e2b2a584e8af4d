import type { Text } from "./schema";
import { CUT_KINDS, capital, figures } from "./sentences";
import type { TechnologyCompared, TechnologyFigures } from "./technology";
import type { TechnologyComparison } from "./technology-pack";

/** What the sentences call what they compare. All end in a vowel in Korean: 는, 가. */
export const COMPARISON_NAMES = {
  emergence: { ko: "신흥도", en: "emergence" },
  rta: { ko: "지역 특화도", en: "regional specialisation" },
  relatedness: { ko: "연관성 밀도", en: "relatedness density" },
} as const satisfies Record<TechnologyComparison, Text>;

const AMONG: Text = { ko: "견준 주제의", en: "over the topics compared" };

function clause(name: TechnologyComparison, of: TechnologyCompared): Text {
  const [value, cut] = figures(of.value!, of.cut!);
  const drawn = of.cutKind === "mean" || of.cutKind === "median";
  const kind = CUT_KINDS[of.cutKind];
  const away = figures(Math.abs(of.distance!), 0)[0];
  const names = COMPARISON_NAMES[name];
  const same = of.distance === 0;
  const high = of.distance! >= 0;
  return {
    ko: `${names.ko}(${value})는 기준(${drawn ? `${AMONG.ko} ` : ""}${kind.ko} ${cut})${same ? "과 같고" : `보다 ${away} ${high ? "높고" : "낮고"}`}`,
    en: `${names.en} is ${value}, ${same ? "on" : `${away} ${high ? "above" : "below"}`} ${kind.en}${drawn ? ` ${AMONG.en}` : ""} (${cut})`,
  };
}

export function verdictSentence(
  used: readonly TechnologyComparison[],
  comparisons: Readonly<Record<TechnologyComparison, TechnologyCompared>>,
  { name, aim }: { name: Text; aim: Text },
): Text {
  const clauses = used.map((one) => clause(one, comparisons[one]));
  // The last clause carries the reason: 높고 -> 높으므로.
  const last = { 높고: "높으므로", 낮고: "낮으므로", 같고: "같으므로" } as const;
  const ko = clauses.map(({ ko }) => ko).join(", ");
  return {
    ko: `${ko.replace(/(높고|낮고|같고)$/, (word) => last[word as keyof typeof last])} ‘${name.ko}(${aim.ko})’를 권고합니다.`,
    en: `${capital(clauses.map(({ en }) => en).join("; "))}: “${name.en}” (${aim.en}) is recommended.`,
  };
}

/** A band of what the scenario does to b; null where it has none. */
export function effectSentence(b: TechnologyFigures["b"]): Text | null {
  if (!b || b.delta === null) return null;
  const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(3)}`;
  const band = b.low === null || b.high === null ? null : `${signed(b.low)} ~ ${signed(b.high)}`;
  const beyond = b.beyond === null ? null : signed(b.beyond);
  const unclear = b.low !== null && b.high !== null && b.low <= 0 && b.high >= 0;
  return {
    ko: `상용화 시나리오에서 개방혁신성 b는 ${signed(b.delta)}${band ? `(90% 구간 ${band})` : ""} 달라지며${beyond ? `, 같은 수의 연결을 아무 데나 더했을 때와의 차이는 ${beyond}입니다` : " 견줄 값은 없습니다"}.${unclear ? " 구간이 0을 품어 오르내림을 말할 수 없습니다." : ""} 예측이 아니라 시나리오입니다.`,
    en: `In the commercialisation scenario open innovation b moves by ${signed(b.delta)}${band ? ` (90% of draws ${band})` : ""}${beyond ? `, ${beyond} beyond the same links put anywhere` : ""}.${unclear ? " The interval holds 0, so neither a rise nor a fall can be told." : ""} It is a scenario, not a forecast.`,
  };
}

export const thinSentence = (thin: boolean, patents: number | null, fewest: number): Text | null =>
  thin && patents !== null
    ? {
        ko: `이 지역의 특허가 ${patents.toFixed(1)}건(${fewest}건 미만)이라 지역 특화도는 조심하여 읽어야 합니다.`,
        en: `It rests on ${patents.toFixed(1)} patents of the region (fewer than ${fewest}): read the specialisation with care.`,
      }
    : null;

/** What is missing; and where the cut could not be drawn, of how many. */
export function undecidedSentence(
  missing: readonly TechnologyComparison[],
  few: readonly TechnologyComparison[],
  { known, fewest }: { known: number; fewest: number },
): Text {
  const names = (of: readonly TechnologyComparison[], language: keyof Text) =>
    of.map((name) => COMPARISON_NAMES[name][language]).join(", ");
  const reasons: Text[] = [];
  if (missing.length > 0)
    reasons.push({
      ko: `${names(missing, "ko")} 값이 없어`,
      en: `${names(missing, "en")} ${missing.length > 1 ? "are" : "is"} missing`,
    });
  if (few.length > 0)
    reasons.push({
      ko: `${names(few, "ko")} 값을 견줄 주제가 ${known}개뿐이라(${fewest}개 이상 필요)`,
      en: `${known} ${known === 1 ? "topic has" : "topics have"} a value of ${names(few, "en")}, and ${fewest} or more are compared`,
    });
  return {
    ko: `${reasons.map(({ ko }) => ko).join(" 그리고 ")} 판정할 수 없습니다.`,
    en: `${capital(reasons.map(({ en }) => en).join(", and "))}: undetermined.`,
  };
}
