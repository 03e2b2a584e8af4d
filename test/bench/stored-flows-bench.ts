import type { Bench } from "./bench-result";
import { contest } from "./contest";
import { syntheticStore } from "./synthetic-data";
import { nodeWorker } from "./worker-process";

export type StoreTask = { store: string; regions: string[] | null; atlas: boolean };
export type FlowsAnswer = { pairs: number; amount: string; count: number };

const REGION = "44";
const CASES: { what: string; regions: string[] | null; atlas: boolean; seconds: number }[] = [
  { what: "national flows, read", regions: null, atlas: false, seconds: 2 },
  { what: "national ATLAS: flows read, RR, links, a to d", regions: null, atlas: true, seconds: 2 },
  { what: "flows of one province (either end), read", regions: [REGION], atlas: false, seconds: 0.5 },
  { what: "ATLAS of one province", regions: [REGION], atlas: true, seconds: 0.5 },
];

/** From the stored flows to an ATLAS; beside it the same statement given to DuckDB by hand. */
export const bench: Bench = async (options) => {
  const rows = [];
  for (const size of options.sizes) {
    const store = await syntheticStore(options, size);
    for (const { what, regions, atlas, seconds } of CASES)
      rows.push(
        await contest<FlowsAnswer>(
          {
            ...{ what, size, task: { store, regions, atlas } satisfies StoreTask },
            ours: nodeWorker("ours/store-worker.ts"),
            // Nobody else draws an ATLAS from these files, so there is no peer of the whole.
            peers: atlas ? {} : { "DuckDB bare": nodeWorker("peers/duckdb-store-peer.ts") },
            agree: (ours, peer) =>
              JSON.stringify(ours) === JSON.stringify(peer) ? "same pairs and totals" : null,
            goal: `under ${seconds} s`,
            met: ({ wallSeconds }) => wallSeconds < seconds,
          },
          options,
        ),
      );
  }
  return {
    ...{
      id: "stored-flows",
      title: "From the stored flows to an ATLAS (size: transactions of the store)",
      rows,
    },
    notes: [
      "A fresh process each time: starting DuckDB, opening the files and compiling are in the figure, starting Node is not.",
      "The goals are of time that passes, on whatever else the machine was doing.",
    ],
  };
};
