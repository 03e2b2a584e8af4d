import { loadRegions, megaRegions, regionByCode, regionLabel } from "@/server/features/reference/data";
import type { StoredFigures } from "./figures";
import type { RegionCount, StoredTopicParams } from "./schema";
import type { EffectiveTopic } from "./topic-edits";

export type FiguredTopic = EffectiveTopic & { figures: StoredFigures };

/** Topics with what they add up to; null where a run of an earlier version has not got that. */
export const withFigures = (topics: readonly EffectiveTopic[]): FiguredTopic[] | null => {
  const found = topics.filter((topic): topic is FiguredTopic => topic.figures !== null);
  return found.length < topics.length ? null : found;
};

/** How the run counts a patent of several regions; runs of earlier versions counted in parts. */
export const regionCountOf = ({ regionCount }: Pick<StoredTopicParams, "regionCount">): RegionCount =>
  regionCount ?? "fractional";

/** The regions that topics are counted at: the 17 provinces, and whatever else a patent names; in the official order. */
export function countedRegions(topics: readonly FiguredTopic[]): string[] {
  const named = topics.flatMap(({ figures }) => figures.cube.map(({ region }) => region));
  return [...new Set([...loadRegions().map(({ code }) => code), ...named])].filter((code) => code !== "");
}

/** The mega-region of a province; null of anything else. */
export const megaOf = (code: string): string | null => {
  const region = regionByCode(code);
  return region?.kind === "province" ? region.parent : null;
};

/** The mega-regions with the counted regions that lie in them, and each region that lies in none by itself. */
export function megaSets(regions: readonly string[]): { code: string; regions: string[] }[] {
  const megas = megaRegions().map(({ code }) => ({
    code,
    regions: regions.filter((region) => megaOf(region) === code),
  }));
  return [
    ...megas,
    ...regions.filter((region) => megaOf(region) === null).map((code) => ({ code, regions: [code] })),
  ];
}

/** What a screen calls a region, in both languages. */
export const regionName = (code: string) => ({
  code,
  ko: regionLabel(code),
  en: regionByCode(code)?.nameEn ?? code,
});
