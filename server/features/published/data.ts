import { impliedTotal } from "@/server/compute/implied-total";
import { centreIndustries } from "@/server/compute/network/centre";
import { industryByCode } from "@/server/features/reference/data";
import { referenceRows } from "@/server/features/reference/tables";
import type {
  AsanFirmRow,
  CentreRow,
  CompetitivenessRow,
  FutureCarRow,
  ItemExampleRow,
  ItemRow,
  PublishedTable,
  PublishedTableId,
  RegionSampleRow,
  RenewableRow,
  ShareRow,
} from "./schema";

const printed = (name: string) => referenceRows(`paper/${name}`);

const table = <Row>(
  id: PublishedTableId,
  about: Pick<PublishedTable<Row>, "chapter" | "unit" | "origin">,
  rows: Row[],
): PublishedTable<Row> => ({
  id,
  titleKey: `published.${id}.title`,
  noteKey: `published.${id}.note`,
  ...about,
  rows,
});

/** Firms and transactions of the 17 provinces, December 2020; the last row (전국) is the printed total. */
export const regionSample = (): PublishedTable<RegionSampleRow> =>
  table(
    "regionSample",
    { chapter: "III", unit: "firmsAndTransactions", origin: "printed" },
    printed("region_sample").map((row) => ({
      region: row.region!,
      firms: Number(row.firms),
      transactions: Number(row.transactions),
    })),
  );

/** The 26 industries of the future-car ecosystem. */
export const futureCarIndustries = (): PublishedTable<FutureCarRow> =>
  table(
    "futureCarIndustries",
    { chapter: "III", unit: "notPrinted", origin: "printed" },
    printed("futurecar_industries").map((row) => ({
      ksic: row.ksic!,
      namePrinted: row.name_printed!,
      nationwide: Number(row.nationwide),
      chungcheong: Number(row.chungcheong),
      daejeon: Number(row.daejeon),
      sejong: Number(row.sejong),
      chungbuk: Number(row.chungbuk),
      chungnam: Number(row.chungnam),
    })),
  );

/** The one innovation item whose links to KSIC are printed. */
export const itemExample = (): PublishedTable<ItemExampleRow> =>
  table(
    "itemExample",
    { chapter: "IV", unit: "none", origin: "printed" },
    printed("ksic_item_example").map((row) => ({
      itemName: row.item_name!,
      role: row.role!,
      ksic: row.ksic!,
      industry: row.industry!,
    })),
  );

/** The 28 items of 충청권 with b and c both at or above the mean of its 85 items. */
export const firstQuadrantItems = (): PublishedTable<ItemRow> =>
  table(
    "firstQuadrantItems",
    { chapter: "IV", unit: "index", origin: "printed" },
    printed("first_quadrant_items").map((row) => ({
      position: Number(row.seq),
      itemCode: row.item_code!,
      itemName: row.item_name!,
      strategicIndustry: row.strategic_industry!,
      b: Number(row.b),
      c: Number(row.c),
    })),
  );

/** b and c of the five strategic industries in 충청권 and its four provinces, with the printed verdict. */
export const regionalCompetitiveness = (): PublishedTable<CompetitivenessRow> =>
  table(
    "regionalCompetitiveness",
    { chapter: "IV", unit: "index", origin: "printed" },
    printed("regional_competitiveness").map((row) => ({
      strategicIndustry: row.strategic_industry!,
      verdictPrinted: row.lead_label!,
      region: row.region!,
      b: Number(row.b),
      c: Number(row.c),
    })),
  );

/** b and c of the four renewable-energy items in the same five regions. */
export const renewableItems = (): PublishedTable<RenewableRow> =>
  table(
    "renewableItems",
    { chapter: "IV", unit: "index", origin: "printed" },
    printed("renewable_items").map((row) => ({
      position: Number(row.rank),
      itemCode: row.item_code!,
      itemName: row.item_name!,
      region: row.region!,
      b: Number(row.b),
      c: Number(row.c),
    })),
  );

/** The 100 central firms of 아산시. */
export const asanFirms = (): PublishedTable<AsanFirmRow> =>
  table(
    "asanFirms",
    { chapter: "VI", unit: "krw1000", origin: "printed" },
    printed("asan_firms").map((row) => ({
      rank: Number(row.rank),
      firm: row.firm!,
      ksic: row.ksic!,
      partners: Number(row.partners),
      amountKrw1000: BigInt(row.amount!),
    })),
  );

/** The central industries of 아산시, recomputed from its 100 firms: in the top 30 by partners and by amount. */
export function asanCentreIndustries(order: "partners" | "amount"): PublishedTable<CentreRow> {
  const firms = asanFirms().rows.map((firm) => ({
    industry: firm.ksic,
    partners: firm.partners,
    amount: firm.amountKrw1000,
  }));
  const { byPartners, byAmount } = centreIndustries(firms, { top: 30 });
  const rows = (order === "partners" ? byPartners : byAmount).map((row, index) => ({
    rank: index + 1,
    ksic: row.industry,
    industry: industryByCode(row.industry)!.nameKo,
    value: order === "partners" ? BigInt(row.partners) : row.amount,
  }));
  return order === "partners"
    ? table("asanCentreByPartners", { chapter: "VI", unit: "firms", origin: "recomputed" }, rows)
    : table("asanCentreByAmount", { chapter: "VI", unit: "krw1000", origin: "recomputed" }, rows);
}

const tenths = (percent: string) => Math.round(Number(percent) * 10);
const members = (cell: string) => cell.split(";");

/** Amounts of the regions that 아산시 trades with, and of the areas that they add up to, with the printed shares. */
function tradeParts() {
  const regions = printed("asan_trade_regions").map((row) => ({
    rank: Number(row.rank),
    name: row.region!,
    amount: BigInt(row.amount!),
    tenths: tenths(row.share_pct!),
    members: [row.region!],
  }));
  const areas = printed("asan_trade_areas").map((row, index) => {
    const wanted = members(row.members!);
    const inside = regions.filter(
      ({ name }) => wanted.includes("*") || wanted.includes(name) || wanted.includes(name.split("_")[0]!),
    );
    return {
      rank: index + 1,
      name: row.name_ko!,
      amount: inside.reduce((sum, region) => sum + region.amount, 0n),
      tenths: tenths(row.share_pct!),
      members: inside.map((region) => region.name),
    };
  });
  return { regions, areas };
}

/**
 * The paper prints no total for the trade of 아산시: the totals that explain all its printed shares, of the 20 regions and
 * of the five areas, in thousand KRW.
 */
export function asanTradeTotal(): { low: bigint; high: bigint } {
  const { regions, areas } = tradeParts();
  return impliedTotal([...regions, ...areas])!;
}

const percent = (part: bigint, total: bigint) => (Number(part) / Number(total)) * 100;

function shareTable(id: "asanTradeRegions" | "asanTradeAreas"): PublishedTable<ShareRow> {
  const { low, high } = asanTradeTotal();
  const rows = tradeParts()[id === "asanTradeRegions" ? "regions" : "areas"].map((part) => ({
    rank: part.rank,
    name: part.name,
    amountKrw1000: part.amount,
    sharePrintedPct: part.tenths / 10,
    shareLowPct: percent(part.amount, high),
    shareHighPct: percent(part.amount, low),
    members: part.members,
  }));
  return table(id, { chapter: "VI", unit: "krw1000", origin: "recomputed" }, rows);
}

/** The top 20 regions that 아산시 trades with. */
export const asanTradeRegions = () => shareTable("asanTradeRegions");
/** 상위 20위, 아산경제권, 수도권, 대경권 (fits the printed 10.0 % only with 울산 and 경남) and 충청권 without 충남. */
export const asanTradeAreas = () => shareTable("asanTradeAreas");
