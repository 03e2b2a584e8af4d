import { getPlan } from "@/server/features/plan/data";
import { exportPlan } from "@/server/features/plan/export-data";
import { exportPlanInput, reorderInput, updateEntryInput } from "@/server/features/plan/schema";
import { reorderPlan, updatePlanEntry } from "@/server/features/plan/service";
import { inProject, router } from "../trpc";

export const planRouter = router({
  get: inProject("project:read").query(({ ctx }) => getPlan(ctx.db, ctx.project.id)),
  exportText: inProject("project:read")
    .input(exportPlanInput)
    .query(({ ctx, input }) => exportPlan(ctx.db, ctx.project, input.format)),
  update: inProject("plan:edit")
    .input(updateEntryInput)
    .mutation(({ ctx, input }) => updatePlanEntry(ctx, input)),
  reorder: inProject("plan:edit")
    .input(reorderInput)
    .mutation(({ ctx, input }) => reorderPlan(ctx, input)),
});
