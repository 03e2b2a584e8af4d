import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Graph, graphOf } from "@/server/compute/network/graph";
import { LINK_RULES, type Links, selectLinks } from "@/server/compute/network/links";
import { relatedness } from "@/server/compute/network/relatedness";
import type { Flows, LinkPreset } from "@/server/domain/flows";

/** The columns that synthetic-data.ts wrote. */
export function readColumns(dir: string): Flows {
  const bytes = (name: string) => new Uint8Array(readFileSync(join(dir, name))).buffer;
  return {
    industries: JSON.parse(readFileSync(join(dir, "industries.json"), "utf8")),
    seller: new Int32Array(bytes("seller")),
    buyer: new Int32Array(bytes("buyer")),
    amount: new BigInt64Array(bytes("amount")),
    count: new Float64Array(bytes("count")),
  };
}

export function networkOf(flows: Flows, preset: LinkPreset): { links: Links; graph: Graph } {
  const rule = LINK_RULES[preset];
  const links = selectLinks(relatedness(flows, rule), rule);
  return { links, graph: graphOf(links.industries, links.seller, links.buyer) };
}
