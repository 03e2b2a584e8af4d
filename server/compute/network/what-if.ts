import { randomStream } from "@/server/compute/network/bootstrap-random";
import type { EgoOptions } from "@/server/compute/network/ego";
import { egoMembers } from "@/server/compute/network/ego";
import type { Graph } from "@/server/compute/network/graph";
import { egoIndicators, type Indicators, indicators } from "@/server/compute/network/indicators";
import { selectLinks } from "@/server/compute/network/links";
import type { BMeasure } from "@/server/compute/network/open-innovation";
import { relatedness } from "@/server/compute/network/relatedness";
import {
  type WhatIfBand,
  type WhatIfDelta,
  whatIfBand,
  whatIfDelta,
} from "@/server/compute/network/what-if-band";
import type {
  IndustryChange,
  LinkChange,
  LinkEnds,
  TradeChange,
  Warn,
  WhatIfChange,
  WhatIfWarning,
} from "@/server/compute/network/what-if-change";
import {
  changeIndustry,
  changeLinks,
  copyOf,
  graphOfTable,
  type LinkTable,
  linksMissingIn,
  linkTable,
} from "@/server/compute/network/what-if-links";
import { attachLinks, rewireLinks } from "@/server/compute/network/what-if-policy";
import { changeTrade, flowsOf, tradeTable } from "@/server/compute/network/what-if-trades";
import { completed, type Steps } from "@/server/compute/topics/steps";
import { ComputeError } from "@/server/domain/errors";
import type { Flows, LinkRule } from "@/server/domain/flows";

/** Flows with the rule that makes links of them, or a network of which only the links are known. */
export type WhatIfBase = { flows: Flows; rule: LinkRule } | { graph: Graph };
/** What is measured, and where the policy rules act: the whole ATLAS, or the ego network of a set of cores. */
export type WhatIfScope = "atlas" | (EgoOptions & { cores: readonly string[] });

export type WhatIfOptions = {
  scope: WhatIfScope;
  seed: number;
  /** How often changes that draw are drawn, default 20; a list without one is run once. */
  runs?: number;
  b?: BMeasure;
};

export type WhatIfRun = {
  readonly after: Indicators;
  readonly delta: WhatIfDelta;
  /** Links of the ATLAS that are new, and that are gone. */
  readonly added: readonly LinkEnds[];
  readonly removed: readonly LinkEnds[];
};

export type WhatIfResult = {
  /** All that is needed to get the same again. */
  readonly record: {
    readonly seed: number;
    readonly runs: number;
    readonly rule: LinkRule | null;
    readonly scope: WhatIfScope;
    readonly b: BMeasure;
    readonly changes: readonly WhatIfChange[];
  };
  readonly before: Indicators;
  readonly runs: readonly WhatIfRun[];
  /** After minus before over the runs. */
  readonly band: WhatIfBand;
  readonly warnings: readonly WhatIfWarning[];
};

/**
 * What a, b, c, d would be if: a pure function of a base and a list of changes, so undoing one is leaving it out.
 *
 * Order   changes of trade and of industries first, in their order; RR and the links by the rule anew; then changes of
 *         links, in their order. Without flows, changes of industries and links in their order.
 * Scope   an ego network is taken anew from the changed ATLAS. The policy rules (attach, rewire) act among its members,
 *         or among the industries with a link; one of radius 2 may thereby gain members.
 * Draws   run r draws from the stream (seed, r): the same whatever the order of industries and rows.
 * Cannot  what a change cannot do is a warning (see WHAT_IF_FLAGS), the rest is done.
 * Empty   a network without nodes has null figures, and a difference from or to it is null.
 * Errors  BAD_OPTION if runs is not a whole number from 1, the seed is not a safe integer, a change of trade is asked of
 *         a base without flows, or an option of a change is out of range; BAD_WEIGHT, BAD_SHAPE as relatedness.
 */
export const whatIf = (
  base: WhatIfBase,
  changes: readonly WhatIfChange[],
  options: WhatIfOptions,
): WhatIfResult => completed(whatIfSteps(base, changes, options));

/** The same in steps, one a run, so that whoever drives it can report and stop in between. */
export function* whatIfSteps(
  base: WhatIfBase,
  changes: readonly WhatIfChange[],
  options: WhatIfOptions,
): Steps<WhatIfResult> {
  const { scope, seed, b = "correlation" } = options;
  const draws = changes.some(({ kind }) => kind === "attach" || kind === "rewire");
  const runs = draws ? (options.runs ?? 20) : 1;
  if (!(Number.isInteger(runs) && runs >= 1) || !Number.isSafeInteger(seed))
    throw new ComputeError(
      "BAD_OPTION",
      `${runs} runs of the seed ${seed}; expected whole numbers, runs from 1`,
    );

  const warnings = new Map<string, WhatIfWarning>();
  const start = startTable(base);
  const traded = "flows" in base ? afterTrade(base, changes, start, warnings) : start;
  const before = measured(start, scope, b);
  const runOf = (run: number): WhatIfRun => {
    const random = randomStream(seed, run);
    let table = copyOf(traded);
    changes.forEach((change, at) => {
      const warn = warningsOf(warnings, at);
      if (isOfTrade(change)) {
        if ("flows" in base) return;
        if (!isOfIndustry(change))
          throw new ComputeError(
            "BAD_OPTION",
            `change ${at}, ${change.kind}, needs flows; there are only links`,
          );
        const changed = changeIndustry(table, change, warn);
        if (changed === table) warn("no_effect");
        table = changed;
      } else if (!applied(table, change, scope, random, warn)) warn("no_effect");
    });
    const after = measured(table, scope, b);
    return {
      after,
      delta: whatIfDelta(before, after),
      added: [...linksMissingIn(start, table)],
      removed: [...linksMissingIn(table, start)],
    };
  };
  const results: WhatIfRun[] = [];
  while (results.length < runs) {
    yield results.length / runs;
    results.push(runOf(results.length));
  }
  return {
    record: { seed, runs, rule: "flows" in base ? base.rule : null, scope, b, changes },
    before,
    runs: results,
    band: whatIfBand(results.map(({ delta }) => delta)),
    warnings: [...warnings.values()].sort((x, y) => x.change - y.change),
  };
}

const isOfIndustry = (change: WhatIfChange): change is IndustryChange =>
  change.kind === "remove_industry" || change.kind === "add_industry" || change.kind === "add_industry_like";
const isOfTrade = (change: WhatIfChange): change is TradeChange | IndustryChange =>
  change.kind === "scale_trade" || change.kind === "add_trade" || isOfIndustry(change);

function startTable(base: WhatIfBase): LinkTable {
  if ("flows" in base) return selectedTable(base.flows, base.rule);
  const { industries, sellsTo } = base.graph;
  const links: LinkEnds[] = [];
  industries.forEach((seller, i) => {
    for (let e = sellsTo.offsets[i]!; e < sellsTo.offsets[i + 1]!; e++)
      links.push({ seller, buyer: industries[sellsTo.columns[e]!]! });
  });
  return linkTable(industries, links);
}

function selectedTable(flows: Flows, rule: LinkRule): LinkTable {
  const links = selectLinks(relatedness(flows, rule), rule);
  const ends = Array.from(links.seller, (i, e) => ({
    seller: links.industries[i]!,
    buyer: links.industries[links.buyer[e]!]!,
  }));
  return linkTable(flows.industries, ends);
}

/** The links after all changes of trade and industries. */
function afterTrade(
  { flows, rule }: { flows: Flows; rule: LinkRule },
  changes: readonly WhatIfChange[],
  start: LinkTable,
  warnings: Map<string, WhatIfWarning>,
): LinkTable {
  if (!changes.some(isOfTrade)) return start;
  const table = tradeTable(flows);
  changes.forEach((change, at) => {
    const warn = warningsOf(warnings, at);
    if (isOfTrade(change) && !changeTrade(table, change, warn)) warn("no_effect");
  });
  return selectedTable(flowsOf(table), rule);
}

function applied(
  table: LinkTable,
  change: LinkChange,
  scope: WhatIfScope,
  random: ReturnType<typeof randomStream>,
  warn: Warn,
): boolean {
  if (change.kind === "add_links" || change.kind === "remove_links") return changeLinks(table, change, warn);
  const graph = graphOfTable(table);
  const members =
    scope === "atlas"
      ? table.industries.flatMap((_, i) => (graph.degree[i]! > 0 ? [i] : []))
      : Array.from(egoMembers(graph, table.index, scope.cores, scope).nodes);
  const cores = scope === "atlas" ? [] : scope.cores.flatMap((code) => table.index.get(code) ?? []);
  const { asked, done } =
    change.kind === "attach"
      ? attachLinks(table, members, change, random)
      : rewireLinks(table, members, change, random, new Set(cores));
  if (done < asked) warn("fewer_than_asked", { count: done });
  return done > 0;
}

function measured(table: LinkTable, scope: WhatIfScope, b: BMeasure): Indicators {
  const graph = graphOfTable(table);
  if (scope === "atlas") return indicators(graph, { b });
  const { cores: _, missing: __, ...values } = egoIndicators(graph, [scope.cores], { ...scope, b })[0]!;
  return values;
}

/** Warnings of one change; the same in several runs is one, with the least count. */
const warningsOf =
  (warnings: Map<string, WhatIfWarning>, change: number): Warn =>
  (flag, about = {}) => {
    const key = [change, flag, about.what].join();
    const count = Math.min(about.count ?? Infinity, warnings.get(key)?.count ?? Infinity);
    warnings.set(key, { change, flag, ...about, ...(count < Infinity && { count }) });
  };
