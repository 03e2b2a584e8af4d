import { choiceOption, type Verb } from "@/server/cli/arguments";
import { ATLAS_OPTIONS, atlasOf } from "@/server/cli/atlas-options";
import { csvLine, print } from "@/server/cli/output";
import { indicators } from "@/server/compute/network/indicators";

export const indicatorsVerb: Verb = {
  summary: "a, b, c, d of the whole ATLAS, or of the ego network of --core",
  options: { ...ATLAS_OPTIONS, format: { value: "FORMAT", help: "json (default) | csv" } },
  notes: [
    "json: {a, b, c, d, nodes, links, flags}; csv: a,b,c,d,nodes,links,flags (flags separated by spaces)",
    "a leadership, b open innovation, c robustness, d links an industry. A network without industries has none of them",
    "(null, flag empty). Other flags: degenerate_a, degenerate_b, negative_b.",
  ],
  async run(options) {
    const format = choiceOption(options, "format", ["json", "csv"]) ?? "json";
    const { graph, ego } = await atlasOf(options);
    const measured = ego ? indicators(ego.graph, { industries: "all" }) : indicators(graph);
    const { a, b, c, d, nodes, links, flags } = measured;
    if (format === "json") return print([JSON.stringify({ a, b, c, d, nodes, links, flags })]);
    await print(["a,b,c,d,nodes,links,flags", csvLine([a, b, c, d, nodes, links, flags.join(" ")])]);
  },
};
