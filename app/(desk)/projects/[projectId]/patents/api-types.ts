import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>;

export type Project = Outputs["projects"]["get"];
export type PatentSet = Outputs["patents"]["sets"][number];
export type RunItem = Outputs["patents"]["runs"][number];
export type Topics = Outputs["patents"]["topics"];
export type Run = Topics["run"];
export type TopicItem = Topics["topics"][number];
export type Topic = Outputs["patents"]["topic"];
export type TopicDetail = Outputs["patents"]["topicDetail"];
export type TopicMapData = Outputs["patents"]["topicMap"];
export type Patent = Outputs["patents"]["search"]["rows"][number];
export type Preview = Outputs["patents"]["preview"];
export type RejectTable = Outputs["patents"]["rejects"];
export type Rejected = RejectTable["rows"][number];
