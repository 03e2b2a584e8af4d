import {
  getRecommendation,
  listRecommendationRuns,
  listRecommendations,
} from "@/server/features/recommendations/data";
import {
  acceptInput,
  actInput,
  generateInput,
  listRecommendationsInput,
  listRunsInput,
  recommendationInput,
  rejectInput,
} from "@/server/features/recommendations/schema";
import { actOnRecommendation, generateRecommendations } from "@/server/features/recommendations/service";
import { inProject, router } from "../trpc";

const read = inProject("project:read");
const propose = inProject("recommendation:propose");
const decide = inProject("recommendation:decide");
export const recommendationsRouter = router({
  generate: inProject("recommendation:generate")
    .input(generateInput)
    .mutation(({ ctx, input }) => generateRecommendations(ctx, input)),
  listRuns: read
    .input(listRunsInput)
    .query(({ ctx, input }) => listRecommendationRuns(ctx.db, ctx.project.id, input)),
  list: read.input(listRecommendationsInput).query(({ ctx, input }) => listRecommendations(ctx, input)),
  get: read
    .input(recommendationInput)
    .query(({ ctx, input }) => getRecommendation(ctx, input.recommendationId)),
  propose: propose.input(actInput).mutation(({ ctx, input }) => actOnRecommendation(ctx, "propose", input)),
  recall: propose.input(actInput).mutation(({ ctx, input }) => actOnRecommendation(ctx, "recall", input)),
  accept: decide.input(acceptInput).mutation(({ ctx, input }) => actOnRecommendation(ctx, "accept", input)),
  reject: decide.input(rejectInput).mutation(({ ctx, input }) => actOnRecommendation(ctx, "reject", input)),
});
