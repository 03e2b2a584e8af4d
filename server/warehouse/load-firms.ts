import { CODE_AMBIGUOUS, textTable } from "@/server/warehouse/code-tables";
import type { Engine } from "@/server/warehouse/engine";
import { idNumber, idShape, mayHaveBreaks, tidy } from "@/server/warehouse/plain-cells";
import { BLANK, faultNumber, GOOD } from "@/server/warehouse/rejects";
import { brokenLine, cell, csvRelation, reading, type Source, SURPLUS } from "@/server/warehouse/source";
import { trimmed } from "@/server/warehouse/trade-cells";

const ROLES = ["firm_id", "ksic", "region", "name"] as const;

/**
 * `firm_raw`: the firms file as it stands, in its order, so that a row's place is its number in the file; `firm_text`:
 * the same without outer spaces, worked out when it is asked for; `ksic_text` and `region_text`: the different texts.
 * Made first, because the code tables need these.
 */
export async function loadFirmTexts(engine: Engine, source: Source): Promise<void> {
  await reading(source, () =>
    engine.run(`CREATE OR REPLACE TEMP TABLE firm_raw AS
      SELECT ${ROLES.map((role) => `${cell(source, role)} AS ${role}`).join(", ")}, ${SURPLUS}
      FROM ${csvRelation(source)}`),
  );
  await engine.run(`CREATE OR REPLACE TEMP VIEW firm_text AS
    SELECT rowid + ${source.headerRow + 1} AS row, ${ROLES.map((role) => `${trimmed(role)} AS ${role}`).join(", ")}
    FROM firm_raw`);
  for (const column of ["ksic", "region"] as const)
    await textTable(engine, `${column}_text`, column, "firm_raw");
}

/**
 * From `firm_raw`, `code_text` and `place_text`: `firm (firm_id, firm, code, industry, region, name)`, whose `firm` is the
 * row in the file and `code` = region * industries + industry; and `firm_fault (row, fault, detail, firm_id)`. Of several rows with one firm_id the first good one is kept.
 */
export async function checkFirms(engine: Engine, source: Source, industries: number): Promise<void> {
  const sample = await engine.rows("SELECT firm_id FROM firm_raw WHERE firm_id IS NOT NULL LIMIT 1000");
  const shape = idShape(sample.map(([id]) => id!));
  const id = shape && idNumber(source, shape, "r.firm_id");
  const broken = mayHaveBreaks(source)
    ? `WHEN ${brokenLine(["r.firm_id", "r.ksic", "r.region"])} THEN ${faultNumber("unclosedQuote")}`
    : "";
  await engine.run(`CREATE OR REPLACE TEMP TABLE firm_checked AS
    SELECT CAST(r.rowid + ${source.headerRow + 1} AS INTEGER) AS firm, ${tidy(source, "r.firm_id")} AS firm_id,
      ${id ? `CASE WHEN ${id.condition} THEN ${id.number} END` : "CAST(NULL AS BIGINT)"} AS num,
      c.id AS industry, p.id AS region, CAST(p.id AS INTEGER) * ${industries} + c.id AS code,
      ${tidy(source, "r.name")} AS name,
      CASE WHEN ${tidy(source, "r.firm_id")} IS NULL AND c.text IS NULL AND p.text IS NULL THEN ${BLANK}
        ${broken}
        WHEN r.${SURPLUS} IS NOT NULL THEN ${faultNumber("tooManyColumns")}
        WHEN ${tidy(source, "r.firm_id")} IS NULL THEN ${faultNumber("firmIdMissing")}
        WHEN c.why = ${CODE_AMBIGUOUS} THEN ${faultNumber("ksicAmbiguous")}
        WHEN c.id IS NULL OR c.id < 0 THEN ${faultNumber("ksicUnknown")}
        WHEN p.id IS NULL THEN ${faultNumber("regionUnknown")}
        ELSE ${GOOD} END AS fault
    FROM firm_raw r
    LEFT JOIN (SELECT raw, t.text, id, why FROM ksic_text t LEFT JOIN code_text k ON t.text = k.text) c ON r.ksic = c.raw
    LEFT JOIN (SELECT raw, t.text, id FROM region_text t LEFT JOIN place_text k ON t.text = k.text) p ON r.region = p.raw`);
  const repeated = await findRepeated(engine);
  await engine.run(`CREATE OR REPLACE TEMP VIEW firm AS
    SELECT firm_id, firm, code, industry, region, name FROM firm_checked f WHERE fault = ${GOOD}
    ${repeated ? "AND NOT EXISTS (SELECT 1 FROM firm_repeated r WHERE r.firm_id = f.firm_id AND r.first <> f.firm)" : ""}`);
  await listFaults(engine);
}

/**
 * `firm_repeated (firm_id, first)`. That no id is repeated is seen from a bit a number, or else from the ids' hashes,
 * which is far from grouping the ids; only when it is not so are they grouped.
 */
async function findRepeated(engine: Engine): Promise<boolean> {
  const [row] = await engine.rows(
    `SELECT count(*), count(num), min(num), max(num) FROM firm_checked WHERE fault = ${GOOD}`,
  );
  const [firms, numbered, least, most] = row!.map(Number) as [number, number, number, number];
  const distinct =
    numbered === firms && firms > 0 && most - least < WIDEST_BITS
      ? `bit_count(bitstring_agg(num, ${least}, ${most}))`
      : "count(DISTINCT hash(firm_id))";
  const [found] = await engine.rows(`SELECT ${distinct} FROM firm_checked WHERE fault = ${GOOD}`);
  const repeated = Number(found![0] ?? 0) < firms;
  await engine.run(`CREATE OR REPLACE TEMP TABLE firm_repeated AS
    SELECT firm_id, min(firm) AS first FROM firm_checked WHERE fault = ${GOOD} AND ${repeated ? "1 = 1" : "1 = 0"}
    GROUP BY firm_id HAVING count(*) > 1`);
  return repeated;
}
const WIDEST_BITS = 500_000_000;

async function listFaults(engine: Engine): Promise<void> {
  await engine.run(`CREATE OR REPLACE TEMP TABLE firm_fault AS
    SELECT f.firm AS row, f.fault, CASE WHEN f.fault IN (${faultNumber("ksicUnknown")}, ${faultNumber("ksicAmbiguous")}) THEN c.detail END AS detail,
      f.firm_id
    FROM (SELECT * FROM firm_checked WHERE fault NOT IN (${GOOD}, ${BLANK})) f
    JOIN firm_text t ON t.row = f.firm LEFT JOIN code_text c ON t.ksic = c.text
    UNION ALL
    SELECT f.firm, ${faultNumber("firmDuplicate")},
      CASE WHEN f.industry = k.industry AND f.region = k.region AND f.name IS NOT DISTINCT FROM k.name
        THEN 'same as row ' ELSE 'differs from row ' END || r.first, f.firm_id
    FROM firm_checked f JOIN firm_repeated r ON f.firm_id = r.firm_id JOIN firm_checked k ON k.firm = r.first
    WHERE f.fault = ${GOOD} AND f.firm <> r.first`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE firm_rejected AS
    SELECT firm_id, min(row) AS row FROM firm_fault WHERE firm_id IS NOT NULL GROUP BY firm_id`);
}

/** Flows that were added up before they came here have no firms. */
export async function noFirms(engine: Engine): Promise<void> {
  await engine.run(
    "CREATE OR REPLACE TEMP TABLE firm (firm_id VARCHAR, firm INTEGER, industry SMALLINT, region SMALLINT, name VARCHAR)",
  );
}
