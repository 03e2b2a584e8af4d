import { open } from "node:fs/promises";
import { DomainError } from "@/server/domain/errors";
import { csvRecords, delimiterOf, headerRowOf } from "@/server/warehouse/csv-text";
import { decoderOf, type Encoding, encodingOf, SHOWN_NUL } from "@/server/warehouse/encoding";
import { spreadsheetRows } from "@/server/warehouse/spreadsheet";

const HEAD_BYTES = 256 * 1024;
/** A survey of 200 partners has some 400; a row of thousands of texts takes more memory than an import may have. */
export const MAX_COLUMNS = 2_000;

/** The beginning of a file as records. `headerRow` is 1-based; `rows` are the records after it. */
export type FileHead = {
  kind: "csv" | "xlsx";
  encoding: Encoding;
  delimiter: string;
  header: string[];
  headerRow: number;
  rows: string[][];
  bytes: number;
  /** Lines end in a carriage return alone, as old Macintosh programs write them. */
  oldLineEnds: boolean;
  /** Records after the header, from the mean length of those seen; exact when the whole file was read. */
  rowsEstimate: number;
};

/**
 * Kind, encoding, delimiter, header and the first `limit` records of a file, without reading it to its end; only the rows
 * of a spreadsheet take reading it all, and are not counted without `count`.
 *
 * @throws DomainError NOT_FOUND, or BAD_INPUT (`empty_file`, `old_xls`, `not_xlsx`, `undecodable`, `too_many_columns_in_file`)
 */
export async function readHead(
  path: string,
  name: string,
  limit: number,
  { count = true }: { count?: boolean } = {},
): Promise<FileHead> {
  const { head, bytes } = await firstBytes(path, name);
  if (head.subarray(0, 4).equals(Buffer.from("PK\x03\x04", "latin1")))
    return { ...(await spreadsheetHead(path, name, limit, count)), bytes, oldLineEnds: false };
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    throw new DomainError("BAD_INPUT", `${name} is an old .xls file; save it as .xlsx or CSV`, "old_xls", {
      file: name,
    });

  const encoding = encodingOf(head);
  const decoded = decodeHead(head, encoding, name, bytes > head.length);
  const oldLineEnds = decoded.includes("\r") && !decoded.includes("\n");
  const text = oldLineEnds ? decoded.replaceAll("\r", "\n") : decoded;
  const delimiter = delimiterOf(text);
  const records = csvRecords(text, delimiter, Number.POSITIVE_INFINITY);
  const recordBytes = head.length / Math.max(1, records.length);
  const total = bytes > head.length ? Math.round(bytes / recordBytes) : records.length;
  return { kind: "csv", encoding, delimiter, bytes, oldLineEnds, ...split(records, name, limit, total) };
}

async function spreadsheetHead(path: string, name: string, limit: number, count: boolean) {
  const records: string[][] = [];
  let rows = 0;
  const enough = () => headerRowOf(records) > 0 && records.length - headerRowOf(records) >= limit;
  for await (const cells of spreadsheetRows(path, name)) {
    rows++;
    if (!enough()) records.push(cells);
    if (!count && enough()) break;
  }
  return {
    kind: "xlsx" as const,
    encoding: "utf-8" as const,
    delimiter: ",",
    ...split(records, name, limit, rows),
  };
}

function split(records: string[][], name: string, limit: number, total: number) {
  const headerRow = headerRowOf(records);
  if (headerRow === 0)
    throw new DomainError("BAD_INPUT", `${name} is empty: a header row is expected`, "empty_file", {
      file: name,
    });
  const header = records[headerRow - 1]!.map((cell) => cell.replaceAll("\u0000", SHOWN_NUL).trim());
  if (header.length > MAX_COLUMNS)
    throw new DomainError(
      "BAD_INPUT",
      `${name}, row ${headerRow}: ${header.length} columns; at most ${MAX_COLUMNS} are read, keep those that are needed`,
      "too_many_columns_in_file",
      { file: name, row: headerRow, columns: header.length, limit: MAX_COLUMNS },
    );
  return {
    header,
    headerRow,
    rows: records.slice(headerRow, headerRow + limit),
    rowsEstimate: Math.max(0, total - headerRow),
  };
}

/** Ends at the last line break when the file goes on, so that no record is half. */
function decodeHead(head: Buffer, encoding: Encoding, name: string, cut: boolean): string {
  const wide = encoding.startsWith("utf-16");
  const end = cut ? head.lastIndexOf(0x0a) + (wide ? 0 : 1) : head.length;
  const whole = wide ? head.subarray(0, end - (end % 2)) : head.subarray(0, end || head.length);
  try {
    return decoderOf(encoding).decode(whole);
  } catch {
    throw new DomainError(
      "BAD_INPUT",
      `${name}: the text is neither UTF-8 nor CP949; save the file again as "CSV UTF-8"`,
      "undecodable",
      { file: name },
    );
  }
}

async function firstBytes(path: string, name: string): Promise<{ head: Buffer; bytes: number }> {
  const file = await open(path).catch(() => {
    throw notFound(name);
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw notFound(name);
    const { size } = stat;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, HEAD_BYTES)), 0);
    return { head: buffer.subarray(0, bytesRead), bytes: size };
  } finally {
    await file.close();
  }
}

const notFound = (name: string) =>
  new DomainError("NOT_FOUND", `cannot open ${name}`, "file_not_found", { file: name });
