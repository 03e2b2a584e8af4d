import { type CommunityWeight, communities, communityRows } from "@/server/compute/network/communities";
import type { CommunitiesAnswer } from "../communities-bench";
import { report, taskOf } from "../worker-report";
import { networkOf, readColumns } from "./flow-columns";

const { columns, weight, runs } = taskOf<{ columns: string; weight: CommunityWeight; runs: number }>();
const { graph, links } = networkOf(readColumns(columns), "related");
const rows = communityRows(graph, links, weight);
await report(
  () => communities(graph.industries, rows, { seed: 1, runs }),
  ({ of, modularity }): CommunitiesAnswer => ({ of: [...of], modularity }),
);
