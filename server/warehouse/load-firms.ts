import { CODE_AMBIGUOUS, columnsOf } from "@/server/warehouse/code-tables";
import type { Engine } from "@/server/warehouse/engine";
import { BLANK, faultNumber, GOOD } from "@/server/warehouse/rejects";
import { brokenLine, cell, numberedRelation, reading, type Source, SURPLUS } from "@/server/warehouse/source";
import { trimmed } from "@/server/warehouse/trade-cells";

/** `firm_text`: the firms file as it stands, one row a record. Made first, because the code tables need its texts. */
export async function loadFirmTexts(engine: Engine, source: Source): Promise<void> {
  const cells = columnsOf(source, "firm_id", "ksic", "region").map((at) => `c${at}`);
  await reading(source, () =>
    engine.run(`CREATE OR REPLACE TEMP TABLE firm_text AS
      SELECT row, ${trimmed(cell(source, "firm_id"))} AS firm_id, ${trimmed(cell(source, "ksic"))} AS ksic,
        ${trimmed(cell(source, "region"))} AS region, ${trimmed(cell(source, "name"))} AS name,
        ${SURPLUS} IS NOT NULL AS too_long, ${brokenLine(cells)} AS broken
      FROM ${numberedRelation(source)}`),
  );
}

/**
 * From `firm_text`, `code_text` and `place_text`: `firm (firm_id, firm, industry, region, name)`, whose `firm` is the row
 * in the file and so a small integer of its own, and `firm_fault (row, fault, detail)`. Of several rows with one firm_id
 * the first good one is kept.
 */
export async function checkFirms(engine: Engine): Promise<void> {
  await engine.run(`CREATE OR REPLACE TEMP TABLE firm_checked AS
    SELECT t.row, t.firm_id, t.name, c.id AS industry, p.id AS region, c.detail,
      CASE WHEN t.firm_id IS NULL AND t.ksic IS NULL AND t.region IS NULL THEN ${BLANK}
        WHEN t.broken THEN ${faultNumber("unclosedQuote")}
        WHEN t.too_long THEN ${faultNumber("tooManyColumns")}
        WHEN t.firm_id IS NULL THEN ${faultNumber("firmIdMissing")}
        WHEN c.why = ${CODE_AMBIGUOUS} THEN ${faultNumber("ksicAmbiguous")}
        WHEN c.id IS NULL OR c.id < 0 THEN ${faultNumber("ksicUnknown")}
        WHEN p.id IS NULL THEN ${faultNumber("regionUnknown")}
        ELSE ${GOOD} END AS fault
    FROM firm_text t LEFT JOIN code_text c ON t.ksic = c.text LEFT JOIN place_text p ON t.region = p.text`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE firm_repeated AS
    SELECT firm_id, min(row) AS first FROM firm_checked WHERE fault = ${GOOD} GROUP BY firm_id HAVING count(*) > 1`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE firm AS
    SELECT f.firm_id, CAST(f.row AS INTEGER) AS firm, f.industry, f.region, f.name
    FROM firm_checked f LEFT JOIN firm_repeated r ON f.firm_id = r.firm_id
    WHERE f.fault = ${GOOD} AND (r.first IS NULL OR r.first = f.row)`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE firm_fault AS
    SELECT row, fault, CASE WHEN fault IN (${faultNumber("ksicUnknown")}, ${faultNumber("ksicAmbiguous")}) THEN detail END AS detail,
      firm_id
    FROM firm_checked WHERE fault NOT IN (${GOOD}, ${BLANK})
    UNION ALL
    SELECT f.row, ${faultNumber("firmDuplicate")},
      CASE WHEN f.industry = k.industry AND f.region = k.region AND f.name IS NOT DISTINCT FROM k.name
        THEN 'same as row ' ELSE 'differs from row ' END || r.first, f.firm_id
    FROM firm_checked f JOIN firm_repeated r ON f.firm_id = r.firm_id JOIN firm k ON k.firm_id = f.firm_id
    WHERE f.fault = ${GOOD} AND f.row <> r.first`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE firm_rejected AS
    SELECT firm_id, min(row) AS row FROM firm_fault WHERE firm_id IS NOT NULL GROUP BY firm_id`);
  await engine.run("DROP TABLE firm_checked");
}

/** Flows that were added up before they came here have no firms. */
export async function noFirms(engine: Engine): Promise<void> {
  await engine.run(
    "CREATE OR REPLACE TEMP TABLE firm (firm_id VARCHAR, firm INTEGER, industry SMALLINT, region SMALLINT, name VARCHAR)",
  );
}
