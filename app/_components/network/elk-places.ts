import type { ELK, ElkNode, LayoutOptions } from "elkjs/lib/elk-api";
import { type NetworkNode, type NetworkPair, nodeRadius } from "./network-model";
import { type Place, ringPlaces } from "./places";

let engine: Promise<ELK> | undefined;

/** A bundled worker loads its parts after it has begun and loses what is said to it before: ask until it answers. */
function awake(worker: Worker): Promise<void> {
  return new Promise((done, fail) => {
    const ask = () => worker.postMessage({ id: -1, cmd: "algorithms" });
    const asking = setInterval(ask, 100);
    const end = (use: () => void) => {
      clearInterval(asking);
      clearTimeout(giveUp);
      use();
    };
    const giveUp = setTimeout(() => end(() => fail(new Error("the layout worker is silent"))), 8_000);
    worker.onmessage = () => end(done);
    worker.onerror = () => end(() => fail(new Error("the layout worker did not load")));
  });
}

/** ELK in a worker of its own, so that the page stays alive; on the page itself where workers are shut. */
const loadEngine = () => {
  engine ??= (async () => {
    try {
      const worker = new Worker(new URL("elkjs/lib/elk-worker.min.js", import.meta.url));
      await awake(worker);
      const { default: Elk } = await import("elkjs/lib/elk-api");
      return new Elk({ workerFactory: () => worker });
    } catch {
      const { default: Elk } = await import("elkjs/lib/elk.bundled");
      return new Elk();
    }
  })();
  return engine;
};

// Stress majorisation: distances on the screen follow distances in the network. Gansner, Koren, North (2004).
// It starts from our rings: ELK's own start, 300 rounds of springs, takes twenty times as long as all the rest.
const OPTIONS: LayoutOptions = {
  "elk.algorithm": "stress",
  "elk.stress.desiredEdgeLength": "110",
  "elk.stress.iterationLimit": "40",
  "elk.interactive": "true",
  "elk.separateConnectedComponents": "false",
};

const settled = <Value>(work: Promise<Value>, milliseconds: number) =>
  Promise.race([
    work,
    new Promise<never>((_, fail) =>
      setTimeout(() => fail(new Error("the layout took too long")), milliseconds),
    ),
  ]);

/** Places of an ego network's industries; rings where ELK cannot run. The same network always gets the same picture. */
export async function elkPlaces(
  nodes: readonly NetworkNode[],
  pairs: readonly NetworkPair[],
): Promise<Map<string, Place>> {
  const start = ringPlaces(nodes);
  const largest = Math.max(1, ...nodes.map((node) => node.degree));
  const graph: ElkNode = {
    id: "root",
    layoutOptions: OPTIONS,
    children: [...nodes]
      .sort((p, q) => (p.id < q.id ? -1 : 1))
      .map((node) => {
        const size = 2 * nodeRadius(node.degree, largest);
        return { id: node.id, width: size, height: size, ...start.get(node.id)! };
      }),
    edges: pairs.map(({ id, a, b }) => ({ id, sources: [a], targets: [b] })),
  };
  try {
    const done = await settled((await loadEngine()).layout(graph), 20_000);
    return new Map((done.children ?? []).map((node) => [node.id, { x: node.x ?? 0, y: node.y ?? 0 }]));
  } catch (cause) {
    console.warn("network layout:", cause);
    engine = undefined;
    return start;
  }
}
