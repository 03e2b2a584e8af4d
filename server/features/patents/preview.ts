import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { regionLabel } from "@/server/features/reference/data";
import { type PatentColumn, type PatentMapping, REQUIRED_COLUMNS, recognisedColumns } from "./columns";
import type { PatentReading } from "./parse";
import type { ParsedPatent, RejectedPatent } from "./patent-row";
import { patentRows } from "./patent-rows";
import { findPatentFile, openPatents, type PatentFile, setHashOf } from "./read-upload";
import { ROWS_KEPT, WAITED_FOR } from "./schema";

const ROWS_SHOWN = 20;
const EXAMPLE_LENGTH = 60;
const PLACES_SHOWN = 10;
type Asked = { uploadId: string; mapping: Partial<PatentMapping> };
type Within = { orgId: string; projectId: string };

const isLarge = ({ bytes }: PatentFile) => bytes > WAITED_FOR.megabytes * 1024 * 1024;

/** What an import would do with the patents that are read: all, or the first `limit`. `onPatent` is told of each. */
export async function patentReport(
  { patents, findings }: PatentReading,
  { limit = Number.POSITIVE_INFINITY, onPatent }: { limit?: number; onPatent?: () => Promise<void> } = {},
) {
  const rows: ParsedPatent[] = [];
  for await (const patent of patents) {
    if (rows.length < ROWS_SHOWN) rows.push(patent);
    await onPatent?.();
    if (findings.accepted >= limit) break;
  }
  return {
    accepted: findings.accepted,
    rejected: Object.entries(findings.rejected).map(([reason, { count, rows }]) => ({ reason, count, rows })),
    withoutYear: findings.withoutYear,
    withoutIpc: findings.withoutIpc,
    withoutRegion: findings.withoutRegion,
    unknownRegions: [...findings.unknownRegions]
      .sort((a, b) => b[1] - a[1])
      .slice(0, PLACES_SHOWN)
      .map(([name, count]) => ({ name, count })),
    personsLeftOut: findings.personsLeftOut,
    years: findings.years,
    rows: rows.map(({ abstract, claims, abstractEn, ...patent }) => ({
      ...patent,
      abstract: (abstract || abstractEn).slice(0, 200),
      regions: patent.regions.map((code) => regionLabel(code)),
    })),
  };
}
export type PatentReport = Awaited<ReturnType<typeof patentReport>>;

/**
 * What an import of this file would do, as far as it can be said; nothing is written. Where columns that must be there
 * are not recognised, `missing` names them and the counts are null until they are chosen. Of a large file only the
 * beginning is read (`whole` is false): the job `patents.check` reads the rest.
 */
export async function previewPatents(db: Db, { orgId, projectId }: Within, { uploadId, mapping }: Asked) {
  const file = await findPatentFile(db, orgId, uploadId);
  const { header } = file;
  const chosen = { ...recognisedColumns(header), ...mapping };
  const missing: PatentColumn[] = REQUIRED_COLUMNS.filter(
    (column) => chosen[column] === null || chosen[column] >= header.length,
  );
  const same = await db.patentSet.findUnique({
    where: { projectId_hash: { projectId, hash: setHashOf(file, mapping) } },
    select: { id: true, name: true },
  });
  const limit = isLarge(file) ? WAITED_FOR.patents : Number.POSITIVE_INFINITY;
  const known = missing.length === 0 || header.length === 0;
  return {
    fileName: file.name,
    columns: header.map((name, index) => ({
      index,
      name,
      example: (file.first[index] ?? "").trim().slice(0, EXAMPLE_LENGTH),
    })),
    mapping: chosen,
    missing,
    sameAs: same,
    whole: !isLarge(file),
    result: known ? await patentReport(await openPatents(file, mapping), { limit }) : null,
  };
}

/** Rejected rows with the columns of their file, empty where the file is there no more. */
export type RejectTable = {
  header: string[];
  rows: (RejectedPatent & { cells: string[] })[];
  /** More rows than these were rejected for a reason of which only the first are kept. */
  more: number;
};

/** The cells of some rows of a file, by number of the row (the header is row 1 where nothing stands above it). */
export async function cellsOfRows(
  { path, name }: Pick<PatentFile, "path" | "name">,
  wanted: ReadonlySet<number>,
): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>();
  let row = 0;
  if (wanted.size > 0)
    for await (const cells of (await patentRows(path, name)).rows) {
      if (wanted.has(++row)) found.set(row, cells);
      if (found.size === wanted.size) break;
    }
  return found;
}

export async function rejectTable(
  file: PatentFile,
  rejects: readonly RejectedPatent[],
  more: number,
): Promise<RejectTable> {
  const cells = await cellsOfRows(file, new Set(rejects.map(({ row }) => row)));
  return {
    header: file.header,
    rows: rejects.map((reject) => ({ ...reject, cells: cells.get(reject.row) ?? [] })),
    more,
  };
}

/** How many rejected rows are counted and not kept. */
export const notKept = (counts: readonly number[]) =>
  counts.reduce((sum, count) => sum + Math.max(0, count - ROWS_KEPT), 0);

/** The rows that an import of this file would leave out. */
export async function previewRejects(
  db: Db,
  { orgId }: Within,
  { uploadId, mapping }: Asked,
): Promise<RejectTable> {
  const file = await findPatentFile(db, orgId, uploadId);
  const { patents, findings } = await openPatents(file, mapping);
  for await (const _ of patents);
  const counts = Object.values(findings.rejected).map(({ count }) => count);
  return rejectTable(file, findings.rejects, notKept(counts));
}

/**
 * Whether a file holds a patent at all, without reading more of it than that needs.
 * @throws DomainError BAD_INPUT (noPatentsAccepted), and as openPatents does
 */
export async function someAccepted(file: PatentFile, mapping: Partial<PatentMapping>): Promise<void> {
  const { patents } = await openPatents(file, mapping);
  for await (const _ of patents) return;
  throw new DomainError("BAD_INPUT", `no row of ${file.name} is a patent`, "noPatentsAccepted", {
    file: file.name,
  });
}
