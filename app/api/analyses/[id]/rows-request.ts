import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { refusal } from "@/app/api/uploads/upload-request";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import type { Actor } from "@/server/domain/permissions";
import { analysisFileInput } from "@/server/features/analyses/schema";
import { findRows } from "@/server/features/analyses/sweep-files";

const TYPE = { csv: "text/csv; charset=utf-8", parquet: "application/vnd.apache.parquet" };

/** All rows of an analysis as CSV or Parquet, for those who may read its project. */
export async function rowsRequest(
  { id, format }: { id: string; format: string | null },
  { db, actor }: { db: Db; actor: Actor | null },
): Promise<Response> {
  try {
    if (!actor) throw new DomainError("UNAUTHENTICATED", "sign in first");
    if (actor.mustChangePassword)
      throw new DomainError("FORBIDDEN", "change the initial password first", "mustChangePassword");
    const asked = analysisFileInput.safeParse({ analysisId: id, format });
    if (!asked.success) throw new DomainError("NOT_FOUND", `no ${format} of ${id}`);
    const { path, bytes, name } = await findRows(db, actor, asked.data);
    return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, {
      headers: {
        "content-type": TYPE[asked.data.format],
        "content-length": String(bytes),
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    return refusal(error);
  }
}
