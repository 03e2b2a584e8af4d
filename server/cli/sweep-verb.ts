import { rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { itemSubjects } from "@/server/cli/analysis-verb";
import { badInput, choiceOption, numberOption, type Options, type Verb } from "@/server/cli/arguments";
import { ATLAS_OPTIONS, queryOf, regionCodesOf } from "@/server/cli/atlas-options";
import { pathOf } from "@/server/cli/files";
import { print, remark } from "@/server/cli/output";
import { withProgress } from "@/server/cli/progress";
import { EGO_DIRECTIONS } from "@/server/compute/network/ego";
import { COMPUTE_VERSION } from "@/server/domain/code-version";
import { DomainError } from "@/server/domain/errors";
import { storeSource } from "@/server/features/analyses/source";
import { partsFolderName } from "@/server/features/analyses/sweep-part-file";
import { type SweepPlan, sweepPlan, sweepRegions, sweepYears } from "@/server/features/analyses/sweep-plan";
import {
  SWEEP_COLUMNS,
  sweepLines,
  sweepRows,
  writeSweepCsv,
  writeSweepParquet,
} from "@/server/features/analyses/sweep-rows";
import { runSweep } from "@/server/features/analyses/sweep-run";
import type { SweepTable } from "@/server/features/analyses/sweep-table";
import { regionCodeOf } from "@/server/features/reference/data";
import type { Store } from "@/server/warehouse/store";

const { core: _core, region: _region, store, years, ...rules } = ATLAS_OPTIONS;

export const sweepVerb: Verb = {
  summary: "a, b, c, d of the ego network of every item, in every region, in every year",
  options: {
    store: store!,
    items: { value: "ITEMS.csv", help: "columns item,core (codes separated by spaces)", required: true },
    regions: {
      value: "LIST",
      help: "all (default: the country and its 17 provinces) | 전국,충남,충청권: each a region of its own",
    },
    years: {
      ...years!,
      help: "2020 | 2020,2021 | 2018-2022, each on its own; default: all years of the store",
    },
    ...rules,
    radius: { value: "1|2", help: "partners (1, default) or also their partners (2)" },
    direction: { value: "WHICH", help: `${EGO_DIRECTIONS.join(" | ")}; default both` },
    out: { value: "FILE", help: "FILE.csv or FILE.parquet; default: stdout" },
    format: { value: "FORMAT", help: "of stdout: csv (default) | json" },
  },
  notes: [
    `columns: ${SWEEP_COLUMNS.join(",")}; one ego network a row, by item, region, year`,
    "region is a code (KR, 44, mega:chungcheong); flags are separated by spaces. An item without a core in a network has",
    "an empty row there: a, b, c, d missing, flag empty. With --out, stdout has {rows, empty, items, regions, years, file}.",
    "A sweep into a file that was cut off goes on where it was when it is called again (FILE.parts-*).",
  ],
  async run(options) {
    const format = choiceOption(options, "format", ["csv", "json"]) ?? "csv";
    const out = await outOf(options);
    const { store, query, rule } = await queryOf(options);
    const plan = sweepPlan({
      items: await itemSubjects(options.items, store),
      regions: sweepRegions(regionsIn(options, store), store),
      years: sweepYears(query.years, store),
      scope: query.scope,
      rule,
      radius: numberOption(options, "radius", "1 or 2", (value) => value === 1 || value === 2) === 2 ? 2 : 1,
      direction: choiceOption(options, "direction", EGO_DIRECTIONS) ?? "both",
    });
    if (plan.items.length === 0) throw badInput(`--items ${options.items}: no rows; expected item,core`);
    const scratchDir = out && `${out.path}.parts-${partsFolderName(identityOf(plan, store))}`;
    const table = await swept(plan, store, scratchDir);
    if (!out) return print(format === "csv" ? sweepLines(table) : jsonLines(table));
    await (out.parquet ? writeSweepParquet : writeSweepCsv)(out.path, table);
    await rm(scratchDir!, { recursive: true, force: true });
    await print([JSON.stringify({ ...sizeOf(table), file: out.path })]);
  },
};

const swept = (plan: SweepPlan, store: Store, scratchDir: string | undefined) =>
  withProgress(({ signal, report }) =>
    runSweep(storeSource(store), plan, {
      scratchDir,
      async report(progress, { region, year }) {
        if (signal.aborted) throw new DomainError("CANCELLED", "stopped");
        report(`sweep: ${Math.floor(progress * 100)} %, ${region.label} ${year}`);
      },
    }),
  );

/** All that decides a figure; regions and years are in the names of the parts. */
const identityOf = ({ items, scope, rule, radius, direction }: SweepPlan, { manifest }: Store) => ({
  data: manifest.fingerprint,
  cores: items.map(({ cores }) => cores),
  ...{ scope, rule, radius, direction, codeVersion: COMPUTE_VERSION },
});

/** Null = all of them. @throws DomainError BAD_INPUT */
function regionsIn({ regions }: Options, store: Store): string[] | null {
  if (regions === undefined || regions.trim().toLowerCase() === "all") {
    if (store.manifest.places.length === 0)
      remark("atlas: the data have no regions; the country alone is swept");
    return null;
  }
  return regions.split(",").map((part) => {
    const text = part.trim();
    regionCodesOf(text, store, "--regions");
    return regionCodeOf(text) ?? text;
  });
}

/** @throws DomainError BAD_INPUT before anything is computed */
async function outOf({ out }: Options): Promise<{ path: string; parquet: boolean } | undefined> {
  if (out === undefined) return undefined;
  const [, ending] = /\.(csv|parquet)$/i.exec(out) ?? [];
  if (!ending) throw badInput(`--out ${out}: expected a name that ends in .csv or .parquet`);
  const path = pathOf(out);
  const folder = await stat(dirname(path)).catch(() => null);
  if (!folder?.isDirectory()) throw badInput(`--out ${out}: there is no folder ${dirname(path)}`);
  const there = await stat(path).catch(() => null);
  if (there && !there.isFile()) throw badInput(`--out ${out}: is no file`);
  return { path, parquet: ending.toLowerCase() === "parquet" };
}

function sizeOf({ plan, length, rowAt }: SweepTable) {
  let empty = 0;
  for (const i of plan.items.keys())
    for (const r of plan.regions.keys())
      for (const y of plan.years.keys()) if (rowAt(i, r, y).nodes === 0) empty++;
  return {
    rows: length,
    empty,
    items: plan.items.length,
    regions: plan.regions.map(({ key }) => key),
    years: plan.years,
  };
}

/** Records with the columns as names; flags are a list, as of `indicators`. */
function* jsonLines(table: SweepTable): Generator<string> {
  let before = "[";
  for (const row of sweepRows(table)) {
    const flags = String(row.at(-1))
      .split(" ")
      .filter((flag) => flag !== "");
    const record = Object.fromEntries(SWEEP_COLUMNS.map((name, at) => [name, row[at]]));
    yield `${before}${JSON.stringify({ ...record, flags })}`;
    before = ",";
  }
  yield before === "[" ? "[]" : "]";
}
