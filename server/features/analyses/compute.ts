import { DomainError } from "@/server/domain/errors";
import { testsPairs } from "@/server/features/atlas/rule-flows";
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

/** Kinds that draw or change transactions, of which nobody knows what pairs of firms they would make. */
const OF_TRANSACTIONS: readonly AnalysisKind[] = ["bootstrap", "whatif"];

/** @throws DomainError BAD_INPUT (pairsNotHere) where the link rule tests pairs of firms and the kind cannot */
export function checkKind({ kind, base }: Pick<AnalysisContext, "kind" | "base">): void {
  if (testsPairs(base.rule) && OF_TRANSACTIONS.includes(kind))
    throw new DomainError(
      "BAD_INPUT",
      `${kind} draws or changes transactions and cannot test pairs of firms; test transactions instead`,
      "pairsNotHere",
    );
}

/** One analysis from its complete parameters: the same for the job and for the command line. */
export async function computeAnalysis(context: AnalysisContext): Promise<AnalysisResult> {
  checkKind(context);
  return RUNS[context.kind](context);
}
