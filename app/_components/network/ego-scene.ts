import { type LabelSide, labelRect } from "../charts/label-places";
import type { Palette } from "../charts/palette";
import { EMPTY_SCENE, type Scene } from "../scene";
import { shortLabel } from "./labels";
import { lineOpacity, type NetworkNode, type NetworkPair, pairWidth } from "./network-model";
import type { Place } from "./places";

type Drawn = {
  nodes: readonly NetworkNode[];
  pairs: readonly NetworkPair[];
  places: ReadonlyMap<string, Place>;
  radii: ReadonlyMap<string, number>;
  labels: ReadonlyMap<string, LabelSide>;
  width: number;
  height: number;
};

/** The network as it lies on the screen, in shapes that can be saved. Block colours come with the palette. */
export function egoScene(
  { nodes, pairs, places, radii, labels, width, height }: Drawn,
  palette: Palette,
): Scene {
  const largest = pairs[0]?.amount ?? 1;
  const least = pairs.at(-1)?.amount ?? 0;
  return {
    ...EMPTY_SCENE,
    width,
    height,
    lines: [...pairs].reverse().map(({ a, b, amount }) => {
      const [p, q] = [places.get(a)!, places.get(b)!];
      return {
        points: [p.x, p.y, q.x, q.y] as const,
        width: pairWidth(amount, least, largest),
        colour: palette["ink-subtle"],
        opacity: lineOpacity(pairs.length),
      };
    }),
    circles: nodes.map((node) => ({
      ...places.get(node.id)!,
      r: radii.get(node.id)!,
      fill: palette.blocks[node.block ?? "other"],
      stroke: node.core ? palette.ink : palette.surface,
      strokeWidth: node.core ? 3 : 1,
    })),
    texts: nodes.flatMap((node) => {
      const side = labels.get(node.id);
      if (!side) return [];
      const text = shortLabel(node.label);
      const rect = labelRect({ ...places.get(node.id)!, text, radius: radii.get(node.id)! }, side);
      const anchor = side === "right" ? "start" : side === "left" ? "end" : "middle";
      const x = side === "right" ? rect.left : side === "left" ? rect.right : (rect.left + rect.right) / 2;
      return [
        {
          x,
          y: (rect.top + rect.bottom) / 2,
          text,
          bold: node.core ?? false,
          colour: palette.ink,
          anchor,
        } as const,
      ];
    }),
  };
}
