import { sameOrigin } from "@/app/api/same-origin";
import type { Db } from "@/server/db";
import { DomainError, type DomainErrorCode } from "@/server/domain/errors";
import { type Actor, can } from "@/server/domain/permissions";
import {
  cleanFileName,
  type ReceivedUpload,
  receiveUpload,
  tooLarge,
  uploadLimit,
} from "@/server/features/datasets/receive-upload";

const STATUS: Partial<Record<DomainErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_INPUT: 400,
};

/** A refusal in the shape in which screens read those of the procedures. */
export function refusal(error: unknown): Response {
  if (!(error instanceof DomainError)) {
    console.error("upload:", error);
    return Response.json({ data: { domain: null, code: "INTERNAL_SERVER_ERROR" } }, { status: 500 });
  }
  const { code, reason, params } = error;
  const status = reason === "uploadTooLarge" ? 413 : (STATUS[code] ?? 409);
  return Response.json({ data: { domain: { code, reason, params }, code } }, { status });
}

/**
 * One file: the body is its bytes, `x-file-name` its name (percent-encoded). Only from a page of our own: a browser says
 * where a request comes from, and another site's page may not send files in somebody's name.
 */
export async function uploadRequest(
  request: Request,
  { db, actor, now }: { db: Db; actor: Actor | null; now: () => Date },
): Promise<Response> {
  try {
    if (!sameOrigin(request)) throw new DomainError("FORBIDDEN", "not from this site", "otherOrigin");
    if (!actor) throw new DomainError("UNAUTHENTICATED", "sign in first");
    if (actor.mustChangePassword)
      throw new DomainError("FORBIDDEN", "change the initial password first", "mustChangePassword");
    if (!can(actor.role, "dataset:import")) throw new DomainError("FORBIDDEN", "needs dataset:import");
    const length = request.headers.get("content-length");
    const announced = length === null ? undefined : Number(length);
    // Refused before a byte is read where the browser has said how much there is.
    if (announced !== undefined && announced > uploadLimit()) throw tooLarge(uploadLimit());
    if (!request.body) throw new DomainError("BAD_INPUT", "the file is empty", "uploadEmpty");
    const upload: ReceivedUpload = await receiveUpload({ db, actor, now }, chunksOf(request.body), {
      fileName: cleanFileName(decoded(request.headers.get("x-file-name") ?? "")),
      ...(announced === undefined ? {} : { announced }),
    });
    return Response.json(upload, { status: 201 });
  } catch (error) {
    return refusal(error);
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
