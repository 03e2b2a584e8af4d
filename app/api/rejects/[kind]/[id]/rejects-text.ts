import { parse } from "csv-parse";
import { type CsvCell, csvText } from "@/server/domain/csv";
import { REJECT_LABELS } from "@/server/jobs/reject-labels";

/** The words of a list of rejected rows in one language. */
export type RejectWords = {
  label: string;
  /** By id: file, row, reason, column, value, detail. */
  columns: Record<string, string>;
  /** By id of the reason. */
  reasons: Record<string, string>;
  /** What more is known of a cell, from the warehouse's short English. */
  detail: (text: string) => string;
};

/** As next-intl gives it for the namespace `datasets`. */
type Translator = {
  (key: string, figures?: Record<string, string | number>): string;
  raw(key: string): unknown;
};

export function rejectWords(translator: unknown): RejectWords {
  const t = translator as Translator;
  const said = (key: string, figures: Record<string, string | number>) => t(`check.detail.${key}`, figures);
  return {
    label: t("rejectsFileName"),
    columns: t.raw("rejectColumns") as Record<string, string>,
    reasons: t.raw("rejectReason") as Record<string, string>,
    detail(text) {
      const row = /^rejected in row (\d+)$/.exec(text)?.[1];
      if (row) return said("rejectedFirm", { row: Number(row) });
      if (text.startsWith("KSIC")) return said("elsewhere", { where: text });
      const padded = /^(\d+)\?$/.exec(text)?.[1];
      if (padded) return said("zero", { code: padded });
      return /^\d+( \d+)+$/.test(text) ? said("successors", { codes: text.replaceAll(" ", ", ") }) : text;
    },
  };
}

const COLUMNS = Object.keys(REJECT_LABELS.columns);
const [REASON, DETAIL] = [COLUMNS.indexOf("reason"), COLUMNS.indexOf("detail")];
/** The stored list has the words of the office; ids are what it has where the office had no word. */
const REASON_OF = new Map(Object.entries(REJECT_LABELS.reasons).map(([id, word]) => [word, id]));
const BATCH = 1_000;

/** The stored list, row by row, in these words; a cell that a spreadsheet would run as a formula does not. */
export async function* translatedRejects(
  stored: AsyncIterable<Buffer | string> & NodeJS.ReadableStream,
  words: RejectWords,
): AsyncGenerator<string> {
  const records = stored.pipe(
    parse({ bom: true, record_delimiter: ["\r\n", "\n"], relax_column_count: true, relax_quotes: true }),
  );
  stored.on("error", (error) => records.destroy(error));
  let batch: CsvCell[][] = [];
  let first = true;
  const written = () => {
    const [head = [], ...rest] = batch;
    const text = csvText(head as string[], rest);
    const whole = first ? text : text.slice(1);
    first = false;
    batch = [];
    return whole;
  };
  let header = true;
  for await (const cells of records as AsyncIterable<string[]>) {
    if (header) for (const [at, id] of COLUMNS.entries()) cells[at] = words.columns[id] ?? id;
    else {
      const reason = cells[REASON] ?? "";
      cells[REASON] = words.reasons[REASON_OF.get(reason) ?? reason] ?? reason;
      cells[DETAIL] = words.detail(cells[DETAIL] ?? "");
    }
    batch.push(header ? cells : cells.map(harmless));
    header = false;
    if (batch.length >= BATCH) yield written();
  }
  if (batch.length > 0) yield written();
}

/** A negative whole number is one, and no formula. */
const harmless = (text: string): CsvCell => (/^-[1-9]\d*$/.test(text) ? BigInt(text) : text);
