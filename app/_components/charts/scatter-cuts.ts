import type { ChartSize } from "./echart";
import { type Rect, wrapText } from "./label-places";
import type { Palette } from "./palette";
import type { ScatterSpec } from "./scatter-spec";

export type Ends = { min: number; max: number };

/**
 * Lines of the cuts and their values, both outside the plot where no point can lie: above the vertical one, at the right
 * of the horizontal one in short lines; and the tint of the quadrants that are asked for.
 */
export function marks(spec: ScatterSpec, palette: Palette, rx: Ends, ry: Ends) {
  const { x, y, tinted = [] } = spec;
  const line = { color: palette.ink, width: 1.5, type: "dashed" as const };
  const label = { color: palette.ink, fontSize: 13, fontWeight: "bold" as const, lineHeight: 16 };
  const lines = [
    ...(x.cut ? [{ xAxis: x.cut.value, label: { ...label, formatter: x.cut.label, position: "end" } }] : []),
    ...(y.cut
      ? [
          {
            yAxis: y.cut.value,
            label: { ...label, formatter: endWords(spec).join("\n"), position: "end" },
          },
        ]
      : []),
  ];
  const { cut: cx } = x;
  const { cut: cy } = y;
  const areas =
    cx && cy
      ? tinted.map((corner) => [
          {
            coord: [
              corner.endsWith("Right") ? cx.value : rx.min,
              corner.startsWith("top") ? cy.value : ry.min,
            ],
          },
          {
            coord: [
              corner.endsWith("Right") ? rx.max : cx.value,
              corner.startsWith("top") ? ry.max : cy.value,
            ],
          },
        ])
      : [];
  return {
    // ECharts would else draw the line at the value rounded to two decimals.
    markLine: {
      z: 1,
      silent: true,
      symbol: "none",
      animation: false,
      precision: -1,
      lineStyle: line,
      data: lines,
    },
    markArea: {
      z: 0,
      silent: true,
      itemStyle: { color: palette["primary-soft"], opacity: 0.6 },
      data: areas,
    },
  };
}

/** The words at the right end of the horizontal cut, in the lines that stand there. */
export const endWords = ({ y }: ScatterSpec): string[] => (y.cut ? wrapText(y.cut.label, 48) : []);

/** The cuts' lines, which labels of points keep off where they can. */
export function cutRects(plot: ChartSize, cutX: number | null, cutY: number | null): Rect[] {
  const rects: Rect[] = [];
  if (cutX !== null) rects.push({ left: cutX - 1, right: cutX + 1, top: 0, bottom: plot.height });
  if (cutY !== null) rects.push({ left: 0, right: plot.width, top: cutY - 1, bottom: cutY + 1 });
  return rects;
}
