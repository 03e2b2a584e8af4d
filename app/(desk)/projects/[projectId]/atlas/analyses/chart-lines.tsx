"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { LineChart, type LineSeries } from "@/app/_components/charts/series-charts";
import { columnOf, numberOf } from "./cells";
import type { DrawingProps } from "./result-chart";
import { columnKind } from "./words";

/** More lines than these cannot be told apart; the table has them all. */
const MOST = 8;

/** Values over steps: one line a series column, or one a group where the chart names one. */
export function ChartLines({ chart, table, words, counted, label }: DrawingProps<"line">) {
  const t = useTranslations("analyses.columns");
  const step = columnOf(table, chart.step);
  const { steps, series } = useMemo(() => {
    const stepOf = (row: (typeof table.rows)[number]) => words.text(row[step.at] ?? null, step.type) ?? "–";
    const steps = [...new Set(table.rows.map(stepOf))];
    const group = chart.group === undefined ? null : columnOf(table, chart.group);
    const groups = group
      ? [...new Set(table.rows.map((row) => words.text(row[group.at] ?? null, group.type) ?? "–"))]
      : [null];
    const series = groups.flatMap((name) =>
      chart.series.map((key): LineSeries => {
        const { at } = columnOf(table, key);
        const rows = table.rows.filter(
          (row) => !group || (words.text(row[group.at] ?? null, group.type) ?? "–") === name,
        );
        const parts = [name, chart.series.length > 1 || !name ? t(key as never) : null].filter(Boolean);
        return {
          id: `${name ?? ""}:${key}`,
          label: parts.join(" "),
          values: steps.map((one) => numberOf(rows.find((row) => stepOf(row) === one)?.[at])),
        };
      }),
    );
    // A line that lies on zero throughout says nothing in a picture; the table has it.
    const telling = series.filter(({ values }) => values.some((value) => value !== null && value !== 0));
    return { steps, series: (telling.length > 0 ? telling : series).slice(0, MOST) };
  }, [chart, table, words, step.at, step.type, t]);
  const kind = columnKind(columnOf(table, chart.series[0]!).type, counted ? null : "");
  return (
    <LineChart
      label={label}
      steps={steps}
      stepName={t(chart.step as never)}
      valueName={chart.series.length === 1 ? t(chart.series[0] as never) : ""}
      series={series}
      kind={kind === "text" || kind === "number" ? "decimal" : kind}
      fromZero={false}
    />
  );
}
