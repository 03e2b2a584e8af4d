import type { ScopeRule } from "@/server/domain/flows";

/*
 * Every statement that adds up flows, in plain ANSI SQL (SELECT, JOIN, CASE, GROUP BY, CAST), so that another engine can
 * run it. The tables are
 *
 *   flows  (year, seller_region, buyer_region, seller, buyer, amount, n)   one row a combination of the five keys
 *   firms  (firm, firm_id, name, industry, region)
 *
 * with small whole numbers for industries and regions; region 0 = not known. `amount` and `n` are exact 64-bit integers.
 */

/** Trades with their keys and faults -> sums by the five keys and the fault; the keys of faulty trades are dropped. */
export const addUpTrades = (trades: string, kept: readonly number[]): string => {
  const keys = ["year", "seller_region", "buyer_region", "seller", "buyer"];
  const key = (name: string) => `CASE WHEN fault IN (${kept.join(", ")}) THEN ${name} END`;
  return `SELECT fault, ${keys.map((name) => `${key(name)} AS ${name}`).join(", ")},
    SUM(amount) AS amount, SUM(n) AS n, COUNT(*) AS trades
  FROM (${trades}) t
  GROUP BY fault, ${keys.map(key).join(", ")}`;
};

/** Trades with all five keys packed in one number -> sums by that number; trades without a number fall together. */
export const addUpPacked = (trades: string): string => `SELECT key, SUM(amount) AS amount, COUNT(*) AS n
  FROM (${trades}) t
  GROUP BY key`;

/** Trades with their packed keys and both firms -> `pair (key, seller_firm, buyer_firm, amount)`, each pair once a year. */
export const addUpPairs = (
  trades: readonly string[],
): string => `SELECT key, seller_firm, buyer_firm, SUM(amount) AS amount
  FROM (${trades.join(" UNION ALL ")}) t
  GROUP BY key, seller_firm, buyer_firm`;

/** Pairs of firms behind each flow. */
export const pairsByKey = "SELECT key, COUNT(*) AS pairs FROM pair GROUP BY key";

/**
 * What each firm sold and bought in a year, and to and from how many firms; `pairs` (year, seller_firm, buyer_firm, amount),
 * each pair once a year. A firm that is customer and supplier is one partner: those of `mutual` are taken off once.
 */
export const firmTotals = (
  pairs: string,
): string => `SELECT year, firm, SUM(sold) AS sold, SUM(customers) AS customers, SUM(bought) AS bought,
    SUM(suppliers) AS suppliers, SUM(customers) + SUM(suppliers) - SUM(mutual) AS partners
  FROM (
    SELECT year, seller_firm AS firm, SUM(amount) AS sold, COUNT(*) AS customers, 0 AS bought, 0 AS suppliers, 0 AS mutual
      FROM ${pairs} sales GROUP BY year, seller_firm
    UNION ALL
    SELECT year, buyer_firm, 0, 0, SUM(amount), COUNT(*), 0 FROM ${pairs} purchases GROUP BY year, buyer_firm
    UNION ALL
    SELECT year, CASE WHEN which = 1 THEN one ELSE other END, 0, 0, 0, 0, COUNT(*)
      FROM (
        SELECT year, CASE WHEN seller_firm < buyer_firm THEN seller_firm ELSE buyer_firm END AS one,
          CASE WHEN seller_firm < buyer_firm THEN buyer_firm ELSE seller_firm END AS other
        FROM ${pairs} both_ways
        GROUP BY year, CASE WHEN seller_firm < buyer_firm THEN seller_firm ELSE buyer_firm END,
          CASE WHEN seller_firm < buyer_firm THEN buyer_firm ELSE seller_firm END
        HAVING COUNT(*) > 1
      ) mutual CROSS JOIN (SELECT 1 AS which UNION ALL SELECT 2 AS which) ends_of
      GROUP BY year, CASE WHEN which = 1 THEN one ELSE other END
  ) ends
  GROUP BY year, firm`;

/** Sums that were made apart, in one. */
export const addUpSums = (
  sums: readonly string[],
): string => `SELECT fault, year, seller_region, buyer_region,
    seller, buyer, SUM(amount) AS amount, SUM(n) AS n, SUM(trades) AS trades
  FROM (${sums.join(" UNION ALL ")}) s
  GROUP BY fault, year, seller_region, buyer_region, seller, buyer`;

/** The same without industries and regions, for a dry run. */
export const countTrades = (trades: string, kept: readonly number[]): string => {
  const year = `CASE WHEN fault IN (${kept.join(", ")}) THEN year END`;
  return `SELECT fault, ${year} AS year, CAST(NULL AS SMALLINT) AS seller_region, CAST(NULL AS SMALLINT) AS buyer_region,
    CAST(NULL AS SMALLINT) AS seller, CAST(NULL AS SMALLINT) AS buyer, SUM(amount) AS amount, SUM(n) AS n, COUNT(*) AS trades
  FROM (${trades}) t
  GROUP BY fault, ${year}`;
};

/** Flows added up over the regions, by year; `flows` is any relation with their columns. */
export const nationalFlows = (
  flows: string,
  pairs = false,
): string => `SELECT year, seller, buyer, SUM(amount) AS amount, SUM(n) AS n${pairs ? ", SUM(pairs) AS pairs" : ""}
  FROM ${flows} f
  GROUP BY year, seller, buyer`;

/** What the readers of a store ask for: years (all when null), region ids (the whole country when null), scope rule. */
export type FlowScope = {
  years: readonly number[] | null;
  regions: readonly number[] | null;
  scope: ScopeRule;
};

/**
 * Condition of a scope. A row counts once however many of its ends lie in the regions; an end whose region is not known
 * lies in none.
 */
export function inScope({ years, regions, scope }: FlowScope): string {
  const conditions: string[] = [];
  if (years) conditions.push(years.length > 0 ? `year IN (${years.join(", ")})` : "1 = 0");
  if (regions) {
    const end = (side: "seller" | "buyer") => within(`${side}_region`, regions);
    const rule = {
      seller: end("seller"),
      buyer: end("buyer"),
      either: `(${end("seller")} OR ${end("buyer")})`,
      within: `(${end("seller")} AND ${end("buyer")})`,
    }[scope];
    conditions.push(rule);
  }
  return conditions.length > 0 ? conditions.join(" AND ") : "1 = 1";
}

const within = (column: string, ids: readonly number[]) =>
  ids.length > 0 ? `${column} IN (${ids.join(", ")})` : "1 = 0";

/** Industry by industry, in the order of the ids. */
export const industryFlows = (scope: FlowScope): string => `
  SELECT CAST(seller AS INTEGER) AS seller, CAST(buyer AS INTEGER) AS buyer,
    CAST(SUM(amount) AS BIGINT) AS amount, CAST(SUM(n) AS DOUBLE PRECISION) AS n
  FROM flows WHERE ${inScope(scope)}
  GROUP BY seller, buyer ORDER BY seller, buyer`;

/** The same of a relation that has each year and pair of industries once, of a single year; in no order. */
export const summedFlows = (years: FlowScope["years"]): string => `
  SELECT CAST(seller AS INTEGER) AS seller, CAST(buyer AS INTEGER) AS buyer, amount, CAST(n AS DOUBLE PRECISION) AS n
  FROM flows WHERE ${inScope({ years, regions: null, scope: "either" })}`;

/** What each region sold, bought and traded within itself. `regions` and `scope` play no part. */
export const flowsByRegion = (years: FlowScope["years"]): string => `
  SELECT CAST(region AS INTEGER) AS region,
    CAST(SUM(sold) AS BIGINT) AS sold, CAST(SUM(sales) AS DOUBLE PRECISION) AS sales,
    CAST(SUM(bought) AS BIGINT) AS bought, CAST(SUM(purchases) AS DOUBLE PRECISION) AS purchases
  FROM (
    SELECT seller_region AS region, amount AS sold, n AS sales, 0 AS bought, 0 AS purchases FROM flows
      WHERE ${inScope({ years, regions: null, scope: "either" })}
    UNION ALL
    SELECT buyer_region, 0, 0, amount, n FROM flows
      WHERE ${inScope({ years, regions: null, scope: "either" })}
  ) ends
  GROUP BY region ORDER BY region`;

/** What each industry sold and bought among the flows of a scope. */
export const flowsByIndustry = (scope: FlowScope): string => `
  SELECT CAST(industry AS INTEGER) AS industry,
    CAST(SUM(sold) AS BIGINT) AS sold, CAST(SUM(sales) AS DOUBLE PRECISION) AS sales,
    CAST(SUM(bought) AS BIGINT) AS bought, CAST(SUM(purchases) AS DOUBLE PRECISION) AS purchases
  FROM (
    SELECT seller AS industry, amount AS sold, n AS sales, 0 AS bought, 0 AS purchases FROM flows
      WHERE ${inScope(scope)}
    UNION ALL
    SELECT buyer, 0, 0, amount, n FROM flows WHERE ${inScope(scope)}
  ) ends
  GROUP BY industry ORDER BY industry`;

/**
 * Trade of a set of regions by the region of the other end, each trade once: a sale at its buyer's region, a purchase at
 * its seller's, and trade between two of the regions at the buyer's.
 */
export const flowsByPartner = (years: FlowScope["years"], regions: readonly number[]): string => `
  SELECT CAST(partner AS INTEGER) AS partner,
    CAST(SUM(sold) AS BIGINT) AS sold, CAST(SUM(sales) AS DOUBLE PRECISION) AS sales,
    CAST(SUM(bought) AS BIGINT) AS bought, CAST(SUM(purchases) AS DOUBLE PRECISION) AS purchases
  FROM (
    SELECT buyer_region AS partner, amount AS sold, n AS sales, 0 AS bought, 0 AS purchases FROM flows
      WHERE ${inScope({ years, regions, scope: "seller" })}
    UNION ALL
    SELECT seller_region, 0, 0, amount, n FROM flows
      WHERE ${inScope({ years, regions, scope: "buyer" })} AND NOT (${within("seller_region", regions)})
  ) ends
  GROUP BY partner ORDER BY partner`;

/** Firms of a set of regions (all when null) by industry and by region. */
export const firmsByIndustry = (regions: readonly number[] | null): string => `
  SELECT CAST(industry AS INTEGER) AS industry, CAST(COUNT(*) AS DOUBLE PRECISION) AS firms
  FROM firms WHERE ${regions ? within("region", regions) : "1 = 1"}
  GROUP BY industry ORDER BY industry`;
export const firmsByRegion = `
  SELECT CAST(region AS INTEGER) AS region, CAST(COUNT(*) AS DOUBLE PRECISION) AS firms
  FROM firms GROUP BY region ORDER BY region`;
