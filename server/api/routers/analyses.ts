import { listAnalyses, readAnalysis } from "@/server/features/analyses/data";
import { analysisInput, listAnalysesInput, startAnalysisInput } from "@/server/features/analyses/schema";
import { startAnalysis } from "@/server/features/analyses/service";
import { inProject, router } from "../trpc";

const read = inProject("project:read");

export const analysesRouter = router({
  start: inProject("atlas:run")
    .input(startAnalysisInput)
    .mutation(({ ctx, input }) => startAnalysis(ctx, input)),
  list: read.input(listAnalysesInput).query(({ ctx, input }) => listAnalyses(ctx.db, ctx.project.id, input)),
  get: read
    .input(analysisInput)
    .query(({ ctx, input }) => readAnalysis(ctx.db, ctx.project.id, input.analysisId)),
});
