"use client";

import "@xyflow/react/dist/base.css";
import { type Edge, Panel, ReactFlow, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { Maximize, Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { IconButton } from "../button";
import { usePictureSource } from "../charts/chart-frame";
import { lightPalette } from "../charts/palette";
import type { PictureSource } from "../charts/saved-picture";
import { useFlowAria } from "../flow/aria-labels";
import { paintScene, sceneSvg } from "../scene";
import { EgoLine } from "./ego-line";
import { type EgoFlowNode, EgoNode } from "./ego-node";
import { egoScene } from "./ego-scene";
import { elkPlaces } from "./elk-places";
import { forcePlaces } from "./force-places";
import { egoLabels } from "./labels";
import type { NetworkCanvasProps } from "./network-canvas";
import { lineOpacity, type NetworkPair, neighboursOf, nodeRadius, pairWidth } from "./network-model";
import { fitPlaces, type Place } from "./places";
import { useBoxWidth } from "./use-box-width";

type Props = Omit<NetworkCanvasProps, "links" | "height" | "legend"> & {
  pairs: readonly NetworkPair[];
  height: number;
};

const NODE_TYPES = { industry: EgoNode };
const EDGE_TYPES = { pair: EgoLine };

export function EgoPicture(props: Props) {
  return (
    <ReactFlowProvider>
      <Picture {...props} />
    </ReactFlowProvider>
  );
}

function Picture({ nodes, pairs, label, selectedId = null, onPick, height, layout = "stress" }: Props) {
  const aria = useFlowAria();
  const t = useTranslations("common.network");
  const box = useRef<HTMLDivElement>(null);
  const width = useBoxWidth(box);
  const [raw, setRaw] = useState<Map<string, Place> | null>(null);
  useEffect(() => {
    let wanted = true;
    setRaw(null);
    const found =
      layout === "force"
        ? forcePlaces(
            nodes,
            pairs,
            () => {},
            () => wanted,
          )
        : elkPlaces(nodes, pairs);
    found.then((places) => wanted && setRaw(places));
    return () => {
      wanted = false;
    };
  }, [nodes, pairs, layout]);

  const radii = useMemo(() => {
    const largest = Math.max(1, ...nodes.map((node) => node.degree));
    return new Map(nodes.map((node) => [node.id, nodeRadius(node.degree, largest)]));
  }, [nodes]);
  const places = useMemo(() => {
    if (!raw || width === 0 || nodes.some((node) => !raw.has(node.id))) return null;
    return fitPlaces(raw, radii, { width, height, margin: Math.min(70, width * 0.08) });
  }, [raw, radii, width, height, nodes]);
  const neighbours = useMemo(() => neighboursOf(pairs), [pairs]);
  const labels = useMemo(
    () => (places ? egoLabels(nodes, places, radii, { width, height }, selectedId, neighbours) : new Map()),
    [nodes, places, radii, width, height, selectedId, neighbours],
  );
  const lit = useCallback(
    (id: string) =>
      selectedId === null || id === selectedId || (neighbours.get(selectedId)?.has(id) ?? false),
    [selectedId, neighbours],
  );

  const flowNodes = useMemo<EgoFlowNode[]>(
    () =>
      places
        ? nodes.map((node) => {
            const r = radii.get(node.id)!;
            const { x, y } = places.get(node.id)!;
            return {
              id: node.id,
              type: "industry",
              position: { x: x - r, y: y - r },
              width: 2 * r,
              height: 2 * r,
              zIndex: node.id === selectedId ? 3 : node.core ? 2 : 1,
              data: {
                node,
                r,
                side: labels.get(node.id) ?? null,
                dim: !lit(node.id),
                on: node.id === selectedId,
                onPick,
              },
            };
          })
        : [],
    [nodes, places, radii, labels, selectedId, lit, onPick],
  );
  const flowEdges = useMemo<Edge[]>(() => {
    if (!places) return [];
    const largest = pairs[0]?.amount ?? 1;
    const least = pairs.at(-1)?.amount ?? 0;
    return [...pairs].reverse().map((pair) => {
      const touched = selectedId !== null && (pair.a === selectedId || pair.b === selectedId);
      return {
        id: pair.id,
        source: pair.a,
        target: pair.b,
        type: "pair",
        focusable: false,
        selectable: false,
        data: {
          from: { ...places.get(pair.a)!, r: radii.get(pair.a)! },
          to: { ...places.get(pair.b)!, r: radii.get(pair.b)! },
          width: pairWidth(pair.amount, least, largest),
          forward: pair.forward,
          backward: pair.backward,
          faint: lineOpacity(pairs.length),
          state: selectedId === null ? "plain" : touched ? "lit" : "dim",
        },
      };
    });
  }, [pairs, places, radii, selectedId]);

  const source = useCallback((): PictureSource | null => {
    if (!places) return null;
    const palette = lightPalette();
    const scene = egoScene({ nodes, pairs, places, radii, labels, width, height }, palette);
    return {
      width,
      height,
      svg: () => sceneSvg(scene),
      paint: (context) => paintScene(context, scene, palette.font),
    };
  }, [nodes, pairs, places, radii, labels, width, height]);
  usePictureSource(source);

  return (
    <section
      ref={box}
      aria-label={label}
      className="relative min-w-0 overflow-hidden rounded-medium border border-line bg-surface"
      style={{ height }}
    >
      {places ? (
        <ReactFlow
          ariaLabelConfig={aria}
          nodes={flowNodes}
          edges={flowEdges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          minZoom={0.5}
          maxZoom={5}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          zoomOnScroll={false}
          zoomOnDoubleClick={false}
          preventScrolling={false}
          onPaneClick={() => onPick?.(null)}
          proOptions={{ hideAttribution: true }}
          translateExtent={[
            [-width / 2, -height / 2],
            [width * 1.5, height * 1.5],
          ]}
        >
          <ZoomButtons />
        </ReactFlow>
      ) : (
        <p role="status" aria-busy className="flex h-full items-center justify-center text-ink-subtle">
          {t("layout")}
        </p>
      )}
    </section>
  );
}

function ZoomButtons() {
  const t = useTranslations("common.network");
  const flow = useReactFlow();
  const ground = "border border-line bg-surface";
  return (
    <Panel position="top-right" className="no-print m-2! flex flex-col gap-1">
      <IconButton label={t("zoomIn")} size="small" className={ground} onClick={() => flow.zoomIn()}>
        <Plus aria-hidden size={16} />
      </IconButton>
      <IconButton label={t("zoomOut")} size="small" className={ground} onClick={() => flow.zoomOut()}>
        <Minus aria-hidden size={16} />
      </IconButton>
      <IconButton
        label={t("fit")}
        size="small"
        className={ground}
        onClick={() => flow.setViewport({ x: 0, y: 0, zoom: 1 })}
      >
        <Maximize aria-hidden size={16} />
      </IconButton>
    </Panel>
  );
}
