"use client";

import type { Edge, EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { curvePath, type FlowPlace, flowCurve } from "./flow-model";

export type FlowCurveData = {
  from: FlowPlace;
  to: FlowPlace;
  width: number;
  label: string | undefined;
  state: "plain" | "lit" | "dim";
};
const OPACITY = { plain: 0.35, lit: 0.75, dim: 0.1 };

export const FlowCurve = memo(function FlowCurve({ data }: EdgeProps<Edge<FlowCurveData>>) {
  if (!data) return null;
  const { from, to, width, label, state } = data;
  return (
    <path
      d={curvePath(flowCurve(from, to))}
      fill="none"
      stroke={state === "lit" ? "var(--primary)" : "var(--series-7)"}
      strokeWidth={width}
      strokeOpacity={OPACITY[state]}
      className="pointer-events-auto"
    >
      {label && <title>{label}</title>}
    </path>
  );
});
