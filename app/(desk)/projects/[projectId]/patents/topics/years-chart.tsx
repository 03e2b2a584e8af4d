"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useCallback } from "react";
import { axisStyle, legendStyle, tooltipStyle } from "@/app/_components/charts/axis-style";
import { EChart, type OptionOf } from "@/app/_components/charts/echart";
import type { TopicDetail } from "../api-types";

type Row = TopicDetail["trend"][number];

/** Years as one line: solid where the year is complete, dashed with hollow marks where filings are not yet published. */
export function YearsChart(props: {
  rows: readonly Row[];
  incomplete: readonly number[];
  shown: "patents" | "share";
  label: string;
}) {
  const { rows, incomplete, shown, label } = props;
  const t = useTranslations("patents.years");
  const format = useFormatter();
  const option = useCallback<OptionOf>(
    (palette, size) => {
      const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 1 });
      const number = (value: number) => format.number(value, { maximumFractionDigits: 1 });
      const share = shown === "share";
      const value = ({ patents, interval }: Row) => (share ? (interval?.share ?? null) : patents);
      const firstOpen = rows.findIndex(({ year }) => incomplete.includes(year));
      const from = firstOpen < 0 ? rows.length : firstOpen;
      const line = { type: "line", symbolSize: 7, connectNulls: false, color: palette["series-1"] };
      const unseen = {
        type: "line",
        symbol: "none",
        stack: "interval",
        silent: true,
        color: palette["series-1"],
      };
      return {
        grid: { left: 12, right: 24, top: 40, bottom: 72, containLabel: true },
        legend: {
          ...legendStyle(palette),
          type: size.width < 480 ? "scroll" : "plain",
          data: [
            ...(share ? [{ name: t("band"), icon: "rect", itemStyle: { opacity: 0.3 } }] : []),
            t("series"),
            t("openSeries"),
          ],
        },
        xAxis: {
          type: "category",
          data: rows.map(({ year }) => String(year)),
          name: t("year"),
          nameLocation: "middle",
          nameGap: 28,
          ...axisStyle(palette),
        },
        yAxis: {
          type: "value",
          min: 0,
          ...(share ? { max: shareEnd(rows) } : {}),
          name: share ? t("share") : t("patents"),
          ...axisStyle(palette),
          axisLabel: {
            ...axisStyle(palette).axisLabel,
            formatter: (at: number) => (share ? percent(at) : number(at)),
          },
          nameTextStyle: { color: palette.ink, fontSize: 13, fontWeight: "bold", align: "left" },
        },
        tooltip: {
          trigger: "axis",
          ...tooltipStyle(palette),
          formatter: (points: { dataIndex: number }[]) => {
            const row = rows[points[0]?.dataIndex ?? -1];
            if (!row) return "";
            const { year, patents, total, interval } = row;
            return [
              `<b>${year}</b>`,
              t("tipPatents", { count: number(patents), total: number(total) }),
              interval
                ? t("tipShare", {
                    value: percent(interval.share),
                    low: percent(interval.low),
                    high: percent(interval.high),
                  })
                : t("noPatents"),
              ...(interval?.few ? [t("few")] : []),
              ...(incomplete.includes(year) ? [t("open")] : []),
            ].join("<br>");
          },
        },
        series: [
          ...(share
            ? [
                {
                  ...unseen,
                  lineStyle: { width: 0 },
                  tooltip: { show: false },
                  data: rows.map(({ interval }) => interval?.low ?? null),
                },
                {
                  ...unseen,
                  name: t("band"),
                  lineStyle: { width: 0 },
                  areaStyle: { color: palette["series-1"], opacity: 0.18 },
                  data: rows.map(({ interval }) => (interval ? interval.high - interval.low : null)),
                },
              ]
            : []),
          {
            ...line,
            name: t("series"),
            symbol: "circle",
            lineStyle: { width: 2 },
            data: rows.map((row, i) => (i < from ? value(row) : null)),
          },
          {
            ...line,
            name: t("openSeries"),
            symbol: "emptyCircle",
            lineStyle: { width: 2, type: "dashed" },
            // from the last complete year on, so that the line does not break
            data: rows.map((row, i) =>
              i < from - 1 ? null : i === from - 1 ? { value: value(row), symbol: "none" } : value(row),
            ),
          },
        ],
      };
    },
    [rows, incomplete, shown, t, format],
  );
  return <EChart label={label} height={300} option={option} />;
}

const STEP = 0.05;

/** The axis ends above every share and above the intervals of years that do not rest on few patents; wider ones run out of the picture. */
export function shareEnd(rows: readonly Row[]): number {
  const shares = rows.flatMap(({ interval }) => (interval ? [interval.share] : []));
  const ends = rows.flatMap(({ interval }) => (interval && !interval.few ? [interval.high] : []));
  const most = Math.max(0, ...shares, ...ends) * 1.05;
  return Math.min(1, Math.max(STEP, Math.ceil(most / STEP) * STEP));
}
