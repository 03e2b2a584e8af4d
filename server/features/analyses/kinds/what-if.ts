import { type WhatIfResult, whatIfSteps } from "@/server/compute/network/what-if";
import { WHAT_IF_FIGURES, type WhatIfFigure } from "@/server/compute/network/what-if-band";
import type { WhatIfChange } from "@/server/compute/network/what-if-change";
import { within } from "@/server/compute/topics/steps";
import { driven } from "@/server/features/jobs/driven";
import { changesIn } from "../changes-text";
import { type AnalysisRun, optionsAs } from "../kind";
import { type CellType, fact, resultTable } from "../result";

type Options = { policy: string; share: number; policyRuns: number; changes: string };

/** The policies of the form: the four cells of the source document's table, the same links put anywhere, and rewiring. */
const POLICIES: Record<string, (share: number) => WhatIfChange> = {
  top_assortative: (share) => ({ kind: "attach", hierarchy: "top", mixing: "assortative", links: { share } }),
  top_disassortative: (share) => ({
    kind: "attach",
    hierarchy: "top",
    mixing: "disassortative",
    links: { share },
  }),
  bottom_assortative: (share) => ({
    kind: "attach",
    hierarchy: "bottom",
    mixing: "assortative",
    links: { share },
  }),
  bottom_disassortative: (share) => ({
    kind: "attach",
    hierarchy: "bottom",
    mixing: "disassortative",
    links: { share },
  }),
  neutral: (share) => ({ kind: "attach", hierarchy: "neutral", mixing: "neutral", links: { share } }),
  rewire_assortative: (share) => ({ kind: "rewire", mixing: "assortative", swaps: { share } }),
  rewire_disassortative: (share) => ({ kind: "rewire", mixing: "disassortative", swaps: { share } }),
};

/**
 * What if: changes of links, trades or industries, then a policy drawn `runs` times; what a, b, c, d would be. Beside a
 * policy that adds links stands the same number of links put anywhere, since more links alone raise c and d.
 */
export const whatif: AnalysisRun = async ({ source, base, subjects, options, seed, report }) => {
  const { policy, share, policyRuns, changes } = optionsAs<Options>(options);
  const { years, region, scope, rule, radius, direction } = base;
  const regions = region.codes.length > 0 ? region.codes : null;
  const flows = await source.flows({ years, regions, scope });
  const listed = changesIn(changes);
  const [subject] = subjects;
  const asked = {
    scope: subject ? { cores: subject.cores, radius, direction } : ("atlas" as const),
    seed,
    runs: policyRuns,
  };
  const drawn = POLICIES[policy]?.(share);
  const isCell = drawn?.kind === "attach" && policy !== "neutral";
  const half = isCell ? 0.5 : 1;
  const steps = whatIfSteps({ flows, rule }, [...listed, ...(drawn ? [drawn] : [])], asked);
  const result = await driven(within(steps, 0, half), report);
  const neutral = isCell
    ? await driven(
        within(whatIfSteps({ flows, rule }, [...listed, POLICIES.neutral!(share)], asked), half, 1),
        report,
      )
    : null;
  return {
    facts: [
      fact("policy", "key", policy),
      fact("share", "share", drawn ? share : null),
      fact("runs", "integer", result.runs.length),
      fact("changesListed", "integer", listed.length),
      ...(["a", "b", "c", "d"] as const).map((id) => fact(`delta_${id}`, "number", result.band[id]?.mean)),
    ],
    tables: [
      figures(result, neutral),
      { ...figures(result, neutral, ["a", "b", "c", "d"]), key: "whatIfIndicators", hidden: true },
      ...[linksOf(result), warningsOf(result)].filter(({ rows }) => rows.length > 0),
    ],
    charts: [
      {
        type: "interval",
        key: "whatIf",
        table: "whatIfIndicators",
        label: "figure",
        value: "delta",
        low: "deltaLow",
        high: "deltaHigh",
      },
    ],
    flags: [
      "scenario",
      ...(result.warnings.length > 0 ? ["whatIfWarnings"] : []),
      ...(subject === undefined || result.before.nodes > 0 ? [] : ["empty"]),
    ],
  };
};

function figures(
  { before, band }: WhatIfResult,
  neutral: WhatIfResult | null,
  shown: readonly WhatIfFigure[] = WHAT_IF_FIGURES,
) {
  const columns: Record<string, CellType> = {
    figure: "key",
    before: "number",
    after: "number",
    delta: "number",
    deltaLow: "number",
    deltaHigh: "number",
    ...(neutral ? { neutralDelta: "number", beyondNeutral: "number" } : {}),
  };
  return resultTable(
    "whatIf",
    columns,
    shown.map((id) => {
      const [from, change, other] = [before[id], band[id], neutral?.band[id]];
      return {
        figure: `figure_${id}`,
        before: from,
        after: from === null || !change ? null : from + change.mean,
        delta: change?.mean,
        deltaLow: change?.low,
        deltaHigh: change?.high,
        neutralDelta: other?.mean,
        beyondNeutral: change && other ? change.mean - other.mean : null,
      };
    }),
  );
}

/** Links that are new or gone, by how many of the runs have them. */
function linksOf({ runs }: WhatIfResult) {
  const counted = new Map<string, { seller: string; buyer: string; what: string; inRuns: number }>();
  for (const { added, removed } of runs)
    for (const [what, links] of [
      ["added", added],
      ["removed", removed],
    ] as const)
      for (const { seller, buyer } of links) {
        const key = `${what} ${seller} ${buyer}`;
        const row = counted.get(key) ?? { seller, buyer, what, inRuns: 0 };
        counted.set(key, { ...row, inRuns: row.inRuns + 1 });
      }
  const rows = [...counted]
    .sort(([x, p], [y, q]) => q.inRuns - p.inRuns || (x < y ? -1 : 1))
    .slice(0, MOST_LINKS);
  const columns = { what: "key", seller: "code", buyer: "code", inRuns: "integer" } as const;
  return resultTable(
    "whatIfLinks",
    columns,
    rows.map(([, row]) => row),
  );
}
/** Beyond these a list of changed links says nothing more. */
const MOST_LINKS = 2_000;

const warningsOf = ({ warnings }: WhatIfResult) =>
  resultTable(
    "whatIfWarnings",
    { change: "integer", warning: "key", what: "text", count: "integer" },
    warnings.map(({ change, flag, what, count }) => ({ change: change + 1, warning: flag, what, count })),
  );
