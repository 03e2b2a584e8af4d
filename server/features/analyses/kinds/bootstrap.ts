import {
  BOOTSTRAP_INDICATORS,
  type BootstrapChunk,
  bootstrapEstimate,
  bootstrapReplicates,
  joinChunks,
} from "@/server/compute/network/bootstrap";
import { bootstrapFlows } from "@/server/compute/network/bootstrap-flows";
import { bootstrapIntervals } from "@/server/compute/network/bootstrap-intervals";
import { bootstrapRanks } from "@/server/compute/network/bootstrap-ranks";
import { bootstrapVerdicts } from "@/server/compute/network/bootstrap-verdicts";
import { type AnalysisRun, optionsAs } from "../kind";
import { fact, resultTable } from "../result";

type Options = { replicates: number; level: number; certainty: number };

/** Replicates between two looks at the wish to stop. */
const CHUNK = 5;

/**
 * How sure a, b, c, d are: bootstrap over the transactions of the base. With several subjects also how sure the verdicts
 * (against the means over them) and their order are. What the intervals can and cannot say stands in
 * server/compute/network/bootstrap-intervals.ts.
 */
export const bootstrap: AnalysisRun = async ({ source, base, subjects, options, seed, report }) => {
  const { replicates, level, certainty } = optionsAs<Options>(options);
  const { years, region, scope, rule, radius, direction } = base;
  const regions = region.codes.length > 0 ? region.codes : null;
  const flows = bootstrapFlows(await source.flows({ years, regions, scope }), { self: rule.self });
  const targets = subjects.length > 0 ? subjects.map(({ cores }) => cores) : [null];
  const asked = { rule, seed, targets, radius, direction };
  const estimate = bootstrapEstimate(flows, asked);
  const chunks: BootstrapChunk[] = [];
  for (let from = 0; from < replicates; from += CHUNK) {
    await report(from / replicates);
    chunks.push(bootstrapReplicates(flows, asked, { from, to: Math.min(replicates, from + CHUNK) }));
  }
  const all = joinChunks(chunks);
  const labels = subjects.length > 0 ? subjects.map(({ label }) => label) : [region.label];
  const intervals = bootstrapIntervals(estimate, all, { level });
  const compared = subjects.length > 1;
  const verdicts = compared
    ? bootstrapVerdicts(estimate, all, { cuts: { a: "mean", b: "mean", c: "mean" }, certainty })
    : [];
  const ranks = compared
    ? { b: bootstrapRanks(estimate, all, "b", { level }), c: bootstrapRanks(estimate, all, "c", { level }) }
    : null;
  const intervalColumns = {
    subject: "text",
    indicator: "key",
    estimate: "number",
    low: "number",
    high: "number",
    standardError: "number",
    bias: "number",
    missing: "integer",
  } as const;
  const verdictColumns = {
    subject: "text",
    quadrant: "key",
    quadrantShare: "share",
    quadrantNear: "yesno",
    hub: "yesno",
    hubProbability: "share",
    hubNear: "yesno",
    rankB: "integer",
    rankBLow: "number",
    rankBHigh: "number",
    rankC: "integer",
    rankCLow: "number",
    rankCHigh: "number",
  } as const;
  const rows = intervals.flatMap((of, t) =>
    BOOTSTRAP_INDICATORS.map((id) => ({ subject: labels[t]!, indicator: `indicator_${id}`, ...of[id] })),
  );
  return {
    facts: [
      fact("replicates", "integer", replicates),
      fact("level", "share", level),
      ...(compared
        ? [
            fact("unsureQuadrants", "integer", verdicts.filter(({ quadrant }) => quadrant.nearCut).length),
            fact("unsureHubs", "integer", verdicts.filter(({ hub }) => hub.nearCut).length),
            fact("tauB", "number", ranks!.b.tau.mean),
            fact("tauC", "number", ranks!.c.tau.mean),
          ]
        : BOOTSTRAP_INDICATORS.map((id) =>
            fact(`standardError_${id}`, "number", intervals[0]![id].standardError),
          )),
    ],
    tables: [
      resultTable("intervals", intervalColumns, rows),
      ...(compared
        ? [
            resultTable(
              "verdicts",
              verdictColumns,
              verdicts.map(({ quadrant, hub }, t) => ({
                subject: labels[t]!,
                quadrant: quadrant.estimate,
                quadrantShare: quadrant.estimate === null ? null : quadrant.shares[quadrant.estimate],
                quadrantNear: quadrant.estimate === null ? null : quadrant.nearCut,
                hub: hub.estimate,
                hubProbability: hub.estimate === null ? null : hub.probability,
                hubNear: hub.estimate === null ? null : hub.nearCut,
                rankB: ranks!.b.ranks[t]!.rank,
                rankBLow: ranks!.b.ranks[t]!.low,
                rankBHigh: ranks!.b.ranks[t]!.high,
                rankC: ranks!.c.ranks[t]!.rank,
                rankCLow: ranks!.c.ranks[t]!.low,
                rankCHigh: ranks!.c.ranks[t]!.high,
              })),
            ),
          ]
        : []),
      ...(compared
        ? [
            resultTable(
              "intervalsB",
              intervalColumns,
              rows.filter((row) => row.indicator === "indicator_b"),
            ),
          ]
        : []),
    ],
    charts: [
      {
        type: "interval",
        key: compared ? "intervalsB" : "intervals",
        table: compared ? "intervalsB" : "intervals",
        label: compared ? "subject" : "indicator",
        value: "estimate",
        low: "low",
        high: "high",
      },
    ],
    flags: [...flows.flags, "sampleSize"],
  };
};
