import { DomainError } from "@/server/domain/errors";
import { checkPairs, testsPairs } from "@/server/features/atlas/rule-flows";
import type { Store } from "@/server/warehouse/store";
import type { AnalysisContext, AnalysisRun } from "./kind";
import { blocks } from "./kinds/blocks";
import { bootstrap } from "./kinds/bootstrap";
import { bridges } from "./kinds/bridges";
import { centrality } from "./kinds/centrality";
import { centre } from "./kinds/centre";
import { cluster } from "./kinds/cluster";
import { commercialisation } from "./kinds/commercialisation";
import { communities } from "./kinds/communities";
import { firms } from "./kinds/firms";
import { growth } from "./kinds/growth";
import { regions } from "./kinds/regions";
import { sensitivity } from "./kinds/sensitivity";
import { sweep } from "./kinds/sweep";
import { whatif } from "./kinds/what-if";
import type { AnalysisResult } from "./result";
import type { AnalysisKind } from "./schema";

const RUNS: Record<AnalysisKind, AnalysisRun> = {
  centre,
  firms,
  bridges,
  blocks,
  growth,
  cluster,
  centrality,
  communities,
  regions,
  commercialisation,
  sensitivity,
  bootstrap,
  whatif,
  sweep,
};

/** Kinds that draw or change transactions, of which nobody knows what pairs of firms they would make. */
const OF_TRANSACTIONS: readonly AnalysisKind[] = ["bootstrap", "whatif"];

/**
 * What a kind cannot do with these data or this link rule, said before anything is computed.
 * @throws DomainError BAD_INPUT (pairsNotHere: the link rule tests pairs of firms and the kind cannot; no_firm_pairs: it
 *   reads what an import with pairs of firms keeps)
 */
export function checkKind({ kind, base }: Pick<AnalysisContext, "kind" | "base">, store: Store): void {
  if (kind === "firms") checkPairs(base.years, store.manifest);
  if (testsPairs(base.rule) && OF_TRANSACTIONS.includes(kind))
    throw new DomainError(
      "BAD_INPUT",
      `${kind} draws or changes transactions and cannot test pairs of firms; test transactions instead`,
      "pairsNotHere",
    );
}

/** One analysis from its complete parameters: the same for the job and for the command line. */
export async function computeAnalysis(context: AnalysisContext): Promise<AnalysisResult> {
  checkKind(context, context.source.store);
  return RUNS[context.kind](context);
}
