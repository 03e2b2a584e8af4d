import type { Palette } from "./palette";

/** Symbols in the order of the groups, so that a grey print still tells them apart. */
export const SYMBOLS = ["circle", "rect", "triangle", "diamond", "roundRect", "pin", "arrow"] as const;
export const DASHES = ["solid", "dashed", "dotted", [8, 3, 2, 3]] as const;

export const axisStyle = (palette: Palette) => ({
  axisLine: { show: true, onZero: false, lineStyle: { color: palette["line-strong"] } },
  axisTick: { lineStyle: { color: palette["line-strong"] } },
  axisLabel: { color: palette["ink-subtle"], fontSize: 13, hideOverlap: true },
  splitLine: { lineStyle: { color: palette.line, opacity: 0.6 } },
  nameTextStyle: { color: palette.ink, fontSize: 13, fontWeight: "bold" as const },
});

export const tooltipStyle = (palette: Palette) => ({
  backgroundColor: palette.surface,
  borderColor: palette["line-strong"],
  textStyle: { color: palette.ink, fontSize: 13, fontFamily: palette.font },
  confine: true,
});

export const legendStyle = (palette: Palette) => ({
  bottom: 0,
  type: "scroll" as const,
  itemWidth: 16,
  itemHeight: 11,
  textStyle: { color: palette.ink, fontSize: 13 },
  pageTextStyle: { color: palette.ink },
});

/** HTML of a tooltip is written by hand there, so words that came from data are made harmless first. */
export const safeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
