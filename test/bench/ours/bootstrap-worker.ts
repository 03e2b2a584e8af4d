import { bootstrapEstimate, bootstrapReplicates } from "@/server/compute/network/bootstrap";
import { bootstrapFlows } from "@/server/compute/network/bootstrap-flows";
import { LINK_RULES } from "@/server/compute/network/links";
import type { LinkPreset } from "@/server/domain/flows";
import type { BootstrapAnswer } from "../bootstrap-bench";
import { report, taskOf } from "../worker-report";
import { readColumns } from "./flow-columns";

const { columns, rule, replicates } = taskOf<{ columns: string; rule: LinkPreset; replicates: number }>();
const flows = bootstrapFlows(readColumns(columns), { self: "exclude" });
const options = { rule: LINK_RULES[rule], seed: 1, targets: [null] };
await report(
  () => bootstrapReplicates(flows, options, { from: 0, to: replicates }).values,
  (values): BootstrapAnswer => ({
    estimate: [...bootstrapEstimate(flows, options)],
    replicates: Array.from({ length: replicates }, (_, at) => [...values.subarray(4 * at, 4 * at + 4)]),
  }),
);
