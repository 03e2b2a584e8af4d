import { faultNumber, GOOD } from "@/server/warehouse/rejects";
import { cell, csvRelation, numberedRelation, type Source } from "@/server/warehouse/source";
import { amountValue, trimmed, yearValue } from "@/server/warehouse/trade-cells";
import { faultCase, offence, type TradeReader, type TradeRules } from "@/server/warehouse/trade-reader";

/** Transactions of firms. Both ends are looked up in `firm` (load-firms.ts), which also says industry and region. */
export function longTrades(source: Source, rules: TradeRules): TradeReader {
  const cells: Record<string, string> = { seller_id: "s", buyer_id: "b", year: "y", amount: "a" };
  return {
    source,
    classified({ numbered, trimKeys, first, from }) {
      const key = (role: "seller_id" | "buyer_id") =>
        trimKeys ? trimmed(cell(source, role)) : cell(source, role);
      const fault = faultCase(
        "fs.firm IS NOT NULL AND fb.firm IS NOT NULL AND fs.firm <> fb.firm",
        {
          keys: trimKeys ? [] : ["s", "b"],
          cells: ["s", "b", ...(rules.year === null ? ["y"] : []), ...(hasAmount(source) ? ["a"] : [])],
          keyFaults: [
            ["fs.firm IS NULL", "sellerFirmUnknown"],
            ["fb.firm IS NULL", "buyerFirmUnknown"],
          ],
          yearCell: "y",
          amountCell: "a",
          last: [["fs.firm = fb.firm", "selfTrade"]],
        },
        rules,
      );
      const { at, value } = offence(
        source,
        ["seller_id", "buyer_id", "year", "amount"],
        (role) => cells[role]!,
      );
      // Of few records only their firms are looked up.
      const named =
        from && `SELECT ${key("seller_id")} FROM ${from} UNION ALL SELECT ${key("buyer_id")} FROM ${from}`;
      const firms = named ? `(SELECT * FROM firm WHERE firm_id IN (${named}))` : "firm";
      const classified = `SELECT ${numbered ? "row, s, b, y, a, surplus," : ""} year,
          coalesce(fs.region, 0) AS seller_region, coalesce(fb.region, 0) AS buyer_region,
          fs.firm AS seller_firm, fb.firm AS buyer_firm, coalesce(fs.industry, -1) AS seller, coalesce(fb.industry, -1) AS buyer,
          amount, CAST(1 AS BIGINT) AS n, CAST(${fault} AS UTINYINT) AS fault
        FROM (SELECT *, ${yearValue("y")} AS year, ${amountValue("a", rules.decimals)} AS amount
          FROM (SELECT ${numbered ? "row," : ""} ${key("seller_id")} AS s, ${key("buyer_id")} AS b,
              ${rules.year === null ? cell(source, "year") : `'${rules.year}'`} AS y,
              ${hasAmount(source) ? cell(source, "amount") : "'1'"} AS a, surplus
            FROM ${from ?? (numbered ? numberedRelation(source) : csvRelation(source))}${first ? ` LIMIT ${first}` : ""})) t
        LEFT JOIN ${firms} fs ON t.s = fs.firm_id
        LEFT JOIN ${firms} fb ON t.b = fb.firm_id`;
      if (!numbered) return classified;
      const unknown = [faultNumber("sellerFirmUnknown"), faultNumber("buyerFirmUnknown")];
      return `SELECT t.*, ${at} AS col, ${value} AS value, 'rejected in row ' || r.row AS detail
        FROM (${classified}) t LEFT JOIN firm_rejected r
          ON t.fault IN (${unknown.join(", ")}) AND r.firm_id = CASE WHEN fault = ${unknown[0]} THEN s ELSE b END
        ${first ? "ORDER BY t.row" : `WHERE fault <> ${GOOD}`}`;
    },
  };
}

/** Without amounts every row counts 1. */
const hasAmount = (source: Source) => source.mapping.amount !== null;
