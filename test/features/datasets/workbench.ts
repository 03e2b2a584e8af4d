import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import { receiveUpload } from "@/server/features/datasets/receive-upload";
import { queue } from "@/server/features/jobs/queue";
import { HANDLERS } from "@/server/jobs/handlers";
import { runJob } from "@/server/jobs/run-job";
import { callerOf, freshDatabase } from "../database";

export const FIRMS = `기업번호,산업코드,지역,기업명
F1,30399,충남 아산시,가
F2,30121,울산,나
F3,24312,대전,다
F4,99999,대전,라
F5,30399,모르는 곳,마
`;
export const TRADES = `판매기업,구매기업,연도,거래금액(천원)
F1,F2,2020,1000
F1,F2,2021,1200
F3,F1,2020,500
F3,F1,2020,
F9,F1,2020,7
F3,F3,2020,9
F1,F2,20x0,5
F1,F2,2020,-3
`;
export const SURVEY = `기업,산업코드,지역,연도,판매처_1,판매처_2,구매처_1
가,C30399,충남,2020,C30121,30399,.
나,C30121,울산,2020,.,,C24312
`;

/** A database and a data folder of their own. */
export async function workbench() {
  const data = mkdtempSync(join(tmpdir(), "stratlas-datasets-"));
  process.env.STRATLAS_DATA = data;
  const { db, close } = await freshDatabase();
  return {
    db,
    data,
    close: async () => {
      await (await queue()).stop({ graceful: false, wait: false }).catch(() => {});
      await close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export async function* chunks(...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield typeof part === "string" ? new TextEncoder().encode(part) : part;
}

export const upload = (db: Db, actor: Actor, fileName: string, content: string | Uint8Array) =>
  receiveUpload({ db, actor, now: () => new Date() }, chunks(content), { fileName });

/** An import with its files attached, as the screen leaves it before the check. */
export async function importWith(
  db: Db,
  actor: Actor,
  files: Record<string, string | Uint8Array>,
  name = "거래 자료",
) {
  const { datasets } = callerOf(db, actor);
  let { importId, version } = await datasets.startImport({ name, source: "시험" });
  for (const [fileName, content] of Object.entries(files)) {
    const { id } = await upload(db, actor, fileName, content);
    ({ version } = await datasets.attachFile({ importId, version, uploadId: id }));
  }
  return { importId, version };
}

export const work = (db: Db, jobId: string) => runJob(db, HANDLERS, jobId);

export async function checked(db: Db, actor: Actor, files: Record<string, string | Uint8Array>) {
  const { datasets } = callerOf(db, actor);
  const made = await importWith(db, actor, files);
  const { version, jobId } = await datasets.check(made);
  await work(db, jobId);
  return { importId: made.importId, version, jobId };
}

export async function imported(db: Db, actor: Actor, files: Record<string, string | Uint8Array>) {
  const { datasets } = callerOf(db, actor);
  const { importId, version } = await checked(db, actor, files);
  const { jobId } = await datasets.run({ importId, version });
  await work(db, jobId);
  const { datasetId } = await datasets.getImport({ importId });
  return { importId, jobId, datasetId: datasetId! };
}
