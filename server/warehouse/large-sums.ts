import { idsIn, type Place } from "@/server/warehouse/code-tables";
import type { Engine } from "@/server/warehouse/engine";
import { GOOD } from "@/server/warehouse/rejects";

/*
 * Regions with so many flows that they cannot be added up while somebody waits are kept added up over the rule "either
 * end": each province, and each group of regions that is asked for together. A flow counts once in a set, whichever ends lie
 * in it, so the sums of a group are not those of its provinces together and are made of the flows themselves.
 */

/** So many flows of a set and year cannot be added up while somebody waits. */
export const LARGE_FROM = 1_000_000;

/** Names a set of regions, in whatever order and however often they are given: 41, 11 -> "11-41". */
export const setKey = (regions: readonly string[]): string => [...new Set(regions)].sort().join("-");

/**
 * Sets with at least `from` flows in a year that have an end in them, by their keys, with the ids of their places: of the
 * provinces in `places` and of `groups`.
 */
export async function largeSets(
  engine: Engine,
  places: readonly Place[],
  groups: readonly (readonly string[])[],
  from: number,
): Promise<Map<string, number[]>> {
  const [all] = await engine.rows(`SELECT count(*) FROM gathered WHERE fault = ${GOOD}`);
  if (Number(all![0]) < from) return new Map();
  const provinces = new Set(places.flatMap(({ path }) => path.at(-1) ?? []));
  const sets = new Map(
    [...[...provinces].map((code) => [code]), ...groups].map((codes) => [
      setKey(codes),
      idsIn(places, codes),
    ]),
  );
  const keysOf = places.map((): string[] => []);
  for (const [key, ids] of sets) for (const id of ids) keysOf[id - 1]!.push(key);
  // Region 0, an end whose place is not known, lies in no set.
  const at = (id: string | null | undefined) => keysOf[Number(id) - 1] ?? [];
  const flows = new Map<string, number>();
  const large = new Set<string>();
  const rows = await engine.rows(`SELECT year, seller_region, buyer_region, count(*) FROM gathered
    WHERE fault = ${GOOD} GROUP BY year, seller_region, buyer_region`);
  for (const [year, seller, buyer, count] of rows)
    for (const key of new Set([...at(seller), ...at(buyer)])) {
      const sum = (flows.get(`${key} ${year}`) ?? 0) + Number(count);
      flows.set(`${key} ${year}`, sum);
      if (sum >= from) large.add(key);
    }
  return new Map([...sets].filter(([key]) => large.has(key)));
}
