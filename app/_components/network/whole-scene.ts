import type { Palette } from "../charts/palette";
import { EMPTY_SCENE, type Scene } from "../scene";
import { shortLabel } from "./labels";
import { type NetworkNode, type NetworkPair, nodeRadius, pairWidth } from "./network-model";
import type { Place } from "./places";
import { DOT } from "./whole-graph";

/** The picture to be saved: 1,200 by 900, the best-connected industries named. */
export function wholeScene(
  nodes: readonly NetworkNode[],
  pairs: readonly NetworkPair[],
  places: ReadonlyMap<string, Place>,
  palette: Palette,
): Scene {
  const [width, height, margin] = [1_200, 900, 40];
  const all = [...places.values()];
  const ends = (pick: (place: Place) => number) =>
    [Math.min(...all.map(pick)), Math.max(...all.map(pick))] as const;
  const [x0, x1] = ends((place) => place.x);
  const [y0, y1] = ends((place) => place.y);
  const scale = Math.min((width - 2 * margin) / (x1 - x0 || 1), (height - 2 * margin) / (y1 - y0 || 1));
  const at = (id: string) => {
    const { x, y } = places.get(id)!;
    return { x: width / 2 + (x - (x0 + x1) / 2) * scale, y: height / 2 - (y - (y0 + y1) / 2) * scale };
  };
  const largest = Math.max(1, ...nodes.map((node) => node.degree));
  const [top, low] = [pairs[0]?.amount ?? 1, pairs.at(-1)?.amount ?? 0];
  const named = new Set(
    [...nodes]
      .sort((p, q) => q.degree - p.degree)
      .slice(0, 30)
      .map((node) => node.id),
  );
  return {
    ...EMPTY_SCENE,
    width,
    height,
    lines: pairs.map(({ a, b, amount }) => {
      const [p, q] = [at(a), at(b)];
      const points = [p.x, p.y, q.x, q.y] as const;
      return {
        points,
        width: 0.3 + pairWidth(amount, low, top) * 0.35,
        colour: palette["line-strong"],
        opacity: 0.3,
      };
    }),
    circles: nodes.map((node) => ({
      ...at(node.id),
      r: nodeRadius(node.degree, largest) * DOT,
      fill: palette.blocks[node.block ?? "other"],
      stroke: palette.surface,
      strokeWidth: 0.5,
    })),
    texts: nodes
      .filter((node) => named.has(node.id))
      .map((node) => ({
        x: at(node.id).x + nodeRadius(node.degree, largest) * DOT + 3,
        y: at(node.id).y,
        text: shortLabel(node.label),
        colour: palette.ink,
        anchor: "start" as const,
      })),
  };
}
