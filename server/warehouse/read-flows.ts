import type { Flows, ScopeRule } from "@/server/domain/flows";
import { type Column, type Engine, literal, openDuckDb } from "@/server/warehouse/engine";
import {
  type FlowScope,
  firmsByIndustry,
  firmsByRegion,
  flowsByIndustry,
  flowsByPartner,
  flowsByRegion,
  industryFlows,
} from "@/server/warehouse/flows-sql";
import { firmsFile, flowsFile, type Store } from "@/server/warehouse/store";

/** Years (all when null) and region codes (the whole country when null); a code stands for all that lies in it. */
export type FlowQuery = { years: number[] | null; regions: string[] | null; scope: ScopeRule };

/**
 * Flows between industries in a scope: amounts and counts added up over the years and regions, each stored row once.
 * `industries` are those that trade in the scope, in the order of their codes; a scope without trade gives none.
 */
export async function readFlows(store: Store, query: FlowQuery): Promise<Flows> {
  const { industries } = store.manifest;
  const [seller, buyer, amount, count] = (await ask(
    store,
    query.years,
    industryFlows(scopeOf(store, query)),
  )) as [Int32Array, Int32Array, BigInt64Array, Float64Array];
  const present = [...new Set([...seller, ...buyer])].sort((a, b) => a - b);
  const position = new Int32Array(industries.length);
  present.forEach((id, at) => {
    position[id] = at;
  });
  return {
    industries: present.map((id) => industries[id]!),
    seller: seller.map((id) => position[id]!),
    buyer: buyer.map((id) => position[id]!),
    amount,
    count,
  };
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
  return store.manifest.places.map(({ code, name, path }, at) => ({
    region: code,
    name,
    path,
    firms: counted.get(at + 1) ?? 0,
    ...(traded.get(at + 1) ?? NO_TRADE),
  }));
}

/** Every industry of the store: firms in the regions, and what it sold and bought in the scope. */
export async function industrySummary(
  store: Store,
  query: FlowQuery,
): Promise<({ industry: string; firms: number } & Trade)[]> {
  const scope = scopeOf(store, query);
  const [trade, firms] = await withTables(store, query.years, async (engine) => [
    await engine.columns(flowsByIndustry(scope)),
    await engine.columns(firmsByIndustry(scope.regions)),
  ]);
  const counted = new Map(pairs(firms!));
  const traded = tradeById(trade!);
  return store.manifest.industries.map((industry, id) => ({
    industry,
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

/** Ids of all places that lie in any of the regions. */
function regionIds(store: Store, codes: readonly string[]): number[] {
  const wanted = new Set(codes);
  return store.manifest.places.flatMap(({ path }, at) =>
    path.some((code) => wanted.has(code)) ? [at + 1] : [],
  );
}

const ask = (store: Store, years: number[] | null, sql: string) =>
  withTables(store, years, (engine) => engine.columns(sql));

/** Runs `work` on an engine in which `flows` (of the years asked for) and `firms` stand for the files of the store. */
async function withTables<T>(
  store: Store,
  years: number[] | null,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const stored = store.manifest.years.filter((year) => years === null || years.includes(year));
  const engine = await openDuckDb({});
  try {
    await engine.run(`CREATE VIEW flows AS ${flowsRelation(store, stored)}`);
    await engine.run(`CREATE VIEW firms AS SELECT * FROM read_parquet(${literal(firmsFile(store))})`);
    return await work(engine);
  } finally {
    engine.close();
  }
}

function flowsRelation(store: Store, years: number[]): string {
  const files = (years.length > 0 ? years : store.manifest.years.slice(0, 1)).map((year) =>
    literal(flowsFile(store, year)),
  );
  return `SELECT * FROM read_parquet([${files.join(", ")}])${years.length > 0 ? "" : " WHERE 1 = 0"}`;
}
