import { DomainError } from "@/server/domain/errors";
import { loadRegions, regionByCode } from "@/server/features/reference/data";
import { NATION } from "@/server/features/reference/schema";
import { type FiguredTopic, megaSets } from "./topic-regions";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Each patent once, of known years; where all years are meant, also those without one. */
export const nationWeights = ({ yearly, size }: FiguredTopic, within: (year: number | null) => boolean) =>
  within(null) ? size : sum(yearly.filter(({ year }) => within(year)).map(({ weight }) => weight));

/** What a region code stands for: the counted regions in it, null = the nation. @throws DomainError BAD_INPUT (regionUnknown) */
export function placeOf(code: string, counted: readonly string[]): { regions: string[] | null } {
  if (code === NATION) return { regions: null };
  if (counted.includes(code)) return { regions: [code] };
  const set = megaSets(counted).find((one) => one.code === code);
  if (!set) throw new DomainError("BAD_INPUT", `no region ${code}`, "regionUnknown", { region: code });
  return { regions: set.regions };
}

/** Patents with a region of the set by year; of the nation each patent once. */
export function yearlyOf(topics: readonly FiguredTopic[], regions: readonly string[] | null) {
  const of = new Map<number, number>();
  const rows =
    regions === null
      ? topics.flatMap(({ yearly }) => yearly)
      : topics.flatMap(({ figures }) => figures.cube.filter(({ region }) => regions.includes(region)));
  for (const { year, weight } of rows) if (year !== null) of.set(year, (of.get(year) ?? 0) + weight);
  return [...of].map(([year, weight]) => ({ year, weight }));
}

/** The project's own region as far as patents are counted there; else the province with most of them. */
export function usualRegion(
  scopeCode: string,
  patentsOf: ReadonlyMap<string, number>,
  whole: boolean,
): string {
  const most = (codes: readonly string[]) =>
    codes.reduce((best, code) => ((patentsOf.get(code) ?? 0) > (patentsOf.get(best) ?? 0) ? code : best));
  const scope = regionByCode(scopeCode);
  if (scope?.kind === "mega") {
    const provinces = loadRegions()
      .filter(({ parent }) => parent === scopeCode)
      .map(({ code }) => code);
    if (provinces.some((code) => (patentsOf.get(code) ?? 0) > 0))
      return whole || provinces.length < 2 ? most(provinces) : scopeCode;
  }
  const province = scope && "province" in scope ? (scope.province as string) : scope?.code;
  if (province && (patentsOf.get(province) ?? 0) > 0) return province;
  return most([...patentsOf.keys()]);
}
