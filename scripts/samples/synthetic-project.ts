import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nationalPlan } from "@/server/cli/national-plan";
import { PLAUSIBLE_SUPPLIES } from "@/server/cli/plausible-supplies";
import { syntheticPatents } from "@/server/compute/topics/synthetic-patents";
import { inDataDir } from "@/server/data-dir";
import { hubCandidates } from "@/server/features/atlas/comparison-data";
import { startAtlas } from "@/server/features/atlas/service";
import type { ProjectCtx } from "@/server/features/context";
import { storeDataset, storePathOf } from "@/server/features/datasets/store-dataset";
import { warehouseReference } from "@/server/features/datasets/warehouse-reference";
import { createIndustry } from "@/server/features/define/service";
import { decideHub, proposeHub } from "@/server/features/hub/service";
import { startTopics } from "@/server/features/patents/service";
import { storePatents } from "@/server/features/patents/store-patents";
import { createProject } from "@/server/features/projects/service";
import { actOnRecommendation, generateRecommendations } from "@/server/features/recommendations/service";
import { HANDLERS } from "@/server/jobs/handlers";
import { runJob } from "@/server/jobs/run-job";
import { importDataset } from "@/server/warehouse/import-dataset";
import { writeSynthetic } from "@/server/warehouse/synthetic/write-synthetic";
import { asManager, inProject, type SampleContext } from "./sample-context";
import { SYNTHETIC_CLUSTERS, SYNTHETIC_INDUSTRIES } from "./strategic-industries";

const SIZE = { seed: 31, firms: 20_000, trades: 200_000 };
const PATENTS = { seed: 1, count: 300 };
const YEARS = Array.from({ length: 10 }, (_, i) => 2013 + i);
const SOURCE = `Stratlas 생성기(씨앗 ${SIZE.seed})가 만든 합성자료입니다. 시도별 기업·거래 비율만 논문의 2020년 12월 표본을 따릅니다. 기업은 실제가 아니며, 전략산업의 가치사슬을 따라 거래가 촘촘하도록 지어냈습니다.`;

/**
 * The sample project on synthetic data: a nation of 20,000 firms and 200,000 trades, taken in through the real import
 * and computed by the real job.
 */
export async function loadSyntheticProject(sample: SampleContext): Promise<void> {
  const { db, now, analyst } = sample;
  const datasetId = await importNation(sample);
  const { id } = await createProject(
    { db, now, actor: analyst },
    {
      name: "합성자료: 충청권 전략산업 (표본)",
      description: SOURCE,
      scopeCode: "mega:chungcheong",
      yearFrom: 2013,
      yearTo: 2022,
      ksicRevision: 10,
    },
  );
  const project = await db.project.update({ where: { id }, data: { sampleKind: "synthetic" } });
  const ctx = inProject(sample, project);
  for (const definition of SYNTHETIC_INDUSTRIES)
    await createIndustry(ctx, {
      description: "",
      kwAttributes: [],
      kwItems: [],
      kwCoreTech: [],
      kwRelatedTech: [],
      codes: [],
      ...definition,
    });
  const started = await startAtlas(ctx, {
    datasetId,
    years: YEARS,
    scope: "either",
    rule: { preset: "related" },
    self: "exclude",
    radius: 1,
    direction: "both",
    core: "self",
    recompute: false,
  });
  await finish(sample, started.jobId);
  await loadPatents(sample, ctx);
  await decide(ctx, asManager(ctx, sample));
}

/** The hub candidates of the main region, proposed and approved; recommendations, one accepted and one that waits. */
async function decide(analyst: ProjectCtx, manager: ProjectCtx): Promise<void> {
  const { db, project } = analyst;
  const { run, candidates } = await hubCandidates(db, project.id, { kind: "STRATEGIC" });
  const hubs = candidates.filter(({ hub }) => hub);
  if (hubs.length > 0) {
    const { id, version } = await proposeHub(analyst, {
      atlasRunId: run.id,
      title: "충청권 거점산업 선정안 (2013–2022)",
      rationale: "합성자료의 예시입니다. 개방혁신성과 산업강건성이 모두 평균 이상인 전략산업을 제안합니다.",
      items: hubs.map(({ kind, subjectId, viewKey }) => ({
        subjectKind: kind,
        subjectId,
        regionKey: viewKey,
      })),
    });
    await decideHub(manager, { proposalId: id, version, decision: "approve", reason: "예시 승인입니다." });
  }
  const { runId } = await generateRecommendations(analyst, { kind: "STRATEGIC", atlasRunId: run.id });
  const made = await db.recommendation.findMany({
    where: { runId, outcome: "fires", regionKey: candidates[0]!.viewKey },
    orderBy: { id: "asc" },
  });
  const wanted = [...made].sort((x, y) => Number(y.hub ?? false) - Number(x.hub ?? false)).slice(0, 2);
  for (const [at, { id, version }] of wanted.entries()) {
    const proposed = await actOnRecommendation(analyst, "propose", { recommendationId: id, version });
    if (at === 0)
      await actOnRecommendation(manager, "accept", { recommendationId: id, version: proposed.version });
  }
}

/** About 300 invented patents, and their topics. */
async function loadPatents(sample: SampleContext, ctx: ProjectCtx): Promise<void> {
  const { setId } = await storePatents(ctx, {
    name: "합성 특허 300건",
    source: SOURCE,
    synthetic: true,
    hash: `sample-patents-${PATENTS.seed}-${PATENTS.count}`,
    patents: syntheticPatents(PATENTS),
  });
  const { jobId } = await startTopics(ctx, { setId, topics: "auto", seed: 1 });
  await finish(sample, jobId);
}

/** Run a job here and now, as the worker would, and insist that it went well. */
export async function finish({ db }: SampleContext, jobId: string | null): Promise<void> {
  if (!jobId) return;
  await runJob(db, HANDLERS, jobId);
  const job = await db.job.findUniqueOrThrow({ where: { id: jobId } });
  if (job.state !== "DONE")
    throw new Error(`the sample's ${job.kind} ended ${job.state}: ${JSON.stringify(job.error)}`);
}

async function importNation({ db, now, analyst, say }: SampleContext): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), "stratlas-sample-"));
  try {
    say("making the synthetic sample (20,000 firms, 200,000 trades) …");
    const files = { firms: join(scratch, "firms.csv"), transactions: join(scratch, "transactions.csv") };
    const structure = { clusters: SYNTHETIC_CLUSTERS, supplies: PLAUSIBLE_SUPPLIES };
    await writeSynthetic(nationalPlan({ ...SIZE, years: YEARS, ...structure }), files);
    const input = {
      form: "long" as const,
      firms: { path: files.firms },
      transactions: { path: files.transactions },
    };
    const hash = `sample-${SIZE.seed}-${SIZE.firms}-${SIZE.trades}`;
    const storePath = storePathOf(analyst.orgId, hash);
    await mkdir(inDataDir("stores"), { recursive: true });
    const { store } = await importDataset(
      inDataDir(storePath),
      input,
      { replace: true },
      { reference: warehouseReference() },
    );
    return await db.$transaction((tx) =>
      storeDataset(
        tx,
        { actor: analyst, now },
        {
          orgId: analyst.orgId,
          name: "합성 전국 거래 (기업 2만, 거래 20만)",
          source: SOURCE,
          synthetic: true,
          hash: store.manifest.fingerprint,
          storePath,
          manifest: store.manifest,
        },
      ),
    );
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
