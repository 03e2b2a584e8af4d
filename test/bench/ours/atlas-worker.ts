import { indicators } from "@/server/compute/network/indicators";
import type { LinkPreset } from "@/server/domain/flows";
import type { AtlasAnswer } from "../atlas-bench";
import { report, taskOf } from "../worker-report";
import { networkOf, readColumns } from "./flow-columns";

const { columns, rule } = taskOf<{ columns: string; rule: LinkPreset }>();
const flows = readColumns(columns);
await report(
  () => indicators(networkOf(flows, rule).graph),
  ({ a, b, c, d, nodes, links }): AtlasAnswer => ({ nodes, links, values: [a, b, c, d] as number[] }),
);
