import { choiceOption, type Verb } from "@/server/cli/arguments";
import { ATLAS_OPTIONS, type Atlas, atlasOf } from "@/server/cli/atlas-options";
import { csvLine, jsonInteger, print } from "@/server/cli/output";
import type { Links } from "@/server/compute/network/links";
import { relatednessRows } from "@/server/compute/network/relatedness";
import { industryByCode, regionLabel } from "@/server/features/reference/data";
import { gexfLines } from "@/server/report/gexf";
import type { GraphFile } from "@/server/report/graph-file";
import { graphmlLines } from "@/server/report/graphml";

const FORMATS = ["json", "csv", "gexf", "graphml"] as const;

export const networkVerb: Verb = {
  summary: "the ATLAS: industries and the links between them",
  options: {
    ...ATLAS_OPTIONS,
    format: { value: "FORMAT", help: "json (default) | csv (links) | gexf (Gephi) | graphml" },
  },
  notes: [
    "json: {nodes: [{code, name, partners}], links: [{seller, buyer, amount, count, expected, rr}]}",
    "csv:  seller,buyer,amount,count,expected,rr",
    "nodes are the industries with a link. amount is an exact integer in the store's unit: a JSON number up to 2^53 - 1,",
    "a string of digits above. expected = S_i B_j / T, rr = amount / expected.",
  ],
  async run(options) {
    const format = choiceOption(options, "format", FORMATS) ?? "json";
    const atlas = await atlasOf(options);
    const links = linksOf(atlas);
    const nodes = nodesOf(atlas);
    if (format === "csv") return print(csvLines(links));
    if (format === "json") return print(jsonLines(nodes, links));
    const file: GraphFile = { description: originOf(atlas), nodes, links };
    await print(withoutEnd(format === "gexf" ? gexfLines(file) : graphmlLines(file)));
  },
};

type Node = { code: string; name: string | null; partners: number };

const linksOf = ({ links, ego }: Atlas): Links => {
  if (!ego) return links;
  const kept = new Uint8Array(links.seller.length);
  for (const row of ego.links) kept[row] = 1;
  return relatednessRows(links, (row) => kept[row] === 1);
};

function nodesOf({ graph, ego, store }: Atlas): Node[] {
  const { industries, degree } = ego?.graph ?? graph;
  const nameOf = (code: string) =>
    store.manifest.classification === "KSIC10" ? (industryByCode(code)?.nameKo ?? null) : null;
  return industries.flatMap((code, at) =>
    ego || degree[at]! > 0 ? { code, name: nameOf(code), partners: degree[at]! } : [],
  );
}

function* csvLines({ industries, seller, buyer, amount, count, expected, rr }: Links) {
  yield "seller,buyer,amount,count,expected,rr";
  for (let k = 0; k < seller.length; k++)
    yield csvLine([
      industries[seller[k]!]!,
      industries[buyer[k]!]!,
      amount[k]!,
      count[k]!,
      expected[k]!,
      rr[k]!,
    ]);
}

function* jsonLines(nodes: Node[], { industries, seller, buyer, amount, count, expected, rr }: Links) {
  yield '{"nodes":[';
  for (const [at, node] of nodes.entries()) yield JSON.stringify(node) + (at + 1 < nodes.length ? "," : "");
  yield '],"links":[';
  for (let k = 0; k < seller.length; k++)
    yield JSON.stringify({
      seller: industries[seller[k]!]!,
      buyer: industries[buyer[k]!]!,
      amount: jsonInteger(amount[k]!),
      count: count[k]!,
      expected: expected[k]!,
      rr: rr[k]!,
    }) + (k + 1 < seller.length ? "," : "");
  yield "]}";
}

/** The formats end with an empty line of their own. */
function* withoutEnd(lines: Iterable<string>) {
  for (const line of lines) if (line !== "") yield line;
}

function originOf({ store, query, rule }: Atlas): string {
  const years = (query.years ?? store.manifest.years).join(", ");
  const regions = query.regions?.map((code) => regionLabel(code)).join(", ") ?? regionLabel("KR");
  const alpha =
    rule.alpha === null ? "" : `, alpha ${rule.alpha}${rule.test === "pairs" ? " of pairs of firms" : ""}`;
  return `${years}; ${regions} (${query.scope}); RR > ${rule.threshold}, count >= ${rule.minCount}${alpha}; unit ${store.manifest.unit}`;
}
