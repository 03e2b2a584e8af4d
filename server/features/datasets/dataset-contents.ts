import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import { industryByCode, regionLabel } from "@/server/features/reference/data";
import { industrySummary, regionSummary } from "@/server/warehouse/read-flows";
import { datasetRow, storeOf } from "./data";

const TOP = 100;

/** What is in a data set: places, and the industries with the most trade. */
export async function datasetContents(db: Db, actor: Actor, datasetId: string, years: number[] | null) {
  const row = await datasetRow(db, actor, datasetId);
  const store = await storeOf(row);
  const regions = await regionSummary(store, { years });
  const industries = await industrySummary(store, { years, regions: null, scope: "either" });
  const traded = industries
    .filter(({ sales, purchases }) => sales + purchases > 0)
    .sort((x, y) => Number(y.sold + y.bought - x.sold - x.bought) || x.industry.localeCompare(y.industry));
  const named = row.classification === "KSIC10";
  return {
    regions: regions
      .filter(({ firms, sales, purchases }) => firms + sales + purchases > 0)
      .map(({ path, ...rest }) => ({ ...rest, province: regionLabel(path.at(-1)!) })),
    industries: traded.slice(0, TOP).map(({ industry, ...rest }) => ({
      code: industry,
      name: (named && industryByCode(industry)?.nameKo) || industry,
      nameEn: (named && industryByCode(industry)?.nameEn) || industry,
      ...rest,
    })),
    industriesInAll: traded.length,
  };
}
