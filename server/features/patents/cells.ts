import { dateOfSerial } from "@/server/warehouse/spreadsheet";

const YEARS = { first: 1945, last: 2100 };

export const hasText = (cells: readonly string[]) => cells.some((cell) => cell.trim() !== "");
/** Without NULs, which are no text and which PostgreSQL does not take. */
export const cellText = (cells: readonly string[], at: number | null) =>
  at === null ? "" : (cells[at] ?? "").replaceAll("\u0000", "").normalize("NFC").replace(/\s+/g, " ").trim();
export const listOf = (text: string, separators: RegExp) => [
  ...new Set(
    text
      .split(separators)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];

/** 10-2019-0001234 and 1020190001234 are one number; other numbers keep their own form. */
export const applicationNumber = (text: string) =>
  /^[\d -]+$/.test(text) ? text.replace(/[ -]/g, "") : text.replaceAll(" ", "").toUpperCase();

export const yearOf = (text: string) => {
  const [, digits] = /^(\d{4})(?:\.0|년)?$/.exec(text) ?? [];
  const year = Number(digits);
  return year >= YEARS.first && year <= YEARS.last ? year : null;
};

/** Days since 30 December 1899, as a spreadsheet writes a date whose format it has lost. */
const serialDate = (text: string): string | null => {
  const day = /^\d{5}(?:\.\d+)?$/.test(text) ? dateOfSerial(Math.floor(Number(text))) : null;
  const iso = day?.toISOString().slice(0, 10);
  return iso && yearOf(iso.slice(0, 4)) !== null ? iso : null;
};

/** A date, and with `serials` the number of its day too, which is never one of the other forms. */
export const filingDateOf = (text: string, serials: boolean) =>
  dateOf(text) ?? (serials ? serialDate(text) : null);

/** A year, or the year of a date. */
export const filingYearOf = (text: string, serials: boolean) =>
  yearOf(text) ?? yearOf(filingDateOf(text, serials)?.slice(0, 4) ?? "");

/** 2019-03-05, 2019.03.05, 2019/3/5, 20190305 or with a time behind -> 2019-03-05; null when there is no such day. */
export function dateOf(text: string): string | null {
  const [, year, month, day] = /^(\d{4})[-./년 ]*(\d{1,2})[-./월 ]*(\d{1,2})(?:\D.*)?$/.exec(text) ?? [];
  if (!year || yearOf(year) === null) return null;
  const iso = `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
