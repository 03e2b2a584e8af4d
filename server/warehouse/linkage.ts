import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { DomainError } from "@/server/domain/errors";
import { csvRecords } from "@/server/warehouse/csv-text";
import { decoderOf } from "@/server/warehouse/encoding";
import { readHead } from "@/server/warehouse/file-head";
import { scanFile } from "@/server/warehouse/scan-file";
import { spreadsheetRows } from "@/server/warehouse/spreadsheet";

/** From an old code to its successors in revision 10; more than one = ambiguous. */
export type Linkage = { from: 9 | 11; successors: Map<string, string[]>; sha256: string };

/**
 * Reads an official linkage table (연계표): one pair of codes a row, one column of revision 10 and one of 9 or 11, found
 * by their headers (`ksic9`, `9차 코드`, `구분류(9차)`, `KSIC(제10차)`). Rows without a code in both columns are passed over.
 *
 * @throws DomainError BAD_INPUT (`linkage_columns`) when the two columns are not recognised
 */
export async function readLinkage(path: string, name = basename(path)): Promise<Linkage> {
  const [head, { sha256, utf8 }] = await Promise.all([
    readHead(path, name, 1, { count: false }),
    scanFile(path),
  ]);
  const records: string[][] = [];
  if (head.kind === "xlsx") for await (const cells of spreadsheetRows(path, name)) records.push(cells);
  else {
    const decoder = decoderOf(head.encoding === "utf-8" && !utf8 ? "cp949" : head.encoding);
    const text = decoder.decode(await readFile(path)) + decoder.end();
    records.push(...csvRecords(text, head.delimiter, Number.POSITIVE_INFINITY));
  }
  const rows = records.slice(head.headerRow);
  const columnOf = (revision: 9 | 10 | 11) =>
    head.header.findIndex(
      (title, at) => names(title, revision) && rows.some((cells) => codeIn(cells[at]) !== undefined),
    );
  const [to, nine, eleven] = [columnOf(10), columnOf(9), columnOf(11)];
  const at = nine >= 0 ? nine : eleven;
  if (to < 0 || at < 0)
    throw new DomainError(
      "BAD_INPUT",
      `${name}, row ${head.headerRow}: expected one column of KSIC 10 codes and one of KSIC 9 or 11, such as ksic9,ksic10; found ${head.header.join(", ")}`,
      "linkage_columns",
      { file: name, row: head.headerRow },
    );
  const successors = new Map<string, string[]>();
  for (const cells of rows) {
    const [old, successor] = [codeIn(cells[at]), codeIn(cells[to])];
    if (!old || !successor) continue;
    const known = successors.get(old) ?? [];
    if (!known.includes(successor)) successors.set(old, [...known, successor]);
  }
  return { from: nine >= 0 ? 9 : 11, successors, sha256 };
}

const names = (title: string, revision: number) =>
  new RegExp(`(^|[^0-9])0?${revision}([^0-9]|$)`).test(title.normalize("NFC"));

/** A subclass code; one that a spreadsheet kept as a number gets its zero back. */
function codeIn(text: string | undefined): string | undefined {
  const digits = /^[A-Za-z]?(\d{4,5})$/.exec(text?.trim() ?? "")?.[1];
  return digits?.padStart(5, "0");
}
