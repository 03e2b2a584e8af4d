import { egoSweep } from "@/server/compute/network/ego-sweep";
import { type GrowthPoint, growthPath } from "@/server/compute/network/growth-path";
import { type Indicators, indicators } from "@/server/compute/network/indicators";
import type { Cuts } from "@/server/compute/network/verdicts";
import { industryMeans } from "../industry-means";
import { type AnalysisRun, optionsAs } from "../kind";
import { fact, resultTable } from "../result";
import type { AnalysisSubject } from "../schema";
import { baseAtlas } from "../source";

type Options = {
  pathYears: number[] | null;
  window: number;
  cuts: "industries" | "none";
  lockInIndicator: "a" | "b" | "c" | "d";
  rise: number;
  fall: number;
};

/** Fewer industries than these make an ecosystem whose figures leap. */
const SMALL = 10;
/** Known years that a lock-in reading needs at least. */
const LOCK_IN_YEARS = 3;

/**
 * Growth path (성장경로): a, b, c, d year by year of the whole network or of ego networks, their way on the a x b plane
 * and the lock-in reading (server/compute/network/growth-path.ts, lock-in.ts).
 *
 * window  w takes the trades of a year and the w - 1 years before it together; a year without all of them is left out
 * cuts    industries: of each year, the means of a and of b over the ego networks of all single industries of that year
 */
export const growth: AnalysisRun = async ({ source, base, subjects, options, report }) => {
  const { pathYears, window, cuts, lockInIndicator, rise, fall } = optionsAs<Options>(options);
  const stored = source.store.manifest.years;
  const asked = pathYears ?? [...stored];
  const complete = asked.filter((year) => span(year, window).every((one) => stored.includes(one)));
  const { radius, direction } = base;
  const measured: { year: number; values: Indicators[]; cuts: Cuts }[] = [];
  for (const [at, year] of complete.entries()) {
    await report(at / complete.length);
    const atlas = await baseAtlas(source, base, { years: span(year, window) });
    const egos = egoSweep(
      atlas.graph,
      subjects.map(({ cores }) => cores),
      { radius, direction },
    );
    measured.push({
      year,
      values: subjects.length > 0 ? egos : [indicators(atlas.graph)],
      cuts: cuts === "industries" ? industryMeans(atlas.graph, { radius, direction }) : {},
    });
  }
  const named: Pick<AnalysisSubject, "label">[] =
    subjects.length > 0 ? subjects : [{ label: base.region.label }];
  const paths = named.map(({ label }, s) => {
    const points = measured.map(({ year, values, cuts: of }): GrowthPoint => {
      const { a, b, c, d } = values[s]!;
      return { year, a, b, c, d, cuts: of };
    });
    const lockIn = { rise, fall, years: LOCK_IN_YEARS, indicator: lockInIndicator };
    return { label, points, path: growthPath(points, { lockIn }) };
  });
  const pointColumns = {
    subject: "text",
    year: "year",
    a: "number",
    b: "number",
    c: "number",
    d: "number",
    nodes: "integer",
    links: "integer",
    cutA: "number",
    cutB: "number",
    quadrant: "key",
  } as const;
  const pathColumns = {
    subject: "text",
    lockIn: "key",
    firstYear: "year",
    firstValue: "number",
    peakYear: "year",
    peakValue: "number",
    lastYear: "year",
    lastValue: "number",
    rise: "number",
    fall: "number",
    length: "number",
    displacement: "number",
    speed: "number",
    crossings: "integer",
    slopeA: "number",
    slopeB: "number",
    slopeC: "number",
    slopeD: "number",
    yearsKnown: "integer",
  } as const;
  const stepColumns = {
    subject: "text",
    fromYear: "year",
    toYear: "year",
    da: "number",
    db: "number",
    length: "number",
    speed: "number",
    direction: "number",
  } as const;
  const [first] = paths;
  return {
    facts: [
      fact("yearsMeasured", "integer", complete.length),
      ...(paths.length === 1 ? [fact("lockIn", "key", first!.path.lockIn!.path)] : []),
      fact("lockInRise", "number", rise),
      fact("lockInFall", "number", fall),
      fact("lockInIndicator", "key", `indicator_${lockInIndicator}`),
      ...(paths.length === 1
        ? [
            fact("speed", "number", first!.path.speed),
            fact("quadrantFirst", "key", first!.path.quadrants[0]?.quadrant),
            fact("quadrantLast", "key", first!.path.quadrants.at(-1)?.quadrant),
            fact("slopeA", "number", first!.path.trends.a.slope),
            fact("slopeB", "number", first!.path.trends.b.slope),
          ]
        : [fact("lockInB", "integer", paths.filter(({ path }) => path.lockIn!.path === "B").length)]),
    ],
    tables: [
      resultTable(
        "growthPoints",
        pointColumns,
        paths.flatMap(({ label, points, path }, s) =>
          points.map(({ year, a, b, c, d, cuts: of }, at) => ({
            ...{ subject: label, year, a, b, c, d, cutA: of?.a, cutB: of?.b },
            nodes: measured[at]!.values[s]!.nodes,
            links: measured[at]!.values[s]!.links,
            quadrant: path.quadrants[at]?.quadrant,
          })),
        ),
      ),
      resultTable(
        "growthPaths",
        pathColumns,
        paths.map(({ label, path }) => {
          const { lockIn, trends, length, displacement, speed, crossings } = path;
          return {
            ...{ subject: label, length, displacement, speed, crossings: crossings.length },
            lockIn: lockIn!.path,
            firstYear: lockIn!.first?.year,
            firstValue: lockIn!.first?.value,
            peakYear: lockIn!.peak?.year,
            peakValue: lockIn!.peak?.value,
            lastYear: lockIn!.last?.year,
            lastValue: lockIn!.last?.value,
            ...{ rise: lockIn!.rise, fall: lockIn!.fall },
            ...{
              slopeA: trends.a.slope,
              slopeB: trends.b.slope,
              slopeC: trends.c.slope,
              slopeD: trends.d.slope,
            },
            yearsKnown: lockIn!.known,
          };
        }),
      ),
      resultTable(
        "growthSteps",
        stepColumns,
        paths.flatMap(({ label, path }) =>
          path.steps.map(({ from, to, da, db, length, speed, direction: way }) => ({
            ...{ subject: label, fromYear: from, toYear: to, da, db, length, speed, direction: way },
          })),
        ),
      ),
    ],
    charts: [
      ...(paths.length === 1
        ? ([
            {
              type: "line",
              key: "growthLines",
              table: "growthPoints",
              step: "year",
              series: ["a", "b", "c"],
            },
          ] as const)
        : ([
            {
              type: "line",
              key: "growthB",
              table: "growthPoints",
              step: "year",
              series: ["b"],
              group: "subject",
            },
          ] as const)),
      {
        type: "scatter",
        key: "growthPlane",
        table: "growthPoints",
        label: "year",
        x: "b",
        y: "a",
        way: { cutX: "cutB", cutY: "cutA" },
        ...(paths.length === 1 ? {} : { group: "subject" }),
      },
    ],
    flags: [
      ...new Set([
        ...paths.flatMap(({ path }) => path.flags),
        ...(complete.length < asked.length ? ["yearsLeftOut"] : []),
        ...(measured.some(({ values }) => values.some(({ nodes }) => nodes > 0 && nodes < SMALL))
          ? ["smallNetwork"]
          : []),
      ]),
    ],
  };
};

const span = (year: number, window: number) =>
  Array.from({ length: window }, (_, at) => year - window + 1 + at);
