import { centreIndustries, type TradeSize } from "@/server/compute/network/centre";
import { type AnalysisRun, optionsAs } from "../kind";
import { fact, resultTable } from "../result";
import { baseAtlas, sceneOf } from "../source";

/**
 * Centre industries (중심산업) of an ATLAS or ego network: among the top n by partners and also among the top n by amount.
 * Partners are distinct industries in either direction; amount is what an industry sells and buys over the links.
 */
export const centre: AnalysisRun = async ({ source, base, subjects, options, report }) => {
  const { top } = optionsAs<{ top: number }>(options);
  const atlas = await baseAtlas(source, base);
  await report(0.5);
  const { graph, links } = sceneOf(atlas, subjects[0], base);
  const amount = new BigInt64Array(graph.industries.length);
  for (let e = 0; e < links.seller.length; e++) {
    amount[links.seller[e]!]! += links.amount[e]!;
    amount[links.buyer[e]!]! += links.amount[e]!;
  }
  const sizes: TradeSize[] = graph.industries.flatMap((industry, i) =>
    graph.degree[i]! > 0 ? [{ industry, partners: graph.degree[i]!, amount: amount[i]! }] : [],
  );
  const { byPartners, topByPartners, topByAmount } = centreIndustries(sizes, { top });
  const columns = {
    industry: "code",
    partners: "integer",
    rankByPartners: "integer",
    amount: "amount",
    rankByAmount: "integer",
  } as const;
  return {
    facts: [
      fact("industries", "integer", sizes.length),
      fact("links", "integer", graph.links),
      fact("centreIndustries", "integer", byPartners.length),
    ],
    tables: [
      resultTable("centre", columns, byPartners),
      resultTable("topByPartners", columns, topByPartners),
      resultTable("topByAmount", columns, topByAmount),
    ],
    charts: [
      { type: "bar", key: "centrePartners", table: "centre", label: "industry", value: "partners", most: 30 },
    ],
    flags: sizes.length === 0 ? ["empty"] : [],
  };
};
