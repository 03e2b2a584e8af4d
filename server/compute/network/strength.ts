import type { Graph } from "@/server/compute/network/graph";
import { ComputeError } from "@/server/domain/errors";

export type Strengths = {
  /** Links in (suppliers), out (customers), and distinct partners in either direction, k_i. */
  readonly degreeIn: Int32Array;
  readonly degreeOut: Int32Array;
  readonly degree: Int32Array;
  /** Amounts bought, sold, and both together, over the links; exact, in the unit of `amount` (thousand KRW). */
  readonly strengthIn: BigInt64Array;
  readonly strengthOut: BigInt64Array;
  readonly strength: BigInt64Array;
};

/**
 * Degree and strength of every industry.
 *
 *   s_out,i = Σ_j A_ij,   s_in,i = Σ_j A_ji,   s_i = s_out,i + s_in,i
 *
 * `amount` A is given by link, in the order the graph was built from; trade that is no link (an industry with itself, pairs
 * that the rule drops) is not in it. Shapes: all (n); 0 for an industry without links.
 * Errors  BAD_SHAPE if there are not L amounts; BAD_WEIGHT if one is negative.
 */
export function strengths({ sellsTo, buysFrom, degree, links }: Graph, amount: BigInt64Array): Strengths {
  if (amount.length !== links)
    throw new ComputeError("BAD_SHAPE", `${amount.length} amounts for ${links} links; expected one a link`);
  const wrong = amount.findIndex((value) => value < 0n);
  if (wrong >= 0) throw new ComputeError("BAD_WEIGHT", `link ${wrong} has the amount ${amount[wrong]}`);
  const rows = ({ offsets, position }: Graph["sellsTo"]) => {
    const count = degree.map((_, i) => offsets[i + 1]! - offsets[i]!);
    const sum = new BigInt64Array(degree.length);
    for (let i = 0; i < degree.length; i++)
      for (let e = offsets[i]!; e < offsets[i + 1]!; e++) sum[i]! += amount[position[e]!]!;
    return { count, sum };
  };
  const [out, into] = [rows(sellsTo), rows(buysFrom)];
  return {
    ...{ degreeIn: into.count, degreeOut: out.count, degree },
    ...{
      strengthIn: into.sum,
      strengthOut: out.sum,
      strength: out.sum.map((sold, i) => sold + into.sum[i]!),
    },
  };
}
