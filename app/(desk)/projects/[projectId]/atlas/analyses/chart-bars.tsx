"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { axisStyle, safeHtml, tooltipStyle } from "@/app/_components/charts/axis-style";
import { EChart, type OptionOf } from "@/app/_components/charts/echart";
import { BarChart } from "@/app/_components/charts/series-charts";
import { formatDecimal } from "@/app/_components/number-format";
import { columnOf, numberOf } from "./cells";
import type { DrawingProps } from "./result-chart";
import { columnKind } from "./words";

/** More bars than these are a wall; the table has them all. */
const MOST = 20;

/** The first rows of a table as lying bars. */
export function ChartBars({ chart, table, words, counted, label }: DrawingProps<"bar">) {
  const t = useTranslations("analyses.columns");
  const name = columnOf(table, chart.label);
  const value = columnOf(table, chart.value);
  const items = useMemo(
    () =>
      table.rows.slice(0, Math.min(chart.most ?? MOST, MOST)).map((row, i) => ({
        id: String(i),
        label: words.text(row[name.at] ?? null, name.type) ?? "–",
        value: numberOf(row[value.at]),
      })),
    [table, chart.most, words, name.at, name.type, value.at],
  );
  const kind = columnKind(value.type, counted ? null : "");
  return (
    <BarChart
      label={label}
      valueName={t(chart.value as never)}
      items={items}
      kind={kind === "text" || kind === "number" ? "decimal" : kind}
    />
  );
}

/** A value with the interval that it lies in, one line a row. */
export function ChartIntervals({ chart, table, words, label, locale }: DrawingProps<"interval">) {
  const t = useTranslations("analyses.columns");
  const name = columnOf(table, chart.label);
  const at = {
    value: columnOf(table, chart.value).at,
    low: columnOf(table, chart.low).at,
    high: columnOf(table, chart.high).at,
  };
  const rows = useMemo(
    () =>
      table.rows.slice(0, 40).map((row) => ({
        label: words.text(row[name.at] ?? null, name.type) ?? "–",
        value: numberOf(row[at.value]),
        low: numberOf(row[at.low]),
        high: numberOf(row[at.high]),
      })),
    [table, words, name.at, name.type, at.value, at.low, at.high],
  );
  const option = useCallback<OptionOf>(
    (palette, size) => ({
      grid: { left: 12, right: 24, top: 12, bottom: 44, containLabel: true },
      xAxis: {
        type: "value",
        scale: true,
        name: chart.value === "estimate" && chart.label === "subject" ? t("b") : t(chart.value as never),
        nameLocation: "middle",
        nameGap: 28,
        ...axisStyle(palette),
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: rows.map((row) => row.label),
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
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const row = rows[dataIndex]!;
          const write = (value: number | null) => formatDecimal(value, locale) ?? "–";
          return `${safeHtml(row.label)}<br><b>${write(row.value)}</b> (${write(row.low)} – ${write(row.high)})`;
        },
      },
      series: [
        {
          type: "custom",
          encode: { x: [1, 2], y: 0 },
          data: rows.map((row, i) => [i, row.low, row.high]),
          renderItem: (_: unknown, api: IntervalApi) => {
            const [from, to] = [
              api.coord([api.value(1), api.value(0)]),
              api.coord([api.value(2), api.value(0)]),
            ];
            const line = (x1: number, y1: number, x2: number, y2: number) => ({
              type: "line" as const,
              shape: { x1, y1, x2, y2 },
              style: { stroke: palette["ink-subtle"], lineWidth: 1.5 },
            });
            return {
              type: "group" as const,
              children: [
                line(from[0]!, from[1]!, to[0]!, to[1]!),
                line(from[0]!, from[1]! - 5, from[0]!, from[1]! + 5),
                line(to[0]!, to[1]! - 5, to[0]!, to[1]! + 5),
              ],
            };
          },
        },
        {
          type: "scatter",
          symbolSize: 10,
          itemStyle: { color: palette.primary },
          data: rows.map((row, i) => [row.value, i]),
        },
      ],
    }),
    [rows, chart.value, chart.label, t, locale],
  );
  return <EChart label={label} option={option} height={Math.max(160, rows.length * 32 + 70)} />;
}
type IntervalApi = { value: (dimension: number) => number; coord: (point: number[]) => number[] };
