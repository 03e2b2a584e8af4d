import competitiveness from "./packs/competitiveness.json";
import hub from "./packs/hub.json";
import quadrant from "./packs/quadrant.json";
import technology from "./packs/technology.json";
import { quadrantPackSchema } from "./quadrant";
import { competitivenessPackSchema, hubPackSchema } from "./schema";
import { technologyPackSchema } from "./technology-pack";

/** The packs that come with the product: the source document's rules, and our reading of its step of new technologies. */
export const BUILT_IN_PACKS = {
  quadrant: quadrantPackSchema.parse(quadrant),
  hub: hubPackSchema.parse(hub),
  competitiveness: competitivenessPackSchema.parse(competitiveness),
  technology: technologyPackSchema.parse(technology),
};
