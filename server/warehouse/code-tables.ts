import {
  type CodeReading,
  type CodeRules,
  MAX_DISTINCT,
  notCodes,
  readCode,
} from "@/server/warehouse/code-lookup";
import type { ColumnMapping, Reference } from "@/server/warehouse/dataset";
import { type Engine, literal } from "@/server/warehouse/engine";
import { reading, type Source } from "@/server/warehouse/source";
import { trimmed } from "@/server/warehouse/trade-cells";

/** The different texts of a column with the number of rows that each has. */
export async function distinctTexts(
  engine: Engine,
  source: Source,
  columns: readonly number[],
  relation: string,
): Promise<Map<string, number>> {
  const texts = new Map<string, number>();
  for (const at of columns) {
    const found = await reading(source, () =>
      engine.rows(`SELECT ${trimmed(`c${at}`)} AS text, CAST(count(*) AS INTEGER) FROM ${relation}
        GROUP BY text ORDER BY text LIMIT ${MAX_DISTINCT + 2}`),
    );
    if (found.length > MAX_DISTINCT) throw notCodes(source.name, source.header[at] ?? String(at + 1));
    for (const [text, rows] of found)
      if (text !== null) texts.set(text!, (texts.get(text!) ?? 0) + Number(rows));
  }
  return texts;
}

/** Makes `name (raw, text, n)`: the different cells of a column as they stand, without outer spaces, and how often. */
export async function textTable(
  engine: Engine,
  name: string,
  column: string,
  relation: string,
): Promise<void> {
  await engine.run(`CREATE OR REPLACE TEMP TABLE ${name} AS
    SELECT raw, ${trimmed("raw")} AS text, n
    FROM (SELECT ${column} AS raw, count(*) AS n FROM ${relation} WHERE ${column} IS NOT NULL GROUP BY ${column})`);
}

/** The texts of a text table with their rows, like `distinctTexts`. */
export async function textsIn(
  engine: Engine,
  name: string,
  source: Source,
  at: number,
): Promise<Map<string, number>> {
  const found = await engine.rows(`SELECT text, CAST(sum(n) AS BIGINT) FROM ${name} WHERE text IS NOT NULL
    GROUP BY text ORDER BY text LIMIT ${MAX_DISTINCT + 1}`);
  if (found.length > MAX_DISTINCT) throw notCodes(source.name, source.header[at] ?? String(at + 1));
  return new Map(found.map(([text, rows]) => [text!, Number(rows)]));
}

export const columnsOf = (source: Source, ...roles: (keyof ColumnMapping)[]): number[] =>
  roles.flatMap((role) => source.mapping[role] ?? []).filter((at) => typeof at === "number");

export const CODE_KNOWN = 0;
export const CODE_UNKNOWN = 1;
export const CODE_AMBIGUOUS = 2;

/** The industries that the texts mean, and what was done or seen on the way. */
export type IndustryTable = { industries: string[]; readings: Map<string, CodeReading> };

/**
 * Makes `code_text (text, id, why, detail)`: what every text of the code columns means. `id` is the position of the
 * code in `industries`, which are those already `known` and then the new ones in the order of their codes; -1 where there
 * is none.
 */
export async function makeCodeTable(
  engine: Engine,
  texts: Iterable<string>,
  rules: CodeRules,
  known: readonly string[] = [],
): Promise<IndustryTable> {
  const readings = new Map([...texts].map((text) => [text, readCode(text, rules)]));
  const industries = withNew(known, new Set([...readings.values()].flatMap(({ code }) => code ?? [])));
  const position = new Map(industries.map((code, at) => [code, at]));
  await engine.run(
    "CREATE OR REPLACE TEMP TABLE code_text (text VARCHAR, id SMALLINT, why TINYINT, detail VARCHAR)",
  );
  await insert(
    engine,
    "code_text",
    [...readings].map(([text, reading]) =>
      reading.code === null
        ? [
            literal(text),
            "-1",
            reading.why === "ambiguous" ? CODE_AMBIGUOUS : CODE_UNKNOWN,
            nullable(reading.detail),
          ]
        : [literal(text), position.get(reading.code)!, CODE_KNOWN, "NULL"],
    ),
  );
  return { industries, readings };
}

/** A place that the data set knows; its id is the position in the list + 1, and 0 means that the place is not known. */
export type Place = { code: string; name: string; path: string[] };

/** Ids of all places that lie in any of the regions. */
export function idsIn(places: readonly Place[], codes: readonly string[]): number[] {
  const wanted = new Set(codes);
  return places.flatMap(({ path }, at) => (path.some((code) => wanted.has(code)) ? [at + 1] : []));
}

/** Makes `place_text (text, id)`; a text that means no province or part of one is absent. */
export async function makePlaceTable(
  engine: Engine,
  texts: Iterable<string>,
  reference: Pick<Reference, "regionCode" | "regionPath" | "regionName">,
  known: readonly Place[] = [],
): Promise<Place[]> {
  const codes = new Map(
    [...texts].flatMap((text): [string, string][] => {
      const code = reference.regionCode(text);
      return code && /^\d{2}(\d{3})?$/.test(code) ? [[text, code]] : [];
    }),
  );
  const places = withNew(
    known.map(({ code }) => code),
    new Set(codes.values()),
  );
  const id = new Map(places.map((code, at) => [code, at + 1]));
  await engine.run("CREATE OR REPLACE TEMP TABLE place_text (text VARCHAR, id SMALLINT)");
  await insert(
    engine,
    "place_text",
    [...codes].map(([text, code]) => [literal(text), id.get(code)!]),
  );
  return places.map((code, at) => ({
    code,
    name: known[at]?.name ?? reference.regionName(code),
    path: known[at]?.path ?? reference.regionPath(code),
  }));
}

const withNew = (known: readonly string[], found: ReadonlySet<string>): string[] => [
  ...known,
  ...[...found].filter((code) => !known.includes(code)).sort(),
];

const nullable = (text: string | null) => (text === null ? "NULL" : literal(text));

async function insert(engine: Engine, table: string, rows: (string | number)[][]) {
  for (let at = 0; at < rows.length; at += 1000)
    await engine.run(
      `INSERT INTO ${table} VALUES ${rows
        .slice(at, at + 1000)
        .map((row) => `(${row.join(", ")})`)
        .join(", ")}`,
    );
}
