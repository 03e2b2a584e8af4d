import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Db } from "@/server/db";
import type { Flows, ScopeRule } from "@/server/domain/flows";
import type { Actor } from "@/server/domain/permissions";
import { industryCodeOf, regionByCode, regionCodeOf, regionLabel } from "@/server/features/reference/data";
import { HANDLERS } from "@/server/jobs/handlers";
import { runJob } from "@/server/jobs/run-job";
import { importDataset } from "@/server/warehouse/import-dataset";
import { callerOf, organisation, personIn, project } from "../database";

/** Five-digit industries of revision 10 that the little world trades in. */
export const CODES = [
  ...["20111", "20202", "22212", "24113", "26112", "26121", "26295", "27215", "28111", "28202"],
  ...["29142", "30110", "30320", "30399", "58222", "70113", "70121", "71392", "72129", "85302"],
];
export const PROVINCES = ["30", "36", "43", "44"];
export const YEARS = [2018, 2019, 2020];
/** 경기: trades with the four, belongs to none of them. */
const OUTSIDE = "41";

export type TradeRow = {
  seller: string;
  buyer: string;
  year: number;
  amount: number;
  count: number;
  sellerRegion: string;
  buyerRegion: string;
};

/** Seeded (mulberry32), so that every run of the suite sees the same world. */
export function tradeRows(seed = 7, size = 2_400): TradeRow[] {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!;
  const places = [...PROVINCES, OUTSIDE];
  return Array.from({ length: size }, () => {
    // A few industries trade with everybody, the rest with their neighbours in the list: networks with a shape.
    const i = Math.floor(random() ** 2 * CODES.length);
    const near = random() < 0.6;
    const j = near
      ? Math.min(CODES.length - 1, i + Math.floor(random() * 4))
      : Math.floor(random() * CODES.length);
    return {
      seller: CODES[i]!,
      buyer: CODES[j]!,
      year: pick(YEARS),
      amount: 1 + Math.floor(1_000 * random() ** 3),
      count: 1 + Math.floor(random() * 3),
      sellerRegion: pick(places),
      buyerRegion: pick(places),
    };
  });
}

/** The flows of a scope added up row by row: the slow, obvious way. */
export function slowFlows(
  rows: TradeRow[],
  years: number[],
  regions: string[] | null,
  scope: ScopeRule,
): Flows {
  const inside = (region: string) => regions === null || regions.includes(region);
  const counts = (row: TradeRow) => {
    const [s, b] = [inside(row.sellerRegion), inside(row.buyerRegion)];
    return { either: s || b, seller: s, buyer: b, within: s && b }[scope];
  };
  const sums = new Map<string, { amount: bigint; count: number }>();
  for (const row of rows) {
    if (!years.includes(row.year) || !counts(row)) continue;
    const key = `${row.seller} ${row.buyer}`;
    const sum = sums.get(key) ?? { amount: 0n, count: 0 };
    sums.set(key, { amount: sum.amount + BigInt(row.amount), count: sum.count + row.count });
  }
  const keys = [...sums.keys()].sort();
  const industries = [...new Set(keys.flatMap((key) => key.split(" ")))].sort();
  const at = (position: 0 | 1) =>
    Int32Array.from(keys, (key) => industries.indexOf(key.split(" ")[position]!));
  return {
    industries,
    seller: at(0),
    buyer: at(1),
    amount: BigInt64Array.from(keys, (key) => sums.get(key)!.amount),
    count: Float64Array.from(keys, (key) => sums.get(key)!.count),
  };
}

const reference = {
  version: "test",
  industryCode: (text: string, revision: 9 | 10 | 11) => industryCodeOf(text, revision),
  regionCode: regionCodeOf,
  regionPath: (code: string): string[] => {
    const region = regionByCode(code);
    return region ? [code, ...(region.parent?.match(/^\d/) ? reference.regionPath(region.parent) : [])] : [];
  },
  regionName: (code: string) => regionLabel(code),
  regionGroups: [],
};

let dataDir: string | undefined;

/** A data folder of this test file's own; removed by `removeData`. */
export function useOwnData(): void {
  dataDir = mkdtempSync(join(tmpdir(), "stratlas-data-"));
  process.env.STRATLAS_DATA = dataDir;
}
export const removeData = () => dataDir && rmSync(dataDir, { recursive: true, force: true });

/** A dataset of the organisation with these trades, imported through the warehouse. */
export async function datasetOf(db: Db, actor: Actor, rows = tradeRows(), over: object = {}) {
  const name = `stores/${randomBytes(6).toString("hex")}`;
  const file = join(dataDir!, `${randomBytes(6).toString("hex")}.csv`);
  const header = "seller,buyer,year,amount,count,seller_region,buyer_region";
  const line = (row: TradeRow) =>
    [row.seller, row.buyer, row.year, row.amount, row.count, row.sellerRegion, row.buyerRegion].join(",");
  writeFileSync(file, [header, ...rows.map(line)].join("\n"));
  const input = { form: "flows" as const, flows: { path: file } };
  const { store } = await importDataset(join(dataDir!, name), input, {}, { reference });
  const { manifest } = store;
  return db.dataset.create({
    data: {
      orgId: actor.orgId,
      name: "시험 자료",
      form: "FLOWS",
      classification: manifest.classification,
      unit: "천원",
      hash: `${manifest.fingerprint}-${name}`,
      storePath: name,
      manifest: {},
      transactions: BigInt(manifest.counts.transactions),
      amount: manifest.amount,
      years: manifest.years,
      source: "test",
      synthetic: true,
      createdById: actor.id,
      ...over,
    },
  });
}

type Codes = Partial<Record<"BACKWARD" | "SELF" | "FORWARD", string[]>>;

export async function industryOf(db: Db, projectId: string, actor: Actor, name: string, codes: Codes) {
  const position = await db.strategicIndustry.count({ where: { projectId } });
  const rows = (Object.entries(codes) as [keyof Codes, string[]][]).flatMap(([role, list]) =>
    list.map((code, index) => ({ code, role, position: index })),
  );
  const by = { createdById: actor.id, updatedById: actor.id };
  return db.strategicIndustry.create({
    data: { projectId, name, position, ...by, codes: { create: rows } },
  });
}

/** Change a value chain as the define page does: other codes, next version. */
export async function redefine(db: Db, industryId: string, self: string[]) {
  await db.chainCode.deleteMany({ where: { industryId, role: "SELF" } });
  await db.strategicIndustry.update({
    where: { id: industryId },
    data: {
      version: { increment: 1 },
      codes: { create: self.map((code) => ({ code, role: "SELF" as const })) },
    },
  });
}

/** Do what the worker would do with a job; its row afterwards. */
export async function work(db: Db, jobId: string) {
  await runJob(db, HANDLERS, jobId);
  return db.job.findUniqueOrThrow({ where: { id: jobId } });
}

/** A project of an organisation with its people, two strategic industries and one finished run. */
export async function computedProject(db: Db, over: { rows?: TradeRow[]; params?: object } = {}) {
  const org = await organisation(db);
  const analyst = await personIn(db, org.id, "ANALYST");
  const colleague = await personIn(db, org.id, "ANALYST");
  const manager = await personIn(db, org.id, "MANAGER");
  const deputy = await personIn(db, org.id, "MANAGER");
  const { id: projectId } = await project(db, analyst);
  const dataset = await datasetOf(db, analyst, over.rows);
  const battery = await industryOf(db, projectId, analyst, "이차전지", {
    BACKWARD: ["20111"],
    SELF: ["28202", "27215"],
    FORWARD: ["30110"],
  });
  const car = await industryOf(db, projectId, analyst, "미래차", { SELF: ["30320", "30399"] });
  const soft = await industryOf(db, projectId, analyst, "디지털", { SELF: ["58222"] });
  const compute = async (params: object = {}) => {
    const chosen = { projectId, datasetId: dataset.id, years: YEARS, recompute: true, ...params };
    const { jobId } = await callerOf(db, analyst).atlas.start(chosen);
    const job = await work(db, jobId!);
    if (job.state !== "DONE") throw new Error(`the job ended ${job.state}: ${JSON.stringify(job.error)}`);
    return (job.result as { runId: string }).runId;
  };
  const runId = await compute(over.params);
  return { org, analyst, colleague, manager, deputy, projectId, dataset, battery, car, soft, runId, compute };
}
