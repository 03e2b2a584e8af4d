import { indicators } from "@/server/compute/network/indicators";
import { readFlows } from "@/server/warehouse/read-flows";
import { openStore } from "@/server/warehouse/store";
import type { FlowsAnswer, StoreTask } from "../stored-flows-bench";
import { report, taskOf } from "../worker-report";
import { networkOf } from "./flow-columns";

const { store, regions, scope, atlas } = taskOf<StoreTask>();
await report(
  async () => {
    const flows = await readFlows(await openStore(store), { years: null, regions, scope });
    if (atlas) indicators(networkOf(flows, "related").graph);
    return flows;
  },
  ({ amount, count }): FlowsAnswer => ({
    pairs: amount.length,
    amount: String(amount.reduce((sum, value) => sum + value, 0n)),
    count: count.reduce((sum, value) => sum + value, 0),
  }),
);
