import { afterAll, beforeAll, expect, test } from "vitest";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import type { AtlasParams } from "@/server/features/atlas/schema";
import { callerOf, organisation, personIn, project } from "../database";
import { checked, imported, work, workbench } from "../datasets/workbench";

let db: Db;
let close: () => Promise<void>;
let analyst: Actor;
let projectId: string;
let datasetId: string;
beforeAll(async () => {
  ({ db, close } = await workbench());
  const { id } = await organisation(db);
  analyst = await personIn(db, id, "ANALYST");
  projectId = (await project(db, analyst)).id;
  datasetId = await withPairs();
});
afterAll(() => close());

/** Firms A to E of each industry; the number is that of the industry. */
const CODES = ["30399", "30121", "24312", "28202", "26112", "20111"];
const FIRMS = [
  "firm_id,ksic,region",
  ...CODES.flatMap((code, at) => [..."ABCDE"].map((firm) => `${firm}${at},${code},충남`)),
];
const each = (from: number, to: number) =>
  [..."ABCDE"].flatMap((seller) => [..."ABCD"].map((buyer) => `${seller}${from},${buyer}${to},2020,100`));
/** Twenty relations each from parts to cars and from chips to chemicals; one from steel to batteries, of forty trades. */
const TRADES = [
  "seller_id,buyer_id,year,amount",
  ...[...each(0, 1), ...each(4, 5)],
  ...Array.from({ length: 40 }, () => "A2,A3,2020,10"),
  ...["A0,A3,2020,1", "A2,A1,2020,1", "A0,A3,2021,1"],
];
const files = { "firms.csv": FIRMS.join("\n"), "trades.csv": TRADES.join("\n") };

async function withPairs() {
  const { datasets } = callerOf(db, analyst);
  const { importId, version } = await checked(db, analyst, files);
  const { options } = await datasets.getImport({ importId });
  let at = await datasets.saveMapping({ importId, version, options: { ...options, firmPairs: true } });
  const check = await datasets.check({ importId, version: at.version });
  await work(db, check.jobId);
  at = { importId, version: check.version };
  await work(db, (await datasets.run(at)).jobId);
  return (await datasets.getImport({ importId })).datasetId!;
}

const rule = { preset: "custom" as const, threshold: 1, minCount: 2, alpha: 0.05 };
async function computed(over: { test?: "pairs" }, dataset = datasetId) {
  const { atlas } = callerOf(db, analyst);
  const started = await atlas.start({
    ...{ projectId, datasetId: dataset, years: [2020], regions: ["KR"], compare: "none" },
    rule: { ...rule, ...over },
  });
  if (started.jobId) await work(db, started.jobId);
  return atlas.getRun({ projectId });
}

test("a rule that tests pairs keeps fewer links, and says so wherever it is shown", async () => {
  const byTrades = await computed({});
  const byPairs = await computed({ test: "pairs" });
  expect((byTrades.params as AtlasParams).rule.test).toBeUndefined();
  expect((byPairs.params as AtlasParams).rule).toMatchObject({ ...rule, test: "pairs" });
  expect(byPairs.paramsHash).not.toBe(byTrades.paramsHash);
  const main = (run: typeof byTrades) => run.views.find(({ isPrimary }) => isPrimary)!;
  // Steel to batteries: forty trades of one pair of firms are no proof.
  expect([main(byTrades).links, main(byPairs).links]).toEqual([3, 2]);
  expect(main(byPairs).transactions).toBe(82n);
});

test("is refused where nobody counted pairs, and where there is no test", async () => {
  const other = await imported(db, analyst, { ...files, "trades.csv": `${TRADES.join("\n")}\nA0,A1,2022,5` });
  await expect(computed({ test: "pairs" }, other.datasetId)).rejects.toMatchObject({
    cause: { reason: "no_firm_pairs", params: { year: 2020 } },
  });
  await expect(
    callerOf(db, analyst).atlas.start({
      ...{ projectId, datasetId, years: [2020], rule: { preset: "related", test: "pairs" } },
    }),
  ).rejects.toMatchObject({ cause: { reason: "pairsNeedAlpha" } });
});

test("an analysis of such a run tests pairs too, unless it draws transactions", async () => {
  const { analyses, jobs } = callerOf(db, analyst);
  const run = await computed({ test: "pairs" });
  const start = (kind: "centre" | "sensitivity" | "bootstrap" | "whatif") =>
    analyses.start({ projectId, runId: run.id, kind });
  for (const kind of ["centre", "sensitivity"] as const) {
    const { jobId } = await start(kind);
    await work(db, jobId!);
    expect(await jobs.get({ jobId: jobId! })).toMatchObject({ state: "DONE" });
  }
  const [centre] = await analyses
    .list({ projectId })
    .then((rows) => rows.filter(({ kind }) => kind === "centre"));
  expect(centre!.facts.find(({ key }) => key === "links")!.value).toBe(2);
  for (const kind of ["bootstrap", "whatif"] as const)
    await expect(start(kind)).rejects.toMatchObject({ cause: { reason: "pairsNotHere" } });
});

test("the firms with the most trade: both lists, those in both, and a refusal where none are kept", async () => {
  const { analyses } = callerOf(db, analyst);
  const run = await computed({});
  const { jobId } = await analyses.start({ projectId, runId: run.id, kind: "firms", options: { top: 4 } });
  await work(db, jobId!);
  const [row] = (await analyses.list({ projectId })).filter(({ kind }) => kind === "firms");
  const { tables, flags } = await analyses.get({ projectId, analysisId: row!.id });
  expect(tables.map(({ key }) => key)).toEqual(["firms", "firmsByPartners", "firmsByAmount"]);
  const [inBoth, byPartners] = tables;
  const at = (table: typeof inBoth, key: string) => table!.columns.findIndex((column) => column.key === key);
  const column = (table: typeof inBoth, key: string) => table!.rows.map((cells) => cells[at(table, key)]);
  // A0 sells to four car makers and one battery firm, A1 buys from five parts firms and one steel firm.
  expect(column(byPartners, "firm").slice(0, 2)).toEqual(["A1", "A0"]);
  expect(column(byPartners, "tradePartners").slice(0, 2)).toEqual([6, 5]);
  expect(column(inBoth, "rankByPartners").every((rank) => (rank as number) <= 4)).toBe(true);
  expect(flags).toEqual([]);
  const other = await imported(db, analyst, { ...files, "trades.csv": `${TRADES.join("\n")}\nA0,A1,2023,5` });
  const without = await computed({}, other.datasetId);
  await expect(analyses.start({ projectId, runId: without.id, kind: "firms" })).rejects.toMatchObject({
    cause: { reason: "no_firm_pairs" },
  });
});
