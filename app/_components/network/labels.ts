import { type LabelSide, placeLabels } from "../charts/label-places";
import type { NetworkNode } from "./network-model";
import type { Place } from "./places";

/** Longer names are cut in the picture; the whole name is in the hint and in the table. */
export const shortLabel = (text: string, most = 14) =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** Which labels are shown and where: the chosen one and its partners first, then cores, then by degree. */
export function egoLabels(
  nodes: readonly NetworkNode[],
  places: ReadonlyMap<string, Place>,
  radii: ReadonlyMap<string, number>,
  box: { width: number; height: number },
  selectedId: string | null,
  neighbours: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, LabelSide> {
  const near = selectedId === null ? undefined : neighbours.get(selectedId);
  const rank = (node: NetworkNode) =>
    node.id === selectedId ? 0 : near?.has(node.id) ? 1 : node.core ? 2 : 3;
  const order = [...nodes].sort((p, q) => rank(p) - rank(q) || q.degree - p.degree || (p.id < q.id ? -1 : 1));
  const sides = placeLabels(
    order.map((node) => ({
      ...places.get(node.id)!,
      text: shortLabel(node.label),
      radius: radii.get(node.id)!,
    })),
    box,
  );
  return new Map(order.flatMap((node, i) => (sides[i] ? [[node.id, sides[i]] as const] : [])));
}
