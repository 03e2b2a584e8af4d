import { type CellValue, type DataColumn, isNumeric, present } from "./column";

// A text that a spreadsheet would read as a formula is led by an apostrophe; numbers stay as they are.
const FORMULA = /^[=+\-@\t\r]/;

const field = (value: CellValue, numeric: boolean): string => {
  const known = present(value);
  if (known === null) return "";
  const text = String(known);
  const safe = !numeric && typeof known === "string" && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * The rows as CSV (RFC 4180, CRLF, UTF-8 with byte order mark, which Korean Excel needs): the exact values, not what the
 * screen rounds. Missing is empty. `amountUnit` is written behind the head of an amount. Where the figures come from
 * (`origin`) stands after the rows, past an empty line, each line led by #: the table itself stays readable by programs.
 */
export function toCsv<Row>(
  columns: readonly DataColumn<Row>[],
  rows: readonly Row[],
  amountUnit: string,
  origin: readonly string[] = [],
): string {
  const head = columns.map(({ header, kind }) =>
    field(kind === "amount" ? `${header} (${amountUnit})` : header, false),
  );
  const lines = rows.map((row) =>
    columns.map((column) => field(column.value(row), isNumeric(column.kind))).join(","),
  );
  const notes = origin.length > 0 ? ["", ...origin.map((line) => field(`# ${line}`, false))] : [];
  return `\uFEFF${[head.join(","), ...lines, ...notes].join("\r\n")}\r\n`;
}
