import { CODE_AMBIGUOUS } from "@/server/warehouse/code-tables";
import type { Engine } from "@/server/warehouse/engine";
import { BLANK, faultNumber, GOOD } from "@/server/warehouse/rejects";
import { brokenLine, cell, numberedRelation, reading, type Source, SURPLUS } from "@/server/warehouse/source";
import { trimmed, yearValue } from "@/server/warehouse/trade-cells";
import type { TradeReader, TradeRules } from "@/server/warehouse/trade-reader";

/** Partner cells that say "none". */
const NONE = "('.', '-', '–', '—', '·')";

const partnerColumns = ({ mapping }: Source) => [...(mapping.sellsTo ?? []), ...(mapping.buysFrom ?? [])];

/** `survey_text`: the survey as it stands, one row a record, its partner cells as c0, c1, ... */
export async function loadSurveyTexts(engine: Engine, source: Source, rules: TradeRules): Promise<void> {
  const partners = partnerColumns(source);
  const cells = [cell(source, "ksic"), cell(source, "region"), ...partners.map((at) => `c${at}`)];
  const year = rules.year === null ? trimmed(cell(source, "year")) : `'${rules.year}'`;
  await reading(source, () =>
    engine.run(`CREATE OR REPLACE TEMP TABLE survey_text AS
      SELECT row, ${trimmed(cell(source, "ksic"))} AS ksic, ${trimmed(cell(source, "region"))} AS region,
        ${trimmed(cell(source, "name"))} AS name, ${year} AS y, ${yearValue(year)} AS year,
        ${SURPLUS} IS NOT NULL AS too_long, ${brokenLine(cells)} AS broken,
        ${cells.map((text) => `${trimmed(text)} IS NULL`).join(" AND ")} AS blank,
        ${partners.map((at) => `CASE WHEN ${trimmed(`c${at}`)} IN ${NONE} THEN NULL ELSE ${trimmed(`c${at}`)} END AS p${at}`).join(", ")}
      FROM ${numberedRelation(source)}`),
  );
}

/** Table expression of all partner texts, as columns c<n> like those of the file. */
export const partnerTexts = (source: Source): string =>
  `(SELECT ${partnerColumns(source)
    .map((at) => `p${at} AS c${at}`)
    .join(", ")} FROM survey_text)`;

/**
 * From `survey_text` and the code tables: `firm`, one for each respondent (of one name, when the survey has names), and
 * `firm_fault` for respondents that cannot be placed, whose partner cells are then not looked at.
 */
export async function checkRespondents(engine: Engine, { yearRange }: TradeRules): Promise<void> {
  await engine.run(`CREATE OR REPLACE TEMP TABLE respondent AS
    SELECT t.*, c.id AS industry, p.id AS place, c.detail, CASE WHEN t.blank THEN ${BLANK}
        WHEN t.broken THEN ${faultNumber("unclosedQuote")}
        WHEN t.too_long THEN ${faultNumber("tooManyColumns")}
        WHEN c.why = ${CODE_AMBIGUOUS} THEN ${faultNumber("ksicAmbiguous")}
        WHEN c.id IS NULL OR c.id < 0 THEN ${faultNumber("ksicUnknown")}
        WHEN p.id IS NULL THEN ${faultNumber("regionUnknown")}
        WHEN t.y IS NULL THEN ${faultNumber("yearMissing")}
        WHEN t.year IS NULL THEN ${faultNumber("yearNotNumber")}
        WHEN t.year NOT BETWEEN ${yearRange[0]} AND ${yearRange[1]} THEN ${faultNumber("yearOutOfRange")}
        ELSE ${GOOD} END AS fault
    FROM survey_text t LEFT JOIN code_text c ON t.ksic = c.text LEFT JOIN place_text p ON t.region = p.text`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE firm AS
    SELECT coalesce(name, 'row ' || row) AS firm_id, CAST(row AS INTEGER) AS firm, industry, place AS region, name
    FROM respondent WHERE fault = ${GOOD}
    QUALIFY name IS NULL OR row_number() OVER (PARTITION BY name ORDER BY row) = 1`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE firm_fault AS
    SELECT row, fault, CASE WHEN fault IN (${faultNumber("ksicUnknown")}, ${faultNumber("ksicAmbiguous")}) THEN detail END AS detail,
      name AS firm_id
    FROM respondent WHERE fault NOT IN (${GOOD}, ${BLANK})`);
}

/**
 * Every filled partner cell of a placed respondent is one trade of amount 1. The partner's region is not known (0), its
 * industry is the cell; 판매처 buys from the respondent, 구매처 sells to it. A partner of the respondent's own industry is
 * another firm, so nothing here is a self trade.
 */
export function surveyTrades(source: Source): TradeReader {
  const partners = partnerColumns(source);
  const sales = source.mapping.sellsTo ?? [];
  return {
    source,
    classified({ numbered, first }) {
      const own = { industry: "r.industry", place: "r.place" };
      const other = { industry: "coalesce(c.id, -1)", place: "CAST(0 AS SMALLINT)" };
      const pick = (when: "sells" | "buys", field: "industry" | "place") =>
        `CASE WHEN r.sells = ${when === "sells"} THEN ${own[field]} ELSE ${other[field]} END`;
      const classified = `SELECT r.row, r.col, r.partner AS value, c.detail, r.year,
          ${pick("sells", "place")} AS seller_region, ${pick("buys", "place")} AS buyer_region,
          ${pick("sells", "industry")} AS seller, ${pick("buys", "industry")} AS buyer,
          CAST(1 AS BIGINT) AS amount, CAST(1 AS BIGINT) AS n,
          CAST(CASE WHEN c.id >= 0 THEN ${GOOD} WHEN c.why = ${CODE_AMBIGUOUS} THEN ${faultNumber("partnerAmbiguous")}
            ELSE ${faultNumber("partnerUnknown")} END AS UTINYINT) AS fault
        FROM (SELECT * FROM (SELECT row, industry, place, year,
            unnest([${partners.map((at) => `p${at}`).join(", ")}]) AS partner,
            unnest([${partners.join(", ")}]) AS col,
            unnest([${partners.map((at) => sales.includes(at)).join(", ")}]) AS sells
          FROM respondent WHERE fault = ${GOOD}${first ? ` AND row <= ${first + source.headerRow}` : ""}) WHERE partner IS NOT NULL) r
        LEFT JOIN code_text c ON r.partner = c.text`;
      if (!numbered || first) return `SELECT * FROM (${classified})${first ? " ORDER BY row, col" : ""}`;
      return `SELECT * FROM (${classified}) WHERE fault <> ${GOOD}`;
    },
  };
}
