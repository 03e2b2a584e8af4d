import type { BlockId } from "@/server/features/reference/schema";

/** An industry in a picture: `degree` is the number of its partners, `core` marks the strategic industry's own. */
export type NetworkNode = {
  id: string;
  label: string;
  block: BlockId | null;
  degree: number;
  core?: boolean;
  note?: string;
};
/** A directed link; `amount` in thousand won, or the count where there are no amounts. */
export type NetworkLink = { source: string; target: string; amount: number | bigint };
/** Both directions between two industries, drawn as one line. */
export type NetworkPair = {
  id: string;
  a: string;
  b: string;
  forward: boolean;
  backward: boolean;
  amount: number;
};

/** Links without their direction, the strongest first (ties by id, so that the cut is always the same). */
export function mergeDirections(links: readonly NetworkLink[]): NetworkPair[] {
  const pairs = new Map<string, NetworkPair>();
  for (const { source, target, amount } of links) {
    if (source === target) continue;
    const [a, b] = source < target ? [source, target] : [target, source];
    const id = `${a}~${b}`;
    const pair = pairs.get(id) ?? { id, a, b, forward: false, backward: false, amount: 0 };
    pair.amount += Number(amount);
    if (source === a) pair.forward = true;
    else pair.backward = true;
    pairs.set(id, pair);
  }
  return [...pairs.values()].sort((p, q) => q.amount - p.amount || (p.id < q.id ? -1 : 1));
}

/** Area in proportion to the degree, between 4 and 17 pixels of radius. */
export const nodeRadius = (degree: number, largest: number) =>
  4 + 13 * Math.sqrt(largest > 0 ? Math.min(1, degree / largest) : 0);

/** Amounts span many powers of ten: the width goes with their logarithm, 0.6 to 6 pixels. */
export function pairWidth(amount: number, least: number, largest: number): number {
  if (!(amount > 0) || !(largest > least)) return amount > 0 ? 2 : 0.6;
  const share =
    (Math.log(amount) - Math.log(Math.max(least, 1e-9))) /
    (Math.log(largest) - Math.log(Math.max(least, 1e-9)));
  return 0.6 + 5.4 * Math.min(1, Math.max(0, share));
}

export function neighboursOf(pairs: readonly NetworkPair[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const note = (from: string, to: string) => {
    const set = found.get(from);
    if (set) set.add(to);
    else found.set(from, new Set([to]));
  };
  for (const { a, b } of pairs) {
    note(a, b);
    note(b, a);
  }
  return found;
}

/** Opacity of one line among many: 0.4 up to 150 lines, then falling with the root of their number to 0.08. */
export const lineOpacity = (lines: number) =>
  Math.max(0.08, 0.4 * Math.sqrt(Math.min(1, 150 / Math.max(1, lines))));
