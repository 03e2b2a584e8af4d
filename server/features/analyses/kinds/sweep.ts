import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { NATION } from "@/server/features/reference/schema";
import { type AnalysisRun, optionsAs } from "../kind";
import { fact, type ResultTable, resultTable } from "../result";
import { industryItems, sweepPlan, sweepRegions, sweepYears } from "../sweep-plan";
import { writeSweepParquet, writeSweepSheet } from "../sweep-rows";
import { runSweep } from "../sweep-run";
import { leadingItems, type SweepSummary, sweepSummary } from "../sweep-summary";
import type { Measure, SweepTable } from "../sweep-table";

type Options = {
  sweepRegions: string[] | null;
  sweepYears: number[] | null;
  leadBy: Measure;
  leaders: number;
};

/** Items that the picture shows. */
const PICTURED = 30;

/**
 * The sweep: the ego network of every item in every region and year, each year on its own, under the link rule of the
 * base. All rows are kept as files beside the result (sweep-rows.ts); the result has what a page can show of them.
 */
export const sweep: AnalysisRun = async ({ source, base, subjects, options, report, ...keeping }) => {
  const { sweepRegions: codes, sweepYears: years, leadBy, leaders } = optionsAs<Options>(options);
  const { scope, rule, radius, direction } = base;
  const plan = sweepPlan({
    items: subjects.length > 0 ? subjects : industryItems(source.store),
    // The nation first: it is the one that the picture and the facts begin with.
    regions: sweepRegions(codes?.includes(NATION) ? [NATION, ...codes] : codes, source.store),
    years: sweepYears(years, source.store),
    ...{ scope, rule, radius, direction },
  });
  const table = await runSweep(source, plan, {
    scratchDir: keeping.scratchDir,
    report: (progress, { region, year }) =>
      report(progress * 0.97, { key: "sweep", params: { region: region.label, year: String(year) } }),
  });
  const { filesDir } = keeping;
  if (filesDir) {
    await report(0.97, { key: "sweepWriting", params: { rows: table.length } });
    await mkdir(filesDir, { recursive: true });
    await writeSweepSheet(join(filesDir, "rows.csv"), table);
    await writeSweepParquet(join(filesDir, "rows.parquet"), table);
  }
  const summary = sweepSummary(table);
  const last = plan.years.length - 1;
  const first = last < 0 ? [] : leadingItems(table, 0, last, leadBy);
  const atEnd = summary.cells.find(({ region, year }) => region === 0 && year === last);
  return {
    facts: [
      fact("items", "integer", plan.items.length),
      fact("regionsSwept", "integer", plan.regions.length),
      fact("yearsSwept", "integer", plan.years.length),
      fact("networks", "integer", table.length),
      fact("emptyNetworks", "integer", summary.emptyNetworks),
      fact("lastYear", "year", plan.years[last]),
      fact("mainRegion", "region", plan.regions[0]?.key),
      fact("hubs", "integer", atEnd?.hub.filter((is) => is === true).length),
      fact("leadingItem", "text", first[0]?.label),
    ],
    tables: [
      heatTable(
        table,
        first.slice(0, PICTURED).map(({ item }) => item),
      ),
      itemTable(table, summary),
      regionTable(table, summary),
      leaderTable(table, summary, leadBy, leaders),
    ],
    charts: [
      {
        type: "heat",
        key: `sweepHeat_${leadBy}`,
        table: "sweepHeat",
        row: "item",
        column: "region",
        value: leadBy,
      },
      {
        type: "heat",
        key: `sweepYears_${leadBy}`,
        table: "sweepRegions",
        row: "region",
        column: "year",
        value: leadBy,
      },
    ],
    flags: [
      ...(summary.emptyNetworks > 0 ? ["emptyNetworks"] : []),
      ...(source.store.manifest.places.length === 0 ? ["noRegions"] : []),
    ],
    ...(filesDir ? { files: { rows: table.length } } : {}),
  };
};

const MEASURED = { a: "number", b: "number", c: "number", d: "number" } as const;

/** The leading items of the first region, in every region of the last year. */
function heatTable(table: SweepTable, items: readonly number[]): ResultTable {
  const { regions, years } = table.plan;
  const columns = {
    item: "text",
    region: "region",
    ...MEASURED,
    nodes: "integer",
    links: "integer",
  } as const;
  const rows = items.flatMap((i) =>
    regions.map(({ key }, r) => ({
      ...table.rowAt(i, r, years.length - 1),
      flags: undefined,
      item: table.plan.items[i]!.label,
      region: key,
    })),
  );
  return resultTable("sweepHeat", columns, rows);
}

function itemTable({ plan }: SweepTable, { items }: SweepSummary): ResultTable {
  const columns = {
    item: "text",
    networks: "integer",
    ...MEASURED,
    lastA: "number",
    lastB: "number",
    lastC: "number",
    lastD: "number",
    hubRegions: "integer",
  } as const;
  return resultTable(
    "sweepItems",
    columns,
    items.map(({ networks, all, last, hubRegions }, i) => ({
      item: plan.items[i]!.label,
      networks,
      ...all,
      ...{ lastA: last.a, lastB: last.b, lastC: last.c, lastD: last.d },
      hubRegions,
    })),
  );
}

function regionTable({ plan }: SweepTable, { cells }: SweepSummary): ResultTable {
  const columns = {
    region: "region",
    year: "year",
    networks: "integer",
    emptyNetworks: "integer",
    ...MEASURED,
    hubs: "integer",
  } as const;
  return resultTable(
    "sweepRegions",
    columns,
    cells.map(({ region, year, networks, emptyNetworks, means, hub }) => ({
      region: plan.regions[region]!.key,
      year: plan.years[year]!,
      ...{ networks, emptyNetworks },
      ...means,
      hubs: hub.filter((is) => is === true).length,
    })),
  );
}

function leaderTable(table: SweepTable, { cells }: SweepSummary, by: Measure, most: number): ResultTable {
  const columns = { region: "region", rank: "integer", item: "text", ...MEASURED, hub: "yesno" } as const;
  const { regions, years } = table.plan;
  const last = years.length - 1;
  const rows = cells
    .filter(({ year }) => year === last)
    .flatMap(({ region, year, hub }) =>
      leadingItems(table, region, year, by)
        .slice(0, most)
        .map(({ item, label, a, b, c, d }, at) => ({
          region: regions[region]!.key,
          rank: at + 1,
          item: label,
          ...{ a, b, c, d },
          hub: hub[item]!,
        })),
    );
  return resultTable("sweepLeaders", columns, rows);
}
