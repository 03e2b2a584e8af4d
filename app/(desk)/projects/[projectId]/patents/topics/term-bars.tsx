"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useCallback } from "react";
import { axisStyle, legendStyle, safeHtml, tooltipStyle } from "@/app/_components/charts/axis-style";
import { EChart, type OptionOf } from "@/app/_components/charts/echart";
import type { WideTerm } from "./relevance";

/** Two bars a term: how frequent it is in the topic, and in all patents. */
export function TermBars({ items, label }: { items: readonly WideTerm[]; label: string }) {
  const t = useTranslations("patents.terms");
  const format = useFormatter();
  const option = useCallback<OptionOf>(
    (palette, size) => {
      const percent = (value: number, digits = 1) =>
        format.number(value, { style: "percent", maximumFractionDigits: digits });
      return {
        grid: { left: 12, right: 56, top: 8, bottom: 72, containLabel: true },
        legend: { ...legendStyle(palette), type: "plain" },
        xAxis: {
          type: "value",
          name: t("axis"),
          nameLocation: "middle",
          nameGap: 26,
          splitNumber: size.width < 480 ? 3 : 5,
          ...axisStyle(palette),
          axisLabel: { ...axisStyle(palette).axisLabel, formatter: (value: number) => percent(value) },
        },
        yAxis: {
          type: "category",
          inverse: true,
          data: items.map(({ term }) => term),
          ...axisStyle(palette),
          axisLabel: {
            color: palette.ink,
            fontSize: 13,
            width: Math.min(200, size.width * 0.36),
            overflow: "truncate",
          },
        },
        tooltip: {
          trigger: "axis",
          axisPointer: { type: "shadow" },
          ...tooltipStyle(palette),
          formatter: (points: { dataIndex: number }[]) => {
            const item = items[points[0]?.dataIndex ?? -1];
            if (!item) return "";
            return [
              `<b>${safeHtml(item.term)}</b>`,
              `${safeHtml(t("weight"))} <b>${percent(item.weight, 2)}</b>`,
              `${safeHtml(t("overall"))} <b>${percent(item.overall, 2)}</b>`,
              safeHtml(
                t("times", {
                  times: format.number(item.weight / item.overall, { maximumFractionDigits: 1 }),
                }),
              ),
            ].join("<br>");
          },
        },
        series: [
          {
            type: "bar",
            name: t("weight"),
            barMaxWidth: 12,
            barGap: "10%",
            itemStyle: { color: palette["series-1"] },
            data: items.map(({ weight }) => weight),
            label: {
              show: true,
              position: "right",
              color: palette.ink,
              fontSize: 13,
              formatter: ({ value }: { value: unknown }) => percent(Number(value)),
            },
          },
          {
            type: "bar",
            name: t("overall"),
            barMaxWidth: 6,
            itemStyle: {
              color: palette["surface-strong"],
              borderColor: palette["ink-subtle"],
              borderWidth: 1,
            },
            data: items.map(({ overall }) => overall),
          },
        ],
      };
    },
    [items, t, format],
  );
  return <EChart label={label} option={option} height={items.length * 30 + 96} />;
}
