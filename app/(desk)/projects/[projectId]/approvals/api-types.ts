import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>;

export type Project = Outputs["projects"]["get"];
export type ProposalItem = Outputs["hub"]["list"][number];
export type Proposal = Outputs["hub"]["get"];
export type HubItem = Proposal["items"][number];
export type Status = ProposalItem["status"];
