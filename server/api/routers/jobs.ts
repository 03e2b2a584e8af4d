import { DomainError } from "@/server/domain/errors";
import { findJob, listJobs } from "@/server/features/jobs/data";
import { jobIdInput, jobListInput } from "@/server/features/jobs/schema";
import { cancelJob } from "@/server/features/jobs/service";
import { inOrg, router } from "../trpc";

export const jobsRouter = router({
  list: inOrg("project:read")
    .input(jobListInput)
    .query(({ ctx, input }) => listJobs(ctx.db, ctx.actor, input)),
  get: inOrg("project:read")
    .input(jobIdInput)
    .query(async ({ ctx, input }) => {
      const job = await findJob(ctx.db, ctx.actor, input.jobId);
      if (!job) throw new DomainError("NOT_FOUND", `no job ${input.jobId}`);
      return job;
    }),
  cancel: inOrg("job:cancel")
    .input(jobIdInput)
    .mutation(({ ctx, input }) => cancelJob(ctx, input.jobId)),
});
