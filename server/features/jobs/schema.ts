import { z } from "zod";

export const JOB_KINDS = [
  "dataset.check",
  "dataset.import",
  "atlas.compute",
  "analysis.compute",
  "patents.check",
  "patents.import",
  "topics.compute",
  "topics.split",
] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** The sentence under the bar: a key of messages/<locale>/jobs.json with its figures. */
export type JobStage = { key: string; params?: Record<string, string | number> };
/** What went wrong: a key of messages/<locale>/errors.json, its figures, and a number to quote. */
export type JobError = { reason: string; params: Record<string, string | number>; number: string };

export const jobIdInput = z.object({ jobId: z.string().min(1).max(64) });
export const jobListInput = z.object({
  projectId: z.string().max(64).optional(),
  limit: z.number().int().min(1).max(100).default(20),
});

export const MAX_ATTEMPTS = 3;
