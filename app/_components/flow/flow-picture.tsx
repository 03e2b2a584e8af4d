"use client";

import "@xyflow/react/dist/base.css";
import { type Edge, type NodeChange, ReactFlow, ReactFlowProvider } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef, useState } from "react";
import { usePictureSource } from "../charts/chart-frame";
import { lightPalette } from "../charts/palette";
import type { PictureSource } from "../charts/saved-picture";
import { useBoxWidth } from "../network/use-box-width";
import { paintScene, sceneSvg } from "../scene";
import { Term } from "../term";
import { useFlowAria } from "./aria-labels";
import type { FlowCanvasProps } from "./flow-canvas";
import { FlowCard, type FlowCardNode } from "./flow-card";
import { FlowCurve } from "./flow-curve";
import { CARD, dropPlace, FLOW_ROLES, layoutFlow, linkWidth } from "./flow-model";
import { flowScene } from "./flow-scene";

const NODE_TYPES = { card: FlowCard };
const EDGE_TYPES = { curve: FlowCurve };
const TERM = { BACKWARD: "backward", SELF: "self", FORWARD: "forward" } as const;
const NO_LINKS = [] as const;

export function FlowPicture(props: FlowCanvasProps) {
  const {
    label,
    columns,
    links = NO_LINKS,
    onMove,
    onRemove,
    onSelect,
    selectedCode = null,
    readOnly,
    emptyHint,
  } = props;
  const t = useTranslations("common.flow");
  const aria = useFlowAria();
  const box = useRef<HTMLDivElement>(null);
  const width = useBoxWidth(box);
  const layout = useMemo(() => layoutFlow(columns, width), [columns, width]);
  const [dragged, setDragged] = useState<{ code: string; x: number; y: number } | null>(null);

  const nodes = useMemo<FlowCardNode[]>(
    () =>
      columns.flatMap(({ role, items }) =>
        items.map((item, index) => {
          const { x, y } = layout.places.get(item.code)!;
          return {
            id: item.code,
            type: "card",
            position: dragged?.code === item.code ? { x: dragged.x, y: dragged.y } : { x, y },
            width: layout.cardWidth,
            height: CARD.height,
            zIndex: dragged?.code === item.code ? 10 : 1,
            data: {
              item,
              role,
              index,
              last: index === items.length - 1,
              on: item.code === selectedCode,
              sizes: columns.map((column) => [column.role, column.items.length] as const),
              onMove: readOnly ? undefined : onMove,
              onRemove: readOnly ? undefined : onRemove,
              onSelect,
            },
          };
        }),
      ),
    [columns, layout, dragged, selectedCode, readOnly, onMove, onRemove, onSelect],
  );
  const edges = useMemo<Edge[]>(() => {
    const largest = Math.max(0, ...links.map((link) => Number(link.amount)));
    return links
      .filter((link) => layout.places.has(link.from) && layout.places.has(link.to))
      .map((link) => ({
        id: `${link.from}>${link.to}`,
        source: link.from,
        target: link.to,
        type: "curve",
        focusable: false,
        data: {
          from: layout.places.get(link.from)!,
          to: layout.places.get(link.to)!,
          width: linkWidth(link.amount, largest),
          label: link.label,
          state:
            selectedCode === null
              ? "plain"
              : link.from === selectedCode || link.to === selectedCode
                ? "lit"
                : "dim",
        },
      }));
  }, [links, layout, selectedCode]);

  const onNodesChange = useCallback((changes: NodeChange<FlowCardNode>[]) => {
    for (const change of changes)
      if (change.type === "position" && change.position && change.dragging)
        setDragged({ code: change.id, ...change.position });
  }, []);
  const source = useCallback((): PictureSource | null => {
    if (width === 0) return null;
    const palette = lightPalette();
    const scene = flowScene(
      columns,
      links,
      layout,
      palette,
      FLOW_ROLES.map((role) => t(role)),
    );
    return {
      ...scene,
      svg: () => sceneSvg(scene),
      paint: (context) => paintScene(context, scene, palette.font),
    };
  }, [columns, links, layout, width, t]);
  usePictureSource(source);

  return (
    <section ref={box} aria-label={label} className="min-w-0 overflow-x-auto">
      {width > 0 && (
        <div className="relative" style={{ width: layout.width, height: layout.height }}>
          {FLOW_ROLES.map((role) => {
            const count = columns.find((column) => column.role === role)?.items.length ?? 0;
            return (
              <div
                key={role}
                className="absolute inset-y-0 rounded-large border border-line bg-surface-sunken"
                style={{ left: layout.lanes[role].x, width: layout.laneWidth }}
              >
                <h3 className="flex h-11 items-center justify-center gap-2">
                  <Term id={TERM[role]}>{t(role)}</Term>
                  <span className="text-note font-normal text-ink-subtle">{t("codes", { count })}</span>
                </h3>
                {count === 0 && (
                  <p className="px-4 text-center text-note text-ink-subtle">{emptyHint ?? t("empty")}</p>
                )}
              </div>
            );
          })}
          <div className="pointer-events-none absolute inset-0">
            <ReactFlowProvider>
              <ReactFlow
                ariaLabelConfig={aria}
                nodes={nodes}
                edges={edges}
                nodeTypes={NODE_TYPES}
                edgeTypes={EDGE_TYPES}
                onNodesChange={onNodesChange}
                onNodeDragStop={(_, node) => {
                  setDragged(null);
                  const { role, index } = dropPlace(layout, columns, node.id, node.position);
                  const from = layout.places.get(node.id)!;
                  if (from.role !== role || from.index !== index) onMove?.(node.id, role, index);
                }}
                nodesDraggable={!readOnly && onMove !== undefined}
                nodesConnectable={false}
                nodesFocusable={false}
                edgesFocusable={false}
                elementsSelectable={false}
                panOnDrag={false}
                panOnScroll={false}
                zoomOnScroll={false}
                zoomOnPinch={false}
                zoomOnDoubleClick={false}
                preventScrolling={false}
                autoPanOnNodeDrag={false}
                minZoom={1}
                maxZoom={1}
                proOptions={{ hideAttribution: true }}
              />
            </ReactFlowProvider>
          </div>
        </div>
      )}
    </section>
  );
}
