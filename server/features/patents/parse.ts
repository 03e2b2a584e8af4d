import { DomainError } from "@/server/domain/errors";
import { cellText, hasText } from "./cells";
import {
  holdsAddresses,
  holdsOrganisationsOnly,
  type PatentColumn,
  type PatentMapping,
  REQUIRED_COLUMNS,
  recognisedColumns,
} from "./columns";
import { faultOf, type ParsedPatent, type PatentReject, patentOf, type RejectedPatent } from "./patent-row";
import { ROWS_KEPT } from "./schema";

/** What was found on the way through a file. */
export type Findings = {
  accepted: number;
  /** The first ROWS_KEPT of each reason, in the order of the file. */
  rejects: RejectedPatent[];
  /** By reason: all of them counted, with the first 100 row numbers. */
  rejected: Partial<Record<PatentReject, { count: number; rows: number[] }>>;
  /** Accepted, but worth saying. */
  withoutYear: number;
  withoutIpc: number;
  withoutRegion: number;
  unknownRegions: Map<string, number>;
  /** Applicants left out because they may be private persons. */
  personsLeftOut: number;
  /** First and last year of the accepted ones, null where none has one. */
  years: [number, number] | null;
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

export type PatentReading = {
  header: string[];
  mapping: PatentMapping;
  findings: Findings;
  /** The patents, read as they are taken: `findings` is whole when they have ended. */
  patents: AsyncGenerator<ParsedPatent>;
};

/**
 * Patents of the rows of a table, one row each, with what is rejected and why; only the numbers of the patents stay in
 * memory. The columns are recognised by Korean or English headers. Nothing is written: this is the dry run and the import.
 *
 * @throws DomainError BAD_INPUT `empty_file` | `columns_missing`, and what reading the rows throws
 */
export async function readPatents(
  rows: AsyncIterable<string[]> | Iterable<string[]>,
  { name, provinceOf, mapping: chosen, serialDates = false }: ParseOptions,
): Promise<PatentReading> {
  const records = inOrder(rows);
  let headerAt = 0;
  let first = await records.next();
  for (; !first.done && !hasText(first.value); headerAt++) first = await records.next();
  if (first.done)
    throw new DomainError("BAD_INPUT", `${name} has no rows; expected a header and patents`, "empty_file", {
      file: name,
    });
  const header = first.value.map((cell) => cell.trim());
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
  const findings: Findings = {
    accepted: 0,
    rejects: [],
    rejected: {},
    withoutYear: 0,
    withoutIpc: 0,
    withoutRegion: 0,
    unknownRegions: new Map(),
    personsLeftOut: 0,
    years: null,
  };
  const reading = {
    trusted: mapping.applicants !== null && holdsOrganisationsOnly(header[mapping.applicants]!),
    addresses: mapping.regions !== null && holdsAddresses(header[mapping.regions]!),
    ...{ serialDates, provinceOf },
  };
  async function* patents() {
    const seen = new Set<string>();
    let at = headerAt + 1;
    for (let next = await records.next(); !next.done; next = await records.next(), at++) {
      const cells = next.value;
      if (!hasText(cells)) continue;
      const cell = (column: PatentColumn) => cellText(cells, mapping[column]);
      const fault = faultOf(cells, header, cell, seen, serialDates);
      if (fault) {
        reject(findings, { row: at + 1, ...fault });
        continue;
      }
      const patent = patentOf(cell, reading, {
        unknownRegions: findings.unknownRegions,
        onPersons: (leftOut) => {
          findings.personsLeftOut += leftOut;
        },
      });
      seen.add(patent.applicationNo);
      count(findings, patent);
      yield patent;
    }
  }
  return { header, mapping, findings, patents: patents() };
}

async function* inOrder<T>(rows: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
  yield* rows;
}

export type ParsedPatents = Findings & { header: string[]; mapping: PatentMapping; patents: ParsedPatent[] };

/** All patents of a table at once. @throws as readPatents does */
export async function parsePatents(
  rows: AsyncIterable<string[]> | Iterable<string[]>,
  options: ParseOptions,
): Promise<ParsedPatents> {
  const { header, mapping, findings, patents } = await readPatents(rows, options);
  const all: ParsedPatent[] = [];
  for await (const patent of patents) all.push(patent);
  return { ...findings, header, mapping, patents: all };
}

function count(findings: Findings, { year, ipc, regions }: ParsedPatent) {
  findings.accepted++;
  if (year === null) findings.withoutYear++;
  else {
    const [from, to] = findings.years ?? [year, year];
    findings.years = [Math.min(from, year), Math.max(to, year)];
  }
  if (ipc.length === 0) findings.withoutIpc++;
  if (regions.length === 0) findings.withoutRegion++;
}

function reject(findings: Findings, rejected: RejectedPatent) {
  findings.rejected[rejected.reason] ??= { count: 0, rows: [] };
  const group = findings.rejected[rejected.reason]!;
  if (group.count++ < ROWS_KEPT) findings.rejects.push(rejected);
  if (group.rows.length < ROWS_SHOWN) group.rows.push(rejected.row);
}
