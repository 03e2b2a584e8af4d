/**
 * A nation, mega-region or province with its official spellings and those of daily speech (서울시, 제주도), which stand for
 * it only where no city has that name (광주시).
 */
export type NamedArea = { code: string; spellings: string[]; colloquial: string[] };
/** A city, county or district; `kind` district = a 일반구 inside a city. */
export type NamedCity = {
  code: string;
  kind: "sigungu" | "district";
  nameKo: string;
  nameEn: string;
  province: string;
  code2020: string;
  paperKey: string;
};

/** Spaces, underscores, hyphens and middle dots never decide what a region cell means. */
export const regionKey = (text: string) =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s_·ㆍ-]/g, "");

/**
 * Every spelling of a region -> its code, or null where a bare city name means several places (중구). Areas win over
 * cities, province + city over bare names, and a city over its own districts. Read with `regionKey`.
 */
export function regionNames(areas: NamedArea[], cities: NamedCity[]): Map<string, string | null> {
  const names = new Map<string, string | null>();
  for (const { code, nameKo, nameEn } of cities)
    for (const key of [regionKey(nameKo), regionKey(nameEn)])
      names.set(key, names.has(key) && names.get(key) !== code ? null : code);

  const areaOf = new Map(areas.map((area) => [area.code, area]));
  const citiesLast = [...cities].sort((a, b) => Number(a.kind === "sigungu") - Number(b.kind === "sigungu"));
  for (const city of citiesLast) {
    const exact = [city.code, city.code2020, ...(city.kind === "sigungu" ? [city.paperKey] : [])];
    const full = areaOf.get(city.province)?.spellings.map((province) => province + city.nameKo) ?? [];
    for (const text of [...exact, ...full]) names.set(regionKey(text), city.code);
  }
  for (const { code, spellings, colloquial } of areas) {
    for (const text of [code, ...spellings]) names.set(regionKey(text), code);
    for (const key of colloquial.map(regionKey))
      names.set(key, names.has(key) && names.get(key) !== code ? null : code);
  }
  return names;
}
