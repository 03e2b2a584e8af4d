import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { refusal } from "@/app/api/uploads/upload-request";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { type Actor, can } from "@/server/domain/permissions";
import { findRejects } from "@/server/features/datasets/rejects-file";
import { type RejectWords, translatedRejects } from "./rejects-text";

/** The rejected rows as CSV in the asker's language: of a check for those who import, of a data set for those who may read it. */
export async function rejectsRequest(
  { kind, id }: { kind: string; id: string },
  { db, actor, words }: { db: Db; actor: Actor | null; words: RejectWords },
): Promise<Response> {
  try {
    if (!actor) throw new DomainError("UNAUTHENTICATED", "sign in first");
    if (actor.mustChangePassword)
      throw new DomainError("FORBIDDEN", "change the initial password first", "mustChangePassword");
    if (kind !== "imports" && kind !== "datasets") throw new DomainError("NOT_FOUND", `no ${kind}`);
    const permission = kind === "imports" ? "dataset:import" : "dataset:read";
    if (!can(actor.role, permission)) throw new DomainError("FORBIDDEN", `needs ${permission}`);
    const { path, name } = await findRejects(db, actor, { kind, id });
    const fileName = `${name} ${words.label}.csv`.replaceAll(/[\\/:*?"<>|\s]+/g, "_");
    const text = Readable.from(translatedRejects(createReadStream(path), words));
    return new Response(Readable.toWeb(text.map((part: string) => Buffer.from(part))) as ReadableStream, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="rejected.csv"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    return refusal(error);
  }
}
