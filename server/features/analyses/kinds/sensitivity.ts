import { graphOf } from "@/server/compute/network/graph";
import { selectLinks } from "@/server/compute/network/links";
import { thresholdSensitivity } from "@/server/compute/network/threshold-sensitivity";
import { verdictStability } from "@/server/compute/network/verdict-stability";
import type { Cuts } from "@/server/compute/network/verdicts";
import { industryMeans } from "../industry-means";
import { type AnalysisRun, optionsAs } from "../kind";
import { type CellType, fact, resultTable } from "../result";
import { baseAtlas } from "../source";

type Options = { from: number; to: number; steps: number };

/**
 * a, b, c, d over a range of RR thresholds: does the verdict hang on one? Of an ego network also the quadrant and the hub
 * verdict, against the means over all industries' ego networks at the same threshold.
 */
export const sensitivity: AnalysisRun = async ({ source, base, subjects, options, report }) => {
  const { from, to, steps } = optionsAs<Options>(options);
  const { radius, direction } = base;
  const [subject] = subjects;
  const range = Array.from({ length: steps }, (_, at) =>
    round(from + ((to - from) * at) / Math.max(1, steps - 1)),
  );
  const thresholds = [...new Set([...range, base.rule.threshold])].sort((x, y) => x - y);
  const { relatedness, rule } = (await baseAtlas(source, base)).candidates;
  await report(0.2);
  const rows = thresholdSensitivity(relatedness, {
    thresholds,
    minCounts: [rule.minCount],
    alpha: rule.alpha,
    ego: subject ? { cores: subject.cores, radius, direction } : null,
  });
  await report(0.5);
  const cuts = new Map<number, Cuts>();
  if (subject)
    for (const [at, threshold] of thresholds.entries()) {
      await report(0.5 + (0.5 * at) / thresholds.length);
      const links = selectLinks(relatedness, { ...rule, threshold });
      const graph = graphOf(links.industries, links.seller, links.buyer);
      cuts.set(threshold, industryMeans(graph, { radius, direction }));
    }
  const stable = subject
    ? verdictStability(rows, (row) => cuts.get(row.threshold) ?? {}, {
        threshold: rule.threshold,
        minCount: rule.minCount,
      })
    : null;
  const columns: Record<string, CellType> = {
    threshold: "number",
    a: "number",
    b: "number",
    c: "number",
    d: "number",
    nodes: "integer",
    links: "integer",
    density: "number",
    ...(subject ? { cutA: "number", cutB: "number", cutC: "number" } : {}),
  };
  return {
    facts: [
      fact("thresholdInForce", "number", rule.threshold),
      fact("thresholdsCompared", "integer", thresholds.length),
      ...(stable
        ? [
            fact("quadrantInForce", "key", stable.quadrant.verdict),
            fact("quadrantFrom", "number", stable.quadrant.from),
            fact("quadrantTo", "number", stable.quadrant.to),
            fact("quadrantSame", "share", stable.quadrant.same / stable.quadrant.compared),
            fact("hubInForce", "yesno", stable.hub.verdict),
            fact(
              "hubSame",
              "share",
              stable.hub.verdict === null ? null : stable.hub.same / stable.hub.compared,
            ),
          ]
        : []),
    ],
    tables: [
      resultTable(
        "sensitivity",
        columns,
        rows.map(({ flags: _, missing: __, ...row }) => {
          const cut = cuts.get(row.threshold);
          return { ...row, cutA: cut?.a, cutB: cut?.b, cutC: cut?.c };
        }),
      ),
    ],
    charts: [
      { type: "line", key: "sensitivity", table: "sensitivity", step: "threshold", series: ["a", "b", "c"] },
      { type: "line", key: "sensitivityLinks", table: "sensitivity", step: "threshold", series: ["links"] },
    ],
    flags: [...new Set(rows.flatMap(({ flags }) => flags))]
      .filter((flag) => flag === "empty")
      .map(() => "emptyAtSome"),
  };
};

const round = (value: number) => Number(value.toFixed(6));
