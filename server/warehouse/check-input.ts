import { basename } from "node:path";
import { DomainError } from "@/server/domain/errors";
import type { CodeRules } from "@/server/warehouse/code-lookup";
import {
  columnsOf,
  distinctTexts,
  type IndustryTable,
  makeCodeTable,
  makePlaceTable,
  type Place,
  textsIn,
} from "@/server/warehouse/code-tables";
import type {
  FileRole,
  ImportHooks,
  ImportInput,
  ImportOptions,
  InputFile,
} from "@/server/warehouse/dataset";
import type { DuckEngine } from "@/server/warehouse/engine";
import { flowTrades } from "@/server/warehouse/flow-trades";
import { readLinkage } from "@/server/warehouse/linkage";
import { checkFirms, loadFirmTexts, noFirms } from "@/server/warehouse/load-firms";
import { longTrades } from "@/server/warehouse/long-trades";
import { watch } from "@/server/warehouse/progress";
import { type QuickTrades, quickTrades } from "@/server/warehouse/quick-trades";
import { csvRelation, prepareSource, type Source } from "@/server/warehouse/source";
import {
  checkRespondents,
  loadSurveyTexts,
  partnerTexts,
  surveyTrades,
} from "@/server/warehouse/survey-trades";
import type { TradeReader, TradeRules } from "@/server/warehouse/trade-reader";
import { UNITS, type Unit, unitOf } from "@/server/warehouse/units";

/** Options with every default filled in; what two imports must have in common to be the same. */
export type Settings = {
  form: ImportInput["form"];
  unit: Unit;
  trades: TradeRules;
  codes: CodeRules;
  /** Absent unless asked for, so that it plays no part in what a data set without it is called. */
  firmPairs?: true;
};

/** Files made readable, codes and places looked up, firms checked; the trades are still to be read. */
export type CheckedInput = {
  settings: Settings;
  sources: Source[];
  industries: string[];
  readings: IndustryTable["readings"];
  /** Rows of each code text, for the warnings. */
  codeRows: Map<string, number>;
  places: Place[];
  reader: TradeReader;
  /** Another way to read the same trades, for files that are mostly plain. */
  quick: QuickTrades | null;
};

/** Files of an input with their roles, in a fixed order. */
export const filesOf = (input: ImportInput): [FileRole, InputFile][] =>
  input.form === "long"
    ? [
        ["firms", input.firms],
        ["transactions", input.transactions],
      ]
    : input.form === "wide"
      ? [["survey", input.survey]]
      : [["flows", input.flows]];

/** @throws DomainError BAD_INPUT (`unknown_unit`, `bad_year_range`, `linkage_columns`) */
export async function settingsOf(
  input: ImportInput,
  options: ImportOptions,
  { reference }: Pick<ImportHooks, "reference">,
): Promise<Settings> {
  const written = input.form === "wide" ? "trades" : (options.unit ?? "KRW1000");
  const unit = unitOf(written);
  if (!unit)
    throw new DomainError(
      "BAD_INPUT",
      `unit ${written} is not known; expected one of ${UNITS.map(({ nameKo }) => nameKo).join(", ")}`,
      "unknown_unit",
      { unit: written },
    );
  const yearRange = options.yearRange ?? [1900, 2100];
  if (!(yearRange[0] <= yearRange[1]))
    throw new DomainError("BAD_INPUT", `year range ${yearRange.join("-")} is empty`, "bad_year_range");
  return {
    form: input.form,
    unit,
    ...(options.firmPairs && input.form === "long" ? { firmPairs: true as const } : {}),
    trades: { year: options.year ?? null, yearRange, decimals: unit.decimals },
    codes: {
      classification: options.classification ?? "KSIC10",
      digits: options.ksicDigits ?? 5,
      restoreLeadingZeros: options.restoreLeadingZeros ?? false,
      linkage: options.linkage ? await readLinkage(options.linkage.path, options.linkage.name) : null,
      industryCode: reference.industryCode,
    },
  };
}

/** Hashes the files and makes them readable. */
export async function prepareSources(
  input: ImportInput,
  settings: Settings,
  workDir: string,
  hooks: ImportHooks,
): Promise<Source[]> {
  const sources: Source[] = [];
  for (const [role, file] of filesOf(input))
    sources.push(
      await prepareSource(file, role, {
        workDir,
        hasYear: settings.trades.year !== null,
        signal: hooks.signal,
        onBytes: (bytes) =>
          hooks.onProgress?.({
            phase: "reading",
            file: file.name ?? basename(file.path),
            rows: 0,
            totalRows: null,
            rowsPerSecond: null,
            bytes,
          }),
      }),
    );
  return sources;
}

/**
 * Reads everything but the trades: texts of codes and places, then firms or respondents. `known` are the industries and
 * places of a store that years are added to; they keep their numbers.
 */
export async function checkInput(
  engine: DuckEngine,
  settings: Settings,
  sources: Source[],
  hooks: ImportHooks,
  known: { industries: readonly string[]; places: readonly Place[] } = { industries: [], places: [] },
): Promise<CheckedInput> {
  const [main] = sources as [Source];
  const { codeRows, placeRows } = await watch(engine, "firms", main, hooks, () =>
    textsOf(engine, settings, main),
  );
  const codes = {
    ...settings.codes,
    restoreLeadingZeros: settings.codes.restoreLeadingZeros || main.kind === "xlsx",
  };
  const { industries, readings } = await makeCodeTable(engine, codeRows.keys(), codes, known.industries);
  const places = await makePlaceTable(engine, placeRows.keys(), hooks.reference, known.places);
  if (settings.form === "long") await checkFirms(engine, main, industries.length);
  if (settings.form === "wide") await checkRespondents(engine, settings.trades);
  if (settings.form === "flows") await noFirms(engine);
  const reader = readerOf(settings, sources);
  const quick =
    settings.form === "long"
      ? quickTrades(reader.source, settings.trades, industries.length, places.length)
      : null;
  return { settings, sources, industries, readings, codeRows, places, reader, quick };
}

async function textsOf(engine: DuckEngine, { form, trades }: Settings, main: Source) {
  if (form === "long") {
    await loadFirmTexts(engine, main);
    const texts = (column: "ksic" | "region") =>
      textsIn(engine, `${column}_text`, main, main.mapping[column]!);
    return { codeRows: await texts("ksic"), placeRows: await texts("region") };
  }
  if (form === "wide") {
    await loadSurveyTexts(engine, main, trades);
    const texts = (column: "ksic" | "region") =>
      distinctTexts(
        engine,
        main,
        columnsOf(main, column),
        `(SELECT ${column} AS c${main.mapping[column]} FROM survey_text)`,
      );
    const partners = await distinctTexts(
      engine,
      main,
      columnsOf(main, "sellsTo", "buysFrom"),
      partnerTexts(main),
    );
    return { codeRows: added(await texts("ksic"), partners), placeRows: await texts("region") };
  }
  const texts = (...roles: ("seller" | "buyer" | "seller_region" | "buyer_region")[]) =>
    distinctTexts(engine, main, columnsOf(main, ...roles), csvRelation(main));
  return {
    codeRows: await texts("seller", "buyer"),
    placeRows: await texts("seller_region", "buyer_region"),
  };
}

function added(first: Map<string, number>, second: Map<string, number>): Map<string, number> {
  const sum = new Map(first);
  for (const [text, rows] of second) sum.set(text, (sum.get(text) ?? 0) + rows);
  return sum;
}

function readerOf({ form, trades }: Settings, sources: Source[]): TradeReader {
  if (form === "long") return longTrades(sources[1]!, trades);
  return form === "wide" ? surveyTrades(sources[0]!) : flowTrades(sources[0]!, trades);
}
