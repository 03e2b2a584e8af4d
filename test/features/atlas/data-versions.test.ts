import { afterAll, beforeAll, expect, test } from "vitest";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import { callerOf, organisation, personIn, project } from "../database";
import { imported, upload, work, workbench } from "../datasets/workbench";

let db: Db;
let close: () => Promise<void>;
let analyst: Actor;
let projectId: string;
beforeAll(async () => {
  ({ db, close } = await workbench());
  analyst = await personIn(db, (await organisation(db)).id, "ANALYST");
  projectId = (await project(db, analyst)).id;
});
afterAll(() => close());

const FIRMS = "firm_id,ksic,region\nF1,30399,충남\nF2,30121,울산\nF3,24312,대전\n";
const trades = (...rows: string[]) => `seller_id,buyer_id,year,amount\n${rows.join("\n")}\n`;

async function add(datasetId: string, csv: string) {
  const { datasets } = callerOf(db, analyst);
  let at = await datasets.startImport({ name: "더하기", addToId: datasetId });
  for (const [name, content] of Object.entries({ "firms.csv": FIRMS, "trades.csv": csv })) {
    const { id } = await upload(db, analyst, name, content);
    at = await datasets.attachFile({ importId: at.importId, version: at.version, uploadId: id });
  }
  const check = await datasets.check(at);
  await work(db, check.jobId);
  at = { importId: at.importId, version: check.version };
  const { report } = await datasets.getImport({ importId: at.importId });
  if (report!.addition!.existing.length > 0) at = await datasets.chooseYears({ ...at, replace: true });
  await work(db, (await datasets.run(at)).jobId);
}

test("a result keeps the version of its data: years beside its own are said, replaced ones make it old", async () => {
  const { atlas, analyses } = callerOf(db, analyst);
  const first = trades("F1,F2,2020,1000", "F3,F1,2020,500", "F3,F2,2021,5");
  const { datasetId } = await imported(db, analyst, { "firms.csv": FIRMS, "trades.csv": first });
  const input = { projectId, datasetId, years: [2020], regions: ["KR"], compare: "none" as const };
  await work(db, (await atlas.start(input)).jobId!);
  const run = await atlas.getRun({ projectId });
  expect(run).toMatchObject({ stale: false, changes: [], dataset: { version: null } });

  await add(datasetId, trades("F2,F3,2022,7"));
  const extended = await atlas.getRun({ projectId, runId: run.id });
  expect(extended).toMatchObject({ stale: false, datasetHash: run.datasetHash, dataset: { version: 1 } });
  expect(extended.changes).toEqual([
    { kind: "datasetExtended", params: { name: "거래 자료", from: 1, to: 2, years: "2022" } },
  ]);
  // Another analysis of that run reads the version that the run stands on.
  const { jobId } = await analyses.start({ projectId, runId: run.id, kind: "centre" });
  await work(db, jobId!);
  const [centre] = await analyses.list({ projectId });
  expect(centre).toMatchObject({ kind: "centre", changes: ["datasetExtended"], dataset: { version: 1 } });
  expect((await db.analysis.findFirstOrThrow({ where: { projectId } })).datasetHash).toBe(run.datasetHash);

  await add(datasetId, trades("F2,F3,2020,7"));
  const replaced = await atlas.getRun({ projectId, runId: run.id });
  expect(replaced).toMatchObject({ stale: true, dataset: { version: 1 } });
  expect(replaced.changes.map(({ kind }) => kind)).toEqual(["datasetReplaced"]);
  expect((await analyses.list({ projectId }))[0]!.changes).toEqual(["datasetReplaced"]);
  // The same question asked anew is answered from the data of today.
  const anew = await atlas.start(input);
  expect(anew.reused).toBe(false);
  await work(db, anew.jobId!);
  expect(await atlas.getRun({ projectId })).toMatchObject({
    stale: false,
    changes: [],
    dataset: { version: 3 },
  });
});
