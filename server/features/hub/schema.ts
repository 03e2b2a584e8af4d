import { z } from "zod";
import { SUBJECT_KINDS } from "@/server/features/atlas/schema";
import type { PackVersion } from "@/server/features/rules/schema";

const id = z.string().min(1).max(64);

/** Which subjects of a run, in which of its regions. Their figures are the run's own, never the asker's. */
const hubItem = z.object({
  subjectKind: z.enum(SUBJECT_KINDS),
  subjectId: id,
  regionKey: z.string().min(1).max(400),
});
export type HubItemRef = z.infer<typeof hubItem>;

export const proposeHubInput = z.object({
  atlasRunId: id,
  title: z.string().trim().min(1).max(200),
  rationale: z.string().trim().min(1).max(10_000),
  items: z.array(hubItem).min(1).max(500),
});
export const proposalInput = z.object({ proposalId: id });
export const listProposalsInput = z.object({ limit: z.number().int().min(1).max(200).default(50) });
export const decideHubInput = z.discriminatedUnion("decision", [
  proposalInput.extend({
    decision: z.literal("approve"),
    version: z.number().int().min(1),
    reason: z.string().trim().max(2_000).optional(),
  }),
  proposalInput.extend({
    decision: z.literal("return"),
    version: z.number().int().min(1),
    reason: z.string().trim().min(1).max(2_000),
  }),
]);
export const withdrawHubInput = proposalInput.extend({ version: z.number().int().min(1) });

/** HubProposal.pin: exactly what a proposal rests on. */
export type HubPin = {
  datasetId: string | null;
  datasetHash: string | null;
  paramsHash: string;
  codeVersion: string;
  packs: PackVersion[];
  definitions: { id: string; name: string; version: number | null; cores: string[] }[];
};

/** HubProposalItem.facts: the figures as they stood when it was proposed. */
export type HubFacts = {
  a: number | null;
  b: number | null;
  c: number | null;
  d: number | null;
  nodes: number | null;
  links: number | null;
  density: number | null;
  clusteringAtDensity: number | null;
  flags: string[];
  /** Cuts of the verdict, and over how many subjects of the same kind and region they were drawn. */
  bCut: number | null;
  cCut: number | null;
  cutKinds: { b: string; c: string };
  compared: number;
  distance: { b: number | null; c: number | null };
  nearCut: boolean;
  basis: "rule" | "printed";
};
