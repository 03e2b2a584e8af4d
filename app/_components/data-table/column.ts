import type { ReactNode } from "react";
import type { TermId } from "../term";

export type CellValue = string | number | bigint | boolean | null | undefined;
export type ColumnKind = "text" | "number" | "integer" | "amount" | "percent";

/** One column, said simply; the table does the rest. */
export type DataColumn<Row> = {
  id: string;
  /** Words of the head; also the head of the CSV file. */
  header: string;
  /** The exact value: sorts, filters and goes to the CSV file. null, undefined and NaN are missing. */
  value: (row: Row) => CellValue;
  /** What the cell shows instead of the formatted value. */
  cell?: (row: Row) => ReactNode;
  /** text (default), number (decimals), integer, amount (thousand won) or percent (a ratio). */
  kind?: ColumnKind;
  decimals?: number;
  /** A term that explains the head. */
  help?: TermId;
  /** By default text filters by words and numbers by range; `set` offers the values that occur; false for none. */
  filter?: "text" | "range" | "set" | false;
  /** false: there is no order in it (a column of buttons). */
  sort?: false;
  /** Pixels; by default from the kind. */
  width?: number;
  /** Why a value is missing, for the dash's hint. */
  missing?: (row: Row) => string | null | undefined;
  /** Hidden until chosen. */
  hidden?: boolean;
  /** Cannot be hidden. */
  fixed?: boolean;
};

export const isNumeric = (kind: ColumnKind | undefined) => kind !== undefined && kind !== "text";

/** The value without its many ways of being missing. */
export const present = (value: CellValue): Exclude<CellValue, null | undefined> | null =>
  value === null ||
  value === undefined ||
  value === "" ||
  (typeof value === "number" && !Number.isFinite(value))
    ? null
    : value;

export const columnWidth = (column: { kind?: ColumnKind; width?: number }) =>
  column.width ?? (column.kind === "amount" ? 150 : isNumeric(column.kind) ? 110 : 180);
