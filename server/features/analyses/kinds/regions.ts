import { regionBalance } from "@/server/compute/regions/region-balance";
import {
  type PartnerTrade,
  type RegionFlow,
  regionPartners,
  type TradeSide,
} from "@/server/compute/regions/region-partners";
import {
  type IndustryRegionValue,
  type ValueChainColumn,
  valueChainTable,
} from "@/server/compute/regions/value-chain-table";
import { loadRegions, megaRegions } from "@/server/features/reference/data";
import { industrySummary, tradeByRegion } from "@/server/warehouse/read-flows";
import { type AnalysisContext, type AnalysisRun, optionsAs } from "../kind";
import { type CellType, fact, resultTable } from "../result";

type Options = { side: TradeSide; top: number; place: "province" | "city" };

/**
 * The regional economy: with whom the region trades (amount, share, top n, own share, shares of mega-regions), the
 * provinces among themselves, and, with subjects, their core industries by region with location quotients.
 */
export const regions: AnalysisRun = async (context) => {
  const { source, base, subjects, options, report } = context;
  const { side, top, place } = optionsAs<Options>(options);
  const { places } = source.store.manifest;
  const pathOf = new Map(places.map(({ code, path }) => [code, path]));
  const provinceOf = (code: string) => (pathOf.get(code) ?? [code]).at(-1)!;
  const provinces = loadRegions().filter(({ code }) => places.some(({ path }) => path.includes(code)));
  const flows: RegionFlow[] = [];
  for (const [at, { code }] of provinces.entries()) {
    await report((0.6 * at) / provinces.length);
    for (const { region, sold } of await tradeByRegion(source.store, { years: base.years, regions: [code] }))
      if (sold > 0n)
        flows.push({ seller: code, buyer: region === null ? null : provinceOf(region), amount: sold });
  }
  const balance = regionBalance(
    flows,
    provinces.map(({ code }) => code),
    (code) => code,
  );
  const megaOf = new Map(loadRegions().map(({ code, megaRegion }) => [code, megaRegion]));
  const ownRegions = base.region.codes;
  const ownCode = (code: string) => (pathOf.get(code) ?? [code]).find((one) => ownRegions.includes(one));
  const placeOf = (code: string) => ownCode(code) ?? (place === "city" ? code : provinceOf(code));
  const trade =
    ownRegions.length === 0
      ? []
      : await tradeByRegion(source.store, { years: base.years, regions: ownRegions });
  const placed = added(
    trade.map(({ region, ...sums }) => ({ region: region === null ? null : placeOf(region), ...sums })),
  );
  const own = placed.flatMap(({ region }) =>
    region !== null && ownRegions.includes(region) ? [region] : [],
  );
  const partners = regionPartners(placed, own, {
    side,
    top,
    groupOf: (code) => megaOf.get(provinceOf(code)) ?? null,
  });
  await report(0.7);
  const chain = subjects.length > 0 ? await chainTable(context) : null;
  const partnerColumns = {
    region: "region",
    rank: "integer",
    amount: "amount",
    share: "share",
    sold: "amount",
    bought: "amount",
    own: "yesno",
  } as const;
  const groupColumns = { megaRegion: "region", amount: "amount", share: "share", topShare: "share" } as const;
  const balanceColumns = {
    region: "region",
    sold: "amount",
    bought: "amount",
    own: "amount",
    balance: "amount",
    ownShareOfSales: "share",
    ownShareOfPurchases: "share",
  } as const;
  const cellColumns = {
    sellerRegion: "region",
    buyerRegion: "region",
    amount: "amount",
    shareOfSales: "share",
    ratio: "number",
  } as const;
  return {
    facts: [
      fact("tradeTotal", "amount", ownRegions.length === 0 ? balance.total : partners.total),
      fact("ownShare", "share", partners.own.share),
      fact("topShare", "share", partners.top.share),
      fact("firstPartner", "region", partners.rows.find((row) => !row.own)?.region),
      fact("unknownShare", "share", partners.unknown.share),
    ],
    tables: [
      ...(ownRegions.length === 0
        ? []
        : [
            resultTable("partners", partnerColumns, partners.rows),
            resultTable(
              "partnerGroups",
              groupColumns,
              partners.groups.map(({ group, amount, share }) => ({
                ...{ megaRegion: group, amount, share },
                topShare: partners.topGroups.find((one) => one.group === group)?.share,
              })),
            ),
          ]),
      ...(chain ? [chain] : []),
      resultTable("balance", balanceColumns, balance.regions),
      resultTable(
        "regionCells",
        cellColumns,
        balance.cells.map(({ seller, buyer, ...cell }) => ({
          sellerRegion: seller,
          buyerRegion: buyer,
          ...cell,
        })),
      ),
    ],
    charts: [
      ...(ownRegions.length === 0
        ? []
        : [
            {
              type: "bar",
              key: "partners",
              table: "partners",
              label: "region",
              value: "share",
              most: 20,
            } as const,
          ]),
      {
        type: "heat",
        key: "regionCells",
        table: "regionCells",
        row: "sellerRegion",
        column: "buyerRegion",
        value: "shareOfSales",
      },
    ],
    flags: [
      ...(ownRegions.length === 0 ? balance.flags : partners.flags),
      ...(places.length === 0 ? ["noRegions"] : []),
      ...(balance.outside > 0n ? ["unknownPlaces"] : []),
    ],
  };
};

/** Rows of one place added up. */
function added(rows: PartnerTrade[]): PartnerTrade[] {
  const sums = new Map<string | null, { sold: bigint; bought: bigint }>();
  for (const { region, sold, bought } of rows) {
    const before = sums.get(region) ?? { sold: 0n, bought: 0n };
    sums.set(region, { sold: before.sold + sold, bought: before.bought + bought });
  }
  return [...sums].map(([region, sum]) => ({ region, ...sum }));
}

/** What the cores of the subjects sell, by region: the nation, the region looked at, and its provinces. */
async function chainTable({ source, base, subjects, report }: AnalysisContext) {
  const provinces = loadRegions().filter(({ code }) =>
    source.store.manifest.places.some(({ path }) => path.includes(code)),
  );
  const values: IndustryRegionValue[] = [];
  for (const [at, { code }] of provinces.entries()) {
    await report(0.7 + (0.3 * at) / provinces.length);
    for (const { industry, sold } of await industrySummary(source.store, {
      years: base.years,
      regions: [code],
      scope: "seller",
    }))
      values.push({ industry, region: code, value: sold });
  }
  const inRegion = provinces.filter(({ code }) => base.region.codes.includes(code));
  const columns: ValueChainColumn[] = [
    { key: "KR", regions: null },
    ...megaRegions()
      .filter((mega) => inRegion.some(({ megaRegion }) => megaRegion === mega.code))
      .map((mega) => ({
        key: mega.code,
        regions: provinces.filter(({ megaRegion }) => megaRegion === mega.code).map(({ code }) => code),
      })),
    ...inRegion.map(({ code }) => ({ key: code, regions: [code] })),
  ];
  const stageOf = new Map(
    subjects.flatMap(({ label, cores }) => cores.map((code) => [code, label] as const)),
  );
  const table = valueChainTable(values, [...stageOf.keys()], columns, (code) => stageOf.get(code) ?? null);
  const shape: Record<string, CellType> = {
    subject: "text",
    industry: "code",
    region: "region",
    sold: "amount",
    share: "share",
    quotient: "number",
  };
  return resultTable(
    "valueChain",
    shape,
    table.rows.flatMap(({ industry, stage, cells }) =>
      cells.map(({ column, value, share, quotient }) => ({
        subject: stage,
        industry,
        region: column,
        sold: value,
        share,
        quotient,
      })),
    ),
  );
}
