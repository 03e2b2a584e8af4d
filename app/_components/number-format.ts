import en from "@/messages/en/units.json";
import ko from "@/messages/ko/units.json";

/**
 * How a figure is written. Pure; the locale is an argument. Anything that is not a finite number is null: the caller
 * writes '–' and says why (missing is never zero, and NaN never reaches a screen).
 */
export type FigureLocale = "ko" | "en";
/** A count, an index or an exact amount: bigint and digit strings keep all their digits. */
export type Numeric = number | bigint | string | null | undefined;
export type FigureKind = "amount" | "integer" | "decimal" | "percent";

const TAG: Record<FigureLocale, string> = { ko: "ko-KR", en: "en-US" };

/** A finite number, or null. Digits beyond 2^53 are rounded; use `toBigInt` where they count. */
export function toNumber(value: Numeric): number | null {
  if (value === null || value === undefined || value === "") return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** An exact integer (a number or a decimal string is rounded half up), or null. */
export function toBigInt(value: Numeric): bigint | null {
  if (typeof value === "bigint") return value;
  if (typeof value === "string" && /^-?\d+$/.test(value)) return BigInt(value);
  const number = toNumber(value);
  return number === null ? null : BigInt(Math.round(number));
}

const grouped = (value: bigint | number, locale: FigureLocale, decimals = 0) =>
  new Intl.NumberFormat(TAG[locale], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: "negative",
  }).format(value);

/** 1234567 -> '1,234,567'. */
export function formatInteger(value: Numeric, locale: FigureLocale): string | null {
  const whole = toBigInt(value);
  return whole === null ? null : grouped(whole, locale);
}

/** 0.4567 -> '0.457' (always that many decimals, so that a column lines up); never '-0.000'. */
export function formatDecimal(value: Numeric, locale: FigureLocale, decimals = 3): string | null {
  const number = toNumber(value);
  return number === null ? null : grouped(number, locale, decimals);
}

/** A ratio as percent: 0.1234 -> '12.3%'. */
export function formatPercent(value: Numeric, locale: FigureLocale, decimals = 1): string | null {
  const number = toNumber(value);
  return number === null ? null : `${grouped(number * 100, locale, decimals)}%`;
}

// In thousand won: `e12` is 10^12 won.
const KO_UNITS = [
  { name: ko.e16, size: 10_000_000_000_000n },
  { name: ko.e12, size: 1_000_000_000n },
  { name: ko.e8, size: 100_000n },
  { name: ko.e4, size: 10n },
] as const;
const EN_UNITS = [
  { name: en.e12, size: 1_000_000_000n },
  { name: en.e9, size: 1_000_000n },
  { name: en.e6, size: 1_000n },
] as const;

const roundedDivision = (value: bigint, by: bigint) => (value * 2n + by) / (by * 2n);

/**
 * Thousand won in two Korean units at most, rounded half up in the smaller: 4667115040 -> '4조 6,671억 원'. From 1,000
 * of the greater unit on, that one alone: '1,234조 원'; what rounds up to the next unit is written in it. Below 10,000
 * won the won are written out.
 */
function koreanAmount(thousands: bigint): string {
  if (thousands < 10n) return `${grouped(thousands * 1000n, "ko")}${ko.won}`;
  const at = KO_UNITS.findIndex((unit) => thousands >= unit.size);
  const top = KO_UNITS[at]!;
  const below = KO_UNITS[at + 1];
  if (!below || thousands / top.size >= 1000n) {
    const whole = roundedDivision(thousands, top.size);
    const carried = at > 0 && whole * top.size >= KO_UNITS[at - 1]!.size;
    return carried ? koreanAmount(whole * top.size) : `${grouped(whole, "ko")}${top.name} ${ko.won}`;
  }
  const inBelow = roundedDivision(thousands, below.size);
  const ratio = top.size / below.size;
  const [whole, rest] = [inBelow / ratio, inBelow % ratio];
  const tail = rest === 0n ? "" : ` ${grouped(rest, "ko")}${below.name}`;
  return `${grouped(whole, "ko")}${top.name}${tail} ${ko.won}`;
}

function englishAmount(thousands: bigint): string {
  const unit = EN_UNITS.find(({ size }) => thousands >= size);
  if (!unit) return `${en.won} ${grouped(thousands * 1000n, "en")}`;
  const hundredths = roundedDivision(thousands * 100n, unit.size);
  return `${en.won} ${grouped(Number(hundredths) / 100, "en", 2)} ${unit.name}`;
}

/** Thousand won, short: '4조 6,671억 원', 'KRW 4.67 trillion'. */
export function formatAmount(value: Numeric, locale: FigureLocale): string | null {
  const thousands = toBigInt(value);
  if (thousands === null) return null;
  const size = thousands < 0n ? -thousands : thousands;
  const text = locale === "ko" ? koreanAmount(size) : englishAmount(size);
  return thousands < 0n ? `-${text}` : text;
}

/** Thousand won, exact: '4,667,115,040천원', 'KRW 4,667,115,040 thousand'. */
export function formatAmountExact(value: Numeric, locale: FigureLocale): string | null {
  const digits = formatInteger(value, locale);
  if (digits === null) return null;
  return locale === "ko" ? `${digits}${ko.thousandWon}` : `${en.won} ${digits} ${en.thousandWon}`;
}

/** A figure as it stands on the screen. */
export function formatFigure(
  value: Numeric,
  kind: FigureKind,
  locale: FigureLocale,
  decimals?: number,
): string | null {
  if (kind === "amount") return formatAmount(value, locale);
  if (kind === "integer") return formatInteger(value, locale);
  if (kind === "percent") return formatPercent(value, locale, decimals);
  return formatDecimal(value, locale, decimals);
}

/** A figure with every digit it has, for the hint on hover. */
export function formatExact(value: Numeric, kind: FigureKind, locale: FigureLocale): string | null {
  if (kind === "amount") return formatAmountExact(value, locale);
  if (kind === "integer") return formatInteger(value, locale);
  const number = toNumber(value);
  if (number === null) return null;
  // Twelve digits: what arithmetic leaves behind them is noise, not a figure.
  const exact = (of: number) => String(Number(of.toPrecision(12)));
  return kind === "percent" ? `${exact(number * 100)}%` : exact(number);
}
