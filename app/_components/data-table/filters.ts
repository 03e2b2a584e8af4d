import type { CellValue, DataColumn } from "./column";
import { isNumeric } from "./column";

/** What a column's filter asks for. An empty one is no filter at all (`isEmptyFilter`). */
export type ColumnFilter =
  | { kind: "text"; words: string }
  | { kind: "range"; from: number | null; to: number | null }
  | { kind: "set"; values: string[] };
export type FilterKind = ColumnFilter["kind"];

export const filterKind = <Row>(column: DataColumn<Row>): FilterKind | null =>
  column.filter === false ? null : (column.filter ?? (isNumeric(column.kind) ? "range" : "text"));

export const isEmptyFilter = (filter: ColumnFilter) =>
  filter.kind === "text"
    ? filter.words.trim() === ""
    : filter.kind === "range"
      ? filter.from === null && filter.to === null
      : filter.values.length === 0;

const squeezed = (text: string) => text.toLowerCase().replaceAll(/\s+/g, "");

/** Every word occurs, whatever the case and the spaces: '자동차 부품' finds '자동차부품 제조업'. */
export const passesSearch = (value: CellValue, words: string): boolean =>
  value !== null && value !== undefined && squeezed(String(value)).includes(squeezed(words));

/** A missing value passes no range and no set but an empty one. Both ends of a range belong to it. */
export function passesFilter(value: CellValue, filter: ColumnFilter): boolean {
  if (isEmptyFilter(filter)) return true;
  if (value === null || value === undefined) return false;
  if (filter.kind === "text") return passesSearch(value, filter.words);
  if (filter.kind === "set") return filter.values.includes(String(value));
  const number = Number(value);
  return (filter.from === null || number >= filter.from) && (filter.to === null || number <= filter.to);
}
