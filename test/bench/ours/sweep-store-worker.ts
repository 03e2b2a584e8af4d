import { LINK_RULES } from "@/server/compute/network/links";
import { storeSource } from "@/server/features/analyses/source";
import { sweepRegions, sweepYears } from "@/server/features/analyses/sweep-plan";
import { sweepRows } from "@/server/features/analyses/sweep-rows";
import { runSweep } from "@/server/features/analyses/sweep-run";
import { openStore } from "@/server/warehouse/store";
import { report, taskOf } from "../worker-report";

const { dir, items } = taskOf<{ dir: string; items: string[][] }>();
const store = await openStore(dir);
const plan = {
  items: items.map((cores, at) => ({ label: `item ${at + 1}`, cores })),
  regions: sweepRegions(null, store),
  years: sweepYears(null, store),
  ...({ scope: "either", rule: LINK_RULES.related, radius: 1, direction: "both" } as const),
};
await report(
  () => runSweep(storeSource(store), plan, { report: async () => {} }),
  (table) => {
    const rows = [...sweepRows(table)];
    return { networks: rows.length, empty: rows.filter((row) => row[7] === 0).length };
  },
);
