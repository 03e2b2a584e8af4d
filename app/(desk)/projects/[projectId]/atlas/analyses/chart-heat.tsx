"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { axisStyle, safeHtml, tooltipStyle } from "@/app/_components/charts/axis-style";
import { EChart, type OptionOf } from "@/app/_components/charts/echart";
import { columnOf, numberOf } from "./cells";
import type { DrawingProps } from "./result-chart";

/** A matrix of values, darker where larger, each with its figure written in; a missing cell stays empty. */
export function ChartHeat({ chart, table, words, label }: DrawingProps<"heat">) {
  const t = useTranslations("analyses.columns");
  const { rows, columns, cells, most, type } = useMemo(() => {
    const [row, column, value] = [chart.row, chart.column, chart.value].map((key) => columnOf(table, key));
    const textAt = (of: typeof row, line: (typeof table.rows)[number]) =>
      words.text(line[of!.at] ?? null, of!.type) ?? "–";
    const rows = [...new Set(table.rows.map((line) => textAt(row, line)))];
    const found = new Set(table.rows.map((line) => textAt(column, line)));
    // Both sides in one order, where they hold the same things: the diagonal is then the diagonal.
    const columns = [
      ...rows.filter((one) => found.has(one)),
      ...[...found].filter((one) => !rows.includes(one)),
    ];
    const cells = table.rows.flatMap((line) => {
      const one = numberOf(line[value!.at]);
      return one === null
        ? []
        : [[columns.indexOf(textAt(column, line)), rows.indexOf(textAt(row, line)), one]];
    });
    return { rows, columns, cells, most: Math.max(0, ...cells.map((cell) => cell[2]!)), type: value!.type };
  }, [chart, table, words]);
  const option = useCallback<OptionOf>(
    (palette, size) => {
      const room = (size.width - 140) / Math.max(1, columns.length);
      // Names that would lie over one another stand upright.
      const narrow = room < 72;
      const write = (value: number) =>
        words.text(type === "integer" ? Math.round(value) : value, type) ?? "–";
      return {
        grid: { left: 12, right: 12, top: narrow ? 36 : 60, bottom: 12, containLabel: true },
        xAxis: {
          type: "category",
          position: "top",
          data: columns,
          name: t(chart.column as never),
          nameLocation: "middle",
          nameGap: narrow ? 110 : 40,
          ...axisStyle(palette),
          axisLabel: {
            color: palette.ink,
            fontSize: 13,
            interval: 0,
            ...(narrow
              ? { rotate: 90, width: 96, overflow: "truncate" }
              : { width: Math.max(40, room - 6), overflow: "break" }),
          },
        },
        yAxis: {
          type: "category",
          inverse: true,
          data: rows,
          ...axisStyle(palette),
          axisLabel: { color: palette.ink, fontSize: 13, width: 120, overflow: "truncate" },
        },
        visualMap: {
          show: false,
          min: 0,
          max: most || 1,
          inRange: { color: [palette.surface, palette["series-1"]] },
        },
        tooltip: {
          ...tooltipStyle(palette),
          formatter: ({ value: [x, y, value] }: { value: [number, number, number] }) =>
            `${safeHtml(rows[y]!)} → ${safeHtml(columns[x]!)}<br><b>${write(value)}</b>`,
        },
        series: [
          {
            type: "heatmap",
            data: cells.map((value) => ({
              value,
              ...(value[2]! > 0.7 * most ? { label: { color: palette.surface } } : {}),
            })),
            itemStyle: { borderColor: palette.line, borderWidth: 1 },
            label: {
              show: room > 44,
              color: palette.ink,
              fontSize: 13,
              textBorderWidth: 0,
              formatter: ({ value }: { value: number[] }) => write(value[2]!),
            },
          },
        ],
      };
    },
    [rows, columns, cells, most, type, words, chart.column, t],
  );
  return <EChart label={label} option={option} height={Math.max(240, rows.length * 34 + 170)} />;
}
