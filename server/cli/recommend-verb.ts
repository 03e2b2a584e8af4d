import { type IndicatorRow, recommend } from "@/rules/recommend";
import { badInput, choiceOption, type Options, type Verb } from "@/server/cli/arguments";
import { csvTable } from "@/server/cli/csv-file";
import { csvLine, print } from "@/server/cli/output";

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
    "null (undetermined, not no). So are all of them where fewer than two rows have a value and no cut is given: the mean",
    "of one value is that value. The explanation says which.",
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
  const { name, rows } = await csvTable(text, ["id", "a", "b", "c"], "id,a,b,c,d");
  return rows.map(({ row, cell }) => {
    const id = cell("id");
    if (id === "") throw badInput(`${name}, row ${row}, column id: empty; expected a name for the row`);
    const [a, b, c, d] = COLUMNS.map((column) => numberIn(cell(column), name, row, column));
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
