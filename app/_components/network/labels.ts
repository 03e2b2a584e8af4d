import { type LabelSide, placeLabels, textWidth } from "../charts/label-places";
import type { NetworkNode } from "./network-model";
import type { Place } from "./places";

const MOST_WIDTH = 168;

/**
 * A name as the picture has room for it; the whole is in the hint and in the table. What half of the English names begin
 * with tells nothing apart and is left out.
 */
export function shortLabel(text: string): string {
  const name = text.replace(/^Manufacture of (?:other )?(\w)/, (_, letter: string) => letter.toUpperCase());
  const letters = [...name];
  while (textWidth(letters.join("")) > MOST_WIDTH) letters.pop();
  return letters.length < [...name].length ? `${letters.join("").trimEnd()}…` : name;
}

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
