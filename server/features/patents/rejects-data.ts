import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import type { PatentReject } from "./patent-row";
import { notKept, type RejectTable, rejectTable } from "./preview";
import { findPatentFile } from "./read-upload";
import type { StoredRejects } from "./schema";

/**
 * Every rejected row of an imported file, in the order of the file. Its columns come with it for as long as the file is
 * kept, and only for those who could upload it (`columns`): names of persons may stand in them.
 * @throws DomainError NOT_FOUND (noPatentSet)
 */
export async function setRejects(
  db: Db,
  { orgId, projectId }: { orgId: string; projectId: string },
  setId: string,
  { columns }: { columns: boolean },
): Promise<RejectTable> {
  const set = await db.patentSet.findFirst({ where: { id: setId, projectId } });
  if (!set) throw new DomainError("NOT_FOUND", `no set ${setId}`, "noPatentSet");
  const rejects = Object.entries(set.rejected as StoredRejects)
    .flatMap(([reason, { rows, values, column }]) =>
      rows.map((row, i) => ({ row, reason: reason as PatentReject, column, value: values[i] ?? "" })),
    )
    .sort((a, b) => a.row - b.row);
  const job = columns
    ? await db.job.findFirst({
        where: { projectId, kind: "patents.import", payload: { path: ["hash"], equals: set.hash } },
        select: { subjectId: true },
        orderBy: { createdAt: "desc" },
      })
    : null;
  const more = notKept(Object.values(set.rejected as StoredRejects).map(({ count }) => count));
  const file = job?.subjectId && (await findPatentFile(db, orgId, job.subjectId).catch(onlyGone));
  return file
    ? rejectTable(file, rejects, more)
    : { header: [], rows: rejects.map((row) => ({ ...row, cells: [] })), more };
}

/** A file that has served is removed after a while. */
function onlyGone(error: unknown): null {
  if (error instanceof DomainError && error.code === "NOT_FOUND") return null;
  throw error;
}
