import { basename } from "node:path";
import { suggestUnit } from "@/server/warehouse/amount-unit";
import type {
  Classification,
  ColumnMapping,
  DatasetForm,
  FileRole,
  Reference,
} from "@/server/warehouse/dataset";
import type { Encoding } from "@/server/warehouse/encoding";
import { readHead } from "@/server/warehouse/file-head";
import { missingColumns, recognise, suggestRole } from "@/server/warehouse/headers";

/** What an unknown file looks like, for the screen on which a person confirms or corrects it. */
export type FileInspection = {
  name: string;
  kind: "csv" | "xlsx";
  encoding: Encoding;
  delimiter: string;
  bytes: number;
  header: string[];
  /** Row of the header in the file, 1-based. */
  headerRow: number;
  firstRows: string[][];
  rowsEstimate: number;
  /** Null when the header fits no form: then a person chooses. */
  suggestedForm: DatasetForm | null;
  suggestedRole: FileRole | null;
  suggestedMapping: ColumnMapping;
  suggestedUnit: string | null;
  /** From the codes of the first rows; null when there are none to look at. */
  suggestedClassification: { classification: Classification; ksicDigits: 2 | 3 | 4 | 5 } | null;
  /** Required column roles without a column; the mapping screen asks for these. */
  unmapped: string[];
};

const PREVIEW_ROWS = 20;

/**
 * Reads the beginning of a file. `as` fixes its role when it is known (the firms slot of the import screen); without it
 * the header decides. `mapping` is what a person has already corrected.
 *
 * @throws DomainError NOT_FOUND, or BAD_INPUT (`empty_file`, `old_xls`, `not_xlsx`, `undecodable`)
 */
export async function inspectFile(
  path: string,
  {
    name = basename(path),
    as,
    mapping: corrected,
    reference,
  }: {
    name?: string;
    as?: FileRole;
    mapping?: ColumnMapping;
    reference?: Pick<Reference, "industryCode">;
  } = {},
): Promise<FileInspection> {
  const head = await readHead(path, name, PREVIEW_ROWS);
  const suggested = suggestRole(head.header);
  const role = as ?? suggested?.role ?? null;
  const mapping = role ? { ...recognise(head.header, role), ...corrected } : {};
  const amount = mapping.amount ?? null;
  return {
    name,
    kind: head.kind,
    encoding: head.encoding,
    delimiter: head.delimiter,
    bytes: head.bytes,
    header: head.header,
    headerRow: head.headerRow,
    firstRows: head.rows,
    rowsEstimate: head.rowsEstimate,
    suggestedForm: as ? formOf(as) : (suggested?.form ?? null),
    suggestedRole: role,
    suggestedMapping: mapping,
    suggestedUnit: amount === null ? null : suggestUnit(head.header[amount] ?? ""),
    unmapped: role ? missingColumns(mapping, role, false) : [],
    suggestedClassification: reference && role ? classificationOf(head.rows, mapping, reference) : null,
  };
}

/** KSIC when at least half of the codes seen are in revision 9, 10 or 11, at the most frequent length. */
function classificationOf(
  rows: string[][],
  mapping: ColumnMapping,
  { industryCode }: Pick<Reference, "industryCode">,
): FileInspection["suggestedClassification"] {
  const columns = [mapping.ksic, mapping.seller, mapping.buyer].filter((at) => typeof at === "number");
  const cells = rows
    .flatMap((row) => columns.map((at) => row[at] ?? ""))
    .filter((cell) => cell.trim() !== "");
  if (cells.length === 0) return null;
  const known = cells.flatMap(
    (cell) => ([10, 9, 11] as const).map((rev) => industryCode(cell, rev)).find(Boolean) ?? [],
  );
  if (known.length * 2 < cells.length) return { classification: "own", ksicDigits: 5 };
  const frequency = (digits: number) => known.filter((code) => code.length === digits).length;
  const digits = ([5, 4, 3, 2] as const).reduce((best, next) =>
    frequency(next) > frequency(best) ? next : best,
  );
  return { classification: "KSIC10", ksicDigits: digits };
}

const formOf = (role: FileRole): DatasetForm =>
  role === "survey" ? "wide" : role === "flows" ? "flows" : "long";
