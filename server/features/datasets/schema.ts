import { z } from "zod";
import type { ColumnMapping } from "@/server/warehouse/dataset";
import { CLASSIFICATIONS, FILE_ROLES } from "@/server/warehouse/dataset";
import type { ImportReport } from "@/server/warehouse/import-report";
import { UNITS } from "@/server/warehouse/units";

/** What an uploaded file is: one of the forms' files, or the official table that turns old KSIC codes into new ones. */
export const INPUT_ROLES = [...FILE_ROLES, "linkage"] as const;
export type InputRole = (typeof INPUT_ROLES)[number];

/** `ImportRun.files`. `role` null = the header fits nothing and nobody has said yet. */
export type ImportFile = {
  uploadId: string;
  role: InputRole | null;
  name: string;
  bytes: number;
  sha256: string;
};

const column = z.number().int().min(0).max(16_383);
const columnOrNone = column.nullable().optional();
/** 0-based columns by role; null = on purpose none. */
const mapping = z.strictObject({
  firm_id: columnOrNone,
  ksic: columnOrNone,
  region: columnOrNone,
  name: columnOrNone,
  seller_id: columnOrNone,
  buyer_id: columnOrNone,
  seller: columnOrNone,
  buyer: columnOrNone,
  seller_region: columnOrNone,
  buyer_region: columnOrNone,
  year: columnOrNone,
  amount: columnOrNone,
  count: columnOrNone,
  sellsTo: z.array(column).max(2_000).optional(),
  buysFrom: z.array(column).max(2_000).optional(),
});

const year = z.number().int().min(1900).max(2100);
const UNIT_IDS = UNITS.map(({ id }) => id) as [string, ...string[]];

/** `ImportRun.options`: how the files are to be read. Everything may be left out; the warehouse knows the defaults. */
export const importOptions = z.object({
  mappings: z
    .object({
      firms: mapping.optional(),
      transactions: mapping.optional(),
      survey: mapping.optional(),
      flows: mapping.optional(),
    })
    .default({}),
  /** The year of every row, for files without a year column. */
  year: year.nullable().optional(),
  yearRange: z.tuple([year, year]).nullable().optional(),
  unit: z.enum(UNIT_IDS).optional(),
  classification: z.enum(CLASSIFICATIONS).optional(),
  ksicDigits: z.union([z.literal(2), z.literal(3), z.literal(4), z.literal(5)]).optional(),
  restoreLeadingZeros: z.boolean().optional(),
  /** Count the pairs of firms behind each flow, and keep the first firms; only where there are firms and transactions. */
  firmPairs: z.boolean().optional(),
});
export type ImportOptionsRow = z.infer<typeof importOptions> & {
  synthetic?: boolean;
  /** Somebody has decided that years which are there already are replaced; another reading takes it back. */
  replaceYears?: boolean;
};
export type Mappings = Partial<Record<(typeof FILE_ROLES)[number], ColumnMapping>>;

/** `ImportRun.report`: valid for exactly the files and options of the row; it is taken away when they change. */
export type StoredReport = ImportReport & {
  /** Names the data set that an import would make. */
  hash: string;
  seconds: number;
  checkedAt: string;
  /** Where years are added to a data set. */
  addition?: Addition;
};

/** `existing`: years of the files that the data set has already, with what it has of them; `amount` in its unit. */
export type Addition = {
  baseHash: string;
  baseVersion: number;
  existing: { year: number; transactions: number; amount: string }[];
};

const id = z.string().min(1).max(64);
const version = z.number().int().positive();
const name = z.string().trim().min(1).max(100);
const source = z.string().trim().max(300);

export const datasetIdInput = z.object({ datasetId: id });
export const listDatasetsInput = z
  .object({ archived: z.boolean().default(false) })
  .default({ archived: false });
export const contentsInput = z.object({ datasetId: id, years: z.array(year).max(200).nullish() });

export const importIdInput = z.object({ importId: id });
export const importVersionInput = z.object({ importId: id, version });
/** `addToId`: the files add years to that data set instead of making one of their own. */
export const startImportInput = z.object({ name, source: source.default(""), addToId: id.optional() });
/** What becomes of years that the data set has already: replaced by those of the files, or left as they are. */
export const chooseYearsInput = importVersionInput.extend({ replace: z.boolean() });
export const describeImportInput = importVersionInput.extend({
  name,
  source,
  /** Made data, not observed: every screen that shows it says so. */
  synthetic: z.boolean(),
});
export const attachFileInput = importVersionInput.extend({
  uploadId: id,
  /** Left out: the header decides. */
  role: z.enum(INPUT_ROLES).optional(),
});
export const detachFileInput = importVersionInput.extend({ uploadId: id });
export const saveMappingInput = importVersionInput.extend({ options: importOptions });

/** What the two jobs carry. */
export const importJobPayload = z.object({ importId: id });
