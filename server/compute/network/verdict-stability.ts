import type { SensitivityRow } from "@/server/compute/network/threshold-sensitivity";
import { type Cuts, isHub, type Quadrant, quadrantOf } from "@/server/compute/network/verdicts";
import { ComputeError } from "@/server/domain/errors";

export type StableRange<Verdict> = {
  /** At the rule in force; null when a value or a cut is missing there. */
  readonly verdict: Verdict | null;
  /** The thresholds next to each other, that in force among them, at which the verdict is the same; null without one. */
  readonly from: number | null;
  readonly to: number | null;
  /** Thresholds of the range with the same verdict, and all that were compared. */
  readonly same: number;
  readonly compared: number;
  /** The same at every threshold compared. */
  readonly everywhere: boolean;
  /** Where the verdict is another than at the threshold before. */
  readonly changes: readonly { readonly threshold: number; readonly verdict: Verdict | null }[];
  /** At the threshold in force, for every minimum count. */
  readonly byMinCount: readonly { readonly minCount: number; readonly verdict: Verdict | null }[];
};

/**
 * Over what range of thresholds a verdict stays what it is at the rule in force.
 *
 * Only the thresholds that were computed are known: between two of them the verdict may change and change back.
 * `cuts` may depend on the row, since cuts that are means over the items compared move with the threshold too.
 * Missing  a threshold without a verdict (empty network, no cut) breaks the range; it is never taken for the same.
 * Errors   BAD_OPTION if the rule in force is not among the rows.
 */
export function verdictStability(
  rows: readonly SensitivityRow[],
  cuts: Cuts | ((row: SensitivityRow) => Cuts),
  inForce: { readonly threshold: number; readonly minCount: number },
): { quadrant: StableRange<Quadrant>; hub: StableRange<boolean> } {
  const cutsOf = typeof cuts === "function" ? cuts : () => cuts;
  if (
    !rows.some(({ threshold, minCount }) => threshold === inForce.threshold && minCount === inForce.minCount)
  )
    throw new ComputeError(
      "BAD_OPTION",
      `threshold ${inForce.threshold} with minimum count ${inForce.minCount} is not among the rows`,
    );
  return {
    quadrant: stableRange(rows, (row) => quadrantOf(row, cutsOf(row)), inForce),
    hub: stableRange(rows, (row) => isHub(row, cutsOf(row)), inForce),
  };
}

function stableRange<Verdict>(
  rows: readonly SensitivityRow[],
  verdictOf: (row: SensitivityRow) => Verdict | null,
  inForce: { readonly threshold: number; readonly minCount: number },
): StableRange<Verdict> {
  const line = rows
    .filter(({ minCount }) => minCount === inForce.minCount)
    .sort((x, y) => x.threshold - y.threshold)
    .map((row) => ({ threshold: row.threshold, verdict: verdictOf(row) }));
  const at = line.findIndex(({ threshold }) => threshold === inForce.threshold);
  const { verdict } = line[at]!;
  let [first, last] = [at, at];
  while (first > 0 && line[first - 1]!.verdict === verdict) first--;
  while (last + 1 < line.length && line[last + 1]!.verdict === verdict) last++;
  const same = verdict === null ? 0 : line.filter((entry) => entry.verdict === verdict).length;
  return {
    verdict,
    from: verdict === null ? null : line[first]!.threshold,
    to: verdict === null ? null : line[last]!.threshold,
    same,
    compared: line.length,
    everywhere: same === line.length,
    changes: line.filter((entry, i) => i > 0 && entry.verdict !== line[i - 1]!.verdict),
    byMinCount: rows
      .filter(({ threshold }) => threshold === inForce.threshold)
      .map((row) => ({ minCount: row.minCount, verdict: verdictOf(row) })),
  };
}
