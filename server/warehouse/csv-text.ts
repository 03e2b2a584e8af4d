export const DELIMITERS = [",", "\t", ";", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/**
 * The first records of a CSV text, at most `limit`; empty lines count as records without cells. Forgiving: this is for
 * headers and previews, DuckDB reads the data.
 */
export function csvRecords(text: string, delimiter: string, limit: number): string[][] {
  const records: string[][] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  const endRecord = () => {
    records.push(cells.length === 0 && cell === "" ? [] : [...cells, cell]);
    cells = [];
    cell = "";
  };
  for (let at = 0; at < text.length && records.length < limit; at++) {
    const character = text[at]!;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === delimiter) {
      cells.push(cell);
      cell = "";
    } else if (character === "\n") endRecord();
    else if (character !== "\r") cell += character;
  }
  if (records.length < limit && (cell !== "" || cells.length > 0)) endRecord();
  return records;
}

/** The delimiter that splits the first line with any text into the most cells; a comma when none does. */
export function delimiterOf(text: string): Delimiter {
  const line = text.split("\n").find((candidate) => candidate.trim() !== "") ?? "";
  const cells = (delimiter: string) => csvRecords(line, delimiter, 1)[0]?.length ?? 0;
  return DELIMITERS.reduce((best, delimiter) => (cells(delimiter) > cells(best) ? delimiter : best));
}

/** Row (1-based) of the header: the first record with any text; 0 in an empty file. */
export const headerRowOf = (records: readonly string[][]): number =>
  records.findIndex((cells) => cells.some((cell) => cell.trim() !== "")) + 1;
