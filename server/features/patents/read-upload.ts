import { access } from "node:fs/promises";
import { inDataDir } from "@/server/data-dir";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { hashOf } from "@/server/features/atlas/canonical-json";
import { regionByCode, regionCodeOf } from "@/server/features/reference/data";
import { hasText } from "./cells";
import { type PatentMapping, recognisedColumns } from "./columns";
import { type PatentReading, readPatents } from "./parse";
import { patentRows } from "./patent-rows";

export type PatentFile = {
  name: string;
  sha256: string;
  path: string;
  bytes: number;
  /** As the parser finds it: the first row that holds anything. Empty where none does. */
  header: string[];
  /** The row after it. */
  first: string[];
};

/**
 * An uploaded file of patents: CSV, TSV, or an .xlsx workbook.
 * @throws DomainError NOT_FOUND (uploadGone) | BAD_INPUT as patentRows does
 */
export async function findPatentFile(db: Db, orgId: string, uploadId: string): Promise<PatentFile> {
  const upload = await db.upload.findFirst({ where: { id: uploadId, orgId } });
  if (!upload) throw new DomainError("NOT_FOUND", `no upload ${uploadId}`, "uploadGone", { file: uploadId });
  const { fileName: name, sha256 } = upload;
  const path = inDataDir(upload.path);
  await access(path).catch(() => {
    throw new DomainError("NOT_FOUND", `${name} is gone`, "uploadGone", { file: name });
  });
  const filled: string[][] = [];
  for await (const row of (await patentRows(path, name)).rows) {
    if (hasText(row)) filled.push(row);
    if (filled.length === 2) break;
  }
  const [header = [], first = []] = filled;
  const trimmed = header.map((cell) => cell.trim());
  return { name, sha256, path, bytes: Number(upload.bytes), header: trimmed, first };
}

/** The patents of a file with the columns that are chosen, and how much of it has been read. @throws as readPatents does */
export async function openPatents(
  { path, name }: Pick<PatentFile, "path" | "name">,
  mapping: Partial<PatentMapping>,
): Promise<PatentReading & { share: () => number }> {
  const { rows, spreadsheet, share } = await patentRows(path, name);
  return { ...(await readPatents(rows, { name, provinceOf, mapping, serialDates: spreadsheet })), share };
}

/**
 * Names the set that a file makes: the file's own hash, or together with the columns where a person chose others than
 * the header says, because then the patents are others too.
 */
export function setHashOf(
  { header, sha256 }: Pick<PatentFile, "header" | "sha256">,
  chosen: Partial<PatentMapping>,
): string {
  const recognised = recognisedColumns(header);
  const mapping = { ...recognised, ...chosen };
  const same = Object.entries(recognised).every(
    ([column, at]) => mapping[column as keyof PatentMapping] === at,
  );
  return same ? sha256 : hashOf({ file: sha256, mapping });
}

/** The province of a region's name or code (a city's is the one that it lies in); undefined for wider or unknown ones. */
export function provinceOf(text: string): string | undefined {
  const region = regionByCode(regionCodeOf(text) ?? "");
  if (!region) return undefined;
  if (region.kind === "province") return region.code;
  return "province" in region ? (region.province as string) : undefined;
}
