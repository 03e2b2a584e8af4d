import {
  industryPath,
  loadIndustries,
  loadRegions,
  loadSigungu,
  referenceRows,
  regionCodeOf,
  regionsUnder,
} from "@/server/features/reference/data";
import type { SyntheticPlan } from "@/server/warehouse/synthetic/plan";

/**
 * A synthetic nation in the proportions of the paper's sample table (firms and transactions by province, December 2020),
 * over all subclasses of KSIC revision 10. `cities: false` places every firm in its province only. `clusters` and
 * `supplies` add invented structure to the invented trade.
 */
export function nationalPlan({
  cities = true,
  ...size
}: Pick<SyntheticPlan, "seed" | "firms" | "trades" | "years" | "clusters" | "supplies"> & {
  cities?: boolean;
}): SyntheticPlan {
  const megaOf = new Map(loadRegions().map(({ code, megaRegion }) => [code, megaRegion]));
  const leaves = loadSigungu().filter(({ code }) => regionsUnder(code).length === 0);
  const provinces = referenceRows("paper/region_sample").flatMap((row) => {
    const code = regionCodeOf(row.region!);
    if (!code || !megaOf.has(code)) return []; // the printed total
    return {
      code,
      mega: megaOf.get(code)!,
      firms: Number(row.firms),
      transactions: Number(row.transactions),
      cities: cities ? leaves.filter(({ province }) => province === code).map((city) => city.code) : [],
    };
  });
  const industries = loadIndustries(10).flatMap(({ code, level }) =>
    level === "subclass" ? { code, section: industryPath(code)[0]!.code } : [],
  );
  return { ...size, provinces, industries };
}
