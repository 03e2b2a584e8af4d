import type { NodePath, StepKind } from "@/server/compute/network/bridge-paths";

export type BridgePath = {
  /** From core to core. */
  readonly industries: readonly string[];
  readonly steps: readonly StepKind[];
  /** The least amount of its steps, exact. */
  readonly amount: bigint;
  /** Geometric mean of the RR of its steps. */
  readonly relatedness: number;
};

/** What one industry carries, path by path. */
export class BridgeTally {
  private pairs = 0;
  private onlyPairs = 0;
  private holePairs = 0;
  private amount = 0n;
  private relatedness = 0;
  private pathCount = 0;
  private readonly strongest: BridgePath[] = [];
  constructor(
    private readonly listed: number,
    private readonly industries: readonly string[],
  ) {}

  add({ nodes, steps }: NodePath, carried: Carried) {
    this.pathCount++;
    this.amount += carried.amount;
    this.relatedness += carried.relatedness;
    const full = this.strongest.length === this.listed;
    const last = this.strongest.at(-1);
    // most paths end here: names are looked up for those only that may be listed
    if (full && (!last || carried.amount < last.amount)) return;
    const path = {
      industries: nodes.map((node) => this.industries[node]!),
      steps: steps.map(({ kind }) => kind),
      ...carried,
    };
    if (full && inOrder(last!, path) <= 0) return;
    const before = this.strongest.findIndex((other) => inOrder(path, other) < 0);
    this.strongest.splice(before < 0 ? this.strongest.length : before, 0, path);
    this.strongest.length = Math.min(this.strongest.length, this.listed);
  }

  addPair(only: boolean, direct: boolean) {
    this.pairs++;
    if (only) this.onlyPairs++;
    if (only && !direct) this.holePairs++;
  }

  result(pairs: number) {
    const { onlyPairs, holePairs, amount, relatedness, pathCount, strongest } = this;
    const shares = { pairShare: this.pairs / pairs, onlyShare: onlyPairs / pairs };
    return {
      pairs: this.pairs,
      onlyPairs,
      holePairs,
      ...shares,
      amount,
      relatedness,
      pathCount,
      paths: strongest,
    };
  }
}

/** Strongest first: by amount, then relatedness, then the codes along it. */
function inOrder(x: BridgePath, y: BridgePath): number {
  if (x.amount !== y.amount) return x.amount > y.amount ? -1 : 1;
  if (x.relatedness !== y.relatedness) return y.relatedness - x.relatedness;
  return x.industries.join() < y.industries.join() ? -1 : 1;
}

type Carried = Pick<BridgePath, "amount" | "relatedness">;

/** The least amount of the steps, and the geometric mean of their RR: the same to the last bit in both directions. */
export function carriedBy({ steps }: NodePath): Carried {
  let amount = steps[0]!.amount;
  for (const step of steps) if (step.amount < amount) amount = step.amount;
  const rr = steps.map((step) => step.rr);
  if (rr.length === 2) return { amount, relatedness: Math.sqrt(rr[0]! * rr[1]!) };
  const [x, y, z] = rr.sort((p, q) => p - q) as [number, number, number];
  return { amount, relatedness: Math.cbrt(x * y * z) };
}
