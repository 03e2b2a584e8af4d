"use client";

import { useLocale } from "next-intl";
import { useCallback } from "react";
import { type FigureKind, type FigureLocale, formatFigure } from "../number-format";
import { axisStyle, DASHES, legendStyle, SYMBOLS, safeHtml, tooltipStyle } from "./axis-style";
import { EChart, type OptionOf } from "./echart";
import { textWidth } from "./label-places";
import type { Palette } from "./palette";

type Shared = {
  label: string;
  height?: number;
  valueName: string;
  kind?: FigureKind;
  decimals?: number;
  onPick?: (id: string) => void;
};

const write = (value: unknown, kind: FigureKind, locale: FigureLocale, decimals?: number) =>
  formatFigure(value as number | null, kind, locale, decimals) ?? "–";

/** Pixels behind the last step for the names of the lines. */
const END_ROOM = 90;

export type LineSeries = { id: string; label: string; values: readonly (number | null)[] };
export type LineChartProps = Shared & {
  /** One word a step: years, say. */
  steps: readonly string[];
  stepName: string;
  series: readonly LineSeries[];
  /** Begin the axis at zero (default); off for an index that never comes near it. */
  fromZero?: boolean;
};

/** Values over time. Each line has its own dash and symbol; a missing value is a gap, never a zero. */
export function LineChart(props: LineChartProps) {
  const {
    label,
    height = 320,
    valueName,
    kind = "integer",
    decimals,
    steps,
    stepName,
    series,
    fromZero = true,
  } = props;
  // Names at the ends of the lines where they have room; else the legend, or the axis of a single line, says them.
  const atEnds =
    series.length <= 4 &&
    (series.length > 1 || valueName === "") &&
    series.every((one) => textWidth(one.label) <= END_ROOM);
  const locale = useLocale() as FigureLocale;
  const option = useCallback<OptionOf>(
    (palette) => ({
      grid: {
        left: 12,
        right: atEnds ? END_ROOM + 6 : 24,
        top: 40,
        bottom: series.length > 1 ? 64 : 40,
        containLabel: true,
      },
      xAxis: {
        type: "category",
        data: [...steps],
        name: stepName,
        nameLocation: "middle",
        nameGap: 28,
        ...axisStyle(palette),
      },
      yAxis: {
        type: "value",
        name: valueName,
        scale: !fromZero,
        ...valueAxis(palette, kind, locale, decimals),
        nameTextStyle: { color: palette.ink, fontSize: 13, fontWeight: "bold", align: "left" },
      },
      ...(series.length > 1 ? { legend: legendStyle(palette) } : {}),
      tooltip: {
        trigger: "axis",
        ...tooltipStyle(palette),
        valueFormatter: (value: unknown) => write(value, kind, locale, decimals),
      },
      series: series.map((one, i) => ({
        type: "line",
        id: one.id,
        name: one.label,
        data: [...one.values],
        connectNulls: false,
        symbol: SYMBOLS[i % SYMBOLS.length],
        symbolSize: 8,
        lineStyle: { width: 2, type: DASHES[i % DASHES.length] },
        endLabel: {
          show: atEnds,
          formatter: one.label,
          color: palette.ink,
          fontSize: 13,
          width: END_ROOM,
          overflow: "truncate",
        },
        labelLayout: { moveOverlap: "shiftY" },
      })),
    }),
    [steps, stepName, series, valueName, kind, decimals, fromZero, locale, atEnds],
  );
  return (
    <EChart
      label={label}
      option={option}
      height={height}
      {...(props.onPick ? { onPick: props.onPick } : {})}
    />
  );
}

export type BarItem = { id: string; label: string; value: number | null; strong?: boolean };
export type BarChartProps = Shared & {
  items: readonly BarItem[] /** A line across, named. */;
  cut?: { value: number; label: string };
};

/** Values of things side by side, lying, each with its figure written behind it. */
export function BarChart(props: BarChartProps) {
  const { label, valueName, kind = "integer", decimals, items, cut } = props;
  const locale = useLocale() as FigureLocale;
  const height = props.height ?? Math.max(140, items.length * 30 + 70);
  const option = useCallback<OptionOf>(
    (palette, size) => ({
      grid: { left: 12, right: size.width < 480 ? 48 : 70, top: 12, bottom: 44, containLabel: true },
      xAxis: {
        type: "value",
        name: valueName,
        nameLocation: "middle",
        nameGap: 28,
        splitNumber: size.width < 480 ? 2 : 5,
        ...valueAxis(palette, kind, locale, decimals),
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: items.map((item) => item.label),
        ...axisStyle(palette),
        axisLabel: {
          color: palette.ink,
          fontSize: 13,
          width: Math.min(220, size.width * 0.36),
          overflow: "truncate",
        },
      },
      tooltip: {
        ...tooltipStyle(palette),
        formatter: ({ name, value }: { name: string; value: unknown }) =>
          `${safeHtml(name)}<br><b>${write(value, kind, locale, decimals)}</b>`,
      },
      series: [
        {
          type: "bar",
          barMaxWidth: 20,
          data: items.map((item) => ({
            id: item.id,
            value: item.value,
            itemStyle: {
              color: item.strong ? palette.primary : palette["series-1"],
              borderColor: palette.ink,
              borderWidth: item.strong ? 1.5 : 0,
            },
          })),
          label: {
            show: true,
            position: "right",
            color: palette.ink,
            fontSize: 13,
            formatter: ({ value }: { value: unknown }) => write(value, kind, locale, decimals),
          },
          ...(cut
            ? {
                markLine: {
                  precision: -1,
                  silent: true,
                  symbol: "none",
                  animation: false,
                  lineStyle: { color: palette.ink, type: "dashed", width: 1.5 },
                  data: [
                    { xAxis: cut.value, label: { formatter: cut.label, color: palette.ink, fontSize: 13 } },
                  ],
                },
              }
            : {}),
        },
      ],
    }),
    [items, valueName, kind, decimals, cut, locale],
  );
  return (
    <EChart
      label={label}
      option={option}
      height={height}
      {...(props.onPick ? { onPick: props.onPick } : {})}
    />
  );
}

const valueAxis = (palette: Palette, kind: FigureKind, locale: FigureLocale, decimals?: number) => {
  const style = axisStyle(palette);
  const formatter = (value: number) =>
    kind === "decimal" ? String(Number(value.toPrecision(6))) : write(value, kind, locale, decimals ?? 0);
  return { ...style, axisLabel: { ...style.axisLabel, formatter } };
};
