import type { Classification, ColumnMapping, DatasetForm, FileRole } from "@/server/warehouse/dataset";
import type { RejectCounts, RejectReason, RejectSample } from "@/server/warehouse/rejects";

export const WARNINGS = [
  /** Unknown codes that another revision knows. params: revision, codes, rows, distinct, in9, in10, in11 */
  "looks_like_revision",
  /** Codes whose leading zero was given back. params: codes, rows */
  "leading_zero_restored",
  /** Unknown codes that would be known with a zero in front. params: codes, rows */
  "leading_zero_lost",
  /** Codes converted by the linkage table. params: revision, codes */
  "codes_converted",
  /** The data set has no amounts: every trade counts 1. */
  "no_amounts",
  /** Survey partners have no region: only rules that ask for the respondent's end find them. */
  "partner_region_unknown",
  /** Some firms are placed in a province, others in a city. params: provinces, cities */
  "mixed_region_level",
  /** Years were added, and firms lie elsewhere or do something else than before. params: same, moved, added */
  "firms_moved",
  /** More rejected rows than the list of them holds. params: listed, rejected */
  "rejects_cut",
] as const;
export type ImportWarning = { id: (typeof WARNINGS)[number]; params: Record<string, string | number> };

/** One file as it was understood. */
export type ReportFile = {
  role: FileRole;
  name: string;
  kind: "csv" | "xlsx";
  encoding: string;
  delimiter: string;
  sha256: string;
  bytes: number;
  header: string[];
  headerRow: number;
  mapping: ColumnMapping;
  /** Records below the header that are not blank. */
  rows: number;
  preview: PreviewRow[];
};

/**
 * One of the first rows: `cells` as they stand in the mapped columns, `understood` as codes, years and amounts, null
 * where nothing could be made of it.
 */
export type PreviewRow = {
  row: number;
  cells: Record<string, string | null>;
  understood: Record<string, string | null>;
  reason: RejectReason | null;
};

/** What a dry run found, and what an import did. Counts are exact; `amount` is in `unit`. */
export type ImportReport = {
  form: DatasetForm;
  classification: Classification;
  ksicDigits: number;
  /** Unit the amounts are kept in: an id of units.ts. */
  unit: string;
  files: ReportFile[];
  firms: number;
  /** Trades taken in. In a survey each filled partner cell is one, so it is not the number of rows. */
  transactions: number;
  amount: string;
  years: number[];
  industries: number;
  regions: number;
  /** Rows (in a survey: rows of respondents and cells of partners) that were not taken in, by reason. */
  rejected: RejectCounts;
  samples: Partial<Record<RejectReason, RejectSample[]>>;
  warnings: ImportWarning[];
};

/** Texts for the head and the reasons of the list of rejected rows; ids stand where none is given. */
export type RejectLabels = {
  columns?: Partial<Record<"file" | "row" | "reason" | "column" | "value" | "detail", string>>;
  reasons?: Partial<Record<RejectReason, string>>;
};
