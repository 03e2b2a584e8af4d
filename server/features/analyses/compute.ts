import type { AnalysisContext, AnalysisRun } from "./kind";
import { blocks } from "./kinds/blocks";
import { bootstrap } from "./kinds/bootstrap";
import { bridges } from "./kinds/bridges";
import { centrality } from "./kinds/centrality";
import { centre } from "./kinds/centre";
import { cluster } from "./kinds/cluster";
import { communities } from "./kinds/communities";
import { growth } from "./kinds/growth";
import { regions } from "./kinds/regions";
import { sensitivity } from "./kinds/sensitivity";
import { sweep } from "./kinds/sweep";
import { whatif } from "./kinds/what-if";
import type { AnalysisResult } from "./result";
import type { AnalysisKind } from "./schema";

const RUNS: Record<AnalysisKind, AnalysisRun> = {
  centre,
  bridges,
  blocks,
  growth,
  cluster,
  centrality,
  communities,
  regions,
  sensitivity,
  bootstrap,
  whatif,
  sweep,
};

/** One analysis from its complete parameters: the same for the job and for the command line. */
export const computeAnalysis = (context: AnalysisContext): Promise<AnalysisResult> =>
  RUNS[context.kind](context);
