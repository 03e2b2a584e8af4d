import type { DuckEngine } from "@/server/warehouse/engine";
import { addUpTrades, countTrades } from "@/server/warehouse/flows-sql";
import { gatherQuickly, type QuickTrades } from "@/server/warehouse/quick-trades";
import { BLANK, faultNumber, GOOD, UNTRIMMED } from "@/server/warehouse/rejects";
import { reading, SUSPECTS } from "@/server/warehouse/source";
import type { TradeReader } from "@/server/warehouse/trade-reader";

const KEPT = [GOOD, faultNumber("selfTrade")];

/** How the trades were read, so that a second reading finds the same faults; `suspects`: only those that were
 * set aside, if any, need one. */
export type Gathered = { trimKeys: boolean; suspects: boolean; setAside: boolean };

/**
 * One pass over the trades into the table `gathered`: sums by year, regions and industries (`full`) or by year only, for
 * good trades and self trades; the other faults as plain counts. Row numbers cost a single thread, so they are left to
 * `numberFaults`, which runs only when there is a fault.
 */
export async function gatherTrades(
  engine: DuckEngine,
  reader: TradeReader,
  quick: QuickTrades | null,
  full: boolean,
): Promise<Gathered> {
  const quickly = quick && (await gatherQuickly(engine, quick, reader, full));
  if (quickly) return { trimKeys: true, suspects: true, ...quickly };
  const sums = full ? addUpTrades : countTrades;
  for (const trimKeys of [false, true]) {
    const trades = () => sums(reader.classified({ numbered: false, trimKeys }), KEPT);
    await reading(reader.source, () => engine.run(`CREATE OR REPLACE TEMP TABLE gathered AS ${trades()}`));
    const [untrimmed] = await engine.rows(`SELECT count(*) FROM gathered WHERE fault = ${UNTRIMMED}`);
    if (untrimmed![0] === "0") return { trimKeys, suspects: false, setAside: false };
  }
  throw new Error("trimmed keys cannot be untrimmed");
}

/** More rejected rows than a person can use: the list stops there, the counts do not. */
export const MAX_LISTED = 1_000_000;

/**
 * `fault (file, row, fault, col, value, detail)` of firms or respondents (file 0) and trades (the last file): each
 * rejected row with its number in the user's file.
 */
export async function numberFaults(
  engine: DuckEngine,
  reader: TradeReader,
  { trimKeys, suspects }: Gathered,
  firmsTable: { name: string; at: Record<"firm_id" | "ksic" | "region" | "year", number> } | null,
  tradesFile: number,
): Promise<void> {
  await engine.run(`CREATE OR REPLACE TEMP TABLE fault
    (file INTEGER, row BIGINT, fault UTINYINT, col INTEGER, value VARCHAR, detail VARCHAR)`);
  if (firmsTable) await engine.run(`INSERT INTO fault ${firmFaults(firmsTable)} LIMIT ${MAX_LISTED}`);
  const [bad] = await engine.rows(`SELECT count(*) FROM gathered WHERE fault NOT IN (${GOOD}, ${BLANK})`);
  if (bad![0] === "0") return;
  await reading(reader.source, () =>
    engine.run(`INSERT INTO fault
      SELECT ${tradesFile}, row, fault, col, value, detail
      FROM (${reader.classified({ numbered: true, trimKeys, ...(suspects ? { from: SUSPECTS } : {}) })})
      WHERE fault NOT IN (${GOOD}, ${BLANK}) LIMIT ${MAX_LISTED}`),
  );
}

function firmFaults({ name, at }: { name: string; at: Record<string, number> }): string {
  const column = {
    firm_id: ["firmIdMissing", "firmDuplicate"],
    ksic: ["ksicUnknown", "ksicAmbiguous"],
    region: ["regionUnknown"],
    year: ["yearMissing", "yearNotNumber", "yearOutOfRange"],
  } as const;
  const roles = (Object.keys(column) as (keyof typeof column)[]).filter((role) => at[role] !== undefined);
  const numbers = (role: keyof typeof column) => column[role].map(faultNumber).join(", ");
  const text = { firm_id: "t.firm_id", ksic: "t.ksic", region: "t.region", year: "t.y" };
  return `SELECT 0, f.row, f.fault,
      CASE ${roles.map((role) => `WHEN f.fault IN (${numbers(role)}) THEN ${at[role]}`).join(" ")} END,
      CASE ${roles.map((role) => `WHEN f.fault IN (${numbers(role)}) THEN ${text[role]}`).join(" ")} END,
      f.detail
    FROM firm_fault f JOIN ${name} t ON f.row = t.row`;
}
