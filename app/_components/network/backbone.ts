import type { NetworkPair } from "./network-model";

/** For the layout each industry holds on to its strongest partners only: clusters stand out, and it is fast. */
const TIES_EACH = 6;

/** Ties that at least one of their two ends counts among its strongest; `pairs` come strongest first. */
export function backbone(pairs: readonly NetworkPair[], each = TIES_EACH): NetworkPair[] {
  const count = new Map<string, number>();
  return pairs.filter(({ a, b }) => {
    const [atA, atB] = [count.get(a) ?? 0, count.get(b) ?? 0];
    if (atA >= each && atB >= each) return false;
    count.set(a, atA + 1);
    count.set(b, atB + 1);
    return true;
  });
}
