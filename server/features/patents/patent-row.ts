import { applicationNumber, filingDateOf, filingYearOf, listOf } from "./cells";
import { mayBePerson, type PatentColumn } from "./columns";

/** One patent as it is stored. `year` is null when the file gives neither date nor year; `regions` are province codes. */
export type ParsedPatent = {
  applicationNo: string;
  kind: string;
  year: number | null;
  filingDate: string | null;
  registrationDate: string | null;
  title: string;
  titleEn: string;
  abstract: string;
  abstractEn: string;
  claims: string;
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

/** Different names of places that are no regions; more would be a column of something else. */
const PLACES_KEPT = 1000;

export type RowReading = {
  /** The province code of a region's name or code, undefined when it is none. */
  provinceOf: (text: string) => string | undefined;
  /** A date may stand as the number of its day. */
  serialDates: boolean;
  /** The applicants are organisations only; the regions stand as addresses. */
  trusted: boolean;
  addresses: boolean;
};

export type Fault = Omit<RejectedPatent, "row">;

/** Why a row is no patent, null where it is one. */
export function faultOf(
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
  if (!cell("abstract") && !cell("abstractEn")) return fault("text_missing", "abstract");
  return null;
}

/** The patent of a row without fault. */
export function patentOf(
  cell: (column: PatentColumn) => string,
  reading: RowReading,
  {
    unknownRegions,
    onPersons,
  }: { unknownRegions: Map<string, number>; onPersons: (leftOut: number) => void },
): ParsedPatent {
  const { trusted, addresses, serialDates, provinceOf } = reading;
  const filingDate = filingDateOf(cell("filingDate"), serialDates);
  const year = filingYearOf(cell("filingDate"), serialDates) ?? filingYearOf(cell("year"), serialDates);
  const applicants = listOf(cell("applicants"), /[;|]/);
  const organisations = trusted ? applicants : applicants.filter((applicant) => !mayBePerson(applicant));
  onPersons(applicants.length - organisations.length);
  const regions = new Set<string>();
  const places = addresses
    ? listOf(cell("regions"), /[;|]/).map((address) => provinceName(address, provinceOf))
    : listOf(cell("regions"), /[;|,]/);
  for (const text of places) {
    const code = provinceOf(text);
    if (code) regions.add(code);
    else if (unknownRegions.size < PLACES_KEPT || unknownRegions.has(text))
      unknownRegions.set(text, (unknownRegions.get(text) ?? 0) + 1);
  }
  return {
    applicationNo: applicationNumber(cell("applicationNo")),
    kind: cell("kind"),
    year,
    filingDate,
    registrationDate: filingDateOf(cell("registrationDate"), serialDates),
    title: cell("title"),
    titleEn: cell("titleEn"),
    abstract: cell("abstract"),
    abstractEn: cell("abstractEn"),
    claims: cell("claims"),
    ipc: listOf(`${cell("ipc")};${cell("cpc")}`, /[;|,]/),
    applicants: organisations,
    regions: [...regions],
  };
}

/** The beginning of an address that names a place (`경남 창원시`, or a postcode and then `부산`), or its first word. */
function provinceName(address: string, provinceOf: RowReading["provinceOf"]): string {
  const words = address.replace(/^[([]?\d{5,6}[)\]]?\s*/, "").split(/[\s,]+/);
  const names = [words.slice(0, 2).join(" "), words[0]!];
  return names.find((name) => provinceOf(name)) ?? words[0]!;
}
