import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Bench, BenchOptions } from "./bench-result";
import { contest, timesFaster } from "./contest";
import { pythonPeers } from "./peers";
import { type SweepNetwork, sweepNetwork } from "./sweep-network";
import { firmsFor } from "./synthetic-data";
import { nodeWorker, ROOT } from "./worker-process";

/** By ego network: a, b, c, d, industries, links. */
export type SweepAnswer = number[][];

const ITEMS = 306;
const YEARS = "2013-2022";
const TOLERANCE = 1e-9;

/** a to d of 306 ego networks of one ATLAS beside the peers; then the whole sweep, 306 items x 18 regions x 10 years. */
export const bench: Bench = async (options) => {
  const peers = pythonPeers({
    "python-igraph": { file: "sweep_igraph.py", needs: ["numpy", "igraph"] },
    NetworkX: { file: "sweep_networkx.py", needs: ["numpy", "networkx"] },
  });
  const network = await sweepNetwork(options.dir, ITEMS);
  const rows = [];
  const ahead = { "python-igraph": 1, NetworkX: 1, graphology: 1 };
  const goal = { ...ahead, "python-igraph": 10, NetworkX: 100 };
  for (const [calls, name, least] of [
    [1, "first call", ahead],
    [5, "fifth call", goal],
  ] as const)
    rows.push(
      await contest<SweepAnswer>(
        {
          what: `a to d of ego networks of 1,191 industries and 62,220 links; ${name}`,
          size: ITEMS,
          task: { network, calls },
          ours: nodeWorker("ours/sweep-worker.ts"),
          peers: { ...peers.commands, graphology: nodeWorker("peers/graphology-sweep-peer.ts") },
          agree: (ours, peer) => {
            const apart = distanceOf(ours, peer);
            return apart <= TOLERANCE ? `N, L equal, a to d within ${apart.toExponential(0)}` : null;
          },
          goal: least === goal ? "10 times python-igraph, 100 times NetworkX" : "ahead of each",
          met: timesFaster(least),
        },
        options,
      ),
    );
  const { codes, stores } = await storesOf(options);
  for (const { dir, trades } of stores) {
    const items = itemsOf(network, codes);
    rows.push(
      await contest<{ networks: number; empty: number }>(
        {
          what: `whole sweep from a store of ${trades} transactions in ten years: 306 items x 18 regions x 10 years`,
          size: ITEMS * 18 * 10,
          task: { dir, items },
          ours: nodeWorker("ours/sweep-store-worker.ts"),
          ...{ peers: {}, agree: () => null, goal: "one job" },
        },
        options,
      ),
    );
  }
  return {
    ...{ id: "sweep", title: "The sweep (size: ego networks)", rows },
    notes: [
      "The ATLAS of the first rows is a seeded network, a few of its industries trading with nearly all; items have one to six cores. It lies in memory when the clock starts: as bits and lists for us, as the peer's own graph, directed and simple, for the others.",
      "A first call compiles as it runs; the whole sweep makes 180 of them in one process, so that its cost is that of a fifth. Who needs more than 2 s of CPU makes fewer calls.",
      "The whole sweep reads the flows of every region and year, makes their network (links: related) and measures all items in it. DuckDB's own threads read the next flows meanwhile.",
      ...peers.missing,
    ],
  };
};

/** Largest difference of a figure; infinite where N or L differ. */
function distanceOf(ours: SweepAnswer, peer: SweepAnswer): number {
  if (ours.length !== peer.length) return Number.POSITIVE_INFINITY;
  let apart = 0;
  ours.forEach((values, at) => {
    values.forEach((value, figure) => {
      const difference = Math.abs(value - peer[at]![figure]!);
      if (!(difference <= (figure < 4 ? Number.POSITIVE_INFINITY : 0))) apart = Number.POSITIVE_INFINITY;
      apart = Math.max(apart, difference);
    });
  });
  return apart;
}

/** Stores of ten years, made once a size by the product's own verbs. */
async function storesOf({ dir, sizes, say }: BenchOptions) {
  const run = promisify(execFile);
  const atlas = (...words: string[]) =>
    run(process.execPath, ["--import", "tsx", "server/cli/atlas.ts", ...words], { cwd: ROOT });
  const stores = [];
  for (const trades of sizes) {
    const store = join(dir, `sweep-store-${trades}`);
    if (!existsSync(join(store, "store.json"))) {
      say(`making ${trades} transactions in ten years`);
      const csv = join(dir, `sweep-csv-${trades}`);
      const size = ["--firms", String(firmsFor(trades)), "--trades", String(trades), "--years", YEARS];
      await atlas("synth", "--out", csv, ...size, "--seed", "1", "--provinces-only");
      const files = ["--firms", join(csv, "firms.csv"), "--transactions", join(csv, "transactions.csv")];
      await atlas("import", ...files, "--store", `${store}.part`);
      await rename(`${store}.part`, store);
      await rm(csv, { recursive: true, force: true });
    }
    stores.push({ dir: store, trades });
  }
  const manifest = JSON.parse(readFileSync(join(stores[0]!.dir, "store.json"), "utf8"));
  return { stores, codes: manifest.industries as string[] };
}

/** The same sets of cores, as codes of the stores. */
const itemsOf = (network: string, codes: readonly string[]): string[][] =>
  (JSON.parse(readFileSync(network, "utf8")) as SweepNetwork).cores.map((cores) =>
    cores.map((i) => codes[i % codes.length]!),
  );
