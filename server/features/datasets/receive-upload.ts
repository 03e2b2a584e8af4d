import { createHash, randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { dataDir, inDataDir } from "@/server/data-dir";
import type { Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import type { Ctx } from "@/server/features/context";
import { shortageOf } from "@/server/features/jobs/shortage";

export const UPLOADS = "uploads";
const PART = ".part-";
const STALE_MS = 24 * 3_600_000;
const DEFAULT_LIMIT_MB = 4096;

/** The largest file taken, in bytes: `STRATLAS_MAX_UPLOAD_MB` (4096 where it is not set or not a number). */
export function uploadLimit(): number {
  const megabytes = Number(process.env.STRATLAS_MAX_UPLOAD_MB);
  return (Number.isFinite(megabytes) && megabytes > 0 ? megabytes : DEFAULT_LIMIT_MB) * 1024 * 1024;
}

export const tooLarge = (limit: number) =>
  new DomainError("BAD_INPUT", `the file is larger than ${limit} bytes`, "uploadTooLarge", {
    megabytes: Math.round(limit / 1024 / 1024),
  });

export type ReceivedUpload = { id: string; fileName: string; bytes: number; sha256: string };

/**
 * Takes a file in as it comes, in constant memory: it is hashed while it is written beside its place and moved there
 * when it is complete, so that a half file is never found under a hash. The same content is kept once.
 *
 * @throws DomainError BAD_INPUT (uploadTooLarge, uploadCut: fewer or more bytes than announced, uploadEmpty) | CONFLICT
 *   (diskFull)
 */
export async function receiveUpload(
  { db, actor, now }: Ctx,
  body: AsyncIterable<Uint8Array>,
  { fileName, announced, limit = uploadLimit() }: { fileName: string; announced?: number; limit?: number },
): Promise<ReceivedUpload> {
  const folder = join(dataDir(), UPLOADS);
  await mkdir(folder, { recursive: true });
  await removeStaleParts(folder);
  const part = join(folder, `${PART}${randomBytes(8).toString("hex")}`);
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    await pipeline(
      body,
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          bytes += chunk.byteLength;
          if (bytes > limit) throw tooLarge(limit);
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(part, { flags: "wx", flush: true }),
    );
    if (announced !== undefined && announced !== bytes)
      throw new DomainError("BAD_INPUT", `${bytes} of ${announced} bytes came`, "uploadCut");
    if (bytes === 0) throw new DomainError("BAD_INPUT", "the file is empty", "uploadEmpty");
    const sha256 = hash.digest("hex");
    const path = join(UPLOADS, sha256);
    const { id } = await db.$transaction(async (tx) => {
      // Not while the same content is being removed: the row would outlive its file.
      await lockUpload(tx, path);
      await rename(part, inDataDir(path));
      return tx.upload.create({
        data: {
          orgId: actor.orgId,
          userId: actor.id,
          fileName,
          bytes: BigInt(bytes),
          sha256,
          path,
          createdAt: now(),
        },
        select: { id: true },
      });
    });
    return { id, fileName, bytes, sha256 };
  } catch (error) {
    const shortage = shortageOf(error);
    if (shortage) throw new DomainError("CONFLICT", "the machine ran out of room", shortage);
    throw error;
  } finally {
    await rm(part, { force: true });
  }
}

/** One file under one hash is many people's: it is put there and removed by one at a time. */
export const lockUpload = (tx: Tx, path: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${path}))`;

/** Parts that a server left which was killed in the middle. */
async function removeStaleParts(folder: string) {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(PART)) continue;
    const path = join(folder, name);
    const age = Date.now() - ((await stat(path).catch(() => null))?.mtimeMs ?? Date.now());
    if (age > STALE_MS) await rm(path, { force: true });
  }
}

/** A name without its folders, control characters and excess, as people know the file. */
export function cleanFileName(text: string): string {
  const last = text.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  return (
    [...last]
      .filter((character) => character >= " " && character !== "\u007f")
      .join("")
      .trim()
      .slice(0, 200) || "file"
  );
}
