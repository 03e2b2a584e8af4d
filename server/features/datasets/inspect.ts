import type { ImportRun } from "@/prisma/generated/client";
import { inDataDir } from "@/server/data-dir";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { industryByCode, regionLabel } from "@/server/features/reference/data";
import type { ColumnMapping, FileRole } from "@/server/warehouse/dataset";
import { missingColumns } from "@/server/warehouse/headers";
import { type FileInspection, inspectFile } from "@/server/warehouse/inspect-file";
import { readLinkage } from "@/server/warehouse/linkage";
import { filesOf, optionsOf } from "./import-input";
import type { ImportFile, ImportOptionsRow, InputRole } from "./schema";
import { warehouseReference } from "./warehouse-reference";

const LINKAGE_MAX_BYTES = 5 * 1024 * 1024;

export type SuggestedFile = {
  role: InputRole | null;
  unit: string | null;
  classification: FileInspection["suggestedClassification"];
  mapping: ColumnMapping;
};

/** What a file is and how it is read, from its header and first rows. @throws as inspectFile does */
export async function suggestFile(path: string, name: string, role?: InputRole): Promise<SuggestedFile> {
  const none = { unit: null, classification: null, mapping: {} };
  if (role === "linkage") {
    await readLinkage(path, name);
    return { role, ...none };
  }
  const reference = warehouseReference();
  const seen = await inspectFile(path, { name, reference, ...(role ? { as: role } : {}) });
  if (!seen.suggestedRole && seen.bytes <= LINKAGE_MAX_BYTES) {
    const linkage = await readLinkage(path, name).catch(() => null);
    if (linkage && linkage.successors.size > 0) return { role: "linkage", ...none };
  }
  return {
    role: seen.suggestedRole,
    unit: seen.suggestedUnit,
    classification: seen.suggestedClassification,
    mapping: seen.suggestedMapping,
  };
}

/** One cell of the first rows: its text and, in a column of codes or places, what it means (null = nothing known). */
export type SeenCell = { text: string; meaning?: string | null };

export type SeenFile = ImportFile & {
  kind: "csv" | "xlsx";
  encoding: string;
  delimiter: string;
  header: string[];
  headerRow: number;
  rowsEstimate: number;
  rows: SeenCell[][];
  mapping: ColumnMapping;
  unmapped: string[];
  /** How many code pairs a linkage table holds. */
  pairs: { from: 9 | 11; codes: number } | null;
  /** Why the file cannot be read (a reason of `DomainError`). */
  problem: { reason: string; params: Record<string, string | number> } | null;
};

const CODES = ["ksic", "seller", "buyer"] as const;
const PLACES = ["region", "seller_region", "buyer_region"] as const;

/** Every file of an import as it is understood with the columns that are chosen now. */
export async function inspectImport(db: Db, run: ImportRun): Promise<SeenFile[]> {
  const files = filesOf(run);
  const uploads = await db.upload.findMany({
    where: { orgId: run.orgId, id: { in: files.map(({ uploadId }) => uploadId) } },
  });
  return Promise.all(
    files.map(async (file): Promise<SeenFile> => {
      const nothing = {
        kind: "csv" as const,
        encoding: "",
        delimiter: "",
        header: [],
        headerRow: 0,
        rowsEstimate: 0,
        rows: [],
        mapping: {},
        unmapped: [],
        pairs: null,
        problem: null,
      };
      try {
        const upload = uploads.find(({ id }) => id === file.uploadId);
        if (!upload)
          throw new DomainError("NOT_FOUND", `${file.name} is gone`, "uploadGone", { file: file.name });
        return { ...file, ...nothing, ...(await seenFile(inDataDir(upload.path), file, optionsOf(run))) };
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        return { ...file, ...nothing, problem: { reason: error.reason, params: error.params } };
      }
    }),
  );
}

async function seenFile(path: string, { name, role }: ImportFile, options: ImportOptionsRow) {
  const as = role && role !== "linkage" ? role : undefined;
  const seen = await inspectFile(path, { name, ...(as ? { as } : {}) });
  const mapping = as ? { ...seen.suggestedMapping, ...options.mappings?.[as] } : {};
  const linkage = role === "linkage" ? await readLinkage(path, name) : null;
  const meaning = cellMeaning(mapping, options);
  return {
    kind: seen.kind,
    encoding: seen.encoding,
    delimiter: seen.delimiter,
    header: seen.header,
    headerRow: seen.headerRow,
    rowsEstimate: seen.rowsEstimate,
    rows: seen.firstRows.map((row) => row.map((text, at): SeenCell => ({ text, ...meaning(text, at) }))),
    mapping: mapping as ColumnMapping,
    unmapped: as ? missingColumns(mapping as ColumnMapping, as as FileRole, Boolean(options.year)) : [],
    pairs: linkage && { from: linkage.from, codes: linkage.successors.size },
  };
}

function cellMeaning(mapping: Record<string, unknown>, { classification }: ImportOptionsRow) {
  const { industryCode, regionCode } = warehouseReference();
  const partners = [mapping.sellsTo, mapping.buysFrom].flat();
  const codes = new Set([...CODES.map((role) => mapping[role]), ...partners]);
  const places = new Set<unknown>(PLACES.map((role) => mapping[role]));
  return (text: string, at: number): { meaning?: string | null } => {
    const plain = text.trim();
    if (plain === "" || plain === ".") return {};
    if (codes.has(at) && classification !== "own") {
      const code = industryCode(plain, 10);
      return { meaning: (code && industryByCode(code)?.nameKo) || null };
    }
    if (places.has(at)) {
      const code = regionCode(plain);
      return { meaning: code ? regionLabel(code) : null };
    }
    return {};
  };
}
