import { literal } from "@/server/warehouse/engine";
import { NUMBER_BYTES, QUOTE_BYTE, SPACE_BYTES } from "@/server/warehouse/scan-file";
import type { Source } from "@/server/warehouse/source";
import { trimmed } from "@/server/warehouse/trade-cells";

/*
 * SQL for cells that are as plain as a program writes them, for files of tens of millions of rows. What the bytes of the
 * file rule out (scan-file.ts) is not looked for in its rows. A cell that is not plain gives NULL here and is read with
 * patience elsewhere.
 */

/** Whether cells of the source can have spaces around them. */
export const mayHaveSpaces = ({ telling }: Source): boolean =>
  telling === null || SPACE_BYTES.some((byte) => telling.has(byte));

/** Whether cells of the source can hold a line break. */
export const mayHaveBreaks = ({ telling }: Source): boolean => telling === null || telling.has(QUOTE_BYTE);

const SPACES = [0x20, 0x09, 0x0d, 0xa0, 0x3000].map((code) => `chr(${code})`);

/** The same as `trimmed`, in a fraction of its time where nothing is to be cut off. */
export function tidy(source: Source, cell: string): string {
  // An empty text, other than no text at all, needs quotes.
  if (!mayHaveSpaces(source)) return mayHaveBreaks(source) ? `nullif(${cell}, '')` : cell;
  const outside = SPACES.map((space) => `starts_with(${cell}, ${space}) OR ends_with(${cell}, ${space})`);
  return `CASE WHEN ${outside.join(" OR ")} THEN ${trimmed(cell)} ELSE nullif(${cell}, '') END`;
}

/** Conditions under which a cell that DuckDB reads as a whole number consists of digits only. */
export function digitsOnly(source: Source, cell: string): string[] {
  const possible = NUMBER_BYTES.filter(
    (byte) => source.telling === null || source.telling.has(byte === 0x0a ? QUOTE_BYTE : byte),
  );
  if (possible.length > MOST_SIGNS) return [`regexp_full_match(${cell}, '[0-9]+')`];
  return possible.map((byte) => `NOT contains(${cell}, chr(${byte}))`);
}
/** From here on one regular expression costs less than looking for each sign. */
const MOST_SIGNS = 5;

/** How the ids of firms are numbers: all of them a prefix and then as many digits, or a number without leading zeros. */
export type IdShape = { prefix: string; digits: number | null };

/** The shape that a sample of ids has, or null. Whether all ids have it, the ids themselves must tell (`idNumber`). */
export function idShape(sample: readonly string[]): IdShape | null {
  const first = sample[0];
  if (first === undefined) return null;
  let common = first.length;
  for (const id of sample) while (!id.startsWith(first.slice(0, common))) common--;
  const prefix = first.slice(0, common).replace(/\d+$/, "");
  const rests = sample.map((id) => id.slice(prefix.length));
  if (!/^[\x21-\x7e]*$/.test(prefix) || !rests.every((rest) => /^\d{1,18}$/.test(rest))) return null;
  const digits = rests[0]!.length;
  if (rests.every((rest) => rest.length === digits)) return { prefix, digits };
  return rests.every((rest) => !rest.startsWith("0")) ? { prefix, digits: null } : null;
}

/** SQL of an id: its number, and the condition under which no other id has that number. */
export function idNumber(source: Source, { prefix, digits }: IdShape, cell: string) {
  const rest = prefix === "" ? cell : `substr(${cell}, ${prefix.length + 1})`;
  const type = digits !== null && digits <= 9 ? "INTEGER" : "BIGINT";
  const conditions = [
    ...(digits === null
      ? [`NOT starts_with(${rest}, '0')`, `strlen(${cell}) <= ${prefix.length + 18}`]
      : [`strlen(${cell}) = ${prefix.length + digits}`]),
    ...(prefix === "" ? [] : [`starts_with(${cell}, ${literal(prefix)})`]),
    ...digitsOnly(source, rest),
  ];
  return { number: `TRY_CAST(${rest} AS ${type})`, condition: conditions.join(" AND ") };
}
