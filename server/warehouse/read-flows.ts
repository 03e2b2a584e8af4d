import { DomainError } from "@/server/domain/errors";
import type { Flows, ScopeRule } from "@/server/domain/flows";
import { idsIn } from "@/server/warehouse/code-tables";
import { type Column, type Engine, literal, openDuckDb } from "@/server/warehouse/engine";
import { inOrder } from "@/server/warehouse/flow-order";
import {
  type FlowScope,
  firmsByIndustry,
  firmsByRegion,
  flowsByIndustry,
  flowsByPartner,
  flowsByRegion,
  industryFlows,
  summedFlows,
} from "@/server/warehouse/flows-sql";
import { setKey } from "@/server/warehouse/large-sums";
import { damaged, firmsFile, flowsFile, partOf, type Store } from "@/server/warehouse/store";

/** Years (all when null) and region codes (the whole country when null); a code stands for all that lies in it. */
export type FlowQuery = {
  years: number[] | null;
  regions: string[] | null;
  scope: ScopeRule;
  /** What `count` holds: transactions (the default), or pairs of firms, each once a year and direction. */
  count?: "transactions" | "pairs";
};

/**
 * Flows between industries in a scope: amounts and counts added up over the years and regions, each stored row once.
 * `industries` are those that trade in the scope, in the order of their codes; a scope without trade gives none.
 *
 * @throws DomainError BAD_INPUT (`no_firm_pairs`) when pairs are asked for and were not counted at the import
 */
export async function readFlows(store: Store, query: FlowQuery): Promise<Flows> {
  const { industries } = store.manifest;
  const stored = yearsOf(store, query.years);
  const of = sumsFor(store, query, stored);
  const scope = of ? { ...scopeOf(store, query), regions: null } : scopeOf(store, query);
  const sql = of && stored.length === 1 ? summedFlows(query.years) : industryFlows(scope);
  const [seller, buyer, amount, count] = (await ask(store, query.years, sql, {
    of,
    pairs: query.count === "pairs",
  })) as [Int32Array, Int32Array, BigInt64Array, Float64Array];
  const traded = new Uint8Array(industries.length);
  for (const id of seller) traded[id] = 1;
  for (const id of buyer) traded[id] = 1;
  const present = byCode(industries).filter((id) => traded[id] === 1);
  const position = new Int32Array(industries.length);
  present.forEach((id, at) => {
    position[id] = at;
  });
  const flows = {
    industries: present.map((id) => industries[id]!),
    seller: seller.map((id) => position[id]!),
    buyer: buyer.map((id) => position[id]!),
    amount,
    count,
  };
  return inOrder(flows);
}

/** Amounts in the unit of the store; counts are numbers of transactions. */
export type Trade = { sold: bigint; sales: number; bought: bigint; purchases: number };

/** Every place of the store: its firms and what they sold and bought. Places that are not known (surveys) are left out. */
export async function regionSummary(
  store: Store,
  { years }: { years: number[] | null },
): Promise<({ region: string; name: string; path: string[]; firms: number } & Trade)[]> {
  const [trade, firms] = await withTables(store, years, async (engine) => [
    await engine.columns(flowsByRegion(years)),
    await engine.columns(firmsByRegion),
  ]);
  const counted = new Map(pairs(firms!));
  const traded = tradeById(trade!);
  const { places } = store.manifest;
  return byCode(places.map(({ code }) => code)).map((at) => {
    const { code, name, path } = places[at]!;
    return {
      region: code,
      name,
      path,
      firms: counted.get(at + 1) ?? 0,
      ...(traded.get(at + 1) ?? NO_TRADE),
    };
  });
}

/** Every industry of the store: firms in the regions, and what it sold and bought in the scope. */
export async function industrySummary(
  store: Store,
  query: FlowQuery,
): Promise<({ industry: string; firms: number } & Trade)[]> {
  const scope = scopeOf(store, query);
  const [trade, firms] = await withTables(
    store,
    query.years,
    async (engine) => [
      await engine.columns(flowsByIndustry(scope)),
      await engine.columns(firmsByIndustry(scope.regions)),
    ],
    { of: query.regions === null ? sumsFor(store, query, yearsOf(store, query.years)) : undefined },
  );
  const counted = new Map(pairs(firms!));
  const traded = tradeById(trade!);
  const { industries } = store.manifest;
  return byCode(industries).map((id) => ({
    industry: industries[id]!,
    firms: counted.get(id) ?? 0,
    ...(traded.get(id) ?? NO_TRADE),
  }));
}

/**
 * With whom the regions trade: each trade once, at the place of the other end (trade among the regions themselves at the
 * buyer's). `region` null = the other end's place is not known. Strongest first.
 */
export async function tradeByRegion(
  store: Store,
  { years, regions }: { years: number[] | null; regions: string[] },
): Promise<({ region: string | null; name: string | null } & Trade)[]> {
  const ids = regionIds(store, regions);
  const trade = tradeById(await ask(store, years, flowsByPartner(years, ids)));
  return [...trade]
    .map(([id, amounts]) => {
      const place = store.manifest.places[id - 1];
      return { region: place?.code ?? null, name: place?.name ?? null, ...amounts };
    })
    .sort((a, b) => {
      const difference = b.sold + b.bought - a.sold - a.bought;
      return difference > 0n ? 1 : difference < 0n ? -1 : (a.region ?? "").localeCompare(b.region ?? "");
    });
}

const NO_TRADE: Trade = { sold: 0n, sales: 0, bought: 0n, purchases: 0 };

const pairs = ([ids, values]: Column[]): [number, number][] =>
  [...(ids as Int32Array)].map((id, at) => [id, (values as Float64Array)[at]!]);

function tradeById([ids, sold, sales, bought, purchases]: Column[]): Map<number, Trade> {
  return new Map(
    [...(ids as Int32Array)].map((id, at): [number, Trade] => [
      id,
      {
        sold: (sold as BigInt64Array)[at]!,
        sales: (sales as Float64Array)[at]!,
        bought: (bought as BigInt64Array)[at]!,
        purchases: (purchases as Float64Array)[at]!,
      },
    ]),
  );
}

const scopeOf = (store: Store, { years, regions, scope }: FlowQuery): FlowScope => ({
  years,
  regions: regions === null ? null : regionIds(store, regions),
  scope,
});

const regionIds = (store: Store, codes: readonly string[]) => idsIn(store.manifest.places, codes);

const yearsOf = ({ manifest }: Store, years: readonly number[] | null) =>
  manifest.years.filter((year) => years === null || years.includes(year));

/** The sums that answer a query without adding up its flows: the nation's, or those of a large set of regions. */
function sumsFor(
  store: Store,
  { regions, scope }: Pick<FlowQuery, "regions" | "scope">,
  years: readonly number[],
): Sums | undefined {
  const parts = years.map((year) => partOf(store, year));
  if (parts.length === 0) return undefined;
  if (regions === null) return parts.every(({ nation }) => nation) ? "nation" : undefined;
  if (scope !== "either") return undefined;
  const key = setKey(regions);
  return parts.every(({ large }) => large?.includes(key)) ? `large/${key}` : undefined;
}
type Sums = "nation" | `large/${string}`;

/** Positions of codes in the order of the codes. */
const byCode = (codes: readonly string[]): number[] =>
  codes.map((_, at) => at).sort((a, b) => (codes[a]! < codes[b]! ? -1 : 1));

/** `of`: stored sums take the place of the flows. `pairs`: `n` counts pairs of firms. */
type Kind = { of?: Sums | undefined; pairs?: boolean };

const ask = (store: Store, years: number[] | null, sql: string, kind: Kind = {}) =>
  withTables(store, years, (engine) => engine.columns(sql), kind);

/**
 * Runs `work` on an engine in which `flows` (of the years asked for) and `firms` (of the latest of them) stand for the
 * files of the store.
 */
async function withTables<T>(
  store: Store,
  years: number[] | null,
  work: (engine: Engine) => Promise<T>,
  kind: Kind = {},
): Promise<T> {
  const stored = yearsOf(store, years);
  const engine = await openDuckDb({});
  try {
    await engine.run(`CREATE VIEW flows AS ${flowsRelation(store, stored, kind)}`);
    await engine.run(`CREATE VIEW firms AS SELECT * FROM read_parquet(${literal(firmsFile(store, stored))})`);
    return await work(engine);
  } catch (cause) {
    throw brokenFile(cause) ? damaged(store.dir, brokenFile(cause)!) : cause;
  } finally {
    engine.close();
  }
}

/** The Parquet file that DuckDB could not read, by name; null when something else went wrong. */
function brokenFile(cause: unknown): string | null {
  const { message = "" } = cause as Error;
  if (
    !/magic bytes|No files found|too small to be a Parquet|footer|Invalid Input Error.*parquet/i.test(message)
  )
    return null;
  return /([^/"'\\]+\.parquet)/.exec(message)?.[1] ?? "a Parquet file cannot be read";
}

function flowsRelation(store: Store, years: number[], { of: sums, pairs }: Kind): string {
  const of = sums ?? "flows";
  const asked = years.length > 0 ? years : store.manifest.years.slice(0, 1);
  const without = pairs && asked.find((year) => !partOf(store, year).pairs);
  if (without)
    throw new DomainError(
      "BAD_INPUT",
      `pairs of firms were not counted for ${without}; import its files again with that option`,
      "no_firm_pairs",
      { year: without },
    );
  const files = asked.map((year) => literal(flowsFile(store, year, of)));
  const columns = [
    "year",
    ...(of === "flows" ? ["seller_region", "buyer_region"] : []),
    "seller",
    "buyer",
    "amount",
  ];
  return `SELECT ${columns.join(", ")}, ${pairs ? "pairs AS n" : "n"} FROM read_parquet([${files.join(", ")}])${years.length > 0 ? "" : " WHERE 1 = 0"}`;
}
