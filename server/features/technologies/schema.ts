import { z } from "zod";
import type { Policy, Text } from "@/rules/schema";
import type { TechnologyVerdict } from "@/rules/technology";
import { newTechnologiesInput } from "@/server/features/patents/regional-schema";

const id = z.string().min(1).max(64);
const topic = { topicRunId: id, topicKey: z.string().min(1).max(1000) };

export const scenarioInput = z.object(topic);

/** Without a run or a region: the project's newest run, its main region. */
export const startScenarioInput = z.object({
  ...topic,
  atlasRunId: id.optional(),
  viewKey: z.string().min(1).max(400).optional(),
  growth: z.number().min(0.01).max(5).default(0.1),
  draws: z.number().int().min(1).max(500).default(50),
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
});

/** The years as the person chose them among the region's new technologies; without them, as that page opens. */
export const draftTechnologyInput = z.object({
  ...topic,
  analysisId: id,
  years: newTechnologiesInput.pick({ window: true, until: true, period: true }).partial().default({}),
});

/** One figure of the technology's own ego network in the scenario. */
export type ScenarioFigure = {
  figure: string;
  before: number | null;
  after: number | null;
  delta: number | null;
  low: number | null;
  high: number | null;
  neutral: number | null;
  beyond: number | null;
};
export type ScenarioPath = { subject: string; way: string; strength: number };

/** Recommendation.facts of a technology: what it rests on, as it was when it was made. */
export type TechnologyFacts = Pick<TechnologyVerdict, "comparisons" | "missing" | "few" | "thin"> & {
  kind: "technology";
  topic: { runId: string; key: string };
  analysisId: string;
  industries: { code: string; share: number }[];
  patents: number | null;
  /** Topics that the emergence was compared among; the years that were looked at. */
  compared: number;
  window: number | null;
  until: number | null;
  strategic: { name: string; share: number } | null;
  figures: ScenarioFigure[];
  paths: ScenarioPath[];
  growth: number;
  draws: number;
  links: number | null;
  aim: Text | null;
  strategyEn: string | null;
  networkPolicy: Policy | null;
  firmPolicy: Policy | null;
};

export const isTechnologyFacts = (facts: unknown): facts is TechnologyFacts =>
  (facts as { kind?: unknown } | null)?.kind === "technology";
