import type { EChartsCoreOption } from "echarts/core";
import { type FigureLocale, formatDecimal } from "../number-format";
import { axisStyle, legendStyle, SYMBOLS, safeHtml, tooltipStyle } from "./axis-style";
import type { ChartSize } from "./echart";
import { LABEL_HEIGHT, placeLabels, type Rect, textWidth, wrapText } from "./label-places";
import { niceRange } from "./nice-range";
import type { Palette } from "./palette";

/** `ring`: drawn with a ring (near a cut, say); `note`: a further line of the hint on hover. */
export type ScatterPoint = {
  id: string;
  label: string;
  x: number;
  y: number;
  group?: string;
  ring?: boolean;
  note?: string;
};
export type Corner = "topLeft" | "topRight" | "bottomLeft" | "bottomRight";
export type Cut = { value: number; label: string };
export type Axis = { name: string; cut?: Cut; range?: readonly [number, number]; decimals?: number };
export type ScatterSpec = {
  points: readonly ScatterPoint[];
  x: Axis;
  y: Axis;
  /** Groups in the order of their colours and symbols; without it, all points are of one. */
  groups?: readonly { id: string; label: string }[];
  tinted?: readonly Corner[];
  corners?: Partial<Record<Corner, { title: string; lines?: readonly string[] }>>;
  /** Ids drawn on top and labelled first. */
  selected?: readonly string[];
  locale: FigureLocale;
};

const RADIUS = 6;
const RING = 10;

/** Pixels between the plot and the edge of the picture. */
const margins = (spec: ScatterSpec) => ({
  left: 64,
  right: 28,
  top: 40,
  bottom: (spec.groups?.length ?? 0) > 1 ? 86 : 56,
});

export function scatterOption(spec: ScatterSpec, palette: Palette, size: ChartSize): EChartsCoreOption {
  const { points, x, y, groups, selected = [], locale } = spec;
  const range = (axis: Axis, values: number[]) =>
    axis.range
      ? { min: axis.range[0], max: axis.range[1], step: niceRange([...axis.range]).step }
      : niceRange(axis.cut ? [...values, axis.cut.value] : values, spec.corners ? 0.12 : 0.06);
  const rx = range(
    x,
    points.map((point) => point.x),
  );
  const ry = range(
    y,
    points.map((point) => point.y),
  );
  const edge = margins(spec);
  const plot = { width: size.width - edge.left - edge.right, height: size.height - edge.top - edge.bottom };
  const px = (value: number) => ((value - rx.min) / (rx.max - rx.min)) * plot.width;
  const py = (value: number) => (1 - (value - ry.min) / (ry.max - ry.min)) * plot.height;
  const cutX = x.cut ? px(x.cut.value) : null;
  const cutY = y.cut ? py(y.cut.value) : null;

  const rank = (point: ScatterPoint) => (selected.includes(point.id) ? 0 : point.ring ? 1 : 2);
  const order = points.map((_, i) => i).sort((a, b) => rank(points[a]!) - rank(points[b]!) || a - b);
  const wishes = order.map((i) => {
    const point = points[i]!;
    return { x: px(point.x), y: py(point.y), text: point.label, radius: point.ring ? RING : RADIUS };
  });
  const corners = cornerTexts(spec, plot, cutX);
  const sides = placeLabels(wishes, plot, [
    ...corners.map(({ rect }) => rect),
    ...cutRects(spec, plot, cutX, cutY),
  ]);
  const sideOf = new Map(order.map((i, place) => [points[i]!.id, sides[place] ?? null]));

  const named = groups && groups.length > 0 ? groups : [{ id: "", label: "" }];
  const series = named.map((group, index) => ({
    type: "scatter",
    name: group.label,
    symbol: SYMBOLS[index % SYMBOLS.length],
    symbolSize: RADIUS * 2,
    color: palette.series[index % palette.series.length],
    emphasis: { scale: 1.3 },
    data: points
      .filter((point) => (named.length === 1 && !groups) || point.group === group.id)
      .map((point) => datum(point, palette, selected.includes(point.id), sideOf.get(point.id) ?? null)),
    ...(index === 0 ? marks(spec, palette, rx, ry) : {}),
  }));
  return {
    grid: { ...edge, containLabel: false },
    xAxis: {
      type: "value",
      ...axisStyle(palette),
      ...scale(rx),
      name: x.name,
      nameLocation: "middle",
      nameGap: 32,
    },
    yAxis: {
      type: "value",
      ...axisStyle(palette),
      ...scale(ry),
      name: y.name,
      nameLocation: "end",
      nameGap: 16,
    },
    ...(groups && groups.length > 1
      ? { legend: { ...legendStyle(palette), data: groups.map((group) => group.label) } }
      : {}),
    tooltip: {
      trigger: "item",
      ...tooltipStyle(palette),
      formatter: ({ data }: { data?: { point?: ScatterPoint } }) =>
        data?.point ? hint(data.point, spec, locale) : "",
    },
    graphic: corners.flatMap((corner) => cornerElements(corner, palette, edge)),
    series: [...series, rings(points, palette)],
  };
}

const scale = ({ min, max, step }: { min: number; max: number; step: number }) => ({
  min,
  max,
  interval: step,
});

function datum(point: ScatterPoint, palette: Palette, on: boolean, side: string | null) {
  return {
    id: point.id,
    name: point.label,
    value: [point.x, point.y],
    point,
    itemStyle: {
      borderColor: on ? palette.ink : palette.surface,
      borderWidth: on ? 4 : 1,
      opacity: 1,
    },
    label: {
      show: side !== null,
      position: side ?? "right",
      distance: point.ring ? 4 + RING - RADIUS : 4,
      formatter: point.label,
      color: palette.ink,
      fontSize: 13,
      fontWeight: on ? "bold" : "normal",
    },
    cursor: "pointer",
  };
}

/** A ring around a point: it lies so near a cut that a small change would carry it over. */
const rings = (points: readonly ScatterPoint[], palette: Palette) => ({
  type: "scatter",
  silent: true,
  symbol: "circle",
  symbolSize: RING * 2,
  itemStyle: { color: "transparent", borderColor: palette.ink, borderWidth: 1.5, opacity: 1 },
  tooltip: { show: false },
  data: points.filter((point) => point.ring).map((point) => [point.x, point.y]),
});

function hint(point: ScatterPoint, { x, y }: ScatterSpec, locale: FigureLocale): string {
  const line = (axis: Axis, value: number) =>
    `${safeHtml(axis.name)} <b>${formatDecimal(value, locale, axis.decimals ?? 3) ?? "–"}</b>`;
  const note = point.note ? `<br>${safeHtml(point.note)}` : "";
  return `<b>${safeHtml(point.label)}</b><br>${line(x, point.x)}<br>${line(y, point.y)}${note}`;
}

type Ends = { min: number; max: number };

/** Lines of the cuts, labelled with their values, and the tint of the quadrants that are asked for. */
function marks({ x, y, tinted = [] }: ScatterSpec, palette: Palette, rx: Ends, ry: Ends) {
  const line = { color: palette.ink, width: 1.5, type: "dashed" as const };
  const label = { color: palette.ink, fontSize: 13, fontWeight: "bold" as const };
  const lines = [
    ...(x.cut ? [{ xAxis: x.cut.value, label: { ...label, formatter: x.cut.label, position: "end" } }] : []),
    ...(y.cut
      ? [{ yAxis: y.cut.value, label: { ...label, formatter: y.cut.label, position: "insideEndTop" } }]
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
    markLine: { silent: true, symbol: "none", animation: false, lineStyle: line, data: lines },
    markArea: { silent: true, itemStyle: { color: palette["primary-soft"], opacity: 0.6 }, data: areas },
  };
}

type CornerText = { rect: Rect; right: boolean; title: string[]; lines: string[] };

/** What the quadrants are called, in their outer corners. */
function cornerTexts({ corners = {} }: ScatterSpec, plot: ChartSize, cutX: number | null): CornerText[] {
  const middle = cutX ?? plot.width / 2;
  return (Object.keys(corners) as Corner[]).map((corner) => {
    const right = corner.endsWith("Right");
    const room = Math.max(60, (right ? plot.width - middle : middle) - 16);
    const title = wrapText(corners[corner]!.title, room);
    const lines = (corners[corner]!.lines ?? []).flatMap((line) => wrapText(line, room));
    const height = (title.length + lines.length) * LABEL_HEIGHT;
    const width = Math.max(...[...title, ...lines].map((line) => textWidth(line)));
    const left = right ? plot.width - width - 8 : 8;
    const top = corner.startsWith("top") ? 6 : plot.height - height - 6;
    return { rect: { left, right: left + width, top, bottom: top + height }, right, title, lines };
  });
}

const cornerElements = (
  { rect, right, title, lines }: CornerText,
  palette: Palette,
  edge: { left: number; top: number },
) =>
  [...title, ...lines].map((text, i) => ({
    type: "text",
    silent: true,
    z: 3,
    x: edge.left + (right ? rect.right : rect.left),
    y: edge.top + rect.top + i * LABEL_HEIGHT,
    style: {
      text,
      align: right ? "right" : "left",
      fill: i < title.length ? palette["primary-ink"] : palette["ink-subtle"],
      font: `${i < title.length ? "bold " : ""}13px ${palette.font}`,
    },
  }));

/** The cuts' lines and the words on the horizontal one: no label of a point lies across them. */
function cutRects({ y }: ScatterSpec, plot: ChartSize, cutX: number | null, cutY: number | null): Rect[] {
  const rects: Rect[] = [];
  if (cutX !== null) rects.push({ left: cutX - 1, right: cutX + 1, top: 0, bottom: plot.height });
  if (cutY !== null && y.cut) {
    rects.push({ left: 0, right: plot.width, top: cutY - 1, bottom: cutY + 1 });
    const words = textWidth(y.cut.label) + 10;
    rects.push({ left: plot.width - words, right: plot.width, top: cutY - 20, bottom: cutY });
  }
  return rects;
}
