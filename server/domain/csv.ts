export type CsvCell = string | number | bigint | null;

/**
 * RFC 4180 text of a table: UTF-8 with a byte order mark, without which spreadsheets garble Korean; CRLF line ends.
 *
 * A missing value is an empty cell. A text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a
 * line break) gets a leading apostrophe: names are written by people, and the file is opened by others.
 */
export function csvText(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  const lines = [header.map(cell).join(",")];
  for (const row of rows) lines.push(row.map(cell).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function cell(value: CsvCell): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const harmless = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
