import type { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import { createJob, deliverJob } from "@/server/features/jobs/service";
import { someAccepted } from "./preview";
import { findPatentFile, setHashOf } from "./read-upload";
import type { checkJobPayload, importInput, importJobPayload, previewInput } from "./schema";
import type { InProject } from "./store-patents";

const WAITING = { state: { in: ["QUEUED", "RUNNING"] as ("QUEUED" | "RUNNING")[] }, cancelRequested: false };

export type ImportStarted =
  /** The project holds these patents already. */
  | { reused: true; setId: string; jobId: null }
  /** `running`: the same import was waiting or running already; it is joined, not started again. */
  | { reused: false; setId: null; jobId: string; running: boolean };

/**
 * Take the patents of an uploaded file into the project, as a job.
 * @throws DomainError as findPatentFile and readPatents do | BAD_INPUT (noPatentsAccepted)
 */
export async function startImport(
  ctx: InProject,
  input: z.infer<typeof importInput>,
): Promise<ImportStarted> {
  const { db, project } = ctx;
  const file = await findPatentFile(db, project.orgId, input.uploadId);
  await someAccepted(file, input.mapping);
  const hash = setHashOf(file, input.mapping);
  const same = await db.patentSet.findUnique({
    where: { projectId_hash: { projectId: project.id, hash } },
    select: { id: true },
  });
  if (same) return { reused: true, setId: same.id, jobId: null };
  const running = await db.job.findFirst({
    where: {
      ...{ projectId: project.id, kind: "patents.import", ...WAITING },
      payload: { path: ["hash"], equals: hash },
    },
    select: { id: true },
  });
  if (running) return { reused: false, setId: null, jobId: running.id, running: true };
  const payload: z.infer<typeof importJobPayload> = { ...input, projectId: project.id, hash };
  const jobId = await db.$transaction((tx) =>
    createJob(tx, ctx, {
      kind: "patents.import",
      title: input.name,
      payload: payload as unknown as Prisma.InputJsonObject,
      projectId: project.id,
      subjectId: input.uploadId,
    }),
  );
  await deliverJob(jobId);
  return { reused: false, setId: null, jobId, running: false };
}

/**
 * Read every row of a file, as a job, and say what an import would take in and leave out; nothing is written. For files
 * that are too large to be read while somebody waits (preview.ts).
 * @throws DomainError as findPatentFile and readPatents do
 */
export async function startCheck(
  ctx: InProject,
  input: z.infer<typeof previewInput>,
): Promise<{ jobId: string }> {
  const { db, project } = ctx;
  const file = await findPatentFile(db, project.orgId, input.uploadId);
  await someAccepted(file, input.mapping);
  const payload: z.infer<typeof checkJobPayload> = { ...input, projectId: project.id };
  const jobId = await db.$transaction((tx) =>
    createJob(tx, ctx, {
      kind: "patents.check",
      title: file.name,
      payload: payload as unknown as Prisma.InputJsonObject,
      projectId: project.id,
      subjectId: input.uploadId,
    }),
  );
  await deliverJob(jobId);
  return { jobId };
}
