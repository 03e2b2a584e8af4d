import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Row } from "exceljs";
import { DomainError } from "@/server/domain/errors";
import { refuseLargeUnpacked } from "@/server/warehouse/unpacked-size";

/** Larger tables are better saved as CSV: a spreadsheet is unpacked cell by cell. */
export const MAX_SPREADSHEET_ROWS = 100_000;

/**
 * Rows of the first worksheet as text, blank rows included so that the n-th is the row n of the file.
 *
 * @throws DomainError BAD_INPUT (`not_xlsx`, `too_many_rows`, `unpacks_too_large`)
 */
export async function* spreadsheetRows(path: string, name: string): AsyncGenerator<string[]> {
  await refuseLargeUnpacked(path, name);
  // Loaded for spreadsheets only: it is large.
  const { default: ExcelJS } = await import("exceljs");
  const input = createReadStream(path);
  input.on("error", () => {}); // who reads it is told; one that nobody reads any more ends nothing
  try {
    const reader = new ExcelJS.stream.xlsx.WorkbookReader(input, {
      sharedStrings: "cache",
      worksheets: "emit",
      hyperlinks: "ignore",
      styles: "cache", // a date is a number; only its format says that it is one
      entries: "ignore",
    });
    for await (const sheet of reader) {
      let last = 0;
      for await (const row of sheet) {
        // Before the gap is filled: a row may call itself the billionth.
        if (!(row.number <= MAX_SPREADSHEET_ROWS + 1))
          throw new DomainError(
            "BAD_INPUT",
            `${name} has more than ${MAX_SPREADSHEET_ROWS} rows; save it as CSV and import that`,
            "too_many_rows",
            { file: name, limit: MAX_SPREADSHEET_ROWS },
          );
        for (; last + 1 < row.number; last++) yield [];
        last = row.number;
        yield cellsOf(row);
      }
      return;
    }
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError(
      "BAD_INPUT",
      `${name} cannot be read as .xlsx (${(error as Error).message}); save it again as .xlsx or CSV`,
      "not_xlsx",
      { file: name },
    );
  } finally {
    input.destroy();
  }
}

/** Row values as ExcelJS gives them: index 0 is unused, missing cells are holes. */
function cellsOf(row: Row): string[] {
  const values = row.values as unknown[];
  const cells: string[] = [];
  for (let column = 1; column < values.length; column++) {
    const value = values[column];
    const computed = (value as { result?: unknown } | null | undefined)?.result;
    // Of a formula's result the library does not say that it is a date.
    const isDate = typeof computed === "number" && isDateFormat(row.getCell(column).numFmt);
    cells.push(cellText(isDate ? dateOfSerial(computed) : value));
  }
  return cells;
}

const isDateFormat = (format: string | undefined) =>
  /[ymdh]/i.test((format ?? "").replace(/\[[^\]]*\]|"[^"]*"|General|\\./gi, ""));

/** Days since 30 December 1899, as spreadsheets count them. */
export const dateOfSerial = (days: number) => new Date(Math.round((days - 25_569) * 86_400_000));

/** What a person sees in the cell: dates as 2014-05-03, numbers without their formats. A formula counts as its stored result. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  // A number too large for a day is shown as signs by spreadsheets too.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "####" : value.toISOString().slice(0, 10);
  if (typeof value !== "object") return String(value);
  const cell = value as { richText?: { text: string }[]; text?: unknown; result?: unknown; error?: string };
  if (cell.richText) return cell.richText.map((run) => run.text).join("");
  if (cell.text !== undefined) return cellText(cell.text);
  if (cell.result !== undefined) return cellText(cell.result);
  return cell.error ?? "";
}

/** Writes the first worksheet as CSV, one record a row; a blank row becomes a record with one empty cell. Gives their number. */
export async function spreadsheetToCsv(
  from: string,
  to: string,
  { name, signal }: { name: string; signal?: AbortSignal },
): Promise<number> {
  let rows = 0;
  async function* lines() {
    for await (const cells of spreadsheetRows(from, name)) {
      signal?.throwIfAborted();
      rows++;
      yield cells.length > 0 ? `${cells.map(quoted).join(",")}\n` : '""\n';
    }
  }
  await pipeline(lines, createWriteStream(to));
  return rows;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""').replace(/[\r\n]+/g, " ")}"`;
