import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type IndicatorRow, recommend } from "@/rules/recommend";
import { badInput, choiceOption, type Options, type Verb } from "@/server/cli/arguments";
import { pathOf } from "@/server/cli/files";
import { csvLine, print } from "@/server/cli/output";
import { DomainError } from "@/server/domain/errors";
import { csvRecords, delimiterOf, headerRowOf } from "@/server/warehouse/csv-text";
import { decoderOf, encodingOf } from "@/server/warehouse/encoding";

export const recommendVerb: Verb = {
  summary: "strategy by the a x b quadrant and hub candidates by b and c, from a table of indicators",
  options: {
    indicators: { value: "FILE.csv", help: "columns id,a,b,c,d; an empty cell is missing", required: true },
    cut: {
      value: "a=..,b=..,c=..",
      help: "fixed cuts; default: the means over the rows that have the value",
    },
    format: { value: "FORMAT", help: "json (default) | csv" },
  },
  notes: [
    "json: [{id, strategy, quadrant, hub, explanation}] in the order of the rows; strategy is the Korean name",
    "A value on the cut counts as at or above it. Missing a or b: strategy and quadrant are null; missing b or c: hub is",
    "null (undetermined, not no).",
  ],
  async run(options) {
    const format = choiceOption(options, "format", ["json", "csv"]) ?? "json";
    const rows = await indicatorRows(options.indicators!);
    const verdicts = (await recommend(rows, { cuts: cutsOf(options) })).map(
      ({ id, strategy, quadrant, hub, explanation, hubExplanation }) => ({
        id,
        strategy,
        quadrant,
        hub,
        explanation: `${explanation} ${hubExplanation}`,
      }),
    );
    if (format === "json") return print([JSON.stringify(verdicts, null, 1)]);
    await print([
      "id,strategy,quadrant,hub,explanation",
      ...verdicts.map((verdict) => csvLine(Object.values(verdict))),
    ]);
  },
};

const COLUMNS = ["a", "b", "c", "d"] as const;
const MISSING = ["", "nan", "na", "n/a", "null"];

/** @throws DomainError BAD_INPUT with file, row and column */
async function indicatorRows(text: string): Promise<IndicatorRow[]> {
  const path = pathOf(text);
  const bytes = await readFile(path).catch(() => {
    throw new DomainError("NOT_FOUND", `cannot open ${text}`, "file_not_found", { file: text });
  });
  const name = basename(path);
  const decoder = decoderOf(encodingOf(bytes));
  let content: string;
  try {
    content = decoder.decode(bytes) + decoder.end();
  } catch {
    throw badInput(`${name}: the text is neither UTF-8 nor CP949; save the file again as "CSV UTF-8"`);
  }
  const records = csvRecords(content, delimiterOf(content), Number.POSITIVE_INFINITY);
  const headerRow = headerRowOf(records);
  const header = (records[headerRow - 1] ?? []).map((cell) => cell.trim().toLowerCase());
  const at = (column: string) => header.indexOf(column);
  for (const column of ["id", "a", "b", "c"])
    if (at(column) < 0)
      throw badInput(
        `${name}, row ${headerRow || 1}: no column ${column}; expected id,a,b,c,d, found ${header.join(",") || "nothing"}`,
      );

  return records.slice(headerRow).flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === "")) return [];
    const row = headerRow + index + 1;
    if (cells.length > header.length)
      throw badInput(`${name}, row ${row}: ${cells.length} cells, but the header has ${header.length}`);
    const id = cells[at("id")]?.trim() ?? "";
    if (id === "") throw badInput(`${name}, row ${row}, column id: empty; expected a name for the row`);
    const [a, b, c, d] = COLUMNS.map((column) =>
      numberIn(cells[at(column)]?.trim() ?? "", name, row, column),
    );
    return { id, a: a!, b: b!, c: c!, d: d! };
  });
}

function numberIn(text: string, file: string, row: number, column: string): number | null {
  if (MISSING.includes(text.toLowerCase())) return null;
  const value = Number(text);
  if (!Number.isFinite(value))
    throw badInput(`${file}, row ${row}, column ${column}: ${text}; expected a number or an empty cell`);
  return value;
}

function cutsOf({ cut }: Options): Partial<Record<"a" | "b" | "c", number>> {
  if (cut === undefined) return {};
  return Object.fromEntries(
    cut.split(",").map((part) => {
      const [, name, value] = /^\s*([abc])\s*=\s*(\S+)\s*$/.exec(part) ?? [];
      if (!name || !Number.isFinite(Number(value)))
        throw badInput(`--cut ${cut}: expected a=NUMBER,b=NUMBER,c=NUMBER, any of them`);
      return [name, Number(value)];
    }),
  );
}
