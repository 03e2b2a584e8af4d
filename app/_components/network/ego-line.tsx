"use client";

import type { Edge, EdgeProps } from "@xyflow/react";
import { memo } from "react";
import type { Place } from "./places";

type End = Place & { r: number };
export type EgoLineData = {
  from: End;
  to: End;
  width: number;
  forward: boolean;
  backward: boolean;
  state: "plain" | "lit" | "dim";
  /** Opacity of a line in rest: the more lines there are, the fainter each. */
  faint: number;
};

/** From edge to edge of the two circles, so that the heads of the arrows are seen. */
export function shorten(from: End, to: End) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const gap = 3;
  return [
    from.x + ux * (from.r + gap),
    from.y + uy * (from.r + gap),
    to.x - ux * (to.r + gap),
    to.y - uy * (to.r + gap),
  ] as const;
}

const head = (x: number, y: number, dx: number, dy: number, size: number) => {
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const [bx, by] = [x - ux * size, y - uy * size];
  const half = size * 0.45;
  return `M${x} ${y}L${bx - uy * half} ${by + ux * half}L${bx + uy * half} ${by - ux * half}Z`;
};

/** A pair of industries: one line, a head for each direction in which they sell. Heads appear when a node is chosen. */
export const EgoLine = memo(function EgoLine({ data }: EdgeProps<Edge<EgoLineData>>) {
  if (!data) return null;
  const { from, to, width, forward, backward, state, faint } = data;
  const opacity = state === "plain" ? faint : state === "lit" ? 0.9 : faint / 5;
  const [x1, y1, x2, y2] = shorten(from, to);
  const colour = state === "lit" ? "var(--ink)" : "var(--ink-subtle)";
  const size = 5 + width;
  return (
    <g opacity={opacity} stroke={colour} fill={colour}>
      <path d={`M${x1} ${y1}L${x2} ${y2}`} strokeWidth={width} fill="none" />
      {state === "lit" && forward && <path d={head(x2, y2, x2 - x1, y2 - y1, size)} strokeWidth={0} />}
      {state === "lit" && backward && <path d={head(x1, y1, x1 - x2, y1 - y2, size)} strokeWidth={0} />}
    </g>
  );
});
