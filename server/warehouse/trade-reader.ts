import type { ColumnMapping } from "@/server/warehouse/dataset";
import { BLANK, FAULTS, faultNumber, UNTRIMMED } from "@/server/warehouse/rejects";
import { brokenLine, type Source, SURPLUS } from "@/server/warehouse/source";
import { amountFault, trimmed } from "@/server/warehouse/trade-cells";

/** How the cells of a trade are to be read. */
export type TradeRules = {
  /** The year of every row, when the file has no such column. */
  year: number | null;
  yearRange: readonly [number, number];
  /** Decimals that are still whole in the unit kept. */
  decimals: number;
};

/**
 * A file of trades as SQL. `classified` yields one row a trade:
 *
 *   year, seller_region, buyer_region, seller, buyer   SMALLINT ids (code-tables.ts); region 0 = not known
 *   amount BIGINT, n BIGINT                             exact amount in the unit kept, number of transactions
 *   fault                                               rejects.ts; the keys mean something for good rows and self trades
 *   numbered: also row, col (column, 0-based), value, detail
 *
 * `trimKeys` cuts spaces off the keys before they are joined; without it such rows come back as UNTRIMMED. `first`
 * keeps to the first records of the file; `from` is a table that some of them, with their numbers, were set aside in (long form only).
 */
export type TradeReader = {
  source: Source;
  classified(how: { numbered: boolean; trimKeys: boolean; first?: number; from?: string }): string;
};

type FaultName = keyof typeof FAULTS;

/** WHEN branches, in the order in which faults are looked for; SQL evaluates them for bad rows only. */
export function faultCase(
  good: string,
  {
    keys,
    cells,
    keyFaults,
    yearCell,
    amountCell,
    last,
  }: {
    /** Cells that are joined as they are; empty when they were trimmed. */
    keys: readonly string[];
    /** Every cell that matters, for blank and broken records. */
    cells: readonly string[];
    keyFaults: readonly [condition: string, fault: FaultName][];
    yearCell: string;
    amountCell: string;
    last: readonly [condition: string, fault: FaultName][];
  },
  rules: TradeRules,
): string {
  const untrimmed = keys.map((key) => `${key} IS DISTINCT FROM ${trimmed(key)}`).join(" OR ");
  const branches = [
    `WHEN ${cells.map((cell) => `${trimmed(cell)} IS NULL`).join(" AND ")} THEN ${BLANK}`,
    `WHEN ${brokenLine(cells)} THEN ${faultNumber("unclosedQuote")}`,
    `WHEN ${SURPLUS} IS NOT NULL THEN ${faultNumber("tooManyColumns")}`,
    ...(untrimmed ? [`WHEN ${untrimmed} THEN ${UNTRIMMED}`] : []),
    ...keyFaults.map(when),
    when([`${trimmed(yearCell)} IS NULL`, "yearMissing"]),
    when(["year IS NULL", "yearNotNumber"]),
    when([`year NOT BETWEEN ${rules.yearRange[0]} AND ${rules.yearRange[1]}`, "yearOutOfRange"]),
    `WHEN amount IS NULL OR amount <= 0 THEN ${amountFault(amountCell, rules.decimals, faultNumber)}`,
    ...last.map(when),
  ];
  return `CASE WHEN ${good} AND ${SURPLUS} IS NULL AND amount > 0
      AND year BETWEEN ${rules.yearRange[0]} AND ${rules.yearRange[1]} THEN 0
    ELSE CASE ${branches.join("\n      ")} END END`;
}

const when = ([condition, fault]: readonly [string, FaultName]) =>
  `WHEN ${condition} THEN ${faultNumber(fault)}`;

/** SQL of the offending column (0-based) and its text, by fault; `cellOf` gives the SQL of a role's cell. */
export function offence(
  source: Source,
  roles: readonly (keyof ColumnMapping)[],
  cellOf: (role: keyof ColumnMapping) => string,
): { at: string; value: string } {
  const of = (role: keyof ColumnMapping) =>
    (Object.keys(FAULTS) as FaultName[]).filter((name) => FAULTS[name].column === role).map(faultNumber);
  const present = roles.filter((role) => typeof source.mapping[role] === "number" && of(role).length > 0);
  const branches = (value: (role: keyof ColumnMapping) => string) =>
    present.map((role) => `WHEN fault IN (${of(role).join(", ")}) THEN ${value(role)}`).join(" ");
  const surplus = faultNumber("tooManyColumns");
  return {
    at: `CASE WHEN fault = ${surplus} THEN ${source.header.length} ${branches((role) => String(source.mapping[role]))} END`,
    value: `CASE WHEN fault = ${surplus} THEN ${SURPLUS} ${branches(cellOf)} END`,
  };
}
