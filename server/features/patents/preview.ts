import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { regionLabel } from "@/server/features/reference/data";
import { hasText } from "./cells";
import { type PatentColumn, type PatentMapping, REQUIRED_COLUMNS, recognisedColumns } from "./columns";
import { type ParsedPatents, parsePatents, type RejectedPatent } from "./parse";
import { headerOf, type PatentFile, provinceOf, readPatentFile, setHashOf } from "./read-upload";

const ROWS_SHOWN = 20;
const EXAMPLE_LENGTH = 60;

type Asked = { uploadId: string; mapping: Partial<PatentMapping> };
type Within = { orgId: string; projectId: string };

/** Patents of a file with the columns that are chosen. @throws as parsePatents does */
export const patentsOf = (file: PatentFile, mapping: Partial<PatentMapping>): ParsedPatents =>
  parsePatents(file.records, { name: file.name, provinceOf, mapping, serialDates: file.spreadsheet });

/**
 * What an import of this file would do, as far as it can be said; nothing is written. Where columns that must be there
 * are not recognised, `missing` names them and the counts are null until they are chosen.
 */
export async function previewPatents(db: Db, { orgId, projectId }: Within, { uploadId, mapping }: Asked) {
  const file = await readPatentFile(db, orgId, uploadId);
  const header = headerOf(file);
  const chosen = { ...recognisedColumns(header), ...mapping };
  const missing: PatentColumn[] = REQUIRED_COLUMNS.filter(
    (column) => chosen[column] === null || chosen[column] >= header.length,
  );
  const first = file.records.filter(hasText)[1];
  const same = await db.patentSet.findUnique({
    where: { projectId_hash: { projectId, hash: setHashOf(file, mapping) } },
    select: { id: true, name: true },
  });
  const parsed = missing.length > 0 && header.length > 0 ? null : patentsOf(file, mapping);
  return {
    fileName: file.name,
    columns: header.map((name, index) => ({
      index,
      name,
      example: (first?.[index] ?? "").trim().slice(0, EXAMPLE_LENGTH),
    })),
    mapping: chosen,
    missing,
    sameAs: same,
    result: parsed && {
      accepted: parsed.patents.length,
      rejected: Object.entries(parsed.rejected).map(([reason, { count, rows }]) => ({ reason, count, rows })),
      withoutYear: parsed.withoutYear,
      withoutIpc: parsed.withoutIpc,
      withoutRegion: parsed.patents.filter(({ regions }) => regions.length === 0).length,
      unknownRegions: Object.entries(parsed.unknownRegions)
        .sort((a, b) => b[1] - a[1])
        .slice(0, 10)
        .map(([name, count]) => ({ name, count })),
      personsLeftOut: parsed.personsLeftOut,
      years: yearRange(parsed.patents),
      rows: parsed.patents.slice(0, ROWS_SHOWN).map((patent) => ({
        ...patent,
        abstract: patent.abstract.slice(0, 200),
        regions: patent.regions.map((code) => regionLabel(code)),
      })),
    },
  };
}

/** First and last year of patents, null where none has one. */
export function yearRange(patents: readonly { year: number | null }[]): [number, number] | null {
  const years = patents.flatMap(({ year }) => year ?? []);
  return years.length === 0
    ? null
    : [years.reduce((a, b) => Math.min(a, b)), years.reduce((a, b) => Math.max(a, b))];
}

/** Rejected rows with the columns of their file, empty where the file is there no more. */
export type RejectTable = { header: string[]; rows: (RejectedPatent & { cells: string[] })[] };

export const rejectTable = (file: PatentFile, rejects: readonly RejectedPatent[]): RejectTable => ({
  header: headerOf(file),
  rows: rejects.map((reject) => ({ ...reject, cells: file.records[reject.row - 1] ?? [] })),
});

/** The rows that an import of this file would leave out. */
export async function previewRejects(
  db: Db,
  { orgId }: Within,
  { uploadId, mapping }: Asked,
): Promise<RejectTable> {
  const file = await readPatentFile(db, orgId, uploadId);
  return rejectTable(file, patentsOf(file, mapping).rejects);
}

/** @throws DomainError BAD_INPUT (noPatentsAccepted) */
export function someAccepted(parsed: ParsedPatents, name: string): ParsedPatents {
  if (parsed.patents.length === 0)
    throw new DomainError("BAD_INPUT", `no row of ${name} is a patent`, "noPatentsAccepted", { file: name });
  return parsed;
}
