import type { BlockId } from "@/server/features/reference/schema";

/** Every block, in the order of the reference table. The record makes the compiler count them. */
const PLACE: Record<BlockId, number> = {
  high: 1,
  medium_high: 2,
  medium_low: 3,
  low: 4,
  university: 5,
  research: 6,
  business_support: 7,
  ict_sw: 8,
  finance: 9,
  association: 10,
  consulting: 11,
  other: 12,
};
export const BLOCK_ORDER = Object.keys(PLACE) as readonly BlockId[];
