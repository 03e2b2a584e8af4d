"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useCallback } from "react";
import { safeHtml, tooltipStyle } from "@/app/_components/charts/axis-style";
import { EChart, type OptionOf } from "@/app/_components/charts/echart";
import { type MapTopic, mapLayout } from "./map-layout";

export type DrawnTopic = MapTopic & { nearest: { label: string; distance: number } | null };

/** Topics as circles without axes: only how far they lie from one another says something. */
export function MapChart(props: {
  topics: readonly DrawnTopic[];
  activeKey: string;
  label: string;
  onPick: (key: string) => void;
}) {
  const { topics, activeKey, label, onPick } = props;
  const t = useTranslations("patents.map");
  const format = useFormatter();
  const option = useCallback<OptionOf>(
    (palette, size) => {
      const circles = mapLayout(topics, size, activeKey);
      const axis = (max: number) => ({ type: "value", show: false, min: 0, max });
      const of = new Map(topics.map((topic) => [topic.key, topic]));
      return {
        grid: { left: 0, right: 0, top: 0, bottom: 0 },
        xAxis: axis(size.width),
        yAxis: { ...axis(size.height), inverse: true },
        tooltip: {
          trigger: "item",
          ...tooltipStyle(palette),
          formatter: ({ data }: { data?: { id?: string } }) => {
            const topic = of.get(data?.id ?? "");
            if (!topic) return "";
            return [
              `<b>${safeHtml(topic.label)}</b>`,
              safeHtml(t("patents", { count: format.number(Math.round(topic.patents)) })),
              ...(topic.nearest
                ? [
                    safeHtml(
                      t("nearest", {
                        name: topic.nearest.label,
                        distance: format.number(topic.nearest.distance, { maximumFractionDigits: 2 }),
                      }),
                    ),
                  ]
                : []),
            ].join("<br>");
          },
        },
        series: [
          {
            type: "scatter",
            cursor: "pointer",
            emphasis: { scale: 1.08 },
            // the small ones over the large ones
            data: circles
              .toSorted((a, b) => b.radius - a.radius)
              .map(({ key, x, y, radius, name }) => {
                const on = key === activeKey;
                return {
                  id: key,
                  name: of.get(key)!.label,
                  value: [x, y],
                  symbolSize: radius * 2,
                  itemStyle: {
                    color: on ? palette.primary : palette["series-1"],
                    opacity: on ? 0.9 : 0.55,
                    borderColor: on ? palette.ink : palette.surface,
                    borderWidth: on ? 3 : 1,
                  },
                  label: {
                    show: name !== null,
                    position: name?.side ?? "right",
                    distance: 4,
                    formatter: name?.text ?? "",
                    color: palette.ink,
                    opacity: 1,
                    textBorderColor: palette.surface,
                    textBorderWidth: 3,
                    fontSize: 13,
                    fontWeight: on ? "bold" : "normal",
                  },
                };
              }),
          },
        ],
      };
    },
    [topics, activeKey, t, format],
  );
  return <EChart label={label} height={520} option={option} onPick={onPick} />;
}
