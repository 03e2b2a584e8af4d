import { join } from "node:path";
import { DomainError } from "@/server/domain/errors";
import { literal, openDuckDb } from "@/server/warehouse/engine";
import { partOf, type Store } from "@/server/warehouse/store";

/** Amounts in the unit of the store; customers and suppliers are numbers of different firms. */
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
};

/**
 * The first firms of a year by amount (sold + bought) or by partners (customers + suppliers; a firm that is both counts
 * twice), strongest first, ties by firm id. Among all firms, or those of some industries.
 *
 * The store keeps the first 10,000 by either ranking, so a list of some industries is complete only as far as they reach.
 *
 * @throws DomainError BAD_INPUT (`no_firm_pairs`) when the import did not keep firms
 */
export async function topFirms(
  store: Store,
  {
    year,
    by,
    first,
    industries = null,
  }: { year: number; by: "amount" | "partners"; first: number; industries?: string[] | null },
): Promise<TopFirm[]> {
  const part = partOf(store, year);
  if (!part.pairs || !part.years.includes(year))
    throw new DomainError(
      "BAD_INPUT",
      `pairs of firms were not counted for ${year}; import its files again with that option`,
      "no_firm_pairs",
      { year },
    );
  const { industries: codes, places } = store.manifest;
  const ids = industries?.map((code) => codes.indexOf(code)).filter((id) => id >= 0);
  const engine = await openDuckDb({});
  try {
    const rows = await engine.rows(`SELECT firm_id, name, industry, region, sold, customers, bought, suppliers
      FROM read_parquet(${literal(join(store.dir, part.data, "top-firms.parquet"))})
      WHERE year = ${year} ${ids ? (ids.length > 0 ? `AND industry IN (${ids.join(", ")})` : "AND 1 = 0") : ""}
      ORDER BY ${by === "amount" ? "sold + bought" : "customers + suppliers"} DESC, firm_id LIMIT ${Math.max(0, Math.floor(first))}`);
    return rows.map(([firmId, name, industry, region, sold, customers, bought, suppliers]) => ({
      firmId: firmId!,
      name: name ?? null,
      industry: codes[Number(industry)]!,
      region: places[Number(region) - 1]?.code ?? null,
      sold: BigInt(sold!),
      customers: Number(customers),
      bought: BigInt(bought!),
      suppliers: Number(suppliers),
    }));
  } finally {
    engine.close();
  }
}
