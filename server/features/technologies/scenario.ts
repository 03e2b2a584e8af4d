import type { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import type { AnalysisParams } from "@/server/features/analyses/schema";
import { type Started, startAnalysis } from "@/server/features/analyses/service";
import { newestRun } from "@/server/features/atlas/data";
import type { ProjectCtx } from "@/server/features/context";
import { industryByCode } from "@/server/features/reference/data";
import type { scenarioInput, startScenarioInput } from "./schema";
import { topicTechnology } from "./topic-technology";

const ANALYSES_SHOWN = 20;
/** The analysis takes so many strategic industries. */
const MOST_SUBJECTS = 20;

/**
 * A topic as a technology with the scenarios that were computed for just these industries, newest first, and what was
 * drafted from each. @throws DomainError NOT_FOUND (noTopicRun, noTopic)
 */
export async function readScenario(db: Db, projectId: string, input: z.infer<typeof scenarioInput>) {
  const { label, industries, technology, subjects } = await topicTechnology(db, projectId, input);
  const rows = technology
    ? await db.analysis.findMany({
        where: {
          ...{ projectId, kind: "commercialisation" },
          params: { path: ["options", "technology"], equals: technology },
        },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: ANALYSES_SHOWN,
        select: { id: true, runId: true, params: true, createdAt: true },
      })
    : [];
  const drafts = await db.recommendationRun.findMany({
    where: {
      ...{ projectId, kind: "TECHNOLOGY", topicRunId: input.topicRunId, topicKey: input.topicKey },
      analysisId: { in: rows.map(({ id }) => id) },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { analysisId: true, recommendations: { select: { id: true } } },
  });
  return {
    label,
    industries: industries.map(({ code, share }) => {
      const entry = industryByCode(code);
      return { code, share, nameKo: entry?.nameKo ?? code, nameEn: entry?.nameEn ?? code };
    }),
    subjects,
    analyses: rows.map(({ id, runId, params, createdAt }) => {
      const { base, options } = params as unknown as AnalysisParams;
      return {
        ...{ id, runId, createdAt, viewKey: base.region.key, growth: options.growth as number },
        recommendationId: drafts.find((one) => one.analysisId === id)?.recommendations[0]?.id ?? null,
      };
    }),
  };
}

/**
 * Compute what the commercialisation of a topic would do, on an ATLAS run and a region of it, with all strategic industries of the
 * project; one that is there already is offered (features/analyses/service.ts).
 * @throws DomainError NOT_FOUND (noTopicRun, noTopic, noRun) | CONFLICT (topicWithoutIndustries) | as startAnalysis
 */
export async function startScenario(
  ctx: ProjectCtx,
  { topicRunId, topicKey, atlasRunId, viewKey, growth, draws, seed }: z.infer<typeof startScenarioInput>,
): Promise<Started> {
  const { db, project } = ctx;
  const { label, technology, subjects } = await topicTechnology(db, project.id, { topicRunId, topicKey });
  if (!technology)
    throw new DomainError("CONFLICT", `topic ${topicKey} leads to no industry`, "topicWithoutIndustries");
  const runId = atlasRunId ?? (await newestRun(db, project.id, undefined, "COMPUTED"))?.id;
  if (!runId) throw new DomainError("NOT_FOUND", "no run yet", "noRun");
  return startAnalysis(ctx, {
    ...{ kind: "commercialisation", runId, seed, items: [], recompute: false },
    ...(viewKey ? { viewKey } : {}),
    subjects: subjects
      .toSorted((a, b) => b.share - a.share)
      .slice(0, MOST_SUBJECTS)
      .map(({ id }) => ({ kind: "STRATEGIC" as const, id })),
    options: { technology, topic: label, growth, draws } satisfies Prisma.InputJsonObject,
  });
}
