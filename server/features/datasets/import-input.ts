import type { ImportRun } from "@/prisma/generated/client";
import { inDataDir } from "@/server/data-dir";
import type { Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { hashOf } from "@/server/features/atlas/canonical-json";
import type { DatasetForm, FileRole, ImportInput, ImportOptions } from "@/server/warehouse/dataset";
import type { ImportReport } from "@/server/warehouse/import-report";
import { READING_VERSION } from "@/server/warehouse/store";
import type { ImportFile, ImportOptionsRow, InputRole } from "./schema";
import { warehouseReference } from "./warehouse-reference";

export const filesOf = (run: Pick<ImportRun, "files">) => run.files as unknown as ImportFile[];
export const optionsOf = (run: Pick<ImportRun, "options">) => run.options as unknown as ImportOptionsRow;

const FORM_OF: Record<FileRole, DatasetForm> = {
  firms: "long",
  transactions: "long",
  survey: "wide",
  flows: "flows",
};
const ROLES_OF: Record<DatasetForm, FileRole[]> = {
  long: ["firms", "transactions"],
  wide: ["survey"],
  flows: ["flows"],
};

/** What a set of files makes: its form, the roles that are still missing, and whether it mixes two forms. */
export function formOfFiles(files: readonly Pick<ImportFile, "role">[]): {
  form: DatasetForm | null;
  missing: FileRole[];
  mixed: boolean;
} {
  const roles = files.flatMap(({ role }) => (role && role !== "linkage" ? [role] : []));
  const forms = [...new Set(roles.map((role) => FORM_OF[role]))];
  const form = forms.length === 1 ? forms[0]! : null;
  const missing = form ? ROLES_OF[form].filter((role) => !roles.includes(role)) : [];
  return { form, missing, mixed: forms.length > 1 };
}

/**
 * An import's files and options as the warehouse wants them.
 * @throws DomainError BAD_INPUT (noFiles, unknownFile, mixedForms, missingFile) | NOT_FOUND (uploadGone)
 */
export async function warehouseInput(
  db: Pick<Tx, "upload">,
  run: Pick<ImportRun, "orgId" | "files" | "options">,
): Promise<{ input: ImportInput; options: ImportOptions }> {
  const files = filesOf(run);
  const { mappings, synthetic: _, replaceYears: __, firmPairs, year, yearRange, ...rest } = optionsOf(run);
  const { form, missing, mixed } = formOfFiles(files);
  const unknown = files.find(({ role }) => role === null);
  if (unknown)
    throw new DomainError("BAD_INPUT", `${unknown.name}: say what it is`, "unknownFile", {
      file: unknown.name,
    });
  if (mixed) throw new DomainError("BAD_INPUT", "files of two forms", "mixedForms");
  if (!form) throw new DomainError("BAD_INPUT", "no files", "noFiles");
  if (missing.length > 0)
    throw new DomainError("BAD_INPUT", `no ${missing[0]} file`, "missingFile", { role: missing[0]! });
  const uploads = await db.upload.findMany({
    where: { orgId: run.orgId, id: { in: files.map(({ uploadId }) => uploadId) } },
  });
  const fileOf = (role: InputRole) => {
    const file = files.find((one) => one.role === role)!;
    const upload = uploads.find(({ id }) => id === file.uploadId);
    if (!upload)
      throw new DomainError("NOT_FOUND", `${file.name} is gone`, "uploadGone", { file: file.name });
    return { path: inDataDir(upload.path), name: file.name };
  };
  const mapped = (role: FileRole) => ({ ...fileOf(role), mapping: mappings?.[role] ?? {} });
  const input: ImportInput =
    form === "long"
      ? { form, firms: mapped("firms"), transactions: mapped("transactions") }
      : form === "wide"
        ? { form, survey: mapped("survey") }
        : { form, flows: mapped("flows") };
  const linkage = files.some(({ role }) => role === "linkage") ? { linkage: fileOf("linkage") } : {};
  return {
    input,
    options: {
      ...{ ...rest, ...linkage },
      ...(year ? { year } : {}),
      ...(yearRange ? { yearRange } : {}),
      ...(firmPairs && form === "long" ? { firmPairs } : {}),
    },
  };
}

/**
 * Names the data set that an import would make: the bytes of its files, how each column is read, and what else decides
 * what is taken in. File names play no part. Where years are added (`baseHash`), it names the data set with both.
 */
export function datasetHash(
  report: ImportReport,
  options: ImportOptionsRow,
  files: readonly ImportFile[],
  baseHash: string | null = null,
): string {
  const { form, classification, ksicDigits, unit } = report;
  const own = hashOf({
    store: READING_VERSION,
    reference: warehouseReference().version,
    ...{ form, classification, ksicDigits, unit },
    writtenUnit: options.unit ?? null,
    year: options.year ?? null,
    yearRange: options.yearRange ?? null,
    restoreLeadingZeros: options.restoreLeadingZeros ?? false,
    linkage: files.find(({ role }) => role === "linkage")?.sha256 ?? null,
    files: report.files.map(({ role, sha256, mapping }) => ({ role, sha256, mapping })),
    // Absent without, so that a data set without pairs is called what it always was.
    firmPairs: (options.firmPairs && form === "long") || undefined,
  });
  return baseHash === null ? own : hashOf({ base: baseHash, added: own });
}
