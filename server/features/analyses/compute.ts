import type { AnalysisContext, AnalysisRun } from "./kind";
import { blocks } from "./kinds/blocks";
import { bridges } from "./kinds/bridges";
import { centre } from "./kinds/centre";
import { cluster } from "./kinds/cluster";
import { growth } from "./kinds/growth";
import type { AnalysisResult } from "./result";
import type { AnalysisKind } from "./schema";

const RUNS: Record<AnalysisKind, AnalysisRun> = { centre, bridges, blocks, growth, cluster };

/** One analysis from its complete parameters: the same for the job and for the command line. */
export const computeAnalysis = (context: AnalysisContext): Promise<AnalysisResult> =>
  RUNS[context.kind](context);
