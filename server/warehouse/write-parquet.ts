import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DomainError } from "@/server/domain/errors";
import type { Place } from "@/server/warehouse/code-tables";
import type { ImportHooks } from "@/server/warehouse/dataset";
import { type DuckEngine, literal } from "@/server/warehouse/engine";
import { inScope, nationalFlows } from "@/server/warehouse/flows-sql";
import { LARGE_FROM, largeSets } from "@/server/warehouse/large-sums";
import { watch } from "@/server/warehouse/progress";
import { faultNumber, GOOD } from "@/server/warehouse/rejects";

/**
 * Writes `gathered` and `firm` as Parquet: one file of flows a year, so that a year can be added or read alone, sorted
 * by regions and industries; the same added up over the regions, which is a tenth of it or less; and added up over the
 * trade of each large province and group of regions, whatever the other end (`large`: their keys).
 *
 * @throws DomainError BAD_INPUT (`amount_overflow`) when a sum leaves the range of exact 64-bit integers
 */
export async function writeParquet(
  engine: DuckEngine,
  data: string,
  {
    years,
    pairs,
    places,
    largeFrom = LARGE_FROM,
  }: { years: readonly number[]; pairs: boolean; places: readonly Place[]; largeFrom?: number },
  hooks: ImportHooks,
): Promise<{ flows: number; selfTrades: number; large: string[] }> {
  return watch(engine, "writing", null, hooks, async () => {
    await checkTotal(engine);
    await engine.run(`COPY (SELECT firm, firm_id, name, industry, region FROM firm)
      TO ${literal(join(data, "firms.parquet"))} (FORMAT parquet, COMPRESSION snappy, DICTIONARY_SIZE_LIMIT ${FEW_VALUES})`);
    for (const [folder, fault] of [
      ["flows", GOOD],
      ["self", faultNumber("selfTrade")],
    ] as const) {
      await mkdir(join(data, folder));
      for (const year of folder === "flows" ? years : await yearsOf(engine, fault))
        await engine.run(`COPY (
            SELECT CAST(year AS SMALLINT) AS year, seller_region, buyer_region, seller, buyer,
              CAST(amount AS BIGINT) AS amount, CAST(n AS BIGINT) AS n${pairs ? ", pairs" : ""}
            FROM gathered WHERE fault = ${fault} AND year = ${year}
            ORDER BY seller_region, buyer_region, seller, buyer)
          TO ${literal(join(data, folder, `${year}.parquet`))} (FORMAT parquet, COMPRESSION snappy)`);
    }
    await writeSums(engine, join(data, "nation"), years, pairs, "1 = 1");
    const large = await largeSets(engine, places, hooks.reference.regionGroups, largeFrom);
    for (const [key, ids] of large) {
      const where = inScope({ years: null, regions: ids, scope: "either" });
      await writeSums(engine, join(data, "large", key), years, pairs, where);
    }
    if (pairs)
      await engine.run(
        `COPY top_firm TO ${literal(join(data, "top-firms.parquet"))} (FORMAT parquet, COMPRESSION snappy)`,
      );
    const [[flows]] = (await engine.rows(`SELECT count(*) FROM gathered WHERE fault = ${GOOD}`)) as [
      [string],
    ];
    const [[selfTrades]] = (await engine.rows(
      `SELECT coalesce(sum(n), 0) FROM gathered WHERE fault = ${faultNumber("selfTrade")}`,
    )) as [[string]];
    return { flows: Number(flows), selfTrades: Number(selfTrades), large: [...large.keys()] };
  });
}

/** One file a year with what industries sold each other in the flows of a condition, in the order of their numbers. */
async function writeSums(
  engine: DuckEngine,
  folder: string,
  years: readonly number[],
  pairs: boolean,
  where: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const year of years)
    await engine.run(`COPY (
        SELECT CAST(year AS SMALLINT) AS year, seller, buyer, CAST(amount AS BIGINT) AS amount, CAST(n AS BIGINT) AS n${pairs ? ", CAST(pairs AS BIGINT) AS pairs" : ""}
        FROM (${nationalFlows(`(SELECT * FROM gathered WHERE fault = ${GOOD} AND year = ${year} AND ${where})`, pairs)})
        ORDER BY seller, buyer)
      TO ${literal(join(folder, `${year}.parquet`))} (FORMAT parquet, COMPRESSION snappy)`);
}

/** Industries and regions are worth a dictionary, ids are not. */
const FEW_VALUES = 5000;

async function yearsOf(engine: DuckEngine, fault: number): Promise<number[]> {
  const rows = await engine.rows(`SELECT DISTINCT year FROM gathered WHERE fault = ${fault} ORDER BY year`);
  return rows.map(([year]) => Number(year));
}

const LARGEST = 2n ** 63n - 1n;

async function checkTotal(engine: DuckEngine) {
  const [row] = await engine.rows(`SELECT coalesce(sum(amount), 0) FROM gathered WHERE fault = ${GOOD}`);
  if (BigInt(row![0]!) > LARGEST)
    throw new DomainError(
      "BAD_INPUT",
      `the amounts add up to ${row![0]}, more than ${LARGEST}; state the unit they are in or choose a larger one`,
      "amount_overflow",
      { amount: row![0]! },
    );
}
