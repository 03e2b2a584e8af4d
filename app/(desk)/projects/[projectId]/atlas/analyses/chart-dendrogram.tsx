"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { axisStyle } from "@/app/_components/charts/axis-style";
import { EChart, type OptionOf } from "@/app/_components/charts/echart";
import { columnOf } from "./cells";
import type { DrawingProps } from "./result-chart";

type Merge = { left: number; right: number; height: number };

/**
 * A tree of merges, lying: leaves on the left in the order in which no branch crosses, heights to the right. Row i of
 * the table makes node leaves + i out of the nodes `left` and `right`; `leaves` holds the leaves' names in the first row.
 */
export function ChartDendrogram({ chart, table, label }: DrawingProps<"dendrogram">) {
  const t = useTranslations("analyses.columns");
  const { names, merges } = useMemo(() => {
    const at = (key: string) => columnOf(table, key).at;
    const merges = table.rows.map(
      (row): Merge => ({
        left: Number(row[at(chart.left)]),
        right: Number(row[at(chart.right)]),
        height: Number(row[at(chart.height)]),
      }),
    );
    const names = JSON.parse(String(table.rows[0]?.[at(chart.leaves)] ?? "[]")) as string[];
    return { names, merges };
  }, [chart, table]);
  const option = useCallback<OptionOf>(
    (palette, size) => {
      const { order, lines } = placed(names.length, merges);
      const positions = order.map((_, at) => at);
      return {
        grid: { left: 12, right: 24, top: 12, bottom: 44, containLabel: true },
        xAxis: {
          type: "value",
          min: 0,
          name: t(chart.height as never),
          nameLocation: "middle",
          nameGap: 28,
          ...axisStyle(palette),
        },
        yAxis: {
          type: "value",
          inverse: true,
          min: -0.5,
          max: names.length - 0.5,
          ...axisStyle(palette),
          splitLine: { show: false },
          axisTick: { customValues: positions },
          axisLabel: {
            customValues: positions,
            formatter: (at: number) => names[order[at] ?? -1] ?? "",
            color: palette.ink,
            fontSize: 13,
            width: Math.min(220, size.width * 0.36),
            overflow: "truncate",
          },
        },
        series: [
          {
            type: "custom",
            data: lines,
            encode: { x: [0, 2, 4], y: [1, 3] },
            renderItem: (_: unknown, api: BranchApi) => {
              const [x1, y1, x2, y2, top] = [0, 1, 2, 3, 4].map((i) => api.value(i)) as [
                number,
                number,
                number,
                number,
                number,
              ];
              const points = [
                api.coord([x1, y1]),
                api.coord([top, y1]),
                api.coord([top, y2]),
                api.coord([x2, y2]),
              ];
              return {
                type: "polyline" as const,
                shape: { points },
                style: { stroke: palette["series-1"], lineWidth: 1.75, fill: "none" },
              };
            },
          },
        ],
      };
    },
    [names, merges, chart.height, t],
  );
  return <EChart label={label} option={option} height={Math.max(200, names.length * 26 + 70)} />;
}
type BranchApi = { value: (dimension: number) => number; coord: (point: number[]) => number[] };

/** Leaves in their order, and for every merge (x, y) of both branches and the height where they meet. */
function placed(leaves: number, merges: readonly Merge[]) {
  const under = (node: number): number[] => {
    const merge = merges[node - leaves];
    return merge ? [...under(merge.left), ...under(merge.right)] : [node];
  };
  const roots = new Set(Array.from({ length: leaves + merges.length }, (_, node) => node));
  for (const { left, right } of merges) {
    roots.delete(left);
    roots.delete(right);
  }
  const order = [...roots].flatMap(under);
  const y = new Map(order.map((leaf, at) => [leaf, at]));
  const x = new Map(order.map((leaf) => [leaf, 0]));
  const lines = merges.map(({ left, right, height }, i) => {
    const line = [x.get(left)!, y.get(left)!, x.get(right)!, y.get(right)!, height];
    x.set(leaves + i, height);
    y.set(leaves + i, (y.get(left)! + y.get(right)!) / 2);
    return line;
  });
  return { order, lines };
}
