"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "../skeleton";
import type { FlowColumn, FlowLink, FlowRole } from "./flow-model";

export type FlowCanvasProps = {
  label: string;
  columns: readonly FlowColumn[];
  links?: readonly FlowLink[];
  /** Moved by dragging or by the card's menu; `index` counts the others of that column. */
  onMove?: (code: string, role: FlowRole, index: number) => void;
  onRemove?: (code: string) => void;
  onSelect?: (code: string | null) => void;
  selectedCode?: string | null;
  readOnly?: boolean;
  /** What to do in an empty column, said in it. */
  emptyHint?: string;
};

/** A value chain, 후방 - 해당 - 전방: cards that can be dragged between the columns, curves as wide as their amount. */
export const FlowCanvas = dynamic<FlowCanvasProps>(
  () => import("./flow-picture").then((module) => module.FlowPicture),
  { ssr: false, loading: () => <Skeleton shape="chart" /> },
);
