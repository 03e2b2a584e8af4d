import type { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/server/db";
import { COMPUTE_VERSION } from "@/server/domain/code-version";
import { recordAudit } from "@/server/features/audit/service";
import type { Ctx } from "@/server/features/context";
import type { AnalysisResult } from "./result";
import { encodeResult } from "./result-codec";
import type { analysisJobPayload } from "./schema";

/** Everything of an analysis that is written, made before the transaction begins. */
export async function preparedAnalysis(result: AnalysisResult) {
  return {
    facts: result.facts as unknown as Prisma.InputJsonArray,
    flags: result.flags,
    result: await encodeResult(result),
  };
}

/** Write a computed analysis and its audit row; call it with one transaction. */
export async function storeAnalysis(
  tx: Tx,
  { actor, now }: Pick<Ctx, "actor" | "now">,
  jobId: string | null,
  { params, ...origin }: z.infer<typeof analysisJobPayload>,
  prepared: Awaited<ReturnType<typeof preparedAnalysis>>,
): Promise<string> {
  const at = now();
  const { id } = await tx.analysis.create({
    data: {
      ...origin,
      ...prepared,
      jobId,
      kind: params.kind,
      params: params as unknown as Prisma.InputJsonObject,
      seed: params.seed,
      codeVersion: COMPUTE_VERSION,
      createdById: actor.id,
      createdAt: at,
    },
    select: { id: true },
  });
  await recordAudit(tx, {
    type: "ANALYSIS_COMPUTED",
    orgId: actor.orgId,
    projectId: origin.projectId,
    actor,
    subjectType: "analysis",
    subjectId: id,
    at,
    detail: { kind: params.kind, label: params.base.region.label, paramsHash: origin.paramsHash },
  });
  return id;
}
