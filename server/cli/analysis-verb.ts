import {
  badInput,
  choiceOption,
  numberOption,
  type OptionSpecs,
  type Options,
  type Verb,
} from "@/server/cli/arguments";
import { ATLAS_OPTIONS, industryOf, queryOf, regionCodesOf } from "@/server/cli/atlas-options";
import { csvTable } from "@/server/cli/csv-file";
import { csvLine, print, remark } from "@/server/cli/output";
import { yearRanges, yearsIn } from "@/server/cli/years";
import { EGO_DIRECTIONS } from "@/server/compute/network/ego";
import { computeAnalysis } from "@/server/features/analyses/compute";
import type { Field, OptionValue } from "@/server/features/analyses/fields";
import type { AnalysisResult, ResultTable } from "@/server/features/analyses/result";
import {
  type AnalysisKind,
  type AnalysisParams,
  type AnalysisSubject,
  optionsOf,
  specOf,
} from "@/server/features/analyses/schema";
import { storeSource } from "@/server/features/analyses/source";
import { regionView } from "@/server/features/atlas/regions";
import { NATION } from "@/server/features/reference/schema";
import type { Store } from "@/server/warehouse/store";

/** The verb of an analysis: the common options, its subjects, its own options, JSON or one table as CSV. */
export function analysisVerb(kind: AnalysisKind): Verb {
  return {
    summary: specOf(kind).summary,
    options: analysisOptions(kind),
    notes: [
      "json: {kind, facts: {name: value}, flags: [name], tables: {name: [{column: value}]}}; missing is null.",
      "Amounts are digits in quotes, exact, in the store's unit.",
    ],
    async run(options) {
      const format = choiceOption(options, "format", ["json", "csv"]) ?? "json";
      const { store, ...params } = await analysisParams(kind, options);
      const result = await computeAnalysis({
        ...params,
        source: storeSource(store),
        report: async () => {},
      });
      for (const flag of result.flags) remark(`atlas: ${flag}`);
      await print(format === "json" ? [jsonOf(kind, result)] : csvLines(tableOf(result, options.table)));
    },
  };
}

/** The options of an analysis: the common ones, its subjects, its own. */
export function analysisOptions(kind: AnalysisKind): OptionSpecs {
  const { subjects, fields, seeded } = specOf(kind);
  const { core, ...common } = ATLAS_OPTIONS;
  return {
    ...common,
    radius: { value: "1|2", help: "ego networks: partners (1, default) or also their partners (2)" },
    direction: { value: "WHICH", help: `ego networks: ${EGO_DIRECTIONS.join(" | ")}; default both` },
    ...(subjects.max > 0 ? { core: subjectHelp(kind) } : {}),
    ...(subjects.max > 1
      ? {
          items: {
            value: "ITEMS.csv",
            help: "columns item,core (codes separated by spaces), group if you like",
          },
        }
      : {}),
    ...fieldOptions(fields),
    ...(seeded ? { seed: { value: "N", help: "same seed, same answer; default 1" } } : {}),
    format: { value: "FORMAT", help: "json (default) | csv (one table)" },
    table: { value: "NAME", help: "which table --format csv prints; default the first" },
  };
}

/** What an analysis is asked on the command line, and the store that it is asked of. @throws DomainError NOT_FOUND | BAD_INPUT */
export async function analysisParams(
  kind: AnalysisKind,
  options: Options,
): Promise<AnalysisParams & { store: Store }> {
  const { store, query, rule } = await queryOf(options);
  const region = regionView(query.regions ?? [NATION]);
  const radius = numberOption(options, "radius", "1 or 2", (value) => value === 1 || value === 2);
  return {
    ...{ store, kind },
    base: {
      years: query.years ?? [...store.manifest.years],
      region: { ...region, codes: query.regions ?? [] },
      beside: [],
      ...{ scope: query.scope, rule, radius: radius === 2 ? 2 : 1 },
      direction: choiceOption(options, "direction", EGO_DIRECTIONS) ?? "both",
    },
    subjects: await subjectsOf(kind, options, store),
    options: optionsIn(kind, options, store),
    seed: numberOption(options, "seed", "a whole number from 0", wholeFrom0) ?? 1,
  };
}

const subjectHelp = (kind: AnalysisKind) => {
  const { min, max } = specOf(kind).subjects;
  const whole = min === 0 ? "; default: the whole network" : "";
  return {
    value: "LIST",
    help: `30320,30399: the ego network of these industries${max > 1 ? "; a slash begins the next one: 30320/30399" : ""}${whole}`,
  };
};

const flagName = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const wholeFrom0 = (value: number) => Number.isInteger(value) && value >= 0 && value <= 2_147_483_647;

const VALUE: Record<Exclude<Field["type"], "choice">, string | undefined> = {
  number: "N",
  yesno: undefined,
  years: "LIST",
  regions: "LIST",
  codes: "LIST",
  text: "TEXT",
};

function fieldOptions(fields: readonly Field[]): OptionSpecs {
  return Object.fromEntries(
    fields.map((field) => {
      const fallback = field.fallback === null || field.type === "yesno" ? "" : `; default ${field.fallback}`;
      const choices = field.type === "choice" ? `${field.choices.join(" | ")}: ` : "";
      const value = field.type === "choice" ? "NAME" : VALUE[field.type];
      return [
        flagName(field.name),
        { ...(value ? { value } : {}), help: `${choices}${field.help}${fallback}` },
      ];
    }),
  );
}

function optionsIn(kind: AnalysisKind, options: Options, store: Store) {
  const given: Record<string, OptionValue> = {};
  for (const field of specOf(kind).fields) {
    const name = flagName(field.name);
    const text = options[name];
    if (text !== undefined) given[field.name] = optionValue(field, name, text, options, store);
  }
  const checked = optionsOf(kind).safeParse(given);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw badInput(`--${flagName(String(issue?.path[0] ?? ""))}: ${issue?.message}`);
}

function optionValue(field: Field, name: string, text: string, options: Options, store: Store): OptionValue {
  const list = () => text.split(",").map((part) => part.trim());
  switch (field.type) {
    case "number":
      return numberOption(
        options,
        name,
        `a ${field.whole ? "whole " : ""}number from ${field.min} to ${field.max}`,
        (value) => value >= field.min && value <= field.max && (!field.whole || Number.isInteger(value)),
      )!;
    case "choice":
      return choiceOption(options, name, field.choices)!;
    case "yesno":
      return true;
    case "years":
      return yearsIn(yearRanges(text)).filter((year) => store.manifest.years.includes(year));
    case "regions":
      return regionCodesOf(text, store, `--${name}`);
    case "codes":
      return list().map((code) => industryOf(code, store, `--${name}`));
    case "text":
      return text;
  }
}

async function subjectsOf(kind: AnalysisKind, options: Options, store: Store): Promise<AnalysisSubject[]> {
  const { min, max } = specOf(kind).subjects;
  const subjects = [...coreSubjects(options.core, store), ...(await itemSubjects(options.items, store))];
  if (subjects.length < min)
    throw badInput(`${kind} needs ${min === 1 ? "--core" : `at least ${min} of --core or --items`}`);
  if (subjects.length > max) throw badInput(`${subjects.length} ego networks; ${kind} takes at most ${max}`);
  return subjects;
}

const coreSubjects = (list: string | undefined, store: Store): AnalysisSubject[] =>
  (list?.split("/") ?? []).map((part) => {
    const cores = part.split(",").map((text) => industryOf(text, store, "--core"));
    return { id: cores.join("+"), label: cores.join("+"), group: null, cores };
  });

/** Items of a file; none without one. @throws DomainError BAD_INPUT with file, row and column */
export async function itemSubjects(path: string | undefined, store: Store): Promise<AnalysisSubject[]> {
  if (path === undefined) return [];
  const { name, rows } = await csvTable(path, ["item", "core"], "item,core");
  const seen = new Set<string>();
  return rows.map(({ row, cell }) => {
    const label = cell("item");
    if (label === "") throw badInput(`${name}, row ${row}, column item: empty; expected a name`);
    if (seen.has(label)) throw badInput(`${name}, row ${row}, column item: ${label} stands there twice`);
    seen.add(label);
    const words = cell("core")
      .split(/[\s,;]+/)
      .filter((word) => word !== "");
    if (words.length === 0)
      throw badInput(`${name}, row ${row}, column core: empty; expected codes such as 30320 30399`);
    const cores = words.map((word) => industryOf(word, store, `${name}, row ${row}, column core:`));
    return { id: label, label, group: cell("group") || null, cores };
  });
}

const jsonOf = (kind: AnalysisKind, result: AnalysisResult) =>
  JSON.stringify({ kind, ...resultRecord(result) });

export const resultRecord = ({ facts, flags, tables }: AnalysisResult) => ({
  facts: Object.fromEntries(facts.map(({ key, value }) => [key, value])),
  flags,
  tables: Object.fromEntries(
    tables.map(({ key, columns, rows }) => [
      key,
      rows.map((row) => Object.fromEntries(columns.map((column, at) => [column.key, row[at]!]))),
    ]),
  ),
});

/** The table of that name, without one the first. @throws DomainError BAD_INPUT that names those that there are */
export function tableOf({ tables }: AnalysisResult, name: string | undefined): ResultTable {
  const table = name === undefined ? tables[0] : tables.find(({ key }) => key === name);
  if (!table) throw badInput(`--table ${name}: expected ${tables.map(({ key }) => key).join(" | ")}`);
  return table;
}

function* csvLines({ columns, rows }: ResultTable) {
  yield csvLine(columns.map(({ key }) => key));
  for (const row of rows) yield csvLine(row);
}
