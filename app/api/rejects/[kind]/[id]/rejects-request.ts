import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { refusal } from "@/app/api/uploads/upload-request";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { type Actor, can } from "@/server/domain/permissions";
import { findRejects } from "@/server/features/datasets/rejects-file";

/** The rejected rows as CSV: of a check for those who import, of a data set for those who may read it. */
export async function rejectsRequest(
  { kind, id }: { kind: string; id: string },
  { db, actor, label }: { db: Db; actor: Actor | null; label: string },
): Promise<Response> {
  try {
    if (!actor) throw new DomainError("UNAUTHENTICATED", "sign in first");
    if (actor.mustChangePassword)
      throw new DomainError("FORBIDDEN", "change the initial password first", "mustChangePassword");
    if (kind !== "imports" && kind !== "datasets") throw new DomainError("NOT_FOUND", `no ${kind}`);
    const permission = kind === "imports" ? "dataset:import" : "dataset:read";
    if (!can(actor.role, permission)) throw new DomainError("FORBIDDEN", `needs ${permission}`);
    const { path, bytes, name } = await findRejects(db, actor, { kind, id });
    const fileName = `${name} ${label}.csv`.replaceAll(/[\\/:*?"<>|\s]+/g, "_");
    return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-length": String(bytes),
        "content-disposition": `attachment; filename="rejected.csv"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    return refusal(error);
  }
}
