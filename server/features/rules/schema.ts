import { z } from "zod";
import { quadrantPackSchema } from "@/rules/quadrant";
import {
  type CompetitivenessPack,
  competitivenessPackSchema,
  type HubPack,
  hubPackSchema,
  type QuadrantPack,
} from "@/rules/schema";
import { type TechnologyPack, technologyPackSchema } from "@/rules/technology-pack";

/** The packs of the product: a x b -> strategy, hub candidates by b and c, which region leads, what to do about a new technology. */
export const PACK_IDS = ["quadrant", "hub", "competitiveness", "technology"] as const;
export type PackId = (typeof PACK_IDS)[number];
export type Packs = {
  quadrant: QuadrantPack;
  hub: HubPack;
  competitiveness: CompetitivenessPack;
  technology: TechnologyPack;
};
export type PackVersion = { id: PackId; version: number };

export const PACK_SCHEMAS = {
  quadrant: quadrantPackSchema,
  hub: hubPackSchema,
  competitiveness: competitivenessPackSchema,
  technology: technologyPackSchema,
} as const;

const packId = z.enum(PACK_IDS);
const reason = z.string().trim().min(1).max(1000);

export const packInput = z.object({ packId });
export const packVersionInput = packInput.extend({ version: z.number().int().min(1).optional() });

/** `version` is the one that was edited; the new one is the next. The body's own id and version are the service's. */
export const savePackInput = packInput.extend({
  version: z.number().int().min(1),
  body: z.record(z.string(), z.unknown()),
  reason,
});
export const resetPackInput = packInput.extend({ version: z.number().int().min(1), reason });
