import type { z } from "zod";
import { inDataDir } from "@/server/data-dir";
import { DomainError } from "@/server/domain/errors";
import type { Ctx } from "@/server/features/context";
import type { StoreManifest } from "@/server/warehouse/store";
import { type Base, baseOf, newYearsOnly } from "./addition";
import { type Changed, change, json, unchecked, type Wanted } from "./change-import";
import { filesOf, optionsOf } from "./import-input";
import { type SuggestedFile, suggestFile } from "./inspect";
import type {
  attachFileInput,
  chooseYearsInput,
  describeImportInput,
  ImportFile,
  ImportOptionsRow,
  StoredReport,
  saveMappingInput,
  startImportInput,
} from "./schema";

/**
 * Open an import: nothing but a name until files are attached.
 * @throws DomainError NOT_FOUND (noDataset) | CONFLICT (datasetArchived) with `addToId`
 */
export async function startImport(
  { db, actor, now }: Ctx,
  { name, source, addToId }: z.infer<typeof startImportInput>,
): Promise<Changed> {
  const base = await baseOf(db, { orgId: actor.orgId, addToId: addToId ?? null });
  const row = await db.importRun.create({
    data: {
      orgId: actor.orgId,
      createdById: actor.id,
      createdAt: now(),
      files: [],
      options: json(base ? readingOf(base) : {}),
      ...{ name: base?.name ?? name, source, addToId: base?.id ?? null },
    },
  });
  return { importId: row.id, version: row.version };
}

/** Years that are added are read as those that are there were. */
function readingOf({ manifest }: Base): ImportOptionsRow {
  const { classification, ksicDigits, parts } = manifest as unknown as StoreManifest;
  return {
    mappings: {},
    ...{ classification, ksicDigits: ksicDigits as 2 | 3 | 4 | 5 },
    ...(parts?.at(-1)?.pairs ? { firmPairs: true } : {}),
  };
}

export const describeImport = (ctx: Ctx, input: z.infer<typeof describeImportInput>) =>
  change(ctx, input, async (run) => ({
    name: input.name,
    source: input.source,
    options: json({ ...optionsOf(run), synthetic: input.synthetic }),
  }));

/**
 * Put an uploaded file into an import. Without a role its header decides; a file in the same role is replaced. What the
 * header and the first codes suggest (columns, unit, classification) is taken over where nobody has chosen.
 *
 * @throws DomainError NOT_FOUND | BAD_INPUT (empty_file, old_xls, not_xlsx, undecodable)
 */
export async function attachFile(
  ctx: Ctx,
  { uploadId, role, ...wanted }: z.infer<typeof attachFileInput>,
): Promise<Changed & { role: ImportFile["role"] }> {
  const upload = await ctx.db.upload.findFirst({ where: { id: uploadId, orgId: ctx.actor.orgId } });
  if (!upload) throw new DomainError("NOT_FOUND", `no upload ${uploadId}`);
  const suggested = await suggestFile(inDataDir(upload.path), upload.fileName, role);
  const file: ImportFile = {
    uploadId,
    role: role ?? suggested.role,
    name: upload.fileName,
    bytes: Number(upload.bytes),
    sha256: upload.sha256,
  };
  const changed = await change(ctx, wanted, async (run) => {
    // A file that is there already keeps its place in the list.
    const files = filesOf(run).filter(
      (one) => one.uploadId === uploadId || file.role === null || one.role !== file.role,
    );
    const at = files.findIndex((one) => one.uploadId === uploadId);
    return {
      ...unchecked(at < 0 ? [...files, file] : files.with(at, file)),
      options: json(withSuggestions(optionsOf(run), file, suggested)),
    };
  });
  return { ...changed, role: file.role };
}

function withSuggestions(
  options: ImportOptionsRow,
  { role }: ImportFile,
  { unit, classification, mapping }: SuggestedFile,
): ImportOptionsRow {
  if (role === null || role === "linkage") return options;
  // Firms and surveys are coded in KSIC; only flows come in classifications of their own.
  const codes =
    classification && (role === "flows" || classification.classification === "KSIC10") ? classification : {};
  return {
    ...options,
    ...(unit ? { unit } : {}),
    ...codes,
    mappings: { ...options.mappings, [role]: mapping },
  };
}

export const detachFile = (ctx: Ctx, { uploadId, ...wanted }: Wanted & { uploadId: string }) =>
  change(ctx, wanted, async (run) => {
    const files = filesOf(run);
    const gone = files.find((file) => file.uploadId === uploadId)?.role;
    const { mappings = {}, ...options } = optionsOf(run);
    const kept = Object.fromEntries(Object.entries(mappings).filter(([role]) => role !== gone));
    return {
      ...unchecked(files.filter((file) => file.uploadId !== uploadId)),
      options: json({ ...options, mappings: kept }),
    };
  });

export const saveMapping = (ctx: Ctx, { options, ...wanted }: z.infer<typeof saveMappingInput>) =>
  change(ctx, wanted, async (run) => ({
    ...unchecked(filesOf(run)),
    options: json({ ...options, synthetic: optionsOf(run).synthetic ?? false }),
  }));

/**
 * Years of the files that the data set has already: replaced (what was checked stays as it is), or left as they are (the
 * files are then read for their other years only, and must be checked again).
 *
 * @throws DomainError ILLEGAL_TRANSITION (notChecked) | BAD_INPUT (noNewYears, yearsMixed)
 */
export const chooseYears = (ctx: Ctx, { replace, ...wanted }: z.infer<typeof chooseYearsInput>) =>
  change(ctx, wanted, async (run) => {
    const report = run.report as unknown as StoredReport | null;
    if (!report?.addition) throw new DomainError("ILLEGAL_TRANSITION", "check it first", "notChecked");
    const { replaceYears: _, ...options } = optionsOf(run);
    if (replace) return { options: json({ ...options, replaceYears: true }) };
    const yearRange = newYearsOnly(report);
    return { ...unchecked(filesOf(run)), options: json({ ...options, yearRange }) };
  });

/** Throw away an import that came to nothing. What was uploaded goes later (removeUploads): another may use the same content. */
export const discardImport = async (ctx: Ctx, wanted: Wanted): Promise<void> => {
  await change(ctx, wanted, async () => ({}));
  await ctx.db.importRun.deleteMany({ where: { id: wanted.importId, version: wanted.version + 1 } });
};
