import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { badInput } from "@/server/cli/arguments";
import { pathOf } from "@/server/cli/files";
import { DomainError } from "@/server/domain/errors";
import { csvRecords, delimiterOf, headerRowOf } from "@/server/warehouse/csv-text";
import { decoderOf, encodingOf } from "@/server/warehouse/encoding";

/** A small CSV file, read whole: its name for messages, and each filled row with its number in the file. */
export type CsvTable = {
  name: string;
  rows: { row: number; cell: (column: string) => string }[];
};

/**
 * Reads a table given on the command line: UTF-8 or CP949, comma or tab, column names in any case.
 *
 * @param expected said when a column is missing, e.g. "id,a,b,c,d"
 * @throws DomainError NOT_FOUND | BAD_INPUT with file and row
 */
export async function csvTable(
  text: string,
  required: readonly string[],
  expected: string,
): Promise<CsvTable> {
  const path = pathOf(text);
  const bytes = await readFile(path).catch(() => {
    throw new DomainError("NOT_FOUND", `cannot open ${text}`, "file_not_found", { file: text });
  });
  const name = basename(path);
  const decoder = decoderOf(encodingOf(bytes));
  let content: string;
  try {
    content = decoder.decode(bytes) + decoder.end();
  } catch {
    throw badInput(`${name}: the text is neither UTF-8 nor CP949; save the file again as "CSV UTF-8"`);
  }
  const records = csvRecords(content, delimiterOf(content), Number.POSITIVE_INFINITY);
  const headerRow = headerRowOf(records);
  const header = (records[headerRow - 1] ?? []).map((cell) => cell.trim().toLowerCase());
  for (const column of required)
    if (!header.includes(column))
      throw badInput(
        `${name}, row ${headerRow || 1}: no column ${column}; expected ${expected}, found ${header.join(",") || "nothing"}`,
      );
  const rows = records.slice(headerRow).flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === "")) return [];
    const row = headerRow + index + 1;
    if (cells.length > header.length)
      throw badInput(`${name}, row ${row}: ${cells.length} cells, but the header has ${header.length}`);
    return [{ row, cell: (column: string) => cells[header.indexOf(column)]?.trim() ?? "" }];
  });
  return { name, rows };
}
