"use client";

import type { EChartsCoreOption, EChartsType } from "echarts/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { usePictureSource } from "./chart-frame";
import { lightPalette, type Palette, usePalette } from "./palette";
import type { PictureSource } from "./saved-picture";

export type ChartSize = { width: number; height: number };
/** Makes the option from the theme's colours and the size on the screen. Keep it stable (useCallback). */
export type OptionOf = (palette: Palette, size: ChartSize) => EChartsCoreOption;
export type EChartProps = {
  /** What a reader hears instead of the picture: its main statement. */
  label: string;
  option: OptionOf;
  height?: number;
  /** The pressed datum's `id` (the `id` of the data item) or its name. */
  onPick?: (id: string) => void;
};

type Runtime = typeof import("./echarts-runtime");
type Picked = { data?: { id?: string }; name?: string };

const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** An ECharts picture as SVG: takes the theme's colours, the width it is given, and no movement where none is wanted. */
export function EChart({ label, option, height = 400, onPick }: EChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const palette = usePalette();
  const [runtime, setRuntime] = useState<Runtime | null>(null);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    let wanted = true;
    import("./echarts-runtime").then((loaded) => wanted && setRuntime(loaded));
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)));
    observer.observe(box.current!);
    return () => {
      wanted = false;
      observer.disconnect();
    };
  }, []);

  useEffect(() => {
    if (!runtime || !box.current) return;
    const made = runtime.init(box.current, null, { renderer: "svg" });
    made.on("click", (event) => {
      const { data, name } = event as Picked;
      const id = data?.id ?? name;
      if (id !== undefined) pick.current?.(id);
    });
    chart.current = made;
    return () => {
      made.dispose();
      chart.current = null;
    };
  }, [runtime]);

  useEffect(() => {
    if (!runtime || !chart.current || !palette || width === 0) return;
    chart.current.resize({ width, height });
    chart.current.setOption(
      {
        animation: !still(),
        animationDuration: 300,
        ...base(palette),
        ...option(palette, { width, height }),
      },
      { notMerge: true },
    );
  }, [runtime, option, palette, width, height]);

  const source = useCallback((): PictureSource | null => {
    if (!runtime || width === 0) return null;
    const size = { width: Math.max(width, 640), height };
    const draw = <Result,>(renderer: "svg" | "canvas", use: (made: EChartsType) => Result): Result => {
      const colours = lightPalette();
      const holder = document.createElement("div");
      const made = runtime.init(holder, null, { renderer, ...size, devicePixelRatio: 2 });
      made.setOption({ animation: false, ...base(colours), ...option(colours, size) });
      const result = use(made);
      made.dispose();
      return result;
    };
    return {
      ...size,
      svg: () => draw("svg", (made) => made.renderToSVGString()),
      paint: (context) =>
        draw("canvas", (made) => context.drawImage(made.renderToCanvas(), 0, 0, size.width, size.height)),
    };
  }, [runtime, option, width, height]);
  usePictureSource(source);

  return (
    <div className="relative min-w-0" style={{ height }}>
      {!runtime && (
        <div aria-hidden className="absolute inset-0 animate-pulse rounded-medium bg-surface-strong" />
      )}
      <div ref={box} role="img" aria-label={label} className="absolute inset-0 overflow-hidden" />
    </div>
  );
}

const base = (palette: Palette) => ({
  textStyle: { fontFamily: palette.font, color: palette.ink, fontSize: 13 },
  color: [...palette.series],
});
