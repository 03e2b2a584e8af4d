"use client";

import { Maximize, Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type Sigma from "sigma";
import { IconButton } from "../button";
import { usePictureSource } from "../charts/chart-frame";
import { lightPalette, usePalette } from "../charts/palette";
import type { PictureSource } from "../charts/saved-picture";
import { EmptyState } from "../empty-state";
import { ProgressBar } from "../progress-bar";
import { paintScene, sceneSvg } from "../scene";
import { forcePlaces } from "./force-places";
import { type NetworkNode, type NetworkPair, neighboursOf } from "./network-model";
import type { Place } from "./places";
import { hoverLabel, type Look, networkGraph, reducers } from "./whole-graph";
import { wholeScene } from "./whole-scene";

type Props = {
  nodes: readonly NetworkNode[];
  pairs: readonly NetworkPair[];
  label: string;
  height: number;
  selectedId: string | null;
  onPick: (id: string | null) => void;
};

const hasGraphics = () => {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
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
