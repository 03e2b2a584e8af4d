import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>;

export type Project = Outputs["projects"]["get"];
export type RunItem = Outputs["atlas"]["listRuns"][number];
export type Run = Outputs["atlas"]["getRun"];
export type View = Run["views"][number];
export type Comparison = Outputs["atlas"]["comparison"];
export type ComparisonRow = Comparison["rows"][number];
export type Competitiveness = Outputs["atlas"]["competitiveness"];
export type Verdict = Competitiveness["verdicts"][number];
export type HubCandidates = Outputs["atlas"]["hubCandidates"];
export type Candidate = HubCandidates["candidates"][number];
export type NetworkAnswer = Outputs["atlas"]["network"];
export type EgoAnswer = Outputs["atlas"]["ego"];
export type NodeAnswer = Outputs["atlas"]["node"];
export type Change = Run["changes"][number];
export type SubjectKind = ComparisonRow["kind"];
export type AnalysisItem = Outputs["analyses"]["list"][number];
export type Analysis = Outputs["analyses"]["get"];
