import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Flows } from "@/server/domain/flows";
import { readFlows } from "@/server/warehouse/read-flows";
import { openStore, STORE_VERSION } from "@/server/warehouse/store";
import type { BenchOptions } from "./bench-result";
import { ROOT } from "./worker-process";

const YEAR = 2020;
type Where = Pick<BenchOptions, "dir" | "say">;

/** Firms of a synthetic nation with so many transactions: 6.1 million for the paper's 48.2 million. */
export const firmsFor = (trades: number) => Math.max(1, Math.round((trades * 6.1) / 48.2));

/** firms.csv and transactions.csv of the product's seeded generator (seed 1, one year, provinces), made once a size. */
export async function syntheticFiles({ dir, say }: Where, trades: number) {
  const out = join(dir, String(trades));
  const files = { firms: join(out, "firms.csv"), transactions: join(out, "transactions.csv") };
  if (existsSync(files.transactions)) return files;
  say(`making ${trades} transactions`);
  // Whoever is interrupted here leaves no half of a file that the next run would take for the whole.
  const draft = `${out}.part`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  const size = ["--firms", String(firmsFor(trades)), "--trades", String(trades)];
  await atlas(["synth", "--out", draft, ...size, "--years", String(YEAR), "--seed", "1", "--provinces-only"]);
  await rename(draft, out);
  return files;
}

/** The store that the product's import makes of these files. */
export async function syntheticStore(where: Where, trades: number): Promise<string> {
  const store = join(where.dir, `store-${trades}-v${STORE_VERSION}`);
  if (existsSync(join(store, "store.json"))) return store;
  const { firms, transactions } = await syntheticFiles(where, trades);
  where.say(`importing ${trades} transactions`);
  await atlas(["import", "--firms", firms, "--transactions", transactions, "--store", store]);
  return store;
}

/** National flows of that store as plain columns, which peers in other languages read too. */
export async function flowColumns(where: Where, trades: number): Promise<string> {
  const columns = join(where.dir, `columns-${trades}`);
  if (existsSync(join(columns, "industries.json"))) return columns;
  const store = await openStore(await syntheticStore(where, trades));
  const flows = await readFlows(store, { years: null, regions: null, scope: "either" });
  await mkdir(columns, { recursive: true });
  for (const name of ["seller", "buyer", "amount", "count"] as const) {
    const { buffer, byteOffset, byteLength } = flows[name] satisfies Flows[typeof name];
    await writeFile(join(columns, name), new Uint8Array(buffer, byteOffset, byteLength));
  }
  await writeFile(join(columns, "industries.json"), JSON.stringify(flows.industries));
  return columns;
}

/** A verb of the product's command. @throws Error with what it wrote, when it fails */
function atlas(words: string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ["--import", "tsx", "server/cli/atlas.ts", ...words], {
      cwd: ROOT,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (chunk) => {
      said = (said + chunk).slice(-2000);
    });
    child.once("error", fail);
    child.once("close", (code) =>
      code === 0 ? done() : fail(new Error(`atlas ${words[0]} ended with ${code}: ${said}`)),
    );
  });
}
