/** The printed tables of the paper that the product shows; titles and notes are message keys under `published`. */
export const PUBLISHED_TABLES = [
  "regionSample",
  "futureCarIndustries",
  "itemExample",
  "firstQuadrantItems",
  "regionalCompetitiveness",
  "renewableItems",
  "asanFirms",
  "asanCentreByPartners",
  "asanCentreByAmount",
  "asanTradeRegions",
  "asanTradeAreas",
] as const;
export type PublishedTableId = (typeof PUBLISHED_TABLES)[number];

/** `notPrinted`: the paper gives the numbers without a unit. `index`: the pure numbers b and c. */
export type PublishedUnit = "firmsAndTransactions" | "notPrinted" | "index" | "firms" | "krw1000" | "none";

export type PublishedTable<Row> = {
  id: PublishedTableId;
  titleKey: `published.${PublishedTableId}.title`;
  noteKey: `published.${PublishedTableId}.note`;
  /** Chapter of the paper, as it numbers them. */
  chapter: "III" | "IV" | "VI";
  unit: PublishedUnit;
  /** Whether the rows are as printed, or recomputed by the product from other printed rows. */
  origin: "printed" | "recomputed";
  rows: Row[];
};

export type RegionSampleRow = { region: string; firms: number; transactions: number };
export type FutureCarRow = {
  ksic: string;
  namePrinted: string;
  nationwide: number;
  chungcheong: number;
  daejeon: number;
  sejong: number;
  chungbuk: number;
  chungnam: number;
};
export type ItemExampleRow = { itemName: string; role: string; ksic: string; industry: string };
export type ItemRow = {
  position: number;
  itemCode: string;
  itemName: string;
  strategicIndustry: string;
  b: number;
  c: number;
};
/** `verdictPrinted` is the paper's own verdict on the strategic industry, repeated on each of its five rows. */
export type CompetitivenessRow = {
  strategicIndustry: string;
  verdictPrinted: string;
  region: string;
  b: number;
  c: number;
};
export type RenewableRow = {
  position: number;
  itemCode: string;
  itemName: string;
  region: string;
  b: number;
  c: number;
};
export type AsanFirmRow = {
  rank: number;
  firm: string;
  ksic: string;
  partners: number;
  amountKrw1000: bigint;
};
export type CentreRow = { rank: number; ksic: string; industry: string; value: bigint };
/** Shares in percent: as printed, and recomputed at the lowest and highest total that fits every printed share. */
export type ShareRow = {
  rank: number;
  name: string;
  amountKrw1000: bigint;
  sharePrintedPct: number;
  shareLowPct: number;
  shareHighPct: number;
  members: string[];
};

/** Words that the paper prints in its tables, and what they stand for. */
export const PRINTED_ROLES = { 후방산업: "BACKWARD", 해당산업: "SELF", 전방산업: "FORWARD" } as const;
export const PRINTED_NATION = "전국";
