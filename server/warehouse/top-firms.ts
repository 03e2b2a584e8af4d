import { join } from "node:path";
import { DomainError } from "@/server/domain/errors";
import { type Engine, literal, openDuckDb } from "@/server/warehouse/engine";
import { partOf, type Store } from "@/server/warehouse/store";

/** Firms kept a year under each ranking; a table of the top 100 needs no more, also of one province or industry of size. */
export const KEPT_A_RANKING = 10_000;

/**
 * A firm with its trade. Amounts in the unit of the store. `customers` and `suppliers` are different firms of a year,
 * `partners` those that are one or the other: a firm that is both is one partner. Over several years each is the sum of
 * the years, so a partner that stays counts once in each.
 */
export type TopFirm = {
  firmId: string;
  name: string | null;
  industry: string;
  /** Null = not known. */
  region: string | null;
  sold: bigint;
  customers: number;
  bought: bigint;
  suppliers: number;
  partners: number;
};

export type TopFirms = {
  firms: TopFirm[];
  /**
   * Whether some year has more firms than are kept. A firm that is missing then has at most these: a list is complete as
   * far as its last row lies above them (of one year; over several, a firm may lack a year in which it was small).
   */
  cut: { amount: bigint; partners: number } | null;
};

/**
 * The firms that a store keeps of some years: all of them where there are at most 10,000, else the first 10,000 by amount
 * (sold + bought) and the first 10,000 by partners. Of a region set and some industries where they are named; industry
 * and place are those of the latest year. Trade with everybody counts, wherever the other end is. By firm id.
 *
 * @throws DomainError BAD_INPUT (`no_firm_pairs`) when an import did not keep firms, (`no_firm_partners`) when it kept
 *   them before distinct partners were counted
 */
export async function topFirms(
  store: Store,
  {
    years,
    regions = null,
    industries = null,
  }: { years: number[]; regions?: string[] | null; industries?: string[] | null },
): Promise<TopFirms> {
  const { industries: codes, places } = store.manifest;
  const engine = await openDuckDb({});
  try {
    await engine.run(`CREATE VIEW kept AS ${await keptFirms(engine, store, years)}`);
    const placeIds = places.flatMap(({ path }, at) =>
      regions?.some((code) => path.includes(code)) ? [at + 1] : [],
    );
    const codeIds = industries?.map((code) => codes.indexOf(code)).filter((id) => id >= 0);
    const rows = await engine.rows(`SELECT * FROM (
        SELECT firm_id, arg_max(name, year), arg_max(industry, year) AS industry, arg_max(region, year) AS region,
          SUM(sold), SUM(customers), SUM(bought), SUM(suppliers), SUM(partners)
        FROM kept GROUP BY firm_id) f
      WHERE ${regions ? within("region", placeIds) : "1 = 1"} AND ${codeIds ? within("industry", codeIds) : "1 = 1"}
      ORDER BY firm_id`);
    const firms = rows.map(
      ([firmId, name, industry, region, sold, customers, bought, suppliers, partners]): TopFirm => ({
        firmId: firmId!,
        name: name ?? null,
        industry: codes[Number(industry)]!,
        region: places[Number(region) - 1]?.code ?? null,
        sold: BigInt(sold!),
        customers: Number(customers),
        bought: BigInt(bought!),
        suppliers: Number(suppliers),
        partners: Number(partners),
      }),
    );
    return { firms, cut: await cutOf(engine) };
  } finally {
    engine.close();
  }
}

const within = (column: string, ids: readonly number[]) =>
  ids.length > 0 ? `${column} IN (${ids.join(", ")})` : "1 = 0";

async function keptFirms(engine: Engine, store: Store, years: readonly number[]): Promise<string> {
  const files = new Map<string, number[]>();
  for (const year of years) {
    const part = partOf(store, year);
    if (!part.pairs || !part.years.includes(year))
      throw new DomainError(
        "BAD_INPUT",
        `pairs of firms were not counted for ${year}; import its files again with that option`,
        "no_firm_pairs",
        { year },
      );
    const file = join(store.dir, part.data, "top-firms.parquet");
    const known = files.get(file);
    const columns = known ? [] : await engine.rows(`SELECT name FROM parquet_schema(${literal(file)})`);
    if (!known && !columns.some(([name]) => name === "partners"))
      throw new DomainError(
        "BAD_INPUT",
        `distinct partners were not counted for ${year}; import its files again`,
        "no_firm_partners",
        { year },
      );
    files.set(file, [...(known ?? []), year]);
  }
  return [...files]
    .map(([file, own]) => `SELECT * FROM read_parquet(${literal(file)}) WHERE ${within("year", own)}`)
    .join(" UNION ALL ");
}

/** What the last kept firm of each full year has, added up; null when every firm is kept. */
async function cutOf(engine: Engine): Promise<TopFirms["cut"]> {
  const last = (of: string) =>
    `SELECT year, ${of} AS least FROM kept QUALIFY row_number() OVER (PARTITION BY year ORDER BY ${of} DESC) = ${KEPT_A_RANKING}`;
  const [[years, amount, partners] = []] = await engine.rows(`SELECT
      (SELECT count(*) FROM (${last("sold + bought")})),
      (SELECT coalesce(SUM(least), 0) FROM (${last("sold + bought")})),
      (SELECT coalesce(SUM(least), 0) FROM (${last("partners")}))`);
  return Number(years) === 0 ? null : { amount: BigInt(amount!), partners: Number(partners) };
}
