import { readFile } from "node:fs/promises";
import { inDataDir } from "@/server/data-dir";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { hashOf } from "@/server/features/atlas/canonical-json";
import { regionByCode, regionCodeOf } from "@/server/features/reference/data";
import { spreadsheetRows } from "@/server/warehouse/spreadsheet";
import { hasText } from "./cells";
import { type PatentMapping, recognisedColumns } from "./columns";
import { recordsOf } from "./records";

/** The file is read whole: some 50,000 patents with their abstracts. */
const MAX_MEGABYTES = 100;

export type PatentFile = { name: string; sha256: string; records: string[][]; spreadsheet: boolean };

/**
 * The rows of an uploaded file of patents: CSV, TSV, or the first sheet of an .xlsx workbook.
 * @throws DomainError NOT_FOUND (uploadGone) | BAD_INPUT (patentsTooLarge, undecodable, csv_broken, not_xlsx, too_many_rows)
 */
export async function readPatentFile(db: Db, orgId: string, uploadId: string): Promise<PatentFile> {
  const upload = await db.upload.findFirst({ where: { id: uploadId, orgId } });
  if (!upload) throw new DomainError("NOT_FOUND", `no upload ${uploadId}`, "uploadGone", { file: uploadId });
  const { fileName: name, sha256 } = upload;
  if (Number(upload.bytes) > MAX_MEGABYTES * 1024 * 1024)
    throw new DomainError(
      "BAD_INPUT",
      `${name} is larger than ${MAX_MEGABYTES} MB; split it`,
      "patentsTooLarge",
      { file: name, megabytes: MAX_MEGABYTES },
    );
  const path = inDataDir(upload.path);
  const bytes = await readFile(path).catch(() => {
    throw new DomainError("NOT_FOUND", `${name} is gone`, "uploadGone", { file: name });
  });
  if (!isZip(bytes)) return { name, sha256, records: recordsOf(bytes, name), spreadsheet: false };
  const records: string[][] = [];
  for await (const row of spreadsheetRows(path, name)) records.push(row);
  return { name, sha256, records, spreadsheet: true };
}

const isZip = (bytes: Buffer) => bytes.subarray(0, 4).toString("latin1") === "PK\u0003\u0004";

/** The header, as the parser finds it: the first row that holds anything. */
export const headerOf = ({ records }: PatentFile): string[] =>
  (records.find(hasText) ?? []).map((cell) => cell.trim());

/**
 * Names the set that a file makes: the file's own hash, or together with the columns where a person chose others than
 * the header says, because then the patents are others too.
 */
export function setHashOf(file: PatentFile, chosen: Partial<PatentMapping>): string {
  const recognised = recognisedColumns(headerOf(file));
  const mapping = { ...recognised, ...chosen };
  const same = Object.entries(recognised).every(
    ([column, at]) => mapping[column as keyof PatentMapping] === at,
  );
  return same ? file.sha256 : hashOf({ file: file.sha256, mapping });
}

/** The province of a region's name or code (a city's is the one that it lies in); undefined for wider or unknown ones. */
export function provinceOf(text: string): string | undefined {
  const region = regionByCode(regionCodeOf(text) ?? "");
  if (!region) return undefined;
  if (region.kind === "province") return region.code;
  return "province" in region ? (region.province as string) : undefined;
}
