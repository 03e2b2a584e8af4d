import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>;

export type Project = Outputs["projects"]["get"];
export type RecommendationSet = Outputs["recommendations"]["list"];
export type Recommendation = RecommendationSet["items"][number];
export type Drawing = NonNullable<RecommendationSet["quadrant"]>;
export type SetItem = Outputs["recommendations"]["listRuns"][number];
export type Technology = Outputs["technologies"]["list"][number];
export type Thread = Outputs["annotations"]["list"][number];
export type PlanView = Outputs["plan"]["get"];
export type PlanGroup = PlanView["groups"][number];
export type PlanEntry = PlanGroup["entries"][number];
export type Change = RecommendationSet["changes"][number];
/** What a note stands on. */
export type NoteSubject = { recommendationId: string } | { proposalId: string };
