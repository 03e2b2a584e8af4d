import { readFileSync } from "node:fs";
import { egoSweep } from "@/server/compute/network/ego-sweep";
import { graphOf } from "@/server/compute/network/graph";
import type { SweepAnswer } from "../sweep-bench";
import type { SweepNetwork } from "../sweep-network";
import { report, taskOf } from "../worker-report";

const { network } = taskOf<{ network: string }>();
const { size, seller, buyer, cores } = JSON.parse(readFileSync(network, "utf8")) as SweepNetwork;
const codes = Array.from({ length: size }, (_, i) => String(10_000 + i));
const graph = graphOf(codes, Int32Array.from(seller), Int32Array.from(buyer));
const items = cores.map((core) => core.map((i) => codes[i]!));
await report(
  () => egoSweep(graph, items),
  (swept): SweepAnswer => swept.map(({ a, b, c, d, nodes, links }) => [a!, b!, c!, d!, nodes, links]),
);
