import { drawnCut, snapped } from "@/rules/cuts";
import { evaluate } from "@/rules/evaluate";
import type { HubPack } from "@/rules/schema";
import { PRINTED_FIRST_QUADRANT } from "./schema";

/** A verdict hangs on a hair when a change of this size in b and c would turn it: half the last printed digit but one. */
export const NEAR_CUT = 0.01;

type Compared = { b: number | null; c: number | null; flags: readonly string[] };
export type HubVerdict = {
  /** null: b or c is missing, which is not no. */
  hub: boolean | null;
  /** `printed`: the source itself prints it among its candidates. */
  basis: "rule" | "printed";
  /** Value minus cut. */
  distance: { b: number | null; c: number | null };
  nearCut: boolean;
};
/** `printed`: the source drew its cuts over items that it does not print, so they are not known. */
export type HubCuts = {
  b: number | null;
  c: number | null;
  kinds: { b: string; c: string };
  compared: number;
  /** b or c has too few values for a drawn cut: nothing is decided. */
  few: boolean;
};

/**
 * Hub candidates by b and c over everything that is compared: the subjects of one kind in one view.
 *
 * The cuts are drawn as the pack says, by default the means over those that have the value; over fewer values than the
 * pack asks for there is no cut and no verdict. `compared` counts those
 * with both. A value on the cut is at or above it.
 */
export async function hubVerdicts(
  rows: readonly Compared[],
  pack: HubPack,
): Promise<{ cuts: HubCuts; verdicts: HubVerdict[] }> {
  const printedCuts = rows.some((row) => row.flags.includes(PRINTED_FIRST_QUADRANT));
  const cut = (of: "b" | "c") => {
    if (printedCuts) return { value: null, kind: "printed" };
    const values = rows.map((row) => row[of]);
    return drawnCut(pack.cuts[of], values, { fewest: pack.compared.fewest });
  };
  const [b, c] = [cut("b"), cut("c")];
  const [rule] = pack.rules;
  const decide = async (row: { b: number | null; c: number | null }) => {
    const facts = { b: at(row.b, b.value), bCut: b.value, c: at(row.c, c.value), cCut: c.value };
    const { outcome } = await evaluate(rule, facts);
    return outcome === "undetermined" ? null : outcome === "fires";
  };
  const verdicts = await Promise.all(
    rows.map(async (row): Promise<HubVerdict> => {
      const printed = row.flags.includes(PRINTED_FIRST_QUADRANT);
      const distance = { b: minus(row.b, b.value), c: minus(row.c, c.value) };
      if (printed) return { hub: true, basis: "printed", distance, nearCut: false };
      const hub = await decide(row);
      const moved = hub === null ? null : await nearest(row, hub, decide);
      return { hub, basis: "rule", distance, nearCut: moved !== null && moved !== hub };
    }),
  );
  const compared = rows.filter((row) => row.b !== null && row.c !== null).length;
  const few = !printedCuts && rows.length > 0 && (b.value === null || c.value === null);
  return { cuts: { b: b.value, c: c.value, kinds: { b: b.kind, c: c.kind }, compared, few }, verdicts };
}

/** The verdict with b and c moved by NEAR_CUT against it: down when it is yes, up when it is no. */
async function nearest(
  { b, c }: { b: number | null; c: number | null },
  hub: boolean,
  decide: (row: { b: number; c: number }) => Promise<boolean | null>,
) {
  const step = hub ? -NEAR_CUT : NEAR_CUT;
  return decide({ b: b! + step, c: c! + step });
}

const at = (value: number | null, cut: number | null) =>
  value === null || cut === null ? value : snapped(value, cut);
const minus = (value: number | null, cut: number | null) =>
  value === null || cut === null ? null : at(value, cut)! - cut;
