import { BUILT_IN_PACKS } from "./built-in";
import { finiteOrNull, snapped } from "./cuts";
import { evaluate } from "./evaluate";
import type { CompetitivenessPack, Text } from "./schema";
import { figures, filled, INDICATOR_NAMES } from "./sentences";

export type RegionRow = {
  region: string;
  b: number | null;
  c: number | null;
  /** The name for English sentences; without it `region`. */
  nameEn?: string;
};

export type Competitiveness = {
  verdict: "lead" | "joint" | "undetermined";
  /** e.g. 대전 주도, 충청권 공조. */
  label: string;
  labelEn: string;
  /** The region that leads; null when none does or it cannot be told. */
  leader: string | null;
  /** b of the first region minus b of the second. */
  gap: number | null;
  margin: number;
  /** Regions by b, highest first, equal ones by name, those without b last; distances are to the mega-region. */
  order: {
    region: string;
    b: number | null;
    c: number | null;
    distance: { b: number | null; c: number | null };
  }[];
  mega: RegionRow | null;
  /** Regions whose b is missing. */
  missing: string[];
  explanation: string;
  explanationEn: string;
  rule: { id: string; version: number };
};

/**
 * Does one region lead an industry, or do they carry it together?
 *
 * Regions are ordered by b; the first leads if its b exceeds the second's by at least the pack's margin. c and the
 * distance to the mega-region's own value stand beside it and do not decide. A region without b might be the first,
 * so the verdict is then `undetermined`, as it is for fewer than two regions: leave a region out to compare the rest.
 *
 * @throws RangeError when a region occurs twice or the mega-region is among its own parts
 */
export async function competitiveness(
  regions: readonly RegionRow[],
  mega: RegionRow | null = null,
  { pack = BUILT_IN_PACKS.competitiveness }: { pack?: CompetitivenessPack } = {},
): Promise<Competitiveness> {
  const names = [...regions.map(({ region }) => region), ...(mega ? [mega.region] : [])];
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw new RangeError(`region ${twice} is given twice; each region once, the whole apart`);

  const whole = mega && { region: mega.region, b: finiteOrNull(mega.b), c: finiteOrNull(mega.c) };
  const order = regions
    .map(({ region, b, c }) => ({ region, b: finiteOrNull(b), c: finiteOrNull(c) }))
    .map((row) => ({ ...row, distance: { b: minus(row.b, whole?.b), c: minus(row.c, whole?.c) } }))
    .sort((x, y) => (y.b ?? -Infinity) - (x.b ?? -Infinity) || (x.region < y.region ? -1 : 1));
  const missing = order.filter(({ b }) => b === null).map(({ region }) => region);
  const [first, second] = order.filter((row): row is Known & (typeof order)[number] => row.b !== null);
  const decidable = first && second && missing.length === 0;
  const gap = decidable ? first.b - second.b : null;
  const { margin } = pack;

  const facts = { gap: gap === null ? null : snapped(gap, margin), margin };
  const { outcome } = await evaluate(pack.rules[0], facts);
  const verdict = outcome === "undetermined" ? "undetermined" : outcome === "fires" ? "lead" : "joint";
  const leader = verdict === "lead" ? first!.region : null;
  const english = new Map(
    [...regions, ...(mega ? [mega] : [])].map((row) => [row.region, row.nameEn ?? row.region]),
  );
  const inEnglish = (name: string) => english.get(name) ?? name;
  const named = (of: (name: string) => string) => ({
    leader: of(leader ?? ""),
    mega: of(whole?.region ?? ""),
  });
  const label: Text = {
    ko: filled(pack.labels[verdict], named(String)).ko,
    en: filled(pack.labels[verdict], named(inEnglish)).en,
  };
  const sentence = decidable
    ? whyDecided([first, second], first.b - second.b, margin, verdict === "lead", label, inEnglish)
    : whyUndetermined(missing, inEnglish);
  return {
    verdict,
    label: label.ko.trim(),
    labelEn: label.en.trim(),
    leader,
    gap,
    margin,
    order,
    mega: whole,
    missing,
    explanation: sentence.ko,
    explanationEn: sentence.en,
    rule: { id: `${pack.id}/${pack.rules[0].id}`, version: pack.version },
  };
}

type Known = { region: string; b: number };

function whyDecided(
  [first, second]: [Known, Known],
  gap: number,
  margin: number,
  leads: boolean,
  label: Text,
  inEnglish: (name: string) => string,
): Text {
  const [b1, b2] = figures(first.b, second.b);
  const [shownGap, shownMargin] = figures(gap, margin);
  const name = INDICATOR_NAMES.b;
  return {
    ko: `${name.ko} 1위 ${first.region}(${b1}), 2위 ${second.region}(${b2})의 차이(${shownGap})가 기준(${shownMargin}) ${leads ? "이상" : "미만"}이므로 ‘${label.ko.trim()}’로 판정합니다.`,
    en: `In ${name.en}, ${inEnglish(first.region)} (${b1}) is ahead of ${inEnglish(second.region)} (${b2}) by ${shownGap}, ${leads ? "at or above" : "below"} the margin of ${shownMargin}: ${label.en.trim()}.`,
  };
}

function whyUndetermined(missing: string[], inEnglish: (name: string) => string): Text {
  const name = INDICATOR_NAMES.b;
  return missing.length > 0
    ? {
        ko: `${name.ko} 값이 없는 지역(${missing.join(", ")})이 있어 주도 지역을 판정할 수 없습니다.`,
        en: `Regions without a value of ${name.en} (${missing.map(inEnglish).join(", ")}): which one leads cannot be determined.`,
      }
    : {
        ko: "비교할 지역이 두 곳 이상이어야 주도 지역을 판정할 수 있습니다.",
        en: "It takes two regions or more to determine which one leads.",
      };
}

const minus = (x: number | null | undefined, y: number | null | undefined) =>
  typeof x === "number" && typeof y === "number" ? x - y : null;
