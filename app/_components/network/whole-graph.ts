import Graph from "graphology";
import type { Palette } from "../charts/palette";
import { shortLabel } from "./labels";
import { type NetworkNode, type NetworkPair, nodeRadius, pairWidth } from "./network-model";
import type { Place } from "./places";

/** What the drawing reads at every frame; changed without making it anew. */
export type Look = {
  palette: Palette;
  selected: string | null;
  hovered: string | null;
  near: ReadonlySet<string> | null;
};

/** Circles of a whole ATLAS are smaller than those of an ego network. */
export const DOT = 0.5;

/** What sigma draws: sizes, colours and widths of the relations that are in the picture. */
export function networkGraph(
  nodes: readonly NetworkNode[],
  pairs: readonly NetworkPair[],
  places: ReadonlyMap<string, Place>,
  palette: Palette,
) {
  const graph = new Graph({ type: "undirected" });
  const largest = Math.max(1, ...nodes.map((node) => node.degree));
  for (const node of nodes)
    graph.addNode(node.id, {
      ...places.get(node.id)!,
      size: nodeRadius(node.degree, largest) * DOT,
      label: shortLabel(node.label),
      color: palette.blocks[node.block ?? "other"],
      forceLabel: node.core ?? false,
    });
  const [top, low] = [pairs[0]?.amount ?? 1, pairs.at(-1)?.amount ?? 0];
  for (const { id, a, b, amount } of pairs)
    if (graph.hasNode(a) && graph.hasNode(b))
      graph.addEdgeWithKey(id, a, b, { size: 0.3 + pairWidth(amount, low, top) * 0.35, color: palette.line });
  return graph;
}

/** Around the hovered or chosen industry its partners keep their colour; the rest steps back. */
export function reducers(look: { current: Look | null }) {
  return {
    nodeReducer: (id: string, data: Record<string, unknown>) => {
      const { near, hovered, selected, palette } = look.current!;
      const centre = hovered ?? selected;
      if (near === null) return data;
      if (id === centre) return { ...data, highlighted: true, zIndex: 2 };
      if (near.has(id)) return { ...data, zIndex: 1, forceLabel: near.size <= 25 };
      return { ...data, color: palette["surface-strong"], label: null, zIndex: 0 };
    },
    edgeReducer: (id: string, data: Record<string, unknown>) => {
      const { hovered, selected, near, palette } = look.current!;
      if (near === null) return data;
      const [a, b] = id.split("~");
      const centre = hovered ?? selected;
      return a === centre || b === centre
        ? { ...data, color: palette["ink-subtle"], zIndex: 1 }
        : { ...data, hidden: true };
    },
  };
}

/** The label of the hovered industry, on the theme's own ground. */
export const hoverLabel =
  (look: { current: Look | null }) =>
  (context: CanvasRenderingContext2D, data: { x: number; y: number; size: number; label: string | null }) => {
    const { palette } = look.current!;
    context.beginPath();
    context.arc(data.x, data.y, data.size + 3, 0, 2 * Math.PI);
    context.strokeStyle = palette.ink;
    context.lineWidth = 2.5;
    context.stroke();
    if (!data.label) return;
    context.font = `700 13px ${palette.font}`;
    const width = context.measureText(data.label).width + 10;
    context.fillStyle = palette.surface;
    context.strokeStyle = palette["line-strong"];
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(data.x + data.size + 5, data.y - 11, width, 22, 4);
    context.fill();
    context.stroke();
    context.fillStyle = palette.ink;
    context.textBaseline = "middle";
    context.fillText(data.label, data.x + data.size + 10, data.y + 1);
    context.textBaseline = "alphabetic";
  };
