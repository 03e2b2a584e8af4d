import type { ColumnMapping, FileRole } from "@/server/warehouse/dataset";

/** Why a row or a cell is not taken in. The ids are stable: messages, the command line and stored reports use them. */
export const REJECT_REASONS = [
  "too_many_columns",
  "unclosed_quote",
  "firm_id_missing",
  "unknown_firm",
  "unknown_ksic",
  "ambiguous_ksic",
  "unknown_region",
  "duplicate_firm",
  "year_missing",
  "year_not_number",
  "year_out_of_range",
  "amount_missing",
  "amount_not_number",
  "amount_not_whole",
  "amount_too_large",
  "amount_not_positive",
  "count_not_number",
  "self_trade",
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** What was expected in the cell, in English, for the command line. Screens translate the reason instead. */
export const EXPECTED: Record<RejectReason, string> = {
  too_many_columns: "as many cells as the header has; a cell with a comma must be quoted",
  unclosed_quote: "a cell on one line; a quote is probably not closed",
  firm_id_missing: "a firm id",
  unknown_firm: "a firm_id of the firms file",
  unknown_ksic: "a code of KSIC revision 10",
  ambiguous_ksic: "a code with one successor in the linkage table",
  unknown_region: "a province or city by name or code",
  duplicate_firm: "one row per firm; the first one is kept",
  year_missing: "a year",
  year_not_number: "a year in four digits",
  year_out_of_range: "a year in the range of the data set",
  amount_missing: "an amount",
  amount_not_number: "a number in plain digits",
  amount_not_whole: "an amount that is whole in the unit it is kept in",
  amount_too_large: "an amount of at most 18 digits",
  amount_not_positive: "an amount above 0",
  count_not_number: "a whole number of transactions above 0",
  self_trade: "a buyer other than the seller; kept apart, not counted as trade",
};

/**
 * A fault is a reason at a column. Statements carry its small number instead of texts: 0 is a good row, BLANK a row in
 * which nothing that matters is filled in.
 */
export type Fault = { reason: RejectReason; column: keyof ColumnMapping | null };

export const FAULTS = {
  tooManyColumns: { reason: "too_many_columns", column: null },
  unclosedQuote: { reason: "unclosed_quote", column: null },
  firmIdMissing: { reason: "firm_id_missing", column: "firm_id" },
  ksicUnknown: { reason: "unknown_ksic", column: "ksic" },
  ksicAmbiguous: { reason: "ambiguous_ksic", column: "ksic" },
  regionUnknown: { reason: "unknown_region", column: "region" },
  firmDuplicate: { reason: "duplicate_firm", column: "firm_id" },
  sellerFirmUnknown: { reason: "unknown_firm", column: "seller_id" },
  buyerFirmUnknown: { reason: "unknown_firm", column: "buyer_id" },
  sellerUnknown: { reason: "unknown_ksic", column: "seller" },
  buyerUnknown: { reason: "unknown_ksic", column: "buyer" },
  sellerAmbiguous: { reason: "ambiguous_ksic", column: "seller" },
  buyerAmbiguous: { reason: "ambiguous_ksic", column: "buyer" },
  sellerRegionUnknown: { reason: "unknown_region", column: "seller_region" },
  buyerRegionUnknown: { reason: "unknown_region", column: "buyer_region" },
  partnerUnknown: { reason: "unknown_ksic", column: "sellsTo" },
  partnerAmbiguous: { reason: "ambiguous_ksic", column: "sellsTo" },
  yearMissing: { reason: "year_missing", column: "year" },
  yearNotNumber: { reason: "year_not_number", column: "year" },
  yearOutOfRange: { reason: "year_out_of_range", column: "year" },
  amountMissing: { reason: "amount_missing", column: "amount" },
  amountNotNumber: { reason: "amount_not_number", column: "amount" },
  amountNotWhole: { reason: "amount_not_whole", column: "amount" },
  amountTooLarge: { reason: "amount_too_large", column: "amount" },
  amountNotPositive: { reason: "amount_not_positive", column: "amount" },
  countNotNumber: { reason: "count_not_number", column: "count" },
  selfTrade: { reason: "self_trade", column: "buyer_id" },
} as const satisfies Record<string, Fault>;

const ORDER = Object.keys(FAULTS) as (keyof typeof FAULTS)[];

/** The number of a fault in SQL. */
export const faultNumber = (name: keyof typeof FAULTS): number => ORDER.indexOf(name) + 1;
export const faultOf = (number: number): Fault => FAULTS[ORDER[number - 1]!];
export const GOOD = 0;
export const BLANK = 255;
/** A key would match if the spaces around it were cut off: the statement is run again with trimmed keys. */
export const UNTRIMMED = 254;

/** One rejected row as a person sees it: where, what stood there, what should have. */
export type RejectSample = {
  file: string;
  role: FileRole;
  row: number;
  column: string;
  value: string | null;
  expected: string;
  /** What more is known: candidates of an ambiguous code, the row of the first duplicate. */
  detail: string | null;
};

export type RejectCounts = Partial<Record<RejectReason, number>>;
