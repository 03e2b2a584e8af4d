import type { CheckedInput } from "@/server/warehouse/check-input";
import { revisionEvidence } from "@/server/warehouse/code-lookup";
import type { DuckEngine } from "@/server/warehouse/engine";
import { MAX_LISTED } from "@/server/warehouse/gather-trades";
import type { ImportReport, ImportWarning, ReportFile } from "@/server/warehouse/import-report";
import { previewRows } from "@/server/warehouse/preview";
import {
  BLANK,
  EXPECTED,
  faultOf,
  GOOD,
  REJECT_REASONS,
  type RejectCounts,
  type RejectReason,
  type RejectSample,
} from "@/server/warehouse/rejects";

const SAMPLES_A_REASON = 20;

/** The report of a checked input, from the tables that the checks left: `gathered`, `fault`, `firm`, `firm_fault`. */
export async function buildReport(engine: DuckEngine, checked: CheckedInput): Promise<ImportReport> {
  const { settings, sources, industries, places } = checked;
  const trades = await tradeTotals(engine);
  const rejected = await rejectCounts(engine, settings.form !== "flows");
  const files: ReportFile[] = [];
  for (const [at, source] of sources.entries())
    files.push({
      role: source.role,
      name: source.name,
      kind: source.kind,
      encoding: source.encoding,
      delimiter: source.delimiter,
      sha256: source.sha256,
      bytes: source.bytes,
      header: source.header,
      headerRow: source.headerRow,
      mapping: source.mapping,
      rows:
        at === sources.length - 1 && settings.form !== "wide"
          ? trades.rows
          : await firmRows(engine, settings.form),
      preview: await previewRows(engine, checked, source),
    });
  const firms =
    settings.form === "flows" ? 0 : Number((await engine.rows("SELECT count(*) FROM firm"))[0]![0]);
  return {
    form: settings.form,
    classification: settings.codes.classification,
    ksicDigits: settings.codes.digits,
    unit: hasAmounts(checked) ? settings.unit.kept : "trades",
    files,
    firms,
    transactions: trades.transactions,
    amount: trades.amount,
    years: trades.years,
    industries: industries.length,
    regions: places.length,
    rejected,
    samples: await rejectSamples(engine, checked),
    warnings: await warningsOf(engine, checked, rejected),
  };
}

const hasAmounts = ({ settings, sources }: CheckedInput) =>
  settings.form !== "wide" && sources.at(-1)!.mapping.amount !== null;

async function tradeTotals(engine: DuckEngine) {
  const [row] = await engine.rows(
    `SELECT coalesce(sum(n), 0), coalesce(sum(amount), 0) FROM gathered WHERE fault = ${GOOD}`,
  );
  const [all] = await engine.rows(`SELECT coalesce(sum(trades), 0) FROM gathered WHERE fault <> ${BLANK}`);
  const years = await engine.rows(`SELECT DISTINCT year FROM gathered WHERE fault = ${GOOD} ORDER BY year`);
  return {
    transactions: Number(row![0]),
    amount: row![1]!,
    rows: Number(all![0]),
    years: years.map(([year]) => Number(year)),
  };
}

async function firmRows(engine: DuckEngine, form: string): Promise<number> {
  const rows =
    form === "wide"
      ? "SELECT count(*) FROM survey_text WHERE NOT blank"
      : `SELECT count(*) FROM firm_checked WHERE fault <> ${BLANK}`;
  return Number((await engine.rows(rows))[0]![0]);
}

async function rejectCounts(engine: DuckEngine, hasFirms: boolean): Promise<RejectCounts> {
  const firms = hasFirms ? "SELECT fault, count(*) AS n FROM firm_fault GROUP BY fault UNION ALL" : "";
  const counts = await engine.rows(`SELECT fault, CAST(sum(n) AS BIGINT) FROM (${firms}
    SELECT fault, sum(trades) AS n FROM gathered GROUP BY fault) WHERE fault NOT IN (${GOOD}, ${BLANK}) GROUP BY fault`);
  const byReason: RejectCounts = {};
  for (const reason of REJECT_REASONS)
    for (const [fault, count] of counts)
      if (faultOf(Number(fault)).reason === reason)
        byReason[reason] = (byReason[reason] ?? 0) + Number(count);
  return byReason;
}

async function rejectSamples(
  engine: DuckEngine,
  { sources }: CheckedInput,
): Promise<ImportReport["samples"]> {
  const rows = await engine.rows(`SELECT file, row, fault, col, value, detail FROM fault
    QUALIFY row_number() OVER (PARTITION BY fault ORDER BY file, row, col) <= ${SAMPLES_A_REASON} ORDER BY file, row, col`);
  const samples: Partial<Record<RejectReason, RejectSample[]>> = {};
  for (const [file, row, fault, col, value, detail] of rows) {
    const source = sources[Number(file)]!;
    const { reason } = faultOf(Number(fault));
    const list = samples[reason] ?? [];
    samples[reason] = list;
    if (list.length < SAMPLES_A_REASON)
      list.push({
        file: source.name,
        role: source.role,
        row: Number(row),
        column: col === null ? "" : (source.header[Number(col)] ?? `column ${Number(col) + 1}`),
        value: value ?? null,
        expected: EXPECTED[reason],
        detail: detail ?? null,
      });
  }
  return samples;
}

async function warningsOf(
  engine: DuckEngine,
  checked: CheckedInput,
  rejected: RejectCounts,
): Promise<ImportWarning[]> {
  const { settings, codeRows, readings, places } = checked;
  const warnings: ImportWarning[] = [];
  const rowsOf = (texts: string[]) => texts.reduce((sum, text) => sum + (codeRows.get(text) ?? 0), 0);
  const add = (id: ImportWarning["id"], params: ImportWarning["params"]) => warnings.push({ id, params });

  const unknown = [...readings].flatMap(([text, reading]) =>
    reading.code === null ? [[text, reading.detail] as const] : [],
  );
  const elsewhere = unknown.filter(([, detail]) => detail?.startsWith("KSIC")).map(([text]) => text);
  if (elsewhere.length > 0) {
    const all = revisionEvidence(codeRows.keys(), settings.codes);
    const of = revisionEvidence(elsewhere, settings.codes);
    const revision = of[9] >= of[11] ? 9 : 11;
    const codes = of[revision];
    add("looks_like_revision", {
      revision,
      codes,
      rows: rowsOf(elsewhere),
      distinct: all.distinct,
      in9: all[9],
      in10: all[10],
      in11: all[11],
    });
  }
  const padded = [...readings].flatMap(([text, reading]) =>
    reading.code !== null && reading.padded ? text : [],
  );
  if (padded.length > 0) add("leading_zero_restored", { codes: padded.length, rows: rowsOf(padded) });
  const lost = unknown.filter(([, detail]) => detail?.endsWith("?")).map(([text]) => text);
  if (lost.length > 0) add("leading_zero_lost", { codes: lost.length, rows: rowsOf(lost) });
  if (settings.codes.linkage)
    add("codes_converted", { revision: settings.codes.linkage.from, codes: readings.size - unknown.length });
  if (!hasAmounts(checked)) add("no_amounts", {});
  if (settings.form === "wide") add("partner_region_unknown", {});
  const provinces = places.filter(({ code }) => code.length === 2).length;
  if (provinces > 0 && provinces < places.length)
    add("mixed_region_level", { provinces, cities: places.length - provinces });
  const total = Object.values(rejected).reduce((sum, count) => sum + count, 0);
  if (total > MAX_LISTED)
    add("rejects_cut", {
      listed: Number((await engine.rows("SELECT count(*) FROM fault"))[0]![0]),
      rejected: total,
    });
  return warnings;
}
