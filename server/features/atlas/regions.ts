import { DomainError } from "@/server/domain/errors";
import { regionByCode, regionLabel, regionsUnder } from "@/server/features/reference/data";
import { NATION } from "@/server/features/reference/schema";
import { type AtlasParamsInput, MAX_VIEWS, type RegionView } from "./schema";

/**
 * The region sets of a run, the main one first.
 *
 * The main set is the chosen regions, or the project's scope; beside it stand its parts one level down: a mega-region's
 * provinces, a province's cities and counties that occur in the data. The nation has none unless asked for.
 *
 * @throws DomainError BAD_INPUT unknownRegion | noRegionsInData | regionNotInData (the main set) | tooManyRegions
 */
export function regionViews(
  input: Pick<AtlasParamsInput, "regions" | "compare">,
  scopeCode: string,
  /** Region codes that occur in the data, each with the regions that hold it; empty for data without regions. */
  inData: ReadonlySet<string>,
): RegionView[] {
  const main = input.regions ?? [scopeCode];
  const whole = main.length === 1 ? main[0]! : null;
  const compare = input.compare ?? (whole === NATION ? "none" : "parts");
  const beside =
    compare === "none"
      ? []
      : compare === "parts"
        ? whole === null
          ? main
          : partsOf(whole, inData)
        : compare;
  for (const code of [...main, ...beside])
    if (!regionByCode(code))
      throw new DomainError("BAD_INPUT", `no region ${code}`, "unknownRegion", { region: code });
  const views = [regionView(main), ...beside.map((code) => regionView([code]))];
  const seen = new Set<string>();
  const distinct = views.filter(({ key }) => !seen.has(key) && seen.add(key));
  if (inData.size === 0 && distinct.some(({ codes }) => codes.length > 0))
    throw new DomainError("BAD_INPUT", "the data have no regions", "noRegionsInData", {
      region: distinct.find(({ codes }) => codes.length > 0)!.label,
    });
  const [{ codes, label }] = distinct as [RegionView];
  if (codes.length > 0 && !codes.some((code) => inData.has(code)))
    throw new DomainError("BAD_INPUT", `no rows of ${label} in the data`, "regionNotInData", {
      region: label,
    });
  if (distinct.length > MAX_VIEWS)
    throw new DomainError("BAD_INPUT", `${distinct.length} region sets`, "tooManyRegions", {
      regions: distinct.length,
      most: MAX_VIEWS,
    });
  return distinct;
}

/** Parts one level down; cities only as far as the data have them, provinces always, so that a missing one is seen. */
function partsOf(code: string, inData: ReadonlySet<string>): string[] {
  return regionsUnder(code)
    .filter(({ kind, code: part }) => kind === "province" || (kind === "sigungu" && inData.has(part)))
    .map((part) => part.code);
}

/** A set of regions as a view: mega-regions opened into their provinces, the nation as all the data. */
export function regionView(codes: readonly string[]): RegionView {
  const wanted = [...new Set(codes)].sort();
  if (wanted.includes(NATION)) return { key: NATION, label: regionLabel(NATION), codes: [] };
  const opened = wanted.flatMap((code) =>
    code.startsWith("mega:") ? regionsUnder(code).map((part) => part.code) : [code],
  );
  return {
    key: wanted.join("+"),
    label: wanted.map((code) => regionLabel(code)).join("·"),
    codes: [...new Set(opened)].sort(),
  };
}

/** The label of a view in the other language; of a set of our own making only. */
export const viewLabelEn = (key: string) =>
  key
    .split("+")
    .map((code) => regionLabel(code, "en"))
    .join(" · ");
