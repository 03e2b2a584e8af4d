"use client";

import Graph from "graphology";
import { Maximize, Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type Sigma from "sigma";
import { IconButton } from "../button";
import { usePictureSource } from "../charts/chart-frame";
import { lightPalette, type Palette, usePalette } from "../charts/palette";
import type { PictureSource } from "../charts/saved-picture";
import { EmptyState } from "../empty-state";
import { ProgressBar } from "../progress-bar";
import { EMPTY_SCENE, paintScene, type Scene, sceneSvg } from "../scene";
import { forcePlaces } from "./force-places";
import { shortLabel } from "./labels";
import { type NetworkNode, type NetworkPair, neighboursOf, nodeRadius, pairWidth } from "./network-model";
import type { Place } from "./places";

type Props = {
  nodes: readonly NetworkNode[];
  pairs: readonly NetworkPair[];
  label: string;
  height: number;
  selectedId: string | null;
  onPick: (id: string | null) => void;
};

/** Circles of a whole ATLAS are smaller than those of an ego network. */
const DOT = 0.5;

const hasGraphics = () => {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
};

/** What the drawing reads at every frame; changed without making it anew. */
type Look = {
  palette: Palette;
  selected: string | null;
  hovered: string | null;
  near: ReadonlySet<string> | null;
};

export function WholePicture({ nodes, pairs, label, height, selectedId, onPick }: Props) {
  const t = useTranslations("common.network");
  const box = useRef<HTMLDivElement>(null);
  const sigma = useRef<Sigma | null>(null);
  const look = useRef<Look | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const palette = usePalette();
  const [able] = useState(hasGraphics);
  const [share, setShare] = useState(0);
  const [places, setPlaces] = useState<Map<string, Place> | null>(null);
  const neighbours = useMemo(() => neighboursOf(pairs), [pairs]);

  useEffect(() => {
    let wanted = true;
    setPlaces(null);
    forcePlaces(nodes, pairs, setShare, () => wanted).then((found) => wanted && setPlaces(found));
    return () => {
      wanted = false;
    };
  }, [nodes, pairs]);

  const refresh = useCallback(() => {
    if (!look.current) return;
    const centre = look.current.hovered ?? look.current.selected;
    look.current.near = centre === null ? null : (neighbours.get(centre) ?? new Set());
    sigma.current?.refresh({ skipIndexation: true });
  }, [neighbours]);

  useEffect(() => {
    if (!palette || !places || !box.current || !able) return;
    look.current = { palette, selected: null, hovered: null, near: null };
    let made: Sigma | null = null;
    let wanted = true;
    const container = box.current;
    import("sigma").then(({ default: Sigma }) => {
      if (!wanted) return;
      made = new Sigma(networkGraph(nodes, pairs, places, palette), container, {
        ...reducers(look),
        labelFont: palette.font,
        labelSize: 13,
        labelColor: { color: palette.ink },
        labelDensity: 0.6,
        labelRenderedSizeThreshold: 7,
        defaultEdgeColor: palette.line,
        minCameraRatio: 0.05,
        maxCameraRatio: 2,
        zIndex: true,
        allowInvalidContainer: true,
        defaultDrawNodeHover: hoverLabel(look),
      });
      sigma.current = made;
      made.on("clickNode", ({ node }) => pick.current(node));
      made.on("clickStage", () => pick.current(null));
      made.on("enterNode", ({ node }) => {
        if (look.current) look.current.hovered = node;
        refresh();
      });
      made.on("leaveNode", () => {
        if (look.current) look.current.hovered = null;
        refresh();
      });
      // The wheel scrolls the page; with Ctrl (as a pinch does it) it zooms the picture.
      made.getMouseCaptor().on("wheel", (event) => {
        if (!(event.original as WheelEvent).ctrlKey) event.preventSigmaDefault();
      });
    });
    return () => {
      wanted = false;
      made?.kill();
      sigma.current = null;
    };
  }, [able, nodes, pairs, places, palette, refresh]);

  useEffect(() => {
    if (look.current) look.current.selected = selectedId;
    refresh();
    const at = selectedId === null ? undefined : sigma.current?.getNodeDisplayData(selectedId);
    if (at) void sigma.current?.getCamera().animate({ x: at.x, y: at.y, ratio: 0.45 }, { duration: 250 });
  }, [selectedId, refresh]);

  const source = useCallback((): PictureSource | null => {
    if (!places) return null;
    const colours = lightPalette();
    const scene = wholeScene(nodes, pairs, places, colours);
    return {
      ...scene,
      svg: () => sceneSvg(scene),
      paint: (context) => paintScene(context, scene, colours.font),
    };
  }, [nodes, pairs, places]);
  usePictureSource(source);

  if (!able) return <EmptyState title={t("noGraphics")} body={t("noGraphicsBody")} picture="network" />;
  const camera = () => sigma.current?.getCamera();
  const ground = "border border-line bg-surface";
  return (
    <section
      aria-label={label}
      className="relative min-w-0 overflow-hidden rounded-medium border border-line bg-surface"
      style={{ height }}
    >
      {places ? (
        <>
          <div ref={box} className="absolute inset-0" />
          <div className="no-print absolute top-2 right-2 flex flex-col gap-1">
            <IconButton
              label={t("zoomIn")}
              size="small"
              className={ground}
              onClick={() => camera()?.animatedZoom()}
            >
              <Plus aria-hidden size={16} />
            </IconButton>
            <IconButton
              label={t("zoomOut")}
              size="small"
              className={ground}
              onClick={() => camera()?.animatedUnzoom()}
            >
              <Minus aria-hidden size={16} />
            </IconButton>
            <IconButton
              label={t("fit")}
              size="small"
              className={ground}
              onClick={() => camera()?.animatedReset()}
            >
              <Maximize aria-hidden size={16} />
            </IconButton>
          </div>
        </>
      ) : (
        <div className="flex h-full items-center justify-center">
          <div className="w-64">
            <ProgressBar label={t("layout")} value={share} />
          </div>
        </div>
      )}
    </section>
  );
}

function networkGraph(
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
      label: shortLabel(node.label, 18),
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
function reducers(look: { current: Look | null }) {
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
const hoverLabel =
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

/** The picture to be saved: 1,200 by 900, the best-connected industries named. */
function wholeScene(
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
