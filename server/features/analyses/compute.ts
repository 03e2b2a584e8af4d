import type { AnalysisContext, AnalysisRun } from "./kind";
import { centre } from "./kinds/centre";
import type { AnalysisResult } from "./result";
import type { AnalysisKind } from "./schema";

const RUNS: Record<AnalysisKind, AnalysisRun> = { centre };

/** One analysis from its complete parameters: the same for the job and for the command line. */
export const computeAnalysis = (context: AnalysisContext): Promise<AnalysisResult> =>
  RUNS[context.kind](context);
