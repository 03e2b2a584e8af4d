import { z } from "zod";

export const REVISIONS = [9, 10, 11] as const;
export type Revision = (typeof REVISIONS)[number];

export const INDUSTRY_LEVELS = ["section", "division", "group", "class", "subclass"] as const;
export type IndustryLevel = (typeof INDUSTRY_LEVELS)[number];

/** One entry of the Korean Standard Industrial Classification; `parent` is null for a section only. */
export type Industry = {
  code: string;
  level: IndustryLevel;
  parent: string | null;
  nameKo: string;
  nameEn: string;
};

export const REGION_KINDS = ["nation", "mega", "province", "sigungu", "district"] as const;
export type RegionKind = (typeof REGION_KINDS)[number];

/** The whole country, as a region code. */
export const NATION = "KR";

/**
 * Nation (`KR`), mega-region (`mega:...`), province (two digits), city / county / 자치구 (`sigungu`) or a city's 일반구
 * (`district`), five digits each. `shortKo` is what a chart prints (충남, 아산시); `lon`, `lat` are the centroid of its
 * area in degrees, null where none is published.
 */
export type Region = {
  code: string;
  kind: RegionKind;
  parent: string | null;
  nameKo: string;
  nameEn: string;
  shortKo: string;
  lon: number | null;
  lat: number | null;
};

export type Province = Region & { megaRegion: string; code2020: string; name2020: string };
/** `official` is the official kind of the unit (시, 군, 자치구 ...); `paperKey` the paper's form, 충남_아산시. */
export type Sigungu = Region & {
  kind: "sigungu" | "district";
  province: string;
  code2020: string;
  official: string;
  paperKey: string;
};

export const BLOCKS = [
  "high",
  "medium_high",
  "medium_low",
  "low",
  "university",
  "research",
  "business_support",
  "ict_sw",
  "finance",
  "association",
  "consulting",
  "other",
] as const;
export type BlockId = (typeof BLOCKS)[number];

export type Block = {
  id: BlockId;
  position: number;
  nameKo: string;
  nameEn: string;
  group: string;
  groupKo: string;
  groupEn: string;
};
/** Which block an industry falls in and why; `alternative` is the other defensible reading, null when there is none. */
export type BlockPlacement = {
  prefix: string;
  block: BlockId;
  basis: string;
  alternative: BlockId | null;
  alternativeBasis: string | null;
};

export const searchIndustriesInput = z.object({
  query: z.string().trim().max(100),
  limit: z.number().int().min(1).max(200).default(20),
  locale: z.enum(["ko", "en"]).default("ko"),
  levels: z.array(z.enum(INDUSTRY_LEVELS)).optional(),
});
