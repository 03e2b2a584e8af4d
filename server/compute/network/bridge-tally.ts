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
  constructor(private readonly listed: number) {}

  add(path: BridgePath) {
    this.pathCount++;
    this.amount += path.amount;
    this.relatedness += path.relatedness;
    const last = this.strongest.at(-1);
    if (this.strongest.length === this.listed && (!last || inOrder(last, path) <= 0)) return;
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

/** A path with what it carries. */
export function carriedBy({ nodes, steps }: NodePath, industries: readonly string[]): BridgePath {
  let least = steps[0]!.amount;
  for (const { amount } of steps) if (amount < least) least = amount;
  return {
    industries: nodes.map((node) => industries[node]!),
    steps: steps.map(({ kind }) => kind),
    amount: least,
    relatedness: geometricMean(steps.map(({ rr }) => rr)),
  };
}

/** Of two or three values; the same to the last bit whichever way the path is read. */
function geometricMean(values: number[]): number {
  const product = values.sort((x, y) => x - y).reduce((sofar, value) => sofar * value, 1);
  return values.length === 2 ? Math.sqrt(product) : Math.cbrt(product);
}
