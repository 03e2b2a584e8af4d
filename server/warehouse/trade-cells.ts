/** SQL for the cells of a trade. Good cells take a short path; the tolerant one runs only on those that are not. */

/** A cell without the spaces that people and spreadsheets leave around it; NULL when nothing is left. */
export const trimmed = (cell: string) => `nullif(trim(${cell}, ' \t\r\u00a0\u3000'), '')`;

/** SMALLINT, or NULL when the cell is no year of four digits; `2020년` and `2020.0` are. Of a day (2020-03-05, 20200305) it is the year. */
export const yearValue = (cell: string) =>
  `CASE WHEN length(${cell}) = 4 AND ${cell} BETWEEN '1000' AND '9999'
    THEN TRY_CAST(${cell} AS SMALLINT)
    ELSE TRY_CAST(regexp_extract(${trimmed(cell)}, '${YEAR_CELL}', 1) AS SMALLINT) END`;

const YEAR_CELL = [
  "^(\\d{4})(?:(?:\\.0+)?\\s*년?",
  "\\s*[-./년]\\s*(?:0?[1-9]|1[0-2])\\s*(?:월|[-./월]\\s*(?:0?[1-9]|[12]\\d|3[01])\\s*[.일]?(?:[ T]\\d{1,2}:.*)?)?",
  "(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01]))$",
].join("|");

/**
 * Exact BIGINT, or NULL when the cell is no number that is whole in the unit kept: 10^decimals of it per unit written.
 * Thousands separators are understood (1,234,567), exponents are not, because 1.2E+10 has lost its digits.
 */
export const amountValue = (cell: string, decimals: number) => {
  const digits = `TRY_CAST(${cell} AS BIGINT)`;
  const factor = decimals > 0 ? ` * 1${"0".repeat(decimals)}` : "";
  return `CASE WHEN length(${cell}) <= ${18 - decimals} AND CAST(${digits} AS VARCHAR) = ${cell}
    THEN ${digits}${factor}
    ELSE ${tolerantAmount(cell, decimals)} END`;
};

function tolerantAmount(cell: string, decimals: number): string {
  const plain = plainNumber(cell);
  const fraction = `rtrim(regexp_extract(${plain}, '\\.(\\d*)$', 1), '0')`;
  const whole = `regexp_extract(${plain}, '^[+-]?\\d+')`;
  return `CASE WHEN length(${fraction}) <= ${decimals}
    THEN TRY_CAST(${whole} || rpad(${fraction}, ${decimals}, '0') AS BIGINT) END`;
}

/** The cell as `-123.45`, or an empty text when it is no number. */
const plainNumber = (cell: string) =>
  `regexp_extract(CASE WHEN regexp_full_match(${trimmed(cell)}, '[+-]?\\d{1,3}(,\\d{3})+(\\.\\d*)?')
    THEN replace(${cell}, ',', '') ELSE ${cell} END, '^\\s*([+-]?\\d+(?:\\.\\d*)?)\\s*$', 1)`;

/** Which fault an amount has that `amountValue` could not read, or that is not above 0; the names are those of FAULTS. */
export const amountFault = (cell: string, decimals: number, number: (name: AmountFault) => number) =>
  `CASE WHEN ${trimmed(cell)} IS NULL THEN ${number("amountMissing")}
    WHEN ${plainNumber(cell)} = '' THEN ${number("amountNotNumber")}
    WHEN TRY_CAST(${plainNumber(cell)} AS DOUBLE) <= 0 THEN ${number("amountNotPositive")}
    WHEN length(rtrim(regexp_extract(${plainNumber(cell)}, '\\.(\\d*)$', 1), '0')) > ${decimals} THEN ${number("amountNotWhole")}
    ELSE ${number("amountTooLarge")} END`;
export type AmountFault =
  | "amountMissing"
  | "amountNotNumber"
  | "amountNotPositive"
  | "amountNotWhole"
  | "amountTooLarge";
