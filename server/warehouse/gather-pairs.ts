import type { CheckedInput } from "@/server/warehouse/check-input";
import type { DuckEngine } from "@/server/warehouse/engine";
import { addUpPairs, firmTotals, pairsByKey } from "@/server/warehouse/flows-sql";
import type { Gathered } from "@/server/warehouse/gather-trades";
import { GOOD } from "@/server/warehouse/rejects";
import { reading, SUSPECTS } from "@/server/warehouse/source";
import { KEPT_A_RANKING } from "@/server/warehouse/top-firms";

/**
 * A second pass over the trades, for those who ask for it: how many pairs of firms stand behind each flow (`gathered` gets
 * the column `pairs`), and `top_firm` with the firms that come first by amount or by partners.
 *
 * A pair is counted once a year and direction however often it trades. Each firm has one place and industry in an import,
 * so the pairs of one year may be added up over regions and industries; over years they are pair-years.
 */
export async function gatherPairs(
  engine: DuckEngine,
  { reader, quick, industries, places }: CheckedInput,
  gathered: Gathered,
): Promise<void> {
  const width = (places.length + 1) * industries.length;
  const code = (side: "seller" | "buyer") => `(${side}_region * ${industries.length} + ${side})`;
  const key = `(CAST(year AS BIGINT) * ${width} + ${code("seller")}) * ${width} + ${code("buyer")}`;
  const patient = (from?: string) =>
    `SELECT ${key} AS key, seller_firm, buyer_firm, amount, n
      FROM (${reader.classified({ numbered: false, trimKeys: gathered.trimKeys, ...(from ? { from } : {}) })})
      WHERE fault = ${GOOD}`;
  const short = () =>
    `SELECT key, seller_firm, buyer_firm, amount, 1 AS n FROM (${quick!.packed(true, "all")}) WHERE key IS NOT NULL`;
  const trades = () =>
    gathered.suspects ? (gathered.setAside ? [short(), patient(SUSPECTS)] : [short()]) : [patient()];

  await engine.run("SET disabled_optimizers = 'join_order,build_side_probe_side'");
  try {
    await reading(reader.source, () =>
      engine.run(`CREATE OR REPLACE TEMP TABLE pair AS ${addUpPairs(trades())}`),
    );
  } finally {
    await engine.run("SET disabled_optimizers = ''");
  }
  await engine.run(`CREATE OR REPLACE TEMP TABLE gathered AS SELECT g.*, p.pairs
    FROM gathered g LEFT JOIN (${pairsByKey}) p ON p.key = CASE WHEN g.fault = ${GOOD} THEN ${key} END`);
  const years = `(SELECT key // ${BigInt(width) ** 2n} AS year, seller_firm, buyer_firm, amount FROM pair)`;
  await engine.run(`CREATE OR REPLACE TEMP TABLE top_firm AS
    SELECT CAST(t.year AS SMALLINT) AS year, f.firm_id, f.name, f.industry, f.region,
      CAST(sold AS BIGINT) AS sold, CAST(customers AS BIGINT) AS customers, CAST(bought AS BIGINT) AS bought,
      CAST(suppliers AS BIGINT) AS suppliers, CAST(partners AS BIGINT) AS partners
    FROM (SELECT * FROM (${firmTotals(years)}) QUALIFY
        row_number() OVER (PARTITION BY year ORDER BY sold + bought DESC, firm) <= ${KEPT_A_RANKING}
        OR row_number() OVER (PARTITION BY year ORDER BY partners DESC, firm) <= ${KEPT_A_RANKING}) t
    JOIN firm f ON f.firm = t.firm
    ORDER BY t.year, t.sold + t.bought DESC, f.firm_id`);
  await engine.run("DROP TABLE pair");
}
