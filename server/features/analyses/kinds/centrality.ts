import { CENTRALITIES, type CentralityId, centralities } from "@/server/compute/network/centrality";
import { type AnalysisRun, optionsAs } from "../kind";
import { type CellType, fact, resultTable } from "../result";
import { baseAtlas, sceneOf } from "../source";

type Options = { weight: "none" | "amount"; paths: "partners" | "sales" };

const TYPES: Partial<Record<CentralityId, CellType>> = {
  degree: "integer",
  degreeIn: "integer",
  degreeOut: "integer",
  strength: "amount",
  strengthIn: "amount",
  strengthOut: "amount",
};

/** Every centrality of every industry of an ATLAS or ego network, each with its rank (server/compute/network/centrality.ts). */
export const centrality: AnalysisRun = async ({ source, base, subjects, options, report }) => {
  const { weight, paths } = optionsAs<Options>(options);
  const atlas = await baseAtlas(source, base);
  await report(0.3);
  const { graph, links } = sceneOf(atlas, subjects[0], base);
  const { rows, flags } = centralities(graph, links.amount, { directed: paths === "sales", weight });
  const first = (id: CentralityId) => rows.find(({ ranks }) => ranks[id] === 1)?.industry ?? null;
  const columns: Record<string, CellType> = { industry: "code" };
  for (const id of CENTRALITIES) {
    columns[id] = TYPES[id] ?? "number";
    columns[`${id}Rank`] = "integer";
  }
  const records = rows
    .toSorted((x, y) => x.ranks.degree - y.ranks.degree || (x.industry < y.industry ? -1 : 1))
    .map(({ industry, values, ranks }) => ({
      industry,
      ...values,
      ...Object.fromEntries(CENTRALITIES.map((id) => [`${id}Rank`, ranks[id]])),
    }));
  return {
    facts: [
      fact("industries", "integer", rows.length),
      fact("links", "integer", graph.links),
      fact("firstByDegree", "code", first("degree")),
      fact("firstByStrength", "code", first("strength")),
      fact("firstByBetweenness", "code", first("betweenness")),
      fact("firstByPageRank", "code", first("pageRank")),
    ],
    tables: [resultTable("centralities", columns, records)],
    charts: [
      { type: "bar", key: "degree", table: "centralities", label: "industry", value: "degree", most: 20 },
      {
        type: "scatter",
        key: "brokers",
        table: "centralities",
        label: "industry",
        x: "degree",
        y: "betweenness",
      },
    ],
    flags,
  };
};
