import {
  industryCodeOf,
  loadIndustries,
  loadRegions,
  loadSigungu,
  megaRegions,
  regionByCode,
  regionCodeOf,
  regionLabel,
  regionsUnder,
} from "@/server/features/reference/data";
import type { Reference } from "@/server/warehouse/dataset";

/** The reference tables in the form that the warehouse asks for. */
export const warehouseReference = (): Reference => ({
  version: `ksic10:${loadIndustries(10).length} regions:${loadRegions().length + loadSigungu().length}`,
  industryCode: industryCodeOf,
  regionCode: regionCodeOf,
  regionPath: (code) => {
    const path: string[] = [];
    for (let at: string | null | undefined = code; at && /^\d+$/.test(at); at = regionByCode(at)?.parent)
      path.push(at);
    return path;
  },
  regionName: (code) => regionLabel(code),
  regionGroups: megaRegions().map(({ code }) => regionsUnder(code).map((province) => province.code)),
});
