import type { JobKind } from "@/server/features/jobs/schema";
import type { JobHandler } from "./handler";
import { computeAtlas } from "./handlers/atlas";
import { checkDataset, runImport } from "./handlers/datasets";

/** Every kind of job and who does it. */
export const HANDLERS: Partial<Record<JobKind, JobHandler>> = {
  "dataset.check": checkDataset,
  "dataset.import": runImport,
  "atlas.compute": computeAtlas,
};
