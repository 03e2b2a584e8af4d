import { DomainError } from "@/server/domain/errors";
import { type DuckEngine, identifier } from "@/server/warehouse/engine";
import { addUpPacked, addUpSums, addUpTrades, countTrades } from "@/server/warehouse/flows-sql";
import { digitsOnly } from "@/server/warehouse/plain-cells";
import { faultNumber, GOOD } from "@/server/warehouse/rejects";
import {
  cell,
  csvRelation,
  numberedRelation,
  reading,
  type Source,
  SUSPECTS,
} from "@/server/warehouse/source";
import type { TradeReader, TradeRules } from "@/server/warehouse/trade-reader";

/**
 * Trades of firms read on the short path: a row whose cells are plain (digits, a known id, nothing surplus) gets its five
 * keys in one number, and everything else about it NULL. That number is
 *
 *   (year * P + seller's code) * P + buyer's code,   P = codes that a firm can have
 *
 * and in a dry run the year. Rows without a number are suspects: they are read again by the patient reader, which says
 * what they mean or why they are rejected. What both accept they understand alike.
 */
export type QuickTrades = {
  source: Source;
  /** Whether amounts are read as numbers by the CSV reader itself; off once it met one that is none. */
  typed: boolean;
  codes: { industries: number; width: number };
  packed(full: boolean, relation: "all" | "numbered"): string;
};

/** @returns null when the keys of these codes do not fit in 63 bits */
export function quickTrades(
  source: Source,
  rules: TradeRules,
  industries: number,
  places: number,
): QuickTrades | null {
  const width = (places + 1) * industries;
  if (industries === 0 || BigInt(width) ** 2n * 10_000n >= 2n ** 63n) return null;
  const yearAt = rules.year === null ? cell(source, "year") : null;
  const amountAt = typeof source.mapping.amount === "number" ? cell(source, "amount") : null;

  return {
    source,
    typed: amountAt !== null && amountAt !== yearAt && digitsOnly(source, amountAt).length === 0,
    codes: { industries, width },
    packed(full, relation) {
      const typed = this.typed && relation === "all";
      const number = (at: string, type: string) => {
        const conditions = digitsOnly(source, at);
        const value = `TRY_CAST(${at} AS ${type})`;
        return conditions.length === 0 ? value : `CASE WHEN ${conditions.join(" AND ")} THEN ${value} END`;
      };
      const year = yearAt === null ? String(rules.year) : number(yearAt, "SMALLINT");
      const written = amountAt === null ? "CAST(1 AS BIGINT)" : typed ? amountAt : number(amountAt, "BIGINT");
      const power = (exponent: number) => `1${"0".repeat(exponent)}`;
      const amount =
        rules.decimals === 0 || amountAt === null
          ? written
          : `CASE WHEN ${written} < ${power(18 - rules.decimals)} THEN ${written} * ${power(rules.decimals)} END`;
      const file =
        relation === "numbered"
          ? numberedRelation(source)
          : csvRelation(source, typed ? { [amountAt!]: "BIGINT" } : {});
      const key = full
        ? `(year * CAST(${width} AS BIGINT) + fs.code) * ${width} + fb.code`
        : "CASE WHEN fs.code + fb.code IS NOT NULL THEN CAST(year AS BIGINT) END";
      return `SELECT ${relation === "numbered" ? "t.*," : ""} CASE WHEN ${yearAt === null ? "" : "strlen(y) = 4 AND "}amount > 0 AND t.s <> t.b
            AND year BETWEEN ${rules.yearRange[0]} AND ${rules.yearRange[1]} AND surplus IS NULL THEN ${key} END AS key, amount${full ? ", fs.firm AS seller_firm, fb.firm AS buyer_firm" : ""}
        FROM (SELECT ${relation === "numbered" ? "*," : "surplus,"}
            ${cell(source, "seller_id")} AS s, ${cell(source, "buyer_id")} AS b, ${year} AS year, ${amount} AS amount${yearAt === null ? "" : `, ${yearAt} AS y`}
          FROM ${file}) t
        LEFT JOIN firm fs ON t.s = fs.firm_id
        LEFT JOIN firm fb ON t.b = fb.firm_id`;
    },
  };
}

/** More suspects than this share of the rows: the file is not plain, and is better read patiently as a whole. */
const MOST_SUSPECTS = 0.1;

/**
 * `gathered` by the short path, and `suspect (row, c0, c1, ..., surplus)` with the rows that it could not read.
 *
 * @returns whether rows were set aside; null when too many would have to be, and then nothing was gathered
 */
export async function gatherQuickly(
  engine: DuckEngine,
  quick: QuickTrades,
  reader: TradeReader,
  full: boolean,
): Promise<{ setAside: boolean } | null> {
  // The firms are what is looked up; left alone, the optimizer may look the trades up instead.
  await engine.run("SET disabled_optimizers = 'join_order,build_side_probe_side'");
  try {
    await addUp(engine, quick, full);
    const [row] = await engine.rows(
      "SELECT coalesce(sum(n), 0), coalesce(sum(CASE WHEN key IS NULL THEN n END), 0) FROM packed",
    );
    const [rows, suspects] = row!.map(Number) as [number, number];
    if (suspects > Math.max(1000, rows * MOST_SUSPECTS)) return null;
    if (suspects > 0) await setAside(engine, quick, full);
    await unpack(engine, quick, reader, full, suspects > 0);
    return { setAside: suspects > 0 };
  } finally {
    await engine.run("SET disabled_optimizers = ''");
    await engine.run("DROP TABLE IF EXISTS packed");
  }
}

async function addUp(engine: DuckEngine, quick: QuickTrades, full: boolean): Promise<void> {
  const sums = () =>
    reading(quick.source, () =>
      engine.run(`CREATE OR REPLACE TEMP TABLE packed AS ${addUpPacked(quick.packed(full, "all"))}`),
    );
  if (!quick.typed) return sums();
  try {
    await engine.run(`CREATE OR REPLACE TEMP TABLE packed AS ${addUpPacked(quick.packed(full, "all"))}`);
  } catch (error) {
    if (error instanceof DomainError) throw error; // cancelled
    quick.typed = false;
    await sums();
  }
}

async function setAside(engine: DuckEngine, quick: QuickTrades, full: boolean): Promise<void> {
  const columns = ["row", ...quick.source.header.map((_, at) => `c${at}`), "surplus"]
    .map(identifier)
    .join(", ");
  await reading(quick.source, () =>
    engine.run(`CREATE OR REPLACE TEMP TABLE ${SUSPECTS} AS
      SELECT ${columns} FROM (${quick.packed(full, "numbered")}) WHERE key IS NULL`),
  );
}

async function unpack(
  engine: DuckEngine,
  { codes: { industries, width } }: QuickTrades,
  reader: TradeReader,
  full: boolean,
  suspects: boolean,
): Promise<void> {
  const of = (code: string, name: string, side: string) =>
    `CAST(${code} // ${industries} AS SMALLINT) AS ${name}, CAST(${code} % ${industries} AS SMALLINT) AS ${side}`;
  const year = full ? `key // ${BigInt(width) ** 2n}` : "key";
  const keys = full
    ? `${of(`(key // ${width} % ${width})`, "seller_region", "seller")}, ${of(`(key % ${width})`, "buyer_region", "buyer")}`
    : ["seller_region", "seller", "buyer_region", "buyer"]
        .map((name) => `CAST(NULL AS SMALLINT) AS ${name}`)
        .join(", ");
  const unpacked = `SELECT CAST(${GOOD} AS UTINYINT) AS fault, CAST(${year} AS SMALLINT) AS year, ${keys}, amount, n, n AS trades
    FROM packed WHERE key IS NOT NULL`;
  const columns = "fault, year, seller_region, buyer_region, seller, buyer, amount, n, trades";
  const patient = (full ? addUpTrades : countTrades)(
    reader.classified({ numbered: false, trimKeys: true, from: SUSPECTS }),
    [GOOD, faultNumber("selfTrade")],
  );
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE gathered AS ${
      suspects
        ? addUpSums([`SELECT ${columns} FROM (${unpacked})`, `SELECT ${columns} FROM (${patient})`])
        : `SELECT ${columns} FROM (${unpacked})`
    }`,
  );
}
