/**
 * The vocabulary of a data set: what is asked of an import, what it answers, and what a store holds.
 * Types only; every other file of the warehouse speaks in them.
 */

/** long: firms + transactions of firms. wide: the survey form (판매처_n, 구매처_n). flows: already added up by industry. */
export const DATASET_FORMS = ["long", "wide", "flows"] as const;
export type DatasetForm = (typeof DATASET_FORMS)[number];

export const FILE_ROLES = ["firms", "transactions", "survey", "flows"] as const;
export type FileRole = (typeof FILE_ROLES)[number];

/** The columns that a file of each role may have. `required` ones must be mapped, or given as an option (`year`). */
export const COLUMN_ROLES = {
  firms: { required: ["firm_id", "ksic", "region"], optional: ["name"] },
  transactions: { required: ["seller_id", "buyer_id", "year", "amount"], optional: [] },
  survey: { required: ["ksic", "region", "year"], optional: ["name"] },
  flows: {
    required: ["seller", "buyer", "year", "amount"],
    optional: ["seller_region", "buyer_region", "count"],
  },
} as const satisfies Record<FileRole, { required: readonly string[]; optional: readonly string[] }>;

export type ColumnRole =
  | (typeof COLUMN_ROLES)[FileRole]["required"][number]
  | "name"
  | "seller_region"
  | "buyer_region"
  | "count";

/**
 * Which column (0-based) plays which role. `amount: null` says on purpose that there is none: every row counts 1.
 * `sellsTo` and `buysFrom` are the partner columns of a survey.
 */
export type ColumnMapping = Partial<Record<ColumnRole, number | null>> & {
  sellsTo?: number[];
  buysFrom?: number[];
};

/** One uploaded file: where it is, what its owner calls it, and how its columns are to be read. */
export type InputFile = { path: string; name?: string; mapping?: ColumnMapping };

export type ImportInput =
  | { form: "long"; firms: InputFile; transactions: InputFile }
  | { form: "wide"; survey: InputFile }
  | { form: "flows"; flows: InputFile };

export const CLASSIFICATIONS = ["KSIC10", "own"] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

/** What the warehouse must know about codes and regions; the reference tables themselves live elsewhere. */
export type Reference = {
  /** Changes when the tables do, so that a store knows what it was checked against. */
  version: string;
  /** The KSIC code in digits that a cell means (C30399 -> 30399), or undefined when that revision does not know it. */
  industryCode: (text: string, revision: 9 | 10 | 11) => string | undefined;
  /** The region code that a cell means, or undefined. */
  regionCode: (text: string) => string | undefined;
  /** A region and everything that holds it, itself first: 44131 -> [44131, 44130, 44]. */
  regionPath: (code: string) => string[];
  /** Korean name for reports. */
  regionName: (code: string) => string;
  /** Regions that are often asked for together; where they have very many flows, these are kept added up (large-sums.ts). */
  regionGroups: readonly (readonly string[])[];
};

export type ImportOptions = {
  /** The year of every row, for files without a year column. */
  year?: number;
  /** Years outside are rejected, both ends included. */
  yearRange?: [number, number];
  /** Id of the unit the amounts are written in; see units.ts. */
  unit?: string;
  classification?: Classification;
  /** Length of the KSIC codes: 5 = subclass. */
  ksicDigits?: 2 | 3 | 4 | 5;
  /** Read 1110 as 01110. Always on for spreadsheets, where a code stored as a number has lost its zero. */
  restoreLeadingZeros?: boolean;
  /** A table old code -> revision-10 code; every KSIC code of the files is then read as an old one. */
  linkage?: { path: string; name?: string };
  /** Long form only: also count the pairs of firms behind each flow and keep the first firms (gather-pairs.ts). */
  firmPairs?: boolean;
};

export type ImportHooks = {
  reference: Reference;
  onProgress?: (progress: ImportProgress) => void;
  signal?: AbortSignal;
  /** Where temporary files go; the system's own folder when absent. */
  workDir?: string;
  memoryLimitMb?: number;
  threads?: number;
};

export const IMPORT_PHASES = ["reading", "firms", "trades", "rejects", "writing"] as const;
/** `rows` is what has been read of the file in work, `totalRows` an estimate; null = not known yet. */
export type ImportProgress = {
  phase: (typeof IMPORT_PHASES)[number];
  file: string | null;
  rows: number;
  totalRows: number | null;
  rowsPerSecond: number | null;
  /** While `reading`: bytes of the file so far. */
  bytes?: number;
};
