import { regionKey, regionNames } from "@/server/compute/region-names";
import { type IndustryMatch, industryIndex, industryMatches } from "@/server/compute/search";
import type { IpcPrior } from "@/server/compute/topics/ipc-industries";
import { meaningOf } from "./industry-words";
import {
  type Block,
  type BlockId,
  type BlockPlacement,
  type Industry,
  type IndustryLevel,
  NATION,
  type Province,
  type Region,
  type Revision,
  type Sigungu,
} from "./schema";
import { once, referenceRows } from "./tables";

export { referenceRows };

/** All levels of one revision, in the official order. */
export function loadIndustries(revision: Revision = 10): Industry[] {
  return once(`ksic${revision}`, () =>
    referenceRows(`ksic${revision}`).map((row) => ({
      code: row.code!,
      level: row.level as IndustryLevel,
      parent: row.parent || null,
      nameKo: row.name_ko!,
      nameEn: row.name_en!,
    })),
  );
}

const industriesByCode = (revision: Revision) =>
  once(`ksic${revision}:code`, () => new Map(loadIndustries(revision).map((entry) => [entry.code, entry])));

export function industryByCode(code: string, revision: Revision = 10): Industry | undefined {
  return industriesByCode(revision).get(code);
}

/** The entry and everything above it, the section first; empty for an unknown code. */
export function industryPath(code: string, revision: Revision = 10): Industry[] {
  const entry = industryByCode(code, revision);
  if (!entry) return [];
  return entry.parent === null ? [entry] : [...industryPath(entry.parent, revision), entry];
}

/**
 * The code as the tables spell it: `C30399`, ` 30399 ` and `30399` are one industry. A section letter must be the
 * code's own. Undefined when the revision does not know it.
 */
export function industryCodeOf(text: string, revision: Revision = 10): string | undefined {
  const [, letter, digits] = /^([A-Za-z]?)(\d{2,5})$/.exec(text.trim()) ?? [];
  if (!digits) return industryByCode(text.trim().toUpperCase(), revision)?.code;
  const [section] = industryPath(digits, revision);
  return section && (!letter || section.code === letter.toUpperCase()) ? digits : undefined;
}

/** Industries by code or part of a name, best first (ranking: server/compute/search.ts). */
export function searchIndustries(
  query: string,
  {
    limit = 20,
    locale = "ko",
    levels,
  }: { limit?: number; locale?: "ko" | "en"; levels?: readonly IndustryLevel[] } = {},
): IndustryMatch<Industry>[] {
  const index = once("search", () => industryIndex(loadIndustries(10), sectionLetter));
  return industryMatches(index, query, {
    limit,
    locale,
    meant: meaningOf(query),
    accept: (entry) => !levels || levels.includes(entry.level),
  });
}
const sectionLetter = (entry: Industry) => industryPath(entry.code)[0]!.code;

const degrees = (text: string | undefined) => (text ? Number(text) : null);

export function megaRegions(): Region[] {
  return once("mega", () =>
    referenceRows("mega_regions").map((row) => ({
      code: row.key!,
      kind: "mega" as const,
      parent: NATION,
      nameKo: row.name_ko!,
      nameEn: row.name_en!,
      shortKo: row.name_ko!,
      lon: null,
      lat: null,
    })),
  );
}

/** The 17 provinces, each with its mega-region (`parent` and `megaRegion`). */
export function loadRegions(): Province[] {
  return once("provinces", () =>
    referenceRows("regions").map((row) => ({
      code: row.code!,
      kind: "province" as const,
      parent: row.mega_region!,
      nameKo: row.name_ko!,
      nameEn: row.name_en!,
      shortKo: row.short_ko!,
      lon: degrees(row.centroid_lon),
      lat: degrees(row.centroid_lat),
      megaRegion: row.mega_region!,
      code2020: row.code_2020!,
      name2020: row.name_ko_2020!,
    })),
  );
}

/** Cities, counties and districts. `parent` is the province, or the city for a 일반구. */
export function loadSigungu(): Sigungu[] {
  return once("sigungu", () =>
    referenceRows("sigungu").map((row) => ({
      code: row.code!,
      kind: row.parent_city ? ("district" as const) : ("sigungu" as const),
      parent: row.parent_city || row.province!,
      nameKo: row.name_ko!,
      nameEn: row.name_en!,
      shortKo: row.name_ko!,
      lon: degrees(row.centroid_lon),
      lat: degrees(row.centroid_lat),
      province: row.province!,
      code2020: row.code_2020!,
      official: row.kind!,
      paperKey: row.paper_key!,
    })),
  );
}

const nation: Region = {
  code: NATION,
  kind: "nation",
  parent: null,
  nameKo: "전국",
  nameEn: "Nationwide",
  shortKo: "전국",
  lon: null,
  lat: null,
};

/** Nation, mega-regions, provinces, cities and districts by code. */
export function regionByCode(code: string): Region | undefined {
  return once(
    "regions:code",
    () =>
      new Map(
        [nation, ...megaRegions(), ...loadRegions(), ...loadSigungu()].map((region) => [region.code, region]),
      ),
  ).get(code);
}

/**
 * The parts of a region one level down: nation -> 17 provinces, mega-region -> its provinces, province -> its cities
 * and counties, city -> its 일반구. Empty for a leaf or an unknown code.
 */
export function regionsUnder(code: string): Region[] {
  if (code === NATION) return loadRegions();
  return [...loadRegions(), ...loadSigungu()].filter((region) => region.parent === code);
}

/** What a screen prints; the code itself when it is not known. Cities carry their province's short name (충남 아산시). */
export function regionLabel(code: string, locale: "ko" | "en" = "ko"): string {
  const region = regionByCode(code);
  if (!region) return code;
  if (locale === "en") return region.nameEn;
  const province = "province" in region ? regionByCode(region.province as string) : undefined;
  // 세종 is a province and its only city at once
  return province && province.nameKo !== region.nameKo
    ? `${province.shortKo} ${region.nameKo}`
    : region.shortKo;
}

/**
 * The code that a region cell of an imported file means, or undefined. Understands today's and 2020's Ministry codes,
 * full, short and old names in Korean and English, the paper's 충남_아산시, and a city's bare name when only one place in
 * the country has it. Statistics Korea's codes are not accepted: 26 is 울산 there and 부산 here.
 */
export function regionCodeOf(text: string): string | undefined {
  return (
    once("regions:names", () =>
      regionNames([nation, ...megaRegions(), ...loadRegions()].map(asArea), loadSigungu()),
    ).get(regionKey(text)) ?? undefined
  );
}
const asArea = (region: Region | Province) => ({
  code: region.code,
  spellings: [
    region.shortKo,
    region.nameKo,
    region.nameEn,
    ...("code2020" in region ? [region.code2020, region.name2020] : []),
  ],
  colloquial: "code2020" in region ? [`${region.shortKo}시`, `${region.shortKo}도`] : [],
});

export function loadBlocks(): Block[] {
  return once("blocks", () =>
    referenceRows("blocks").map((row) => ({
      id: row.block as BlockId,
      position: Number(row.position),
      nameKo: row.name_ko!,
      nameEn: row.name_en!,
      group: row.block_group!,
      groupKo: row.group_ko!,
      groupEn: row.group_en!,
    })),
  );
}

/** The block of a revision-10 code by the longest prefix in the table; undefined when no prefix matches. */
export function blockOf(code: string): BlockPlacement | undefined {
  const placements = once(
    "blocks:prefix",
    () =>
      new Map(
        referenceRows("block_prefixes").map((row): [string, BlockPlacement] => [
          row.ksic_prefix!,
          {
            prefix: row.ksic_prefix!,
            block: row.block as BlockId,
            basis: row.basis!,
            alternative: (row.alt_block || null) as BlockId | null,
            alternativeBasis: row.alt_basis || null,
          },
        ]),
      ),
  );
  for (let length = code.length; length >= 2; length--) {
    const found = placements.get(code.slice(0, length));
    if (found) return found;
  }
  return undefined;
}

/** The prior from patent classes to KSIC prefixes that server/compute/topics/ipc-industries.ts reads. */
export function loadIpcKsic(): IpcPrior[] {
  return once("ipc", () =>
    referenceRows("ipc_ksic").map((row) => ({
      ipc: row.ipc!,
      condition: row.condition as IpcPrior["condition"],
      prefix: row.ksic_prefix!,
      weight: Number(row.weight),
      method: row.method as IpcPrior["method"],
    })),
  );
}

/**
 * The revision 10 codes that a revision 11 code comes from (통계청 연계표), itself where it is unchanged; of a shorter code the
 * ones of its subclasses, or itself where those are the same in both. Empty for an unknown code.
 */
export function codesOfRevision11(code: string): string[] {
  if (!industryByCode(code, 11)) return [];
  const changed = once(
    "ksic11_10",
    () => new Map(referenceRows("ksic11_10").map((row) => [row.ksic11!, row.ksic10!.split(" ")])),
  );
  if (code.length === 5) return changed.get(code) ?? [code];
  const under = (revision: Revision) =>
    loadIndustries(revision).filter(
      (entry) =>
        entry.level === "subclass" && industryPath(entry.code, revision).some((one) => one.code === code),
    );
  const now = [...new Set(under(11).flatMap((entry) => changed.get(entry.code) ?? [entry.code]))].sort();
  const before = under(10).map((entry) => entry.code);
  return String(now) === String(before) ? [code] : now;
}
