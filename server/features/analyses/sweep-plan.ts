import { DomainError } from "@/server/domain/errors";
import { industryNamer } from "@/server/features/atlas/industry-names";
import { regionView } from "@/server/features/atlas/regions";
import type { RegionView } from "@/server/features/atlas/schema";
import { loadRegions, regionByCode } from "@/server/features/reference/data";
import { NATION } from "@/server/features/reference/schema";
import type { Store } from "@/server/warehouse/store";
import type { AnalysisBase } from "./schema";

export type SweepItem = { label: string; cores: readonly string[] };

/** What a sweep measures: the ego network of every item, in every region, in every year on its own. */
export type SweepPlan = {
  items: readonly SweepItem[];
  /** Each a region of its own, by its code. */
  regions: readonly RegionView[];
  years: readonly number[];
} & Pick<AnalysisBase, "scope" | "rule" | "radius" | "direction">;

/** Rows of one sweep; their figures stand in memory until they are written, 56 bytes a row. */
const MOST_ROWS = 5_000_000;

/**
 * The plan, checked.
 * @throws DomainError BAD_INPUT sweepTooLarge
 */
export function sweepPlan(plan: SweepPlan): SweepPlan {
  const count = plan.items.length * plan.regions.length * plan.years.length;
  if (count > MOST_ROWS)
    throw new DomainError(
      "BAD_INPUT",
      `${count} ego networks; at most ${MOST_ROWS} in one sweep`,
      "sweepTooLarge",
      { count, most: MOST_ROWS },
    );
  return plan;
}

/**
 * The regions of a sweep. None named: the nation and its 17 provinces, or the nation alone for data without regions.
 * @throws DomainError BAD_INPUT unknownRegion | noRegionsInData
 */
export function sweepRegions(codes: readonly string[] | null, { manifest }: Store): RegionView[] {
  const placed = manifest.places.length > 0;
  const wanted = codes ?? [NATION, ...(placed ? loadRegions().map(({ code }) => code) : [])];
  return [...new Set(wanted)].map((code) => {
    if (!regionByCode(code))
      throw new DomainError("BAD_INPUT", `no region ${code}`, "unknownRegion", { region: code });
    const view = regionView([code]);
    if (view.codes.length > 0 && !placed)
      throw new DomainError("BAD_INPUT", "the data have no regions", "noRegionsInData", {
        region: view.label,
      });
    return view;
  });
}

/** The years of a sweep, ascending: those named that the store has, or all that it has. */
export const sweepYears = (years: readonly number[] | null, { manifest }: Store): number[] =>
  manifest.years.filter((year) => years === null || years.includes(year)).sort((x, y) => x - y);

/** Every industry of the data as an item of its own. */
export function industryItems({ manifest }: Store): SweepItem[] {
  const nameOf = industryNamer(manifest.classification);
  return manifest.industries.map((code) => {
    const { name } = nameOf(code);
    return { label: name === code ? code : `${code} ${name}`, cores: [code] };
  });
}
