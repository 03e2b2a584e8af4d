import { linksAmong } from "@/server/features/atlas/links-among-data";
import { listIndustries, readIndustry, suggestCodes } from "@/server/features/define/data";
import {
  chainLinksInput,
  createIndustryInput,
  duplicateIndustryInput,
  industryInput,
  industryVersionInput,
  setChainInput,
  suggestInput,
  updateIndustryInput,
} from "@/server/features/define/schema";
import {
  createIndustry,
  duplicateIndustry,
  setChain,
  setIndustryRemoved,
  updateIndustry,
} from "@/server/features/define/service";
import { inProject, router } from "../trpc";

export const defineRouter = router({
  list: inProject("project:read").query(({ ctx }) => listIndustries(ctx.db, ctx.project.id)),
  get: inProject("project:read")
    .input(industryInput)
    .query(({ ctx, input }) => readIndustry(ctx.db, ctx.project.id, input.industryId)),
  suggest: inProject("project:read")
    .input(suggestInput)
    .query(({ ctx, input }) => suggestCodes(ctx.db, ctx.project.id, input)),
  /** What the newest ATLAS knows of the codes on the screen, saved or not. */
  links: inProject("project:read")
    .input(chainLinksInput)
    .query(({ ctx, input }) => linksAmong(ctx.db, ctx.project.id, input.codes)),
  create: inProject("define:edit")
    .input(createIndustryInput)
    .mutation(({ ctx, input }) => createIndustry(ctx, input)),
  update: inProject("define:edit")
    .input(updateIndustryInput)
    .mutation(({ ctx, input }) => updateIndustry(ctx, input)),
  setChain: inProject("define:edit")
    .input(setChainInput)
    .mutation(({ ctx, input }) => setChain(ctx, input)),
  remove: inProject("define:edit")
    .input(industryVersionInput)
    .mutation(({ ctx, input }) => setIndustryRemoved(ctx, { ...input, removed: true })),
  restore: inProject("define:edit")
    .input(industryVersionInput)
    .mutation(({ ctx, input }) => setIndustryRemoved(ctx, { ...input, removed: false })),
  duplicate: inProject("define:edit")
    .input(duplicateIndustryInput)
    .mutation(({ ctx, input }) => duplicateIndustry(ctx, input)),
});
