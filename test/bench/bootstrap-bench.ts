import type { Bench } from "./bench-result";
import { contest, timesFaster } from "./contest";
import { distance } from "./measure";
import { pythonPeers } from "./peers";
import { flowColumns } from "./synthetic-data";
import { nodeWorker } from "./worker-process";

/** a, b, c, d of the flows as they are, and of each replicate. */
export type BootstrapAnswer = { estimate: number[]; replicates: number[][] };

const REPLICATES = 20;
const PEER = "pandas + python-igraph";
/** Standard errors that two means of 20 may lie apart: by chance once in tens of thousands. */
const APART = 5;

/** Bootstrap over transactions of a, b, c, d of the national ATLAS. */
export const bench: Bench = async (options) => {
  const peers = pythonPeers({
    [PEER]: { file: "bootstrap_igraph.py", needs: ["numpy", "scipy", "pandas", "igraph"] },
  });
  const rows = [];
  for (const size of options.sizes) {
    const columns = await flowColumns(options, size);
    for (const rule of ["related", "significant"] as const) {
      const row = await contest<BootstrapAnswer>(
        {
          ...{ what: `${REPLICATES} replicates, links ${rule}`, size },
          task: { columns, rule, replicates: REPLICATES },
          ours: nodeWorker("ours/bootstrap-worker.ts"),
          peers: peers.commands,
          agree: (ours, peer) =>
            distance(ours.estimate, peer.estimate) <= 1e-9 && meansAgree(ours.replicates, peer.replicates)
              ? `estimate within 1e-9, means of the replicates within ${APART} standard errors`
              : null,
          goal: "ahead of each",
          met: timesFaster({ [PEER]: 1 }),
        },
        options,
      );
      const speed = (REPLICATES / row.ours.cpuSeconds).toPrecision(2);
      rows.push({ ...row, equal: row.equal && `${row.equal}; ours ${speed} replicates a second` });
    }
  }
  return {
    ...{ id: "bootstrap", title: "Bootstrap over transactions (size: transactions)", rows },
    notes: [
      "Counts are drawn anew (Poisson), the mean amount of a pair is kept, the links are selected again. Draws differ from library to library, so the replicates are compared by their means.",
      ...peers.missing,
    ],
  };
};

function meansAgree(ours: readonly number[][], peer: readonly number[][]): boolean {
  return [0, 1, 2, 3].every((v) => {
    const [x, y] = [moments(ours.map((values) => values[v]!)), moments(peer.map((values) => values[v]!))];
    return Math.abs(x.mean - y.mean) <= APART * Math.hypot(x.error, y.error);
  });
}

function moments(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}
