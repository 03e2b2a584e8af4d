import competitiveness from "./packs/competitiveness.json";
import hub from "./packs/hub.json";
import quadrant from "./packs/quadrant.json";
import { quadrantPackSchema } from "./quadrant";
import { competitivenessPackSchema, hubPackSchema } from "./schema";

/** The packs that come with the product: the source document's rules. */
export const BUILT_IN_PACKS = {
  quadrant: quadrantPackSchema.parse(quadrant),
  hub: hubPackSchema.parse(hub),
  competitiveness: competitivenessPackSchema.parse(competitiveness),
};
