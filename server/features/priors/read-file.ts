import { access } from "node:fs/promises";
import { type IpcPrior, ipcSymbol } from "@/server/compute/topics/ipc-industries";
import { type LabelledPatent, learnedPrior } from "@/server/compute/topics/learned-prior";
import { inDataDir } from "@/server/data-dir";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { patentRows } from "@/server/features/patents/patent-rows";
import { findPrior } from "./find";
import { type LabelledRow, type Rejected, readPriorTable } from "./read-table";
import { loadPrior } from "./rows";
import type { PriorForm } from "./schema";

export type PriorFile = {
  form: PriorForm;
  fileName: string;
  rows: IpcPrior[];
  rejects: Rejected[];
  /** Labelled patents that were used; 0 for the other forms. */
  labelled: number;
};

/**
 * The rows that an uploaded file makes, with the ones that it cannot be made of.
 * @throws DomainError NOT_FOUND (uploadGone, noPrior) | BAD_INPUT (noPriorColumns, and as patentRows does)
 */
export async function readPriorFile(
  db: Db,
  orgId: string,
  { uploadId, basedOnId }: { uploadId: string; basedOnId: string | null },
): Promise<PriorFile> {
  const upload = await db.upload.findFirst({ where: { id: uploadId, orgId } });
  const gone = (file: string) => new DomainError("NOT_FOUND", `${file} is gone`, "uploadGone", { file });
  if (!upload) throw gone(uploadId);
  const path = inDataDir(upload.path);
  await access(path).catch(() => {
    throw gone(upload.fileName);
  });
  await findPrior(db, orgId, basedOnId);
  const { rows: lines } = await patentRows(path, upload.fileName);
  const { form, rows, labelled, rejects } = await readPriorTable(lines);
  const fileName = upload.fileName;
  if (form !== "labelled") return { form, fileName, rows, rejects, labelled: 0 };
  const known = await withTexts(db, orgId, labelled, rejects);
  rejects.sort((a, b) => a.row - b.row);
  const learned = known.length > 0 ? learnedPrior(await loadPrior(db, basedOnId), known) : [];
  return { form, fileName, rows: learned, rejects, labelled: known.length };
}

const AT_ONCE = 5000;

/** Classes and text of labelled patents: their own, or those of the organisation's patent with the number. */
async function withTexts(
  db: Db,
  orgId: string,
  rows: readonly LabelledRow[],
  rejects: Rejected[],
): Promise<LabelledPatent[]> {
  const wanted = [...new Set(rows.flatMap((row) => (row.ipc.length === 0 ? [row.applicationNo] : [])))];
  const found = new Map<string, { ipc: string[]; text: string }>();
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const patents = await db.patent.findMany({
      where: { applicationNo: { in: wanted.slice(at, at + AT_ONCE) }, set: { project: { orgId } } },
      select: { applicationNo: true, ipc: true, title: true, abstract: true },
      orderBy: { id: "asc" },
    });
    for (const { applicationNo, ipc, title, abstract } of patents)
      found.set(applicationNo, { ipc, text: `${title} ${abstract}` });
  }
  return rows.flatMap(({ row, applicationNo, ipc, text, code }) => {
    const patent = ipc.length > 0 ? { ipc, text } : found.get(applicationNo);
    const valid = patent?.ipc.filter((one) => ipcSymbol(one) !== null) ?? [];
    if (valid.length > 0) return [{ ipc: valid, text: patent!.text, code }];
    rejects.push(
      !patent
        ? { row, reason: "patent_unknown", value: applicationNo }
        : { row, reason: "classes_missing", value: ipc.join("; ").slice(0, 80) },
    );
    return [];
  });
}
