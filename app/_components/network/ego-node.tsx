"use client";

import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import type { LabelSide } from "../charts/label-places";
import { blockColour } from "../charts/palette";
import { classNames } from "../class-names";
import { shortLabel } from "./labels";
import type { NetworkNode } from "./network-model";

export type EgoNodeData = {
  node: NetworkNode;
  r: number;
  side: LabelSide | null;
  dim: boolean;
  on: boolean;
  onPick: ((id: string | null) => void) | undefined;
};
export type EgoFlowNode = Node<EgoNodeData, "industry">;

const SIDE: Record<LabelSide, string> = {
  right: "left-full top-1/2 ml-1 -translate-y-1/2",
  left: "right-full top-1/2 mr-1 -translate-y-1/2",
  top: "bottom-full left-1/2 mb-0.5 -translate-x-1/2",
  bottom: "top-full left-1/2 mt-0.5 -translate-x-1/2",
};
const HIDDEN = "top-1/2! left-1/2! size-0! min-h-0! min-w-0! border-0! opacity-0!";

/** One industry: a circle in its block's colour; a core has a double ring, the chosen one a thick dark one. */
export const EgoNode = memo(function EgoNode({ data }: NodeProps<EgoFlowNode>) {
  const { node, r, side, dim, on, onPick } = data;
  const said = [...new Set([node.id, node.label, node.note])].filter(Boolean).join(" · ");
  return (
    <div className={classNames("relative", dim && "opacity-25")} style={{ width: 2 * r, height: 2 * r }}>
      <Handle type="source" position={Position.Top} isConnectable={false} className={HIDDEN} />
      <Handle type="target" position={Position.Top} isConnectable={false} className={HIDDEN} />
      <button
        type="button"
        title={said}
        aria-label={said}
        aria-pressed={on}
        tabIndex={side === null && !node.core ? -1 : 0}
        onClick={() => onPick?.(on ? null : node.id)}
        className={classNames(
          "block size-full rounded-full border border-surface",
          on ? "ring-4 ring-ink" : node.core && "outline-2 outline-offset-2 outline-ink",
        )}
        style={{ background: blockColour(node.block) }}
      />
      {side && (
        <span
          aria-hidden
          className={classNames(
            "pointer-events-none absolute rounded-small bg-surface/75 px-0.5 text-note leading-[17px] whitespace-nowrap",
            (on || node.core) && "font-bold",
            SIDE[side],
          )}
        >
          {shortLabel(node.label)}
        </span>
      )}
    </div>
  );
});
