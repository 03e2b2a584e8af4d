import { egoSweep } from "@/server/compute/network/ego-sweep";
import type { Flows } from "@/server/domain/flows";
import { ruleFlows } from "@/server/features/atlas/rule-flows";
import type { RegionView } from "@/server/features/atlas/schema";
import { type AnalysisSource, atlasOfFlows } from "./source";
import { readPart, writePart } from "./sweep-part-file";
import type { SweepPlan } from "./sweep-plan";
import { type SweepPart, type SweepTable, sweepPart, sweepTable } from "./sweep-table";

export type SweepStep = { region: RegionView; year: number };

export type SweepHooks = {
  /** Called before each region and year with the share that is done; ends the sweep by throwing. */
  report(progress: number, step: SweepStep): Promise<void>;
  /** Where finished parts are kept and looked for; without it nothing is kept. */
  scratchDir?: string | undefined;
};

/**
 * The ego networks of a plan: items x regions x years, each year on its own.
 *
 * Every region and year is one network (flows -> relatedness -> links), in which all items are measured at once. While
 * one is measured, the flows of the next are read, on the data base's own threads: measuring takes less than reading,
 * so that more threads of ours would wait.
 */
export async function runSweep(
  source: Pick<AnalysisSource, "flows">,
  plan: SweepPlan,
  { report, scratchDir }: SweepHooks,
): Promise<SweepTable> {
  const table = sweepTable(plan);
  const steps = plan.regions.flatMap((region, r) =>
    plan.years.map((year, y) => ({ region, year, place: [r, y] as const })),
  );
  const left: typeof steps = [];
  for (const step of steps) {
    const part = scratchDir ? await readPart(scratchDir, step, plan.items.length) : null;
    if (part) table.fill(...step.place, part);
    else left.push(step);
  }
  const read = ({ region, year }: SweepStep) => {
    const regions = region.codes.length > 0 ? region.codes : null;
    const flows = ruleFlows(source.flows, { years: [year], regions, scope: plan.scope }, plan.rule);
    flows.catch(() => {}); // thrown where it is awaited; a sweep that is stopped never awaits the last one
    return flows;
  };
  let next = left[0] && read(left[0]);
  for (const [at, step] of left.entries()) {
    await report((steps.length - left.length + at) / steps.length, step);
    const flows = await next!;
    const following = left[at + 1];
    next = following && read(following);
    const part = partOf(flows, plan);
    if (scratchDir) await writePart(scratchDir, step, part);
    table.fill(...step.place, part);
  }
  return table;
}

function partOf(flows: Flows, { items, rule, radius, direction }: SweepPlan): SweepPart {
  const cores = items.map((item) => item.cores);
  return sweepPart(egoSweep(atlasOfFlows(flows, rule).graph, cores, { radius, direction }));
}
