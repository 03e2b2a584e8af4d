import type { JobKind } from "@/server/features/jobs/schema";
import type { JobHandler } from "./handler";
import { runAnalysis } from "./handlers/analyses";
import { computeAtlas } from "./handlers/atlas";
import { checkDataset, runImport } from "./handlers/datasets";
import { checkPatents, extractTopics, importPatents, splitTopics } from "./handlers/patents";

/** Every kind of job and who does it. */
export const HANDLERS: Record<JobKind, JobHandler> = {
  "dataset.check": checkDataset,
  "dataset.import": runImport,
  "atlas.compute": computeAtlas,
  "analysis.compute": runAnalysis,
  "patents.check": checkPatents,
  "patents.import": importPatents,
  "topics.compute": extractTopics,
  "topics.split": splitTopics,
};
