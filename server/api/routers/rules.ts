import { getPack, listPacks, packHistory } from "@/server/features/rules/data";
import { packInput, packVersionInput, resetPackInput, savePackInput } from "@/server/features/rules/schema";
import { resetPack, savePack } from "@/server/features/rules/service";
import { inProject, router } from "../trpc";

export const rulesRouter = router({
  list: inProject("rules:read").query(({ ctx }) => listPacks(ctx.db, ctx.project.id)),
  get: inProject("rules:read")
    .input(packVersionInput)
    .query(({ ctx, input }) => getPack(ctx.db, ctx.project.id, input.packId, input.version)),
  history: inProject("rules:read")
    .input(packInput)
    .query(({ ctx, input }) => packHistory(ctx.db, ctx.project.id, input.packId)),
  save: inProject("rules:edit")
    .input(savePackInput)
    .mutation(({ ctx, input }) => savePack(ctx, input)),
  reset: inProject("rules:edit")
    .input(resetPackInput)
    .mutation(({ ctx, input }) => resetPack(ctx, input)),
});
