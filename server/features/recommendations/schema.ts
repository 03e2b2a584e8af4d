import { z } from "zod";
import type { Policy, Text } from "@/rules/schema";
import { SUBJECT_KINDS } from "@/server/features/atlas/schema";

const id = z.string().min(1).max(64);
const keys = z.array(z.string().min(1).max(400)).min(1).max(100);

/** Without lists: every strategic industry of the run in every region of it. */
export const generateInput = z.object({
  atlasRunId: id.optional(),
  kind: z.enum(SUBJECT_KINDS).default("STRATEGIC"),
  viewKeys: keys.optional(),
  subjectIds: z.array(id).min(1).max(2_000).optional(),
});

export const listRecommendationsInput = z.object({ runId: id.optional() });
export const listRunsInput = z.object({ limit: z.number().int().min(1).max(100).default(20) });
export const recommendationInput = z.object({ recommendationId: id });
export const actInput = recommendationInput.extend({ version: z.number().int().min(1) });
export const rejectInput = actInput.extend({ reason: z.string().trim().min(1).max(2_000) });
export const acceptInput = actInput.extend({ reason: z.string().trim().max(2_000).optional() });

type Compared = { value: number | null; cut: number | null; cutKind: string; distance: number | null };
/** Recommendation.facts: what it rests on, as it was when it was made. */
export type RecommendationFacts = {
  a: Compared;
  b: Compared;
  c: Compared;
  d: number | null;
  /** Cut of b for the hub verdict, where the packs draw it differently. */
  hubBCut: number | null;
  nodes: number | null;
  links: number | null;
  density: number | null;
  clusteringAtDensity: number | null;
  flags: string[];
  /** Subjects x regions over which the cuts of a and b were drawn, and those with both values. */
  compared: { rows: number; known: number };
  /** The same for the hub verdict: the subjects of this region alone. */
  hubCompared: { rows: number; known: number };
  missing: string[];
  /** Of too few rows to draw a cut; absent in sets made before this was said. */
  few?: string[];
  aim: Text | null;
  strategyEn: string | null;
  networkPolicy: Policy | null;
  firmPolicy: Policy | null;
  /** `printed`: the source prints it among its candidates; the rule was not asked. */
  hubBasis: "rule" | "printed";
  hubExplanation: string;
  hubExplanationEn: string;
  hubRule: { id: string; version: number };
};

/** RecommendationRun.cuts */
export type RunCuts = Record<"a" | "b", { value: number | null; kind: string }>;
