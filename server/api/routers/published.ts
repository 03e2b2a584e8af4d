import { z } from "zod";
import {
  asanCentreIndustries,
  asanFirms,
  asanTradeAreas,
  asanTradeRegions,
  firstQuadrantItems,
  futureCarIndustries,
  itemExample,
  regionalCompetitiveness,
  regionSample,
  renewableItems,
} from "@/server/features/published/data";
import { exampleNetworks } from "@/server/features/published/examples-data";
import { personal, router } from "../trpc";

/** The paper's printed tables: built in, the same for everybody. */
export const publishedRouter = router({
  exampleNetworks: personal.query(() => exampleNetworks()),
  regionSample: personal.query(() => regionSample()),
  futureCarIndustries: personal.query(() => futureCarIndustries()),
  itemExample: personal.query(() => itemExample()),
  firstQuadrantItems: personal.query(() => firstQuadrantItems()),
  regionalCompetitiveness: personal.query(() => regionalCompetitiveness()),
  renewableItems: personal.query(() => renewableItems()),
  asanFirms: personal.query(() => asanFirms()),
  asanCentre: personal
    .input(z.object({ order: z.enum(["partners", "amount"]) }))
    .query(({ input }) => asanCentreIndustries(input.order)),
  asanTradeRegions: personal.query(() => asanTradeRegions()),
  asanTradeAreas: personal.query(() => asanTradeAreas()),
});
