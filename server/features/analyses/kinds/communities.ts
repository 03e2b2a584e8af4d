import {
  type CommunityWeight,
  communities as communitiesOf,
  communityRows,
} from "@/server/compute/network/communities";
import { type AnalysisRun, optionsAs } from "../kind";
import { fact, resultTable } from "../result";
import { baseAtlas, sceneOf } from "../source";

type Options = { tie: CommunityWeight; resolution: number; runs: number };

/** Communities (Leiden) of an ATLAS or ego network, named by their strongest industries, with their stability over seeds. */
export const communities: AnalysisRun = async ({ source, base, subjects, options, seed, report }) => {
  const { tie, resolution, runs } = optionsAs<Options>(options);
  const atlas = await baseAtlas(source, base);
  await report(0.2);
  const { graph, links } = sceneOf(atlas, subjects[0], base);
  const rows = communityRows(graph, links, tie);
  const found = communitiesOf(graph.industries, rows, { resolution, seed, runs });
  const groupColumns = {
    community: "integer",
    industries: "integer",
    leading1: "code",
    leading2: "code",
    leading3: "code",
    insideShare: "share",
    stays: "share",
  } as const;
  const memberColumns = { community: "integer", industry: "code", inside: "number", stays: "share" } as const;
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    facts: [
      fact("communities", "integer", found.communities.length),
      fact("modularity", "number", found.communities.length > 0 ? found.modularity : null),
      fact("nmi", "number", found.stability.nmi),
      fact("ari", "number", found.stability.ari),
      fact("runs", "integer", found.stability.runs),
      fact("resolution", "number", resolution),
    ],
    tables: [
      resultTable(
        "communities",
        groupColumns,
        found.communities.map(({ members, inside, strength }, at) => ({
          community: at + 1,
          industries: members.length,
          leading1: members[0]?.industry,
          leading2: members[1]?.industry,
          leading3: members[2]?.industry,
          insideShare: strength > 0 ? (2 * inside) / strength : null,
          stays: mean(members.map((member) => member.stays)),
        })),
      ),
      resultTable(
        "communityMembers",
        memberColumns,
        found.communities.flatMap(({ members }, at) =>
          members.map((member) => ({ community: at + 1, ...member })),
        ),
      ),
    ],
    charts: [
      {
        type: "bar",
        key: "communities",
        table: "communities",
        label: "leading1",
        value: "industries",
        most: 20,
      },
    ],
    flags: [...found.flags],
  };
};
