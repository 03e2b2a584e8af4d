import type { EChartsCoreOption } from "echarts/core";
import { type FigureLocale, formatDecimal } from "../number-format";
import { axisStyle, legendStyle, SYMBOLS, safeHtml, tooltipStyle } from "./axis-style";
import type { ChartSize } from "./echart";
import { placeLabels, textWidth } from "./label-places";
import { niceRange } from "./nice-range";
import type { Palette } from "./palette";
import { cornerElements, cornerTexts } from "./scatter-corners";
import { cutRects, endWords, marks } from "./scatter-cuts";
import { pathSeries } from "./scatter-paths";
import type { Axis, ScatterPoint, ScatterSpec } from "./scatter-spec";

const RADIUS = 6;
const RING = 10;

/** Pixels between the plot and the edge of the picture. */
const margins = (spec: ScatterSpec) => ({
  left: 64,
  right: Math.max(28, 10 + Math.max(0, ...endWords(spec).map((line) => textWidth(line)))),
  top: 56,
  bottom: (spec.groups?.length ?? 0) > 1 ? 86 : 56,
});

export function scatterOption(spec: ScatterSpec, palette: Palette, size: ChartSize): EChartsCoreOption {
  const { points, x, y, groups, selected = [], locale } = spec;
  const edge = margins(spec);
  const plot = { width: size.width - edge.left - edge.right, height: size.height - edge.top - edge.bottom };
  const range = (axis: Axis, values: number[], steps: number) =>
    axis.range
      ? { min: axis.range[0], max: axis.range[1], step: niceRange([...axis.range], 0, steps).step }
      : niceRange(axis.cut ? [...values, axis.cut.value] : values, spec.corners ? 0.12 : 0.06, steps);
  const rx = range(
    x,
    points.map((point) => point.x),
    stepsWithin(plot.width, 100),
  );
  const ry = range(
    y,
    points.map((point) => point.y),
    stepsWithin(plot.height, 56),
  );
  const px = (value: number) => ((value - rx.min) / (rx.max - rx.min)) * plot.width;
  const py = (value: number) => (1 - (value - ry.min) / (ry.max - ry.min)) * plot.height;
  const cutX = x.cut ? px(x.cut.value) : null;
  const cutY = y.cut ? py(y.cut.value) : null;

  const rank = (point: ScatterPoint) => (selected.includes(point.id) ? 0 : point.ring ? 1 : 2);
  const order = points
    .flatMap(({ quiet }, i) => (quiet ? [] : [i]))
    .sort((a, b) => rank(points[a]!) - rank(points[b]!) || a - b);
  const wishes = order.map((i) => {
    const point = points[i]!;
    return { x: px(point.x), y: py(point.y), text: point.label, radius: point.ring ? RING : RADIUS };
  });
  const corners = cornerTexts(spec, plot, cutX);
  const sides = placeLabels(
    wishes,
    plot,
    corners.map(({ rect }) => rect),
    cutRects(plot, cutX, cutY),
  );
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
      nameGap: 32,
      // A long name would else begin outside of the picture.
      nameTextStyle: { ...axisStyle(palette).nameTextStyle, align: "left" },
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
    series: [...pathSeries(spec, palette), ...series, rings(points, palette)],
  };
}

/** About so many steps of an axis that each has as many pixels. */
const stepsWithin = (length: number, pixels: number) =>
  Math.min(10, Math.max(3, Math.round(length / pixels)));

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
      textBorderColor: palette.surface,
      textBorderWidth: 3,
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
