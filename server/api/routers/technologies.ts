import { listTechnologies } from "@/server/features/technologies/data";
import { draftTechnology } from "@/server/features/technologies/draft";
import { readScenario, startScenario } from "@/server/features/technologies/scenario";
import {
  draftTechnologyInput,
  scenarioInput,
  startScenarioInput,
} from "@/server/features/technologies/schema";
import { inProject, router } from "../trpc";

const read = inProject("project:read");

export const technologiesRouter = router({
  list: read.query(({ ctx }) => listTechnologies(ctx)),
  scenario: read.input(scenarioInput).query(({ ctx, input }) => readScenario(ctx.db, ctx.project.id, input)),
  start: inProject("atlas:run")
    .input(startScenarioInput)
    .mutation(({ ctx, input }) => startScenario(ctx, input)),
  draft: inProject("recommendation:generate")
    .input(draftTechnologyInput)
    .mutation(({ ctx, input }) => draftTechnology(ctx, input)),
});
