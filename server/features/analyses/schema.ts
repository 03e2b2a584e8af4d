import { z } from "zod";
import type { EgoDirection } from "@/server/compute/network/ego";
import type { LinkRule, ScopeRule } from "@/server/domain/flows";
import { type RegionView, subjectInput } from "@/server/features/atlas/schema";
import { ANALYSES } from "./catalogue";
import { type OptionValues, optionsSchema } from "./fields";
import type { KindSpec } from "./kind-spec";

export { arrangementText } from "./arrangement-text";
export { ANALYSES } from "./catalogue";
export {
  ANYONE,
  CHANGE_KINDS,
  type ChangeKind,
  type ChangeRow,
  changeLine,
  changeRows,
  changesFit,
} from "./changes-text";
export type { Field, OptionValue, OptionValues } from "./fields";
export { optionDefaults } from "./fields";
export type { KindSpec, SubjectRule } from "./kind-spec";
export type { Cell, CellType, Chart, Fact, ResultTable } from "./result";
export { technologyText } from "./technology-text";

export type AnalysisKind = keyof typeof ANALYSES;
export const ANALYSIS_KINDS = Object.keys(ANALYSES) as [AnalysisKind, ...AnalysisKind[]];
export const specOf = (kind: AnalysisKind): KindSpec => ANALYSES[kind];
export const optionsOf = (kind: AnalysisKind) => optionsSchema(ANALYSES[kind].fields);

/** The ATLAS that an analysis looks at: everything that decides its network, spelt out. */
export type AnalysisBase = {
  years: number[];
  /** The region set looked at, and those that stand beside it in the run. */
  region: RegionView;
  beside: RegionView[];
  scope: ScopeRule;
  rule: LinkRule;
  radius: 1 | 2;
  direction: EgoDirection;
};

/** Something with an ego network: its cores. `group` names what it belongs to. */
export type AnalysisSubject = { id: string; label: string; group: string | null; cores: string[] };

/** Analysis.params: with the data and the code version, all that decides a result. */
export type AnalysisParams = {
  kind: AnalysisKind;
  base: AnalysisBase;
  subjects: AnalysisSubject[];
  options: OptionValues;
  seed: number;
};

/** Items that a person lists by hand: a name and its core codes. */
const itemInput = z.object({
  label: z.string().trim().min(1).max(80),
  group: z.string().trim().max(80).nullable().default(null),
  cores: z.array(z.string().trim().min(1).max(20)).min(1).max(200),
});

export const startAnalysisInput = z.object({
  kind: z.enum(ANALYSIS_KINDS),
  /** The ATLAS run that gives data, years, regions and link rule; of its views one region. */
  runId: z.string().min(1).max(64),
  viewKey: z.string().min(1).max(400).optional(),
  subjects: z.array(subjectInput).max(400).default([]),
  items: z.array(itemInput).max(2_000).default([]),
  options: z.record(z.string(), z.unknown()).default({}),
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
  recompute: z.boolean().default(false),
});
export type StartAnalysisInput = z.infer<typeof startAnalysisInput>;

export const listAnalysesInput = z.object({
  runId: z.string().min(1).max(64).optional(),
  limit: z.number().int().min(1).max(200).default(100),
});
/** All rows of an analysis that keeps them, as a file. */
export const FILE_FORMATS = ["csv", "parquet"] as const;
export const analysisFileInput = z.object({
  analysisId: z.string().min(1).max(64),
  format: z.enum(FILE_FORMATS),
});

export const analysisInput = z.object({ analysisId: z.string().min(1).max(64) });

/** Payload of the job `analysis.compute`. */
export const analysisJobPayload = z.object({
  projectId: z.string(),
  runId: z.string(),
  datasetId: z.string(),
  datasetHash: z.string(),
  paramsHash: z.string(),
  params: z.custom<AnalysisParams>((value) => typeof value === "object" && value !== null),
});
