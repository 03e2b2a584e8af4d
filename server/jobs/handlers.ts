import type { JobKind } from "@/server/features/jobs/schema";
import type { JobHandler } from "./handler";
import { computeAtlas } from "./handlers/atlas";

/** Every kind of job and who does it. */
export const HANDLERS: Partial<Record<JobKind, JobHandler>> = {
  "atlas.compute": computeAtlas,
};
