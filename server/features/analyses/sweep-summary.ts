import { isHub } from "@/server/compute/network/verdicts";
import { NATION } from "@/server/features/reference/schema";
import type { Measure, SweepRow, SweepTable } from "./sweep-table";

export type Means = Record<Measure, number | null>;

/** One region in one year: the means over the items that have the value, and which items are hub candidates there. */
export type SweepCell = {
  region: number;
  year: number;
  /** Ego networks with a core in the network, and those without. */
  networks: number;
  emptyNetworks: number;
  means: Means;
  /** By item: b and c both at or above the means of this region and year; null where either is missing. */
  hub: (boolean | null)[];
};

export type SweepSummary = {
  cells: SweepCell[];
  /** By item: how many ego networks it has, and its means, over all years and over the last alone. */
  items: { networks: number; all: Means; last: Means; hubRegions: number }[];
  emptyNetworks: number;
};

/**
 * What a sweep says on a page. Means of an item are over regions: the nation, where it stands beside others, is none of
 * them, for it holds them all. A missing value is in no mean.  O(rows).
 */
export function sweepSummary(table: SweepTable): SweepSummary {
  const { items, regions, years } = table.plan;
  const parts = regions.flatMap(({ key }, r) => (regions.length > 1 && key === NATION ? [] : [r]));
  const all = items.map(() => runningMeans());
  const last = items.map(() => runningMeans());
  const networks = items.map(() => 0);
  const hubRegions = items.map(() => 0);
  const cells: SweepCell[] = [];
  let emptyNetworks = 0;
  for (const r of regions.keys())
    for (const y of years.keys()) {
      const rows = items.map((_, i) => table.rowAt(i, r, y));
      const over = runningMeans();
      let empty = 0;
      rows.forEach((row, i) => {
        if (row.nodes === 0) empty++;
        else networks[i]!++;
        over.add(row);
        if (!parts.includes(r)) return;
        all[i]!.add(row);
        if (y === years.length - 1) last[i]!.add(row);
      });
      const means = over.means();
      const hub = rows.map((row) => isHub(row, means));
      if (y === years.length - 1 && parts.includes(r))
        hub.forEach((is, i) => {
          if (is) hubRegions[i]!++;
        });
      cells.push({ region: r, year: y, networks: items.length - empty, emptyNetworks: empty, means, hub });
      emptyNetworks += empty;
    }
  return {
    cells,
    items: items.map((_, i) => ({
      networks: networks[i]!,
      all: all[i]!.means(),
      last: last[i]!.means(),
      hubRegions: hubRegions[i]!,
    })),
    emptyNetworks,
  };
}

/** Items from the largest value of one measure down, those without it left out; equal values in the order of the plan. */
export function leadingItems(table: SweepTable, region: number, year: number, by: Measure) {
  return table.plan.items
    .map(({ label }, item) => ({ item, label, ...table.rowAt(item, region, year) }))
    .filter((row) => row[by] !== null)
    .sort((x, y) => y[by]! - x[by]! || x.item - y.item);
}

function runningMeans() {
  const sums = { a: 0, b: 0, c: 0, d: 0 };
  const counts = { a: 0, b: 0, c: 0, d: 0 };
  const names = Object.keys(sums) as Measure[];
  return {
    add(row: SweepRow) {
      for (const name of names) {
        const value = row[name];
        if (value === null) continue;
        sums[name] += value;
        counts[name]++;
      }
    },
    means: (): Means =>
      Object.fromEntries(
        names.map((name) => [name, counts[name] > 0 ? sums[name] / counts[name] : null]),
      ) as Means,
  };
}
