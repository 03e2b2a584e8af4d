import { z } from "zod";
import { industryByCode } from "@/server/features/reference/data";

const share = z.number().positive().max(1);
const industry = z.object({
  code: z
    .string()
    .regex(/^\d{5}$/)
    .refine((code) => industryByCode(code) !== undefined),
  share,
});
/** `seenId`: the override that the asker saw (null = none): nobody's later one is replaced unseen. */
export const setIndustriesInput = z.object({
  runId: z.string().min(1).max(64),
  topicKey: z.string().min(1).max(400),
  /** Five-digit codes with their shares, which add up to 1 at most; null = back to the computed ones. */
  industries: z
    .array(industry)
    .min(1)
    .max(30)
    .refine((list) => new Set(list.map(({ code }) => code)).size === list.length)
    .refine((list) => list.reduce((sum, one) => sum + one.share, 0) <= 1 + 1e-9)
    .nullable(),
  reason: z.string().trim().min(1).max(500),
  seenId: z.string().max(64).nullable(),
});
export const industriesHistoryInput = setIndustriesInput.pick({ runId: true, topicKey: true });
