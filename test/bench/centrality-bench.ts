import type { Bench } from "./bench-result";
import { contest, timesFaster } from "./contest";
import { distance } from "./measure";
import { pythonPeers } from "./peers";
import { flowColumns } from "./synthetic-data";
import { nodeWorker } from "./worker-process";

const TOLERANCE = 1e-9;
const FIGURES = {
  betweenness: "betweenness, partners",
  betweennessByAmount: "betweenness along the sales, a step 1 / amount long",
  closeness: "closeness, partners",
  eigenvector: "eigenvector, partners",
  eigenvectorByAmount: "eigenvector by amount",
  pageRank: "PageRank along the sales",
} as const;
export type CentralityFigure = keyof typeof FIGURES;
/** Centralities of all industries of the national ATLAS (links: related). */
export const bench: Bench = async (options) => {
  const peers = pythonPeers({
    "python-igraph": { file: "centrality_igraph.py", needs: ["numpy", "scipy", "pandas", "igraph"] },
    NetworkX: { file: "centrality_networkx.py", needs: ["numpy", "scipy", "pandas", "networkx"] },
  });
  const rows = [];
  for (const size of options.sizes) {
    const columns = await flowColumns(options, size);
    for (const [figure, what] of Object.entries(FIGURES) as [CentralityFigure, string][]) {
      rows.push(
        await contest<number[]>(
          {
            ...{ what, size, task: { columns, rule: "related", figure, calls: 5 } },
            ours: nodeWorker("ours/centrality-worker.ts"),
            peers: peers.commands,
            agree: (ours, peer) => {
              const apart = distance(ours, peer);
              return apart <= TOLERANCE ? `within ${apart.toExponential(0)} of the largest value` : null;
            },
            goal: "ahead of each",
            met: timesFaster({ "python-igraph": 1, NetworkX: 1 }),
          },
          options,
        ),
      );
    }
  }
  return {
    ...{
      id: "centrality",
      title: "Centrality of 1,191 industries, links *related* (size: transactions)",
      rows,
    },
    notes: [
      "Timed is the fifth call in a process (fewer of who needs more than 2 s of CPU), as in a running server.",
      "The network is built when the clock starts, for everyone. Answers are the same when no value is further apart than 1e-9 of the largest.",
      "Iterations of ours and NetworkX run until nothing moves by 1e-12; igraph stops by its own rules.",
      "igraph 0.10 takes path lengths for equal that differ by little in absolute terms; it was given the largest amount / amount instead of 1 / amount, without which its answer is another one.",
      "graphology has these in packages of its own that the product does not use.",
      ...peers.missing,
    ],
  };
};
