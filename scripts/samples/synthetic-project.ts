import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nationalPlan } from "@/server/cli/national-plan";
import { syntheticPatents } from "@/server/compute/topics/synthetic-patents";
import { inDataDir } from "@/server/data-dir";
import { startAtlas } from "@/server/features/atlas/service";
import type { ProjectCtx } from "@/server/features/context";
import { storeDataset, storePathOf } from "@/server/features/datasets/store-dataset";
import { warehouseReference } from "@/server/features/datasets/warehouse-reference";
import { createIndustry } from "@/server/features/define/service";
import { startTopics } from "@/server/features/patents/service";
import { storePatents } from "@/server/features/patents/store-patents";
import { createProject } from "@/server/features/projects/service";
import { HANDLERS } from "@/server/jobs/handlers";
import { runJob } from "@/server/jobs/run-job";
import { importDataset } from "@/server/warehouse/import-dataset";
import { writeSynthetic } from "@/server/warehouse/synthetic/write-synthetic";
import { inProject, type SampleContext } from "./sample-context";
import { SYNTHETIC_INDUSTRIES } from "./strategic-industries";

const SIZE = { seed: 2, firms: 20_000, trades: 200_000 };
const PATENTS = { seed: 1, count: 300 };
const YEARS = Array.from({ length: 10 }, (_, i) => 2013 + i);
const SOURCE =
  "Stratlas 생성기(씨앗 2)가 만든 합성자료입니다. 시도별 기업·거래 비율만 논문의 2020년 12월 표본을 따르며, 실제 기업이 아닙니다.";

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
    await writeSynthetic(nationalPlan({ ...SIZE, years: YEARS }), files);
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
