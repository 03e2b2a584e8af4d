import { z } from "zod";
import { EGO_DIRECTIONS } from "@/server/compute/network/ego";
import { LINK_PRESETS, type LinkRule, SCOPE_RULES, type ScopeRule } from "@/server/domain/flows";

/** Most region sets in one run: a province with all its cities and counties fits. */
export const MAX_VIEWS = 60;

const regionCodes = z.array(z.string().trim().min(2).max(40)).min(1).max(MAX_VIEWS);

/** Absent: the test of alpha counts transactions. */
const test = z.literal("pairs").optional();
export const linkRuleInput = z.discriminatedUnion("preset", [
  z.object({ preset: z.enum(LINK_PRESETS), test }),
  z.object({
    preset: z.literal("custom"),
    threshold: z.number().min(0).max(1e6),
    minCount: z.number().int().min(0).max(1e9),
    alpha: z.number().gt(0).max(1).nullable().default(null),
    test,
  }),
]);

/** Whose codes are the cores of a strategic industry's ego network: those of its own step, or of its whole chain. */
export const CORE_CHOICES = ["self", "chain"] as const;
export type CoreChoice = (typeof CORE_CHOICES)[number];

/**
 * What an analyst chooses. `regions` is the region set of the main view (default: the project's scope), `compare` the
 * sets beside it: its parts one level down (the default except for the nation), none, or a list of regions.
 */
export const atlasParamsInput = z.object({
  datasetId: z.string().min(1).max(64),
  years: z.array(z.number().int().min(1900).max(2200)).min(1).max(100),
  regions: regionCodes.optional(),
  compare: z.union([z.enum(["parts", "none"]), regionCodes]).optional(),
  scope: z.enum(SCOPE_RULES).default("either"),
  rule: linkRuleInput.default({ preset: "related" }),
  self: z.enum(["exclude", "include"]).default("exclude"),
  radius: z.union([z.literal(1), z.literal(2)]).default(1),
  direction: z.enum(EGO_DIRECTIONS).default("both"),
  core: z.enum(CORE_CHOICES).default("self"),
});
export type AtlasParamsInput = z.infer<typeof atlasParamsInput>;

/** `recompute` insists although an identical result is there. */
export const startAtlasInput = atlasParamsInput.extend({ recompute: z.boolean().default(false) });

/** One region set: no codes means all the data, wherever they come from. The first of a run is its main view. */
export type RegionView = { key: string; label: string; codes: string[] };

/** AtlasRun.params of a computed run: everything that decides its figures, but for the data and the definitions. */
export type AtlasParams = {
  years: number[];
  scope: ScopeRule;
  rule: LinkRule;
  radius: 1 | 2;
  direction: (typeof EGO_DIRECTIONS)[number];
  core: CoreChoice;
  regions: RegionView[];
};

/** Payload of the job `atlas.compute`. */
export const atlasJobPayload = z.object({
  projectId: z.string(),
  datasetId: z.string(),
  datasetHash: z.string(),
  paramsHash: z.string(),
  params: z.custom<AtlasParams>((value) => typeof value === "object" && value !== null),
});

export const SUBJECT_KINDS = ["STRATEGIC", "CODE", "ITEM"] as const;
const subjectKind = z.enum(SUBJECT_KINDS);
export const subjectInput = z.object({ kind: subjectKind, id: z.string().min(1).max(64) });
export type SubjectRef = z.infer<typeof subjectInput>;

/** Without `runId` the project's newest run is meant, without `viewKey` the main view of the run. */
export const runInput = z.object({ runId: z.string().min(1).max(64).optional() });
const viewKey = z.string().min(1).max(400).optional();
export const viewInput = runInput.extend({ viewKey });

export const listRunsInput = z.object({ limit: z.number().int().min(1).max(100).default(20) });

export const networkInput = viewInput.extend({
  /** Which links are strongest: by amount, by RR, or by transactions. */
  by: z.enum(["amount", "rr", "count"]).default("amount"),
  limit: z.number().int().min(0).max(50_000).default(3_000),
});

export const egoInput = viewInput.extend({
  subject: subjectInput,
  /** Beyond it the partners with the fewest links inside the ego network are left out; cores always stay. */
  maxNodes: z.number().int().min(1).max(2_000).default(300),
  maxLinks: z.number().int().min(0).max(20_000).default(2_000),
});

export const comparisonInput = runInput.extend({
  kind: subjectKind.default("STRATEGIC"),
  viewKeys: z.array(z.string().min(1).max(400)).max(MAX_VIEWS).optional(),
});

export const competitivenessInput = runInput.extend({ kind: subjectKind.default("STRATEGIC") });

export const hubCandidatesInput = viewInput.extend({ kind: subjectKind.default("STRATEGIC") });

export const nodeInput = viewInput.extend({
  code: z.string().min(1).max(20),
  limit: z.number().int().min(1).max(2_000).default(100),
});

export const partnerSuggestionsInput = z.object({
  codes: z.array(z.string().min(1).max(20)).min(1).max(200),
  limit: z.number().int().min(1).max(200).default(20),
});

export const exportInput = viewInput.extend({ what: z.enum(["links", "indicators"]) });

/** Flag of a published item that the source prints among those whose b and c are both at or above the mean. */
export const PRINTED_FIRST_QUADRANT = "printed_first_quadrant";
