import { LINK_PRESETS } from "@/server/domain/flows";
import type { Bench } from "./bench-result";
import { contest, timesFaster } from "./contest";
import { distance } from "./measure";
import { pythonPeers } from "./peers";
import { flowColumns } from "./synthetic-data";
import { nodeWorker } from "./worker-process";

export type AtlasAnswer = { nodes: number; links: number; values: number[] };

const TOLERANCE = 1e-9;
/** Relatedness, links and the four indicators of the national ATLAS, from flows in memory. */
export const bench: Bench = async (options) => {
  const peers = pythonPeers({
    "pandas + python-igraph": { file: "atlas_igraph.py", needs: ["numpy", "scipy", "pandas", "igraph"] },
    "pandas + NetworkX": { file: "atlas_networkx.py", needs: ["numpy", "scipy", "pandas", "networkx"] },
  });
  const rows = [];
  for (const size of options.sizes) {
    const columns = await flowColumns(options, size);
    for (const [rule, calls] of LINK_PRESETS.flatMap((preset) => [
      [preset, 1] as const,
      [preset, 5] as const,
    ]))
      rows.push(
        await contest<AtlasAnswer>(
          {
            ...{
              what: `${rule}: RR, links, network, a to d; ${calls === 1 ? "first call" : "fifth call"}`,
              size,
              task: { columns, rule, calls },
            },
            ours: nodeWorker("ours/atlas-worker.ts"),
            peers: { ...peers.commands, graphology: nodeWorker("peers/graphology-atlas-peer.ts") },
            agree: (ours, peer) =>
              ours.nodes === peer.nodes &&
              ours.links === peer.links &&
              ours.values.every((value, at) => distance([value], [peer.values[at]!]) <= TOLERANCE)
                ? `N, L equal, a to d within 1e-9 (L = ${ours.links})`
                : null,
            goal: "ahead of each",
            met: timesFaster({ "pandas + python-igraph": 1, "pandas + NetworkX": 1, graphology: 1 }),
          },
          options,
        ),
      );
  }
  return {
    id: "atlas",
    title: "Relatedness, links and indicators of a national ATLAS (size: transactions behind it)",
    rows,
    notes: [
      "Flows lie in memory when the clock starts: typed arrays for us and graphology, a DataFrame for pandas.",
      "graphology has no indicators of its own here: they are written with its plain interface, as its user would.",
      "A first call compiles as it runs, which is our cost and not that of libraries in C; a fifth call in the same process is what a running server has. Who needs more than 2 s of CPU makes fewer calls.",
      ...peers.missing,
    ],
  };
};
