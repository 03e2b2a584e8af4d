"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ScatterChart } from "@/app/_components/charts/scatter-chart";
import { columnOf, numberOf } from "./cells";
import type { DrawingProps } from "./result-chart";

/** Two columns of a table against each other; rows without one of them are not drawn. */
export function ChartPoints({ chart, table, words, label }: DrawingProps<"scatter">) {
  const t = useTranslations("analyses.columns");
  const spec = useMemo(() => {
    const [name, x, y] = [columnOf(table, chart.label), columnOf(table, chart.x), columnOf(table, chart.y)];
    const group = chart.group === undefined ? null : columnOf(table, chart.group);
    const points = table.rows.flatMap((row, i) => {
      const [px, py] = [numberOf(row[x.at]), numberOf(row[y.at])];
      if (px === null || py === null) return [];
      const own = group ? (words.text(row[group.at] ?? null, group.type) ?? "–") : null;
      // In the picture a code stands for its industry; the hint has the name.
      const text = words.text(row[name.at] ?? null, name.type) ?? "–";
      const short = name.type === "code" ? String(row[name.at]) : text;
      return [
        {
          id: String(i),
          label: short,
          x: px,
          y: py,
          note: text === short ? "" : text,
          ...(own === null ? {} : { group: own }),
        },
      ];
    });
    const groups = [...new Set(points.flatMap((point) => ("group" in point ? [point.group!] : [])))];
    return {
      points,
      groups: groups.length > 1 && groups.length <= 7 ? groups.map((id) => ({ id, label: id })) : undefined,
    };
  }, [chart, table, words]);
  const axes = useMemo(
    () => ({ x: { name: t(chart.x as never) }, y: { name: t(chart.y as never) } }),
    [chart.x, chart.y, t],
  );
  return (
    <ScatterChart
      label={label}
      points={spec.points}
      {...axes}
      {...(spec.groups ? { groups: spec.groups } : {})}
    />
  );
}
