import { CODE_AMBIGUOUS } from "@/server/warehouse/code-tables";
import type { ColumnMapping } from "@/server/warehouse/dataset";
import { faultNumber, GOOD } from "@/server/warehouse/rejects";
import { cell, csvRelation, numberedRelation, type Source } from "@/server/warehouse/source";
import { amountValue, trimmed, yearValue } from "@/server/warehouse/trade-cells";
import { faultCase, offence, type TradeReader, type TradeRules } from "@/server/warehouse/trade-reader";

/** The text of each role's column inside the statement. */
const TEXT = {
  seller: "s",
  buyer: "b",
  seller_region: "sr",
  buyer_region: "br",
  year: "y",
  amount: "a",
  count: "ct",
} as const;

/**
 * Flows that somebody has already added up by industry (and region). A row is one transaction unless a column says how
 * many it stands for. Trade of an industry with itself is a flow like any other.
 */
export function flowTrades(source: Source, rules: TradeRules): TradeReader {
  const has = (role: keyof ColumnMapping) => typeof source.mapping[role] === "number";
  const regions = (["seller_region", "buyer_region"] as const).filter(has);
  return {
    source,
    classified({ numbered, first }) {
      const fault = faultCase(
        ["cs.id >= 0", "cb.id >= 0", ...regions.map((role) => `${placeOf[role]}.id > 0`), "n > 0"].join(
          " AND ",
        ),
        {
          keys: [],
          cells: (Object.keys(TEXT) as (keyof typeof TEXT)[]).filter(has).map((role) => TEXT[role]),
          keyFaults: [
            [`cs.why = ${CODE_AMBIGUOUS}`, "sellerAmbiguous"],
            ["coalesce(cs.id, -1) < 0", "sellerUnknown"],
            [`cb.why = ${CODE_AMBIGUOUS}`, "buyerAmbiguous"],
            ["coalesce(cb.id, -1) < 0", "buyerUnknown"],
            ...regions
              .map((role) => [`${placeOf[role]}.id IS NULL`, regionFault[role]] as const)
              .map(([condition, name]): [string, typeof name] => [condition, name]),
          ],
          yearCell: "y",
          amountCell: "a",
          last: [["coalesce(n, 0) <= 0", "countNotNumber"]],
        },
        rules,
      );
      const roles = Object.keys(TEXT) as (keyof typeof TEXT)[];
      const { at, value } = offence(source, roles, (role) => TEXT[role as keyof typeof TEXT]);
      const text = (role: keyof typeof TEXT) => `${trimmed(cell(source, role))} AS ${TEXT[role]}`;
      const places = regions
        .map((role) => `LEFT JOIN place_text ${placeOf[role]} ON t.${TEXT[role]} = ${placeOf[role]}.text`)
        .join(" ");
      const classified = `SELECT ${numbered ? "row, s, b, sr, br, y, a, ct, surplus, cs.detail AS sd, cb.detail AS bd," : ""} year,
          ${regionId("seller_region")} AS seller_region, ${regionId("buyer_region")} AS buyer_region,
          coalesce(cs.id, -1) AS seller, coalesce(cb.id, -1) AS buyer,
          amount, n, CAST(${fault} AS UTINYINT) AS fault
        FROM (SELECT *, ${yearValue("y")} AS year, ${amountValue("a", rules.decimals)} AS amount,
            ${has("count") ? amountValue("ct", 0) : "CAST(1 AS BIGINT)"} AS n
          FROM (SELECT ${numbered ? "row," : ""} ${text("seller")}, ${text("buyer")}, ${text("seller_region")}, ${text("buyer_region")},
              ${rules.year === null ? text("year") : `'${rules.year}' AS y`},
              ${has("amount") ? text("amount") : "'1' AS a"}, ${text("count")}, surplus
            FROM ${numbered ? numberedRelation(source) : csvRelation(source)}${first ? ` LIMIT ${first}` : ""})) t
        LEFT JOIN code_text cs ON t.s = cs.text LEFT JOIN code_text cb ON t.b = cb.text ${places}`;
      if (!numbered) return classified;
      const ofSeller = [faultNumber("sellerUnknown"), faultNumber("sellerAmbiguous")];
      const ofBuyer = [faultNumber("buyerUnknown"), faultNumber("buyerAmbiguous")];
      return `SELECT *, ${at} AS col, ${value} AS value,
          CASE WHEN fault IN (${ofSeller.join(", ")}) THEN sd WHEN fault IN (${ofBuyer.join(", ")}) THEN bd END AS detail
        FROM (${classified}) t ${first ? "ORDER BY row" : `WHERE fault <> ${GOOD}`}`;
    },
  };

  function regionId(role: "seller_region" | "buyer_region") {
    return has(role) ? `coalesce(${placeOf[role]}.id, 0)` : "CAST(0 AS SMALLINT)";
  }
}

const placeOf = { seller_region: "ps", buyer_region: "pb" } as const;
const regionFault = { seller_region: "sellerRegionUnknown", buyer_region: "buyerRegionUnknown" } as const;
