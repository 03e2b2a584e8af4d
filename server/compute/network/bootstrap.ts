import {
  type BootstrapFlows,
  drawAmounts,
  drawCounts,
  type ResamplingScheme,
} from "@/server/compute/network/bootstrap-flows";
import { replicateNetwork } from "@/server/compute/network/bootstrap-network";
import { randomStream } from "@/server/compute/network/bootstrap-random";
import type { EgoOptions } from "@/server/compute/network/ego";
import type { Graph } from "@/server/compute/network/graph";
import { egoIndicators, indicators } from "@/server/compute/network/indicators";
import type { BMeasure } from "@/server/compute/network/open-innovation";
import { ComputeError } from "@/server/domain/errors";
import type { LinkRule } from "@/server/domain/flows";

export const BOOTSTRAP_INDICATORS = ["a", "b", "c", "d"] as const;
export type BootstrapIndicator = (typeof BOOTSTRAP_INDICATORS)[number];

/** What is measured in each replicate: the ATLAS itself (null), or the ego network of a set of cores. */
export type BootstrapTarget = readonly string[] | null;

export type BootstrapOptions = EgoOptions & {
  rule: LinkRule;
  seed: number;
  targets: readonly BootstrapTarget[];
  scheme?: ResamplingScheme;
  b?: BMeasure;
};

/**
 * Values of replicates from .. to - 1: indicator v of target t in replicate r is
 * `values[((r - from) * targets + t) * 4 + v]`, NaN where the network is empty. For machines, not for screens.
 */
export type BootstrapChunk = {
  readonly from: number;
  readonly to: number;
  readonly targets: number;
  readonly values: Float64Array;
};

export type BootstrapHooks = {
  /** Called after each replicate with how many of this chunk are done. */
  onProgress?: (done: number) => void;
  /** Asked before each replicate; true ends the chunk there, with what is done so far. */
  shouldStop?: () => boolean;
};

/**
 * Replicates [from, to) of the bootstrap over transactions: draw them with replacement, select the links by the rule
 * anew, measure a, b, c, d of every target.
 *
 *   n*_ij, R*_ij  see drawCounts and drawAmounts;   R* -> RR* -> links -> a*, b*, c*, d*
 *
 * Replicate r depends on (flows, options, r) alone, so chunks may be computed by any worker in any order. The bootstrap
 * keeps the pairs that traded: a pair without a transaction has none in a replicate.
 * Without sums of squares all transactions of a pair have its mean amount, and what varies is their number only: the
 * spread that is found is a lower bound (flag within_pair_dispersion_missing).
 * Cost    a replicate O(pairs) and c of each network; 0.13 s for the ATLAS of 1,191 industries and 590,000 pairs.
 * Errors  BAD_OPTION if from, to are not whole numbers with 0 <= from <= to, or the seed is not a safe integer.
 * Source  Efron and Tibshirani (1993), An Introduction to the Bootstrap; the Poisson form: Hanley and MacGibbon (2006).
 */
export function bootstrapReplicates(
  flows: BootstrapFlows,
  options: BootstrapOptions,
  { from, to }: { from: number; to: number },
  { onProgress, shouldStop }: BootstrapHooks = {},
): BootstrapChunk {
  checkRange(from, to, options.seed);
  const networkOf = replicateNetwork(flows, options.rule);
  const counts = new Float64Array(flows.count.length);
  const amounts = new Float64Array(flows.count.length);
  const width = options.targets.length * BOOTSTRAP_INDICATORS.length;
  const values = new Float64Array((to - from) * width);
  let replicate = from;
  for (; replicate < to && !shouldStop?.(); replicate++) {
    const random = randomStream(options.seed, replicate);
    drawCounts(flows, options.scheme ?? "poisson", random, counts);
    drawAmounts(flows, counts, random, amounts);
    values.set(measured(networkOf(counts, amounts), options), (replicate - from) * width);
    onProgress?.(replicate + 1 - from);
  }
  const done = (replicate - from) * width;
  return { from, to: replicate, targets: options.targets.length, values: values.slice(0, done) };
}

/** The same figures from the flows as they are, computed the same way; what the replicates are compared with. */
export function bootstrapEstimate(flows: BootstrapFlows, options: BootstrapOptions): Float64Array {
  const amounts = flows.meanAmount.map((mean, row) => mean * (flows.count[row]! || 1));
  return measured(replicateNetwork(flows, options.rule)(flows.count, amounts), options);
}

/**
 * One chunk of several that follow on one another, given in any order.
 *
 * Errors  BAD_SHAPE if one is missing, given twice or has other targets.
 */
export function joinChunks(chunks: readonly BootstrapChunk[]): BootstrapChunk {
  const ordered = chunks.filter(({ from, to }) => to > from).sort((x, y) => x.from - y.from);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (!first || !last)
    return { from: 0, to: 0, targets: chunks[0]?.targets ?? 0, values: new Float64Array() };
  const width = first.targets * BOOTSTRAP_INDICATORS.length;
  const values = new Float64Array((last.to - first.from) * width);
  let next = first.from;
  for (const chunk of ordered) {
    if (chunk.from !== next || chunk.targets !== first.targets)
      throw new ComputeError(
        "BAD_SHAPE",
        `replicates ${chunk.from} to ${chunk.to} of ${chunk.targets} targets; expected them from ${next}, of ${first.targets}`,
      );
    values.set(chunk.values, (chunk.from - first.from) * width);
    next = chunk.to;
  }
  return { from: first.from, to: last.to, targets: first.targets, values };
}

/**
 * The targets of several chunks side by side, e.g. the regions that are compared, each resampled from its own flows:
 * cuts that are means over them then move with the replicates.
 *
 * Errors  BAD_SHAPE if they do not hold the same replicates.
 */
export function besideOneAnother(chunks: readonly BootstrapChunk[]): BootstrapChunk {
  const [first] = chunks;
  if (!first) return { from: 0, to: 0, targets: 0, values: new Float64Array() };
  for (const { from, to } of chunks)
    if (from !== first.from || to !== first.to)
      throw new ComputeError(
        "BAD_SHAPE",
        `replicates ${from} to ${to} beside replicates ${first.from} to ${first.to}`,
      );
  const targets = chunks.reduce((sum, chunk) => sum + chunk.targets, 0);
  const parts: number[] = [];
  for (let r = 0; r < first.to - first.from; r++)
    for (const chunk of chunks) {
      const width = chunk.targets * BOOTSTRAP_INDICATORS.length;
      parts.push(...chunk.values.subarray(r * width, (r + 1) * width));
    }
  return { from: first.from, to: first.to, targets, values: Float64Array.from(parts) };
}

/** Values of one indicator of one target over the replicates, missing ones (NaN) among them. */
export const replicatesOf = (chunk: BootstrapChunk, target: number, indicator: BootstrapIndicator) =>
  Float64Array.from(
    { length: chunk.to - chunk.from },
    (_, r) => chunk.values[(r * chunk.targets + target) * 4 + BOOTSTRAP_INDICATORS.indexOf(indicator)]!,
  );

function measured(graph: Graph, options: BootstrapOptions): Float64Array {
  const { targets, b, radius, direction } = options;
  const ego = { ...(b && { b }), ...(radius && { radius }), ...(direction && { direction }) };
  const egos = egoIndicators(
    graph,
    targets.filter((cores) => cores !== null),
    ego,
  ).values();
  const values = new Float64Array(targets.length * BOOTSTRAP_INDICATORS.length);
  targets.forEach((cores, t) => {
    const found = cores === null ? indicators(graph, b ? { b } : {}) : egos.next().value!;
    BOOTSTRAP_INDICATORS.forEach((id, v) => {
      values[t * BOOTSTRAP_INDICATORS.length + v] = found[id] ?? Number.NaN;
    });
  });
  return values;
}

function checkRange(from: number, to: number, seed: number) {
  if (!(Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from <= to))
    throw new ComputeError(
      "BAD_OPTION",
      `replicates ${from} to ${to}; expected whole numbers, 0 <= from <= to`,
    );
  if (!Number.isSafeInteger(seed))
    throw new ComputeError("BAD_OPTION", `the seed is ${seed}; expected a whole number`);
}
