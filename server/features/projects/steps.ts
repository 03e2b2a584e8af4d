import { can, type Permission, type Role } from "@/server/domain/permissions";
import type { Step, StepState } from "./schema";

/** What the database knows of a project's four steps (step-facts.ts reads it). */
export type StepFacts = {
  define: { industries: number; codes: number; withoutSelf: number; withoutKeywords: number };
  atlas: {
    datasets: number;
    running: boolean;
    /** Latest computed run; `changed` says what moved since, so that its figures are no longer today's. */
    run: { id: string; changed: AtlasChange[]; outsidePeriod: boolean } | null;
    submitted: number;
    /** The latest proposal came back. */
    returned: boolean;
    /** Is the latest approval of what the latest run holds? */
    approval: "none" | "current" | "outdated";
  };
  patents: { patents: number; running: boolean; topics: number | null; topicsOutdated: boolean };
  plan: {
    recommendations: number;
    drafts: number;
    proposed: number;
    accepted: number;
    rejected: number;
    outdated: boolean;
  };
};
export const ATLAS_CHANGES = [
  "definitionChanged",
  "codeVersionChanged",
  "datasetArchived",
  "datasetReplaced",
  "datasetMissing",
] as const;
export type AtlasChange = (typeof ATLAS_CHANGES)[number];

/** Keys under `project.missing` in the messages. */
export const MISSING = [
  "noIndustry",
  "noSelfCode",
  "noKeywords",
  "needsDefine",
  "noDataset",
  "running",
  "noRun",
  ...ATLAS_CHANGES,
  "yearsOutsidePeriod",
  "noHubProposal",
  "hubReturned",
  "hubAwaitsDecision",
  "approvalOutdated",
  "noPatents",
  "noTopics",
  "topicsOutdated",
  "needsAtlas",
  "noRecommendation",
  "recommendationsOutdated",
  "nothingProposed",
  "awaitsDecision",
] as const;
export type Missing = (typeof MISSING)[number];
export type StepStatus = { step: Step; state: StepState; missing: Missing[] };

/**
 * Where a project stands in the paper's four steps, in its order.
 *
 *   empty     nothing there yet          working   begun, cannot be used yet
 *   ready     usable by the next step    approved  decided by a manager, nothing open
 *   stale     something that it rests on has changed since
 *
 * `missing` names what is between this state and the best one, most urgent first. Definitions and patents have no
 * approval of their own; ready is their best.
 */
export function stepStatuses(facts: StepFacts): StepStatus[] {
  return [
    { step: "define", ...define(facts) },
    { step: "atlas", ...atlas(facts) },
    { step: "patents", ...patents(facts) },
    { step: "plan", ...plan(facts) },
  ];
}

type Status = Omit<StepStatus, "step">;

function define({ define: of }: StepFacts): Status {
  if (of.industries === 0) return { state: "empty", missing: ["noIndustry"] };
  const missing: Missing[] = [];
  if (of.withoutSelf > 0) missing.push("noSelfCode");
  if (of.withoutKeywords > 0) missing.push("noKeywords");
  return { state: of.withoutSelf > 0 ? "working" : "ready", missing };
}

function atlas({ define: defined, atlas: of }: StepFacts): Status {
  if (!of.run) {
    if (of.running) return { state: "working", missing: ["running"] };
    const missing: Missing[] = [];
    if (defined.industries === 0) missing.push("needsDefine");
    if (of.datasets === 0) missing.push("noDataset");
    return { state: "empty", missing: missing.length > 0 ? missing : ["noRun"] };
  }
  const missing: Missing[] = [...of.run.changed];
  if (of.running) missing.unshift("running");
  if (of.run.outsidePeriod) missing.push("yearsOutsidePeriod");
  if (of.submitted > 0) missing.push("hubAwaitsDecision");
  if (of.approval === "outdated") missing.push("approvalOutdated");
  if (of.submitted === 0 && of.returned) missing.push("hubReturned");
  else if (of.approval === "none" && of.submitted === 0) missing.push("noHubProposal");
  if (of.run.changed.length > 0 || of.approval === "outdated") return { state: "stale", missing };
  return { state: of.approval === "current" ? "approved" : "ready", missing };
}

function patents({ patents: of }: StepFacts): Status {
  if (of.patents === 0)
    return of.running
      ? { state: "working", missing: ["running"] }
      : { state: "empty", missing: ["noPatents"] };
  if (!of.topics) return { state: "working", missing: [of.running ? "running" : "noTopics"] };
  if (of.topicsOutdated) return { state: "stale", missing: ["topicsOutdated"] };
  return { state: "ready", missing: [] };
}

function plan({ atlas: { run }, plan: of }: StepFacts): Status {
  if (of.recommendations === 0) return { state: "empty", missing: [run ? "noRecommendation" : "needsAtlas"] };
  const missing: Missing[] = [];
  if (of.outdated) missing.push("recommendationsOutdated");
  if (of.proposed > 0) missing.push("awaitsDecision");
  else if (of.accepted === 0) missing.push("nothingProposed");
  if (of.outdated) return { state: "stale", missing };
  if (of.accepted === 0) return { state: "working", missing };
  return { state: of.proposed > 0 ? "ready" : "approved", missing };
}

/** Keys under `project.next` in the messages. */
export const NEXT_ACTIONS = [
  "createIndustry",
  "addSelfCodes",
  "importDataset",
  "runAtlas",
  "recomputeAtlas",
  "decideHub",
  "proposeHub",
  "uploadPatents",
  "extractTopics",
  "generateRecommendations",
  "decideRecommendations",
  "proposeRecommendations",
  "readPlan",
] as const;
export type NextAction = (typeof NEXT_ACTIONS)[number];

const needs: Record<NextAction, { step: Step; permission: Permission }> = {
  createIndustry: { step: "define", permission: "define:edit" },
  addSelfCodes: { step: "define", permission: "define:edit" },
  importDataset: { step: "atlas", permission: "dataset:import" },
  runAtlas: { step: "atlas", permission: "atlas:run" },
  recomputeAtlas: { step: "atlas", permission: "atlas:run" },
  decideHub: { step: "atlas", permission: "hub:decide" },
  proposeHub: { step: "atlas", permission: "hub:propose" },
  uploadPatents: { step: "patents", permission: "patents:edit" },
  extractTopics: { step: "patents", permission: "patents:edit" },
  generateRecommendations: { step: "plan", permission: "recommendation:generate" },
  decideRecommendations: { step: "plan", permission: "recommendation:decide" },
  proposeRecommendations: { step: "plan", permission: "recommendation:propose" },
  readPlan: { step: "plan", permission: "project:read" },
};

/**
 * The next thing to do in a project: the first open one in the order of the four steps, and whether this role may do
 * it itself. Null only while something is being computed and nothing else is open.
 */
export function nextAction(
  facts: StepFacts,
  role: Role,
): { action: NextAction; step: Step; mine: boolean } | null {
  const open = openActions(facts);
  const mine = open.find((action) => can(role, needs[action].permission));
  const action = mine ?? open[0];
  return action ? { action, step: needs[action].step, mine: mine !== undefined } : null;
}

function openActions({ define, atlas, patents, plan }: StepFacts): NextAction[] {
  const open: NextAction[] = [];
  if (define.industries === 0) open.push("createIndustry");
  else if (define.withoutSelf > 0) open.push("addSelfCodes");
  else if (!atlas.run && !atlas.running) open.push(atlas.datasets === 0 ? "importDataset" : "runAtlas");
  if (!atlas.run) return open;
  if (atlas.run.changed.length > 0) open.push(atlas.datasets === 0 ? "importDataset" : "recomputeAtlas");
  if (atlas.submitted > 0) open.push("decideHub");
  else if (atlas.approval !== "current") open.push("proposeHub");
  if (patents.patents === 0 && !patents.running) open.push("uploadPatents");
  else if ((!patents.topics || patents.topicsOutdated) && !patents.running) open.push("extractTopics");
  if (plan.recommendations === 0 || plan.outdated) open.push("generateRecommendations");
  else if (plan.proposed > 0) open.push("decideRecommendations");
  else if (plan.drafts > 0 && plan.accepted === 0) open.push("proposeRecommendations");
  if (plan.accepted > 0 && open.length === 0) open.push("readPlan");
  return open;
}
