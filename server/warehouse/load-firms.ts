import { CODE_AMBIGUOUS, textTable } from "@/server/warehouse/code-tables";
import type { Engine } from "@/server/warehouse/engine";
import { idNumber, idShape, mayHaveBreaks, mayHaveSpaces, tidy } from "@/server/warehouse/plain-cells";
import { BLANK, faultNumber, GOOD } from "@/server/warehouse/rejects";
import { brokenLine, cell, csvRelation, reading, type Source, SURPLUS } from "@/server/warehouse/source";
import { trimmed } from "@/server/warehouse/trade-cells";

const ROLES = ["firm_id", "ksic", "region", "name"] as const;
/** Those that the file has: a column without a text costs as much as any other. */
const mapped = ({ mapping }: Source) => ROLES.filter((role) => typeof mapping[role] === "number");

/**
 * `firm_raw`: the firms file as it stands, in its order, so that a row's place is its number in the file; `firm_text`:
 * the same without outer spaces, worked out when it is asked for; `ksic_text` and `region_text`: the different texts.
 * Made first, because the code tables need these.
 */
export async function loadFirmTexts(engine: Engine, source: Source): Promise<void> {
  await reading(source, () =>
    engine.run(`CREATE OR REPLACE TEMP TABLE firm_raw AS
      SELECT ${mapped(source)
        .map((role) => `${cell(source, role)} AS ${role}`)
        .join(", ")}, ${SURPLUS}
      FROM ${csvRelation(source)}`),
  );
  const text = (role: (typeof ROLES)[number]) =>
    mapped(source).includes(role) ? trimmed(role) : cell(source, role);
  await engine.run(`CREATE OR REPLACE TEMP VIEW firm_text AS
    SELECT rowid + ${source.headerRow + 1} AS row, ${ROLES.map((role) => `${text(role)} AS ${role}`).join(", ")}
    FROM firm_raw`);
  for (const column of ["ksic", "region"] as const)
    await textTable(engine, `${column}_text`, column, "firm_raw");
}

/**
 * From `firm_raw`, `code_text` and `place_text`: `firm (firm_id, firm, code, industry, region, name)`, whose `firm` is the
 * row in the file and `code` = region * industries + industry; and `firm_fault (row, fault, detail, firm_id)`. Of several
 * rows with one firm_id the first good one is kept. What can be worked out from `code` is not kept beside it: there are
 * millions of firms, and the memory is needed for the trades.
 */
export async function checkFirms(engine: Engine, source: Source, industries: number): Promise<void> {
  const id = tidy(source, "r.firm_id");
  const broken = mayHaveBreaks(source)
    ? `WHEN ${brokenLine(["r.firm_id", "r.ksic", "r.region"])} THEN ${faultNumber("unclosedQuote")}`
    : "";
  const named = mapped(source).includes("name");
  await engine.run(`CREATE OR REPLACE TEMP TABLE firm_checked AS
    SELECT CAST(r.rowid + ${source.headerRow + 1} AS INTEGER) AS firm, ${id} AS firm_id,
      CAST(p.id AS INTEGER) * ${industries} + c.id AS code,${named ? ` ${tidy(source, "r.name")} AS name,` : ""}
      CAST(CASE WHEN ${id} IS NULL AND c.text IS NULL AND p.text IS NULL THEN ${BLANK}
        ${broken}
        WHEN r.${SURPLUS} IS NOT NULL THEN ${faultNumber("tooManyColumns")}
        WHEN ${id} IS NULL THEN ${faultNumber("firmIdMissing")}
        WHEN c.why = ${CODE_AMBIGUOUS} THEN ${faultNumber("ksicAmbiguous")}
        WHEN c.id IS NULL OR c.id < 0 THEN ${faultNumber("ksicUnknown")}
        WHEN p.id IS NULL THEN ${faultNumber("regionUnknown")}
        ELSE ${GOOD} END AS UTINYINT) AS fault
    FROM firm_raw r
    LEFT JOIN (SELECT raw, t.text, id, why FROM ksic_text t LEFT JOIN code_text k ON t.text = k.text) c ON r.ksic = c.raw
    LEFT JOIN (SELECT raw, t.text, id FROM region_text t LEFT JOIN place_text k ON t.text = k.text) p ON r.region = p.raw`);
  const repeated = await findRepeated(engine, source);
  await engine.run(`CREATE OR REPLACE TEMP VIEW firm AS
    SELECT firm_id, firm, code, CAST(code % ${industries} AS SMALLINT) AS industry,
      CAST(code // ${industries} AS SMALLINT) AS region, ${named ? "name" : "CAST(NULL AS VARCHAR) AS name"}
    FROM firm_checked f WHERE fault = ${GOOD}
    ${repeated ? "AND NOT EXISTS (SELECT 1 FROM firm_repeated r WHERE r.firm_id = f.firm_id AND r.first <> f.firm)" : ""}`);
  await listFaults(engine, named);
}

/**
 * `firm_repeated (firm_id, first)`. That no id is repeated is seen from their rising from row to row, from a bit a
 * number, or else from the ids' hashes, which is far from grouping the ids; only when it is not so are they grouped.
 */
async function findRepeated(engine: Engine, source: Source): Promise<boolean> {
  const repeated = !(await allDistinct(engine, source));
  await engine.run(`CREATE OR REPLACE TEMP TABLE firm_repeated AS
    SELECT firm_id, min(firm) AS first FROM firm_checked WHERE fault = ${GOOD} AND ${repeated ? "1 = 1" : "1 = 0"}
    GROUP BY firm_id HAVING count(*) > 1`);
  return repeated;
}

async function allDistinct(engine: Engine, source: Source): Promise<boolean> {
  if (!mayHaveSpaces(source)) {
    const [row] = await engine.rows(`SELECT count(*), count(CASE WHEN firm_id > before THEN 1 END)
      FROM (SELECT firm_id, lag(firm_id) OVER () AS before FROM firm_raw)`);
    if (Number(row![1]) === Number(row![0]) - 1) return true;
  }
  const sample = await engine.rows("SELECT firm_id FROM firm_raw WHERE firm_id IS NOT NULL LIMIT 1000");
  const shape = idShape(sample.map(([id]) => id!));
  const good = `FROM firm_checked WHERE fault = ${GOOD}`;
  if (shape) {
    const { number, condition } = idNumber(source, shape, "firm_id");
    const numbers = `(SELECT CASE WHEN ${condition} THEN ${number} END AS num ${good})`;
    const range =
      shape.digits !== null && shape.digits <= FEW_DIGITS
        ? [0, 10 ** shape.digits - 1]
        : (await engine.rows(`SELECT min(num), max(num) FROM ${numbers}`))[0]!.map(Number);
    const [least, most] = range as [number, number];
    if (most - least < WIDEST_BITS) {
      const [row] = await engine.rows(
        `SELECT count(*), count(num), bit_count(bitstring_agg(num, ${least}, ${most})) FROM ${numbers}`,
      );
      const [firms, numbered, different] = row!.map(Number) as [number, number, number];
      if (numbered === firms) return different === firms;
    }
  }
  const [row] = await engine.rows(`SELECT count(*), count(DISTINCT hash(firm_id)) ${good}`);
  return row![0] === row![1];
}
/** All numbers of so many digits are a bit each in 12 MB. */
const FEW_DIGITS = 8;
const WIDEST_BITS = 500_000_000;

async function listFaults(engine: Engine, named: boolean): Promise<void> {
  await engine.run(`CREATE OR REPLACE TEMP TABLE firm_fault AS
    SELECT f.firm AS row, f.fault, CASE WHEN f.fault IN (${faultNumber("ksicUnknown")}, ${faultNumber("ksicAmbiguous")}) THEN c.detail END AS detail,
      f.firm_id
    FROM (SELECT * FROM firm_checked WHERE fault NOT IN (${GOOD}, ${BLANK})) f
    JOIN firm_text t ON t.row = f.firm LEFT JOIN code_text c ON t.ksic = c.text
    UNION ALL
    SELECT f.firm, ${faultNumber("firmDuplicate")},
      CASE WHEN f.code = k.code${named ? " AND f.name IS NOT DISTINCT FROM k.name" : ""}
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
