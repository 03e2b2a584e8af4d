import { SCOPE_RULES, type ScopeRule } from "@/server/domain/flows";
import type { Bench } from "./bench-result";
import { contest } from "./contest";
import { syntheticStore } from "./synthetic-data";
import { nodeWorker } from "./worker-process";

export type StoreTask = { store: string; regions: string[] | null; scope: ScopeRule; atlas: boolean };
export type FlowsAnswer = { pairs: number; amount: string; count: number };

type Case = { what: string; regions: string[] | null; scope: ScopeRule; atlas: boolean; seconds: number };

const REGION = "44";
/** A quarter of all trade, and the half of it around the capital. */
const LARGE = { 서울: ["11"], "수도권 (서울, 인천, 경기)": ["11", "28", "41"] };
const NATION = { regions: null, scope: "either", seconds: 2 } as const;
const PROVINCE = { regions: [REGION], scope: "either" as const, seconds: 0.5 };
const CASES: Case[] = [
  { what: "national flows, read", ...NATION, atlas: false },
  { what: "national ATLAS: flows read, RR, links, a to d", ...NATION, atlas: true },
  { what: "flows of one province (either end), read", ...PROVINCE, atlas: false },
  { what: "ATLAS of one province", ...PROVINCE, atlas: true },
  ...Object.entries(LARGE).flatMap(([name, regions]) =>
    SCOPE_RULES.flatMap((scope): Case[] => [
      { what: `flows of ${name}, rule ${scope}, read`, regions, scope, atlas: false, seconds: 0.5 },
      { what: `ATLAS of ${name}, rule ${scope}`, regions, scope, atlas: true, seconds: 0.5 },
    ]),
  ),
];

/** From the stored flows to an ATLAS; beside it the same statement given to DuckDB by hand. */
export const bench: Bench = async (options) => {
  const rows = [];
  for (const size of options.sizes) {
    const store = await syntheticStore(options, size);
    for (const { what, regions, scope, atlas, seconds } of CASES)
      rows.push(
        await contest<FlowsAnswer>(
          {
            ...{ what, size, task: { store, regions, scope, atlas } satisfies StoreTask },
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
