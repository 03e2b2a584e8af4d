import { z } from "zod";
import { PRIOR_CONDITIONS } from "@/server/compute/topics/ipc-industries";

export { ipcPattern, PRIOR_CONDITIONS } from "@/server/compute/topics/ipc-industries";

const id = z.string().min(1).max(64);
/** Null = the product's own. */
const priorId = id.nullable();
const name = z.string().trim().min(1).max(100);
const reason = z.string().trim().min(1).max(300);

export const priorRowsInput = z.object({
  priorId,
  query: z.string().trim().max(60).default(""),
  page: z.number().int().min(1).max(100_000).default(1),
  limit: z.number().int().min(1).max(200).default(100),
});
export const priorInput = z.object({ priorId });
export const comparePriorsInput = z.object({ priorId, against: priorId });

const row = z.object({
  ipc: z.string().trim().min(1).max(40),
  condition: z.enum(PRIOR_CONDITIONS).default(""),
  prefix: z
    .string()
    .trim()
    .regex(/^\d{2,5}$/),
});
export const MOST_CHANGES = 500;
export const editPriorInput = z.object({
  basedOnId: priorId,
  name,
  reason,
  changes: z
    .array(
      z.discriminatedUnion("act", [
        row.extend({ act: z.literal("set"), weight: z.number().positive().max(1_000_000) }),
        row.extend({ act: z.literal("remove") }),
      ]),
    )
    .min(1)
    .max(MOST_CHANGES),
});
export const readPriorFileInput = z.object({
  uploadId: id,
  /** What a labelled set is learned onto; the other forms stand for themselves. */
  basedOnId: priorId.default(null),
});
export const importPriorInput = readPriorFileInput.extend({
  name,
  source: z.string().trim().max(300).default(""),
});

/** Which of the three files it is, by its header. */
export const PRIOR_FORMS = ["own", "official", "labelled"] as const;
export type PriorForm = (typeof PRIOR_FORMS)[number];
export const PRIOR_REJECTS = [
  "ipc_invalid",
  "condition_unknown",
  "ksic_unknown",
  "weight_invalid",
  "method_unknown",
  "patent_unknown",
  "classes_missing",
  "duplicate",
] as const;
export type PriorReject = (typeof PRIOR_REJECTS)[number];
