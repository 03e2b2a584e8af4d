import { DomainError } from "@/server/domain/errors";
import { applicationNumber, cellText, filingDateOf, filingYearOf, hasText, listOf } from "./cells";
import {
  holdsAddresses,
  holdsOrganisationsOnly,
  mayBePerson,
  type PatentColumn,
  type PatentMapping,
  REQUIRED_COLUMNS,
  recognisedColumns,
} from "./columns";
import { recordsOf } from "./records";

/** One patent as it is stored. `year` is null when the file gives neither date nor year; `regions` are province codes. */
export type ParsedPatent = {
  applicationNo: string;
  kind: string;
  year: number | null;
  filingDate: string | null;
  title: string;
  titleEn: string;
  abstract: string;
  ipc: string[];
  applicants: string[];
  regions: string[];
};

export const PATENT_REJECTS = [
  "application_no_missing",
  "application_no_damaged",
  "application_no_duplicate",
  "title_missing",
  "year_invalid",
  "text_missing",
  "too_many_columns",
] as const;
export type PatentReject = (typeof PATENT_REJECTS)[number];

/** `row` counts the records of the file, the header is row 1. `value` is what stood in the cell. */
export type RejectedPatent = {
  row: number;
  reason: PatentReject;
  column: PatentColumn | null;
  value: string;
};

export type ParsedPatents = {
  header: string[];
  mapping: PatentMapping;
  patents: ParsedPatent[];
  rejects: RejectedPatent[];
  /** By reason, with the first 100 row numbers. */
  rejected: Partial<Record<PatentReject, { count: number; rows: number[] }>>;
  /** Accepted, but worth saying. */
  withoutYear: number;
  withoutIpc: number;
  unknownRegions: Record<string, number>;
  /** Applicants left out because they may be private persons. */
  personsLeftOut: number;
};

export type ParseOptions = {
  /** Named in errors. */
  name: string;
  /** The province code of a region's name or code, undefined when it is none. */
  provinceOf: (text: string) => string | undefined;
  /** A person's own choice of columns over what is recognised. */
  mapping?: Partial<PatentMapping>;
  /** The rows are of a spreadsheet, where a date may stand as the number of its day (42014 is 10 January 2015). */
  serialDates?: boolean;
};

const ROWS_SHOWN = 100;

/**
 * Patents of a CSV or TSV file (UTF-8 with or without a byte order mark, UTF-16, CP949) or of the rows of a table, one row each,
 * with what is rejected and why. The columns are recognised by Korean or English headers. Nothing is written: this is the dry run
 * and the import.
 *
 * @throws DomainError BAD_INPUT `undecodable` | `empty_file` | `columns_missing` | `csv_broken`
 */
export function parsePatents(
  file: Uint8Array | readonly string[][],
  { name, provinceOf, mapping: chosen, serialDates = false }: ParseOptions,
): ParsedPatents {
  const records = file instanceof Uint8Array ? recordsOf(file, name) : file;
  const headerAt = records.findIndex(hasText);
  if (headerAt < 0)
    throw new DomainError("BAD_INPUT", `${name} has no rows; expected a header and patents`, "empty_file", {
      file: name,
    });
  const header = records[headerAt]!.map((cell) => cell.trim());
  const mapping = { ...recognisedColumns(header), ...chosen };
  const missing = REQUIRED_COLUMNS.filter(
    (column) => mapping[column] === null || mapping[column]! >= header.length,
  );
  if (missing.length > 0)
    throw new DomainError(
      "BAD_INPUT",
      `${name}, row ${headerAt + 1}: no column for ${missing.join(", ")}; name the columns or choose them`,
      "columns_missing",
      { file: name, columns: missing.join(", ") },
    );

  const result: ParsedPatents = {
    header,
    mapping,
    patents: [],
    rejects: [],
    rejected: {},
    withoutYear: 0,
    withoutIpc: 0,
    unknownRegions: Object.create(null) as Record<string, number>, // a file may name a region `constructor`
    personsLeftOut: 0,
  };
  const addresses = mapping.regions !== null && holdsAddresses(header[mapping.regions]!);
  const trusted = mapping.applicants !== null && holdsOrganisationsOnly(header[mapping.applicants]!);
  const seen = new Set<string>();
  for (let at = headerAt + 1; at < records.length; at++) {
    const cells = records[at]!;
    if (!hasText(cells)) continue;
    const cell = (column: PatentColumn) => cellText(cells, mapping[column]);
    const fault = faultOf(cells, header, cell, seen, serialDates);
    if (fault) {
      reject(result, { row: at + 1, ...fault });
      continue;
    }
    const patent = patentOf(cell, { trusted, addresses, serialDates, provinceOf }, result);
    seen.add(patent.applicationNo);
    if (patent.year === null) result.withoutYear++;
    if (patent.ipc.length === 0) result.withoutIpc++;
    result.patents.push(patent);
  }
  return result;
}

type Fault = Omit<RejectedPatent, "row">;

function faultOf(
  cells: readonly string[],
  header: readonly string[],
  cell: (column: PatentColumn) => string,
  seen: ReadonlySet<string>,
  serialDates: boolean,
): Fault | null {
  const fault = (reason: PatentReject, column: PatentColumn | null): Fault => ({
    reason,
    column,
    value: column ? cell(column) : String(cells.length),
  });
  if (cells.slice(header.length).some((extra) => extra.trim() !== "")) return fault("too_many_columns", null);
  if (!cell("applicationNo")) return fault("application_no_missing", "applicationNo");
  // a spreadsheet made 1.02019E+12 of the number: the digits are lost
  if (/^\d(\.\d+)?e\+?\d+$/i.test(cell("applicationNo")))
    return fault("application_no_damaged", "applicationNo");
  if (seen.has(applicationNumber(cell("applicationNo"))))
    return fault("application_no_duplicate", "applicationNo");
  if (!cell("title")) return fault("title_missing", "title");
  for (const column of ["filingDate", "year"] as const)
    if (cell(column) && filingYearOf(cell(column), serialDates) === null)
      return fault("year_invalid", column);
  if (!cell("abstract")) return fault("text_missing", "abstract");
  return null;
}

function patentOf(
  cell: (column: PatentColumn) => string,
  reading: Required<Pick<ParseOptions, "provinceOf" | "serialDates">> & {
    trusted: boolean;
    addresses: boolean;
  },
  result: ParsedPatents,
): ParsedPatent {
  const { trusted, addresses, serialDates, provinceOf } = reading;
  const filingDate = filingDateOf(cell("filingDate"), serialDates);
  const year = filingYearOf(cell("filingDate"), serialDates) ?? filingYearOf(cell("year"), serialDates);
  const applicants = listOf(cell("applicants"), /[;|]/);
  const organisations = trusted ? applicants : applicants.filter((applicant) => !mayBePerson(applicant));
  result.personsLeftOut += applicants.length - organisations.length;
  const regions = new Set<string>();
  const places = addresses
    ? listOf(cell("regions"), /[;|]/).map((address) => provinceName(address, provinceOf))
    : listOf(cell("regions"), /[;|,]/);
  for (const text of places) {
    const code = provinceOf(text);
    if (code) regions.add(code);
    else result.unknownRegions[text] = (result.unknownRegions[text] ?? 0) + 1;
  }
  return {
    applicationNo: applicationNumber(cell("applicationNo")),
    kind: cell("kind"),
    year,
    filingDate,
    title: cell("title"),
    titleEn: cell("titleEn"),
    abstract: cell("abstract"),
    ipc: listOf(cell("ipc"), /[;|,]/),
    applicants: organisations,
    regions: [...regions],
  };
}

/** The beginning of an address that names a place (`경남 창원시`, or a postcode and then `부산`), or its first word. */
function provinceName(address: string, provinceOf: ParseOptions["provinceOf"]): string {
  const words = address.replace(/^[([]?\d{5,6}[)\]]?\s*/, "").split(/[\s,]+/);
  const names = [words.slice(0, 2).join(" "), words[0]!];
  return names.find((name) => provinceOf(name)) ?? words[0]!;
}

function reject(result: ParsedPatents, rejected: RejectedPatent) {
  result.rejects.push(rejected);
  result.rejected[rejected.reason] ??= { count: 0, rows: [] };
  const group = result.rejected[rejected.reason]!;
  group.count++;
  if (group.rows.length < ROWS_SHOWN) group.rows.push(rejected.row);
}
