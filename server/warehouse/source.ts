import { basename, join } from "node:path";
import { DomainError } from "@/server/domain/errors";
import type { ColumnMapping, FileRole, InputFile } from "@/server/warehouse/dataset";
import { type Encoding, transcode } from "@/server/warehouse/encoding";
import { literal } from "@/server/warehouse/engine";
import { readHead } from "@/server/warehouse/file-head";
import { missingColumns, recognise } from "@/server/warehouse/headers";
import { scanFile } from "@/server/warehouse/scan-file";
import { spreadsheetToCsv } from "@/server/warehouse/spreadsheet";

/** A file made ready for DuckDB: UTF-8 CSV in which the n-th record is the row n of the user's file. */
export type Source = {
  role: FileRole;
  name: string;
  kind: "csv" | "xlsx";
  encoding: Encoding;
  delimiter: string;
  header: string[];
  headerRow: number;
  mapping: ColumnMapping;
  sha256: string;
  bytes: number;
  rowsEstimate: number;
  csvPath: string;
  /** Which of the bytes that tell how cells must be read (scan-file.ts) occur in its data; null = not looked at. */
  telling: ReadonlySet<number> | null;
  /** Off once a quoted line break was met: DuckDB then reads in one thread. */
  parallel: boolean;
};

/**
 * Hashes the file, finds its encoding from all of its bytes, and writes a UTF-8 copy into `workDir` when DuckDB cannot
 * read it as it is (CP949, UTF-16, .xlsx, empty lines, line ends of old Macintosh programs, zero bytes).
 *
 * @throws DomainError BAD_INPUT (`column_missing`) naming the columns that are neither recognised nor mapped
 */
export async function prepareSource(
  file: InputFile,
  role: FileRole,
  {
    workDir,
    hasYear,
    signal,
    onBytes,
  }: { workDir: string; hasYear: boolean; signal?: AbortSignal; onBytes?: (bytes: number) => void },
): Promise<Source> {
  const name = file.name ?? basename(file.path);
  const head = await readHead(file.path, name, 1, { count: false });
  const mapping = { ...recognise(head.header, role), ...file.mapping };
  const missing = missingColumns(mapping, role, hasYear);
  if (missing.length > 0)
    throw new DomainError(
      "BAD_INPUT",
      `${name}, row ${head.headerRow}: no column for ${missing.join(", ")} among ${head.header.join(", ")}; name the column that holds it`,
      "column_missing",
      { file: name, row: head.headerRow, columns: missing.join(", ") },
    );
  const scan = await scanFile(file.path, { signal, onBytes, headerLines: head.headerRow });
  const encoding = head.encoding === "utf-8" && !scan.utf8 ? "cp949" : head.encoding;
  const rewritten = join(workDir, `${role}.csv`);
  const plain = !scan.blankLines && !scan.zeroByte && !head.oldLineEnds;
  const readable = encoding.startsWith("utf-8") && scan.utf8 && plain;
  let rowsEstimate = head.rowsEstimate;
  if (head.kind === "xlsx")
    rowsEstimate = (await spreadsheetToCsv(file.path, rewritten, { name, signal })) - head.headerRow;
  else if (!readable)
    await transcode(file.path, rewritten, encoding, { name, signal, oldLineEnds: head.oldLineEnds });
  return {
    role,
    name,
    kind: head.kind,
    encoding,
    delimiter: head.delimiter,
    header: head.header,
    headerRow: head.headerRow,
    mapping,
    sha256: scan.sha256,
    bytes: scan.bytes,
    rowsEstimate,
    csvPath: head.kind === "csv" && readable ? file.path : rewritten,
    telling: head.kind === "csv" && readable ? scan.telling : null,
    parallel: true,
  };
}

/** The column that catches the cells of a record that is longer than the header. */
export const SURPLUS = "surplus";

/**
 * DuckDB table expression over all records, columns c0, c1, ... in the order of the file, then `surplus`: text, or of
 * the types given, and then the statement fails where a cell cannot be read so.
 */
export function csvRelation(source: Source, types: Record<string, string> = {}): string {
  const columns = [...source.header.map((_, at) => `c${at}`), SURPLUS].map(
    (column) => `'${column}': '${types[column] ?? "VARCHAR"}'`,
  );
  return `read_csv(${literal(source.csvPath)}, auto_detect = false, header = true, skip = ${source.headerRow - 1},
    delim = ${literal(source.delimiter)}, quote = '"', escape = '"', null_padding = true, strict_mode = false,
    parallel = ${source.parallel}, columns = {${columns.join(", ")}})`;
}

/** The same records with their `row` in the user's file, read in one thread because the number is a running one. */
export const numberedRelation = (source: Source): string =>
  `(SELECT row_number() OVER () + ${source.headerRow} AS row, * FROM ${csvRelation(source)})`;

/** The records that were set aside as not plain, with their numbers (quick-trades.ts). */
export const SUSPECTS = "suspect";

/** SQL of a mapped cell, or NULL when the role has no column. */
export function cell(source: Source, role: CellRole): string {
  const at = source.mapping[role];
  return typeof at === "number" ? `c${at}` : "CAST(NULL AS VARCHAR)";
}
type CellRole = Exclude<keyof ColumnMapping, "sellsTo" | "buysFrom">;

/** Condition: the record has a line break in a cell that a code, number or id should fill. */
export const brokenLine = (cells: readonly string[]): string =>
  cells.map((text) => `coalesce(contains(${text}, chr(10)), false)`).join(" OR ");

/**
 * Runs statements that read the source; again in one thread when DuckDB meets a quoted line break.
 *
 * @throws DomainError BAD_INPUT (`unreadable_row`) with the line that DuckDB names
 */
export async function reading<T>(source: Source, statements: () => Promise<T>): Promise<T> {
  try {
    return await statements();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (source.parallel && message.includes("quoted new lines")) {
      source.parallel = false;
      return reading(source, statements);
    }
    const line = /CSV Error on Line: (\d+)/.exec(message);
    if (!line) throw error;
    throw new DomainError(
      "BAD_INPUT",
      `${source.name}, line ${line[1]}: it cannot be read as CSV (is a quote not closed?); correct it and import again`,
      "unreadable_row",
      { file: source.name, row: Number(line[1]) },
    );
  }
}
