import type { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import { recommendTechnology, type TechnologyFigures } from "@/rules/technology";
import type { Db } from "@/server/db";
import { COMPUTE_VERSION } from "@/server/domain/code-version";
import { DomainError } from "@/server/domain/errors";
import { type AnalysisView, readAnalysis } from "@/server/features/analyses/data";
import { recordAudit } from "@/server/features/audit/service";
import type { ProjectCtx } from "@/server/features/context";
import { readNewTechnologies } from "@/server/features/patents/new-technologies-data";
import { newTechnologiesInput } from "@/server/features/patents/regional-schema";
import { NATION } from "@/server/features/reference/schema";
import { effectivePacks, packVersions } from "@/server/features/rules/data";
import type { draftTechnologyInput, ScenarioFigure, ScenarioPath, TechnologyFacts } from "./schema";
import { topicTechnology } from "./topic-technology";

const PATHS_KEPT = 6;

export type Drafted = { recommendationId: string; outcome: string; made: boolean };

/**
 * Judge a new technology in the region of a scenario by the project's rules: a draft that stands in the plan beside those of
 * industries, pinned to the topic model, the analysis and the rule's version. The same topic, analysis and version are judged once.
 *
 * @throws DomainError NOT_FOUND (noTopicRun, noTopic, an analysis that is not there) | BAD_INPUT (notAScenario) | CONFLICT
 *   (technologyMoved: the topic's industries are no longer those that were computed)
 */
export async function draftTechnology(
  { db, actor, now, project }: ProjectCtx,
  { topicRunId, topicKey, analysisId, years }: z.infer<typeof draftTechnologyInput>,
): Promise<Drafted> {
  const { id: projectId, orgId } = project;
  const [topic, analysis] = await Promise.all([
    topicTechnology(db, projectId, { topicRunId, topicKey }),
    readAnalysis(db, projectId, analysisId),
  ]);
  if (analysis.kind !== "commercialisation")
    throw new DomainError("BAD_INPUT", `analysis ${analysisId} is a ${analysis.kind}`, "notAScenario");
  if (analysis.options.technology !== topic.technology)
    throw new DomainError("CONFLICT", "the industries of the topic have changed", "technologyMoved");
  const packs = await effectivePacks(db, projectId);
  const pack = packs.technology;
  const chosen = Object.entries(years)
    .sort()
    .map(([name, value]) => `${name}=${value}`);
  const sourceKey = [topicRunId, topicKey, analysisId, pack.version, ...chosen].join(" ");
  const there = await drafted(db, projectId, sourceKey);
  if (there) return there;

  const { region } = analysis.base;
  const patents = await patentFigures(db, projectId, { topicRunId, topicKey, years }, region.key);
  const figures = figuresOf(analysis);
  const own = figures.find(({ figure }) => figure === "b");
  const [strategic] = topic.subjects.toSorted((a, b) => b.share - a.share);
  const verdict = await recommendTechnology(
    {
      ...patents.known,
      relatedness: numberOf(analysis.facts.find(({ key }) => key === "relatednessDensity")?.value),
      strategicShare: strategic?.share ?? null,
      strategic: strategic?.name ?? null,
      b: own ? { delta: own.delta, low: own.low, high: own.high, beyond: own.beyond } : null,
    },
    { pack },
  );
  const { comparisons, missing, few, thin, networkPolicy, firmPolicy } = verdict;
  const facts: TechnologyFacts = {
    ...{ kind: "technology", comparisons, missing, few, thin, networkPolicy, firmPolicy },
    ...{ topic: { runId: topicRunId, key: topicKey }, analysisId, industries: topic.industries },
    ...{ patents: patents.known.patents, compared: patents.known.compared.length },
    ...{ window: patents.window, until: patents.until },
    strategic: strategic && strategic.share > 0 ? { name: strategic.name, share: strategic.share } : null,
    ...{ figures, paths: pathsOf(analysis) },
    ...{ growth: analysis.options.growth as number, draws: analysis.options.draws as number },
    links: numberOf(analysis.facts.find(({ key }) => key === "newLinks")?.value),
    ...{ aim: verdict.aim, strategyEn: verdict.strategy?.en ?? null },
  };
  const at = now();
  try {
    return await db.$transaction(async (tx) => {
      const { id: runId } = await tx.recommendationRun.create({
        data: {
          ...{ projectId, kind: "TECHNOLOGY", atlasRunId: analysis.runId, cuts: {}, sourceKey },
          ...{ topicRunId, topicKey, analysisId, codeVersion: COMPUTE_VERSION },
          ...{ packs: packVersions(packs, ["technology"]), createdById: actor.id, createdAt: at },
        },
        select: { id: true },
      });
      const { id } = await tx.recommendation.create({
        data: {
          ...{ projectId, runId, subjectKind: "TECHNOLOGY", subjectId: `${topicRunId}/${topicKey}` },
          ...{ subjectLabel: topic.label, regionKey: region.key, regionLabel: region.label },
          ...{ outcome: verdict.outcome, strategyId: verdict.strategyId },
          strategy: verdict.strategy?.ko ?? null,
          ...{ networkPolicy: policyText(networkPolicy), firmPolicy: policyText(firmPolicy) },
          ...{ explanation: verdict.explanation.ko, explanationEn: verdict.explanation.en },
          facts: facts as unknown as Prisma.InputJsonObject,
          ...{ ruleId: verdict.rule.id, ruleVersion: verdict.rule.version },
        },
        select: { id: true },
      });
      await recordAudit(tx, {
        type: "RECOMMENDATIONS_GENERATED",
        ...{ orgId, projectId, actor, at, subjectType: "recommendation", subjectId: id },
        detail: {
          ...{ atlasRunId: analysis.runId, analysisId, topicRunId, topicKey, recommendations: 1 },
          ...{ undetermined: verdict.outcome === "fires" ? 0 : 1, label: `${topic.label} · ${region.label}` },
        },
      });
      return { recommendationId: id, outcome: verdict.outcome, made: true };
    });
  } catch (cause) {
    // Two at once: the unique key lets one of them through, and both get its draft.
    if (!(cause instanceof Prisma.PrismaClientKnownRequestError && cause.code === "P2002")) throw cause;
    const first = await drafted(db, projectId, sourceKey);
    if (!first) throw cause;
    return first;
  }
}

async function drafted(db: Db, projectId: string, sourceKey: string): Promise<Drafted | null> {
  const found = await db.recommendation.findFirst({
    where: { projectId, run: { sourceKey } },
    select: { id: true, outcome: true },
  });
  return found && { recommendationId: found.id, outcome: found.outcome, made: false };
}

type Known = Pick<TechnologyFigures, "emergence" | "compared" | "rta" | "patents">;
type PatentFigures = { known: Known; window: number | null; until: number | null };
const UNKNOWN: PatentFigures = {
  known: { emergence: null, compared: [], rta: null, patents: null },
  ...{ window: null, until: null },
};

const NOT_COUNTED = ["regionUnknown", "wholeRegionsAddedUp"];

/** Emergence of the topic, and how specialised the region is in it; all of it missing where patents are not counted by it. */
async function patentFigures(
  db: Db,
  projectId: string,
  {
    topicRunId,
    topicKey,
    years,
  }: Pick<z.infer<typeof draftTechnologyInput>, "topicRunId" | "topicKey" | "years">,
  viewKey: string,
): Promise<PatentFigures> {
  const read = (code: string) =>
    readNewTechnologies(
      db,
      projectId,
      newTechnologiesInput.parse({ ...years, runId: topicRunId, region: code.slice(0, 40) }),
    );
  // Patents are counted by provinces and mega-regions. Of another region there is no specialisation; emergence is the whole run's.
  const view = await read(viewKey).catch((cause: unknown) => {
    if (cause instanceof DomainError && NOT_COUNTED.includes(cause.reason ?? "")) return read(NATION);
    throw cause;
  });
  if (view.state !== "ready") return UNKNOWN;
  const row = view.topics.find(({ key }) => key === topicKey);
  const counted = view.region.code !== NATION;
  // Where the region's own page says nothing of the topic (hardly a recent patent there), the plan says nothing either.
  const silent = counted && row?.noVerdict != null;
  if (silent) return { ...UNKNOWN, window: view.window, until: view.until };
  return {
    known: {
      emergence: row?.emergence.score ?? null,
      compared: view.topics.map(({ emergence }) => emergence.score),
      rta: counted ? (row?.own.shrunk ?? null) : null,
      patents: counted ? (row?.own.patents ?? null) : null,
    },
    ...{ window: view.window, until: view.until },
  };
}

const numberOf = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;

/** Rows of a result's table as records. */
function recordsOf(analysis: AnalysisView, key: string): Record<string, unknown>[] {
  const table = analysis.tables.find((one) => one.key === key);
  return (table?.rows ?? []).map((row) =>
    Object.fromEntries(table!.columns.map((column, at) => [column.key, row[at]])),
  );
}

/** a, b, c, d of the technology's own ego network; hidden in the result, since its picture shows them. */
const figuresOf = (analysis: AnalysisView): ScenarioFigure[] =>
  recordsOf(analysis, "commercialIndicators").map((row) => ({
    figure: String(row.figure).replace("figure_", ""),
    ...{ before: numberOf(row.before), after: numberOf(row.after), delta: numberOf(row.delta) },
    ...{ low: numberOf(row.deltaLow), high: numberOf(row.deltaHigh) },
    ...{ neutral: numberOf(row.neutralDelta), beyond: numberOf(row.beyondNeutral) },
  }));

/** The strongest path to each strategic industry. */
function pathsOf(analysis: AnalysisView): ScenarioPath[] {
  const first = new Map<string, ScenarioPath>();
  for (const { subject, way, pathStrength } of recordsOf(analysis, "technologyPaths"))
    if (!first.has(String(subject)))
      first.set(String(subject), {
        ...{ subject: String(subject), way: String(way), strength: numberOf(pathStrength) ?? 0 },
      });
  return [...first.values()].sort((a, b) => b.strength - a.strength).slice(0, PATHS_KEPT);
}

const policyText = (policy: TechnologyFacts["networkPolicy"]) =>
  policy && `${policy.title.ko}: ${policy.detail.ko}`;
