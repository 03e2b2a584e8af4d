import type { Prisma } from "@/prisma/generated/client";
import type { Ctx } from "@/server/features/context";
import type { JobStage } from "@/server/features/jobs/schema";

/** What a running job may use. `report` is cheap: it writes at most twice a second. */
export type JobContext = Ctx & {
  jobId: string;
  projectId: string | null;
  signal: AbortSignal;
  /** Done so far, 0 to 1, and the sentence under the bar. Throws DomainError CANCELLED once a stop was asked for. */
  report: (progress: number, stage?: JobStage) => Promise<void>;
};

/**
 * One kind of long work. It may be run again after the machine was switched off in the middle, so it writes its result
 * in one transaction at the end, or cleans up what an earlier attempt left.
 */
export type JobHandler = (ctx: JobContext, payload: Prisma.JsonValue) => Promise<Prisma.InputJsonValue>;
