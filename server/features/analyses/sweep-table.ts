import { type EgoIndicators, INDICATOR_FLAGS, type IndicatorFlag } from "@/server/compute/network/indicators";
import type { SweepPlan } from "./sweep-plan";

const MEASURES = ["a", "b", "c", "d"] as const;
export type Measure = (typeof MEASURES)[number];

/** One region and year of a sweep: a figure an item, in the order of the items. Null is missing. */
export type SweepPart = Record<Measure, (number | null)[]> & {
  nodes: number[];
  links: number[];
  /** Flags as a sum of 2 ^ (place in INDICATOR_FLAGS). */
  flags: number[];
};

/**
 * All figures of a sweep in columns; the row of item i, region r, year y is (i R + r) Y + y. NaN stands for missing
 * within, and never leaves: `rowAt` gives null.
 */
export type SweepTable = {
  readonly plan: SweepPlan;
  readonly length: number;
  fill(region: number, year: number, part: SweepPart): void;
  rowAt(item: number, region: number, year: number): SweepRow;
};

export type SweepRow = Record<Measure, number | null> & {
  nodes: number;
  links: number;
  flags: IndicatorFlag[];
};

export const sweepPart = (swept: readonly EgoIndicators[]): SweepPart => ({
  a: swept.map(({ a }) => a),
  b: swept.map(({ b }) => b),
  c: swept.map(({ c }) => c),
  d: swept.map(({ d }) => d),
  nodes: swept.map(({ nodes }) => nodes),
  links: swept.map(({ links }) => links),
  flags: swept.map(({ flags }) => flags.reduce((sum, flag) => sum | (1 << INDICATOR_FLAGS.indexOf(flag)), 0)),
});

export function sweepTable(plan: SweepPlan): SweepTable {
  const [R, Y] = [plan.regions.length, plan.years.length];
  const length = plan.items.length * R * Y;
  const measures = MEASURES.map(() => new Float64Array(length).fill(Number.NaN));
  const nodes = new Int32Array(length);
  const links = new Int32Array(length);
  const flags = new Uint8Array(length);
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  return {
    plan,
    length,
    fill(region, year, part) {
      for (let item = 0; item < plan.items.length; item++) {
        const row = (item * R + region) * Y + year;
        MEASURES.forEach((name, at) => {
          measures[at]![row] = part[name][item] ?? Number.NaN;
        });
        nodes[row] = part.nodes[item]!;
        links[row] = part.links[item]!;
        flags[row] = part.flags[item]!;
      }
    },
    rowAt(item, region, year) {
      const row = (item * R + region) * Y + year;
      const [a, b, c, d] = measures.map((column) => known(column[row]!)) as [number, number, number, number];
      return {
        ...{ a, b, c, d },
        nodes: nodes[row]!,
        links: links[row]!,
        flags: INDICATOR_FLAGS.filter((_, at) => (flags[row]! >> at) & 1),
      };
    },
  };
}
