import { z } from "zod";

const id = z.string().min(1).max(64);

export const updateEntryInput = z.object({
  entryId: id,
  version: z.number().int().min(1),
  text: z.string().trim().min(1).max(20_000),
});
/** Every entry of the plan, once, in the order wanted. */
export const reorderInput = z.object({ entryIds: z.array(id).min(1).max(2_000) });
export const exportPlanInput = z.object({ format: z.enum(["markdown", "csv"]) });
