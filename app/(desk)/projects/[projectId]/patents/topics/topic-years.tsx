"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { LineChart } from "@/app/_components/charts/series-charts";
import type { DataColumn } from "@/app/_components/data-table/column";
import type { Run, Topic } from "../api-types";
import { useOrigin } from "../origin";

type Row = Topic["yearly"][number];

/** Patents of a topic by the year of filing: expected numbers, because a patent may belong to several topics in parts. */
export function TopicYears({ run, topic }: { run: Run; topic: Topic }) {
  const t = useTranslations("patents.years");
  const { source, lines } = useOrigin();
  const rows = topic.yearly;
  const steps = useMemo(() => rows.map(({ year }) => String(year)), [rows]);
  const series = useMemo(
    () => [{ id: "topic", label: t("series"), values: rows.map(({ weight }) => weight) }],
    [rows, t],
  );
  if (rows.length === 0) return null;
  const columns: DataColumn<Row>[] = [
    { id: "year", header: t("year"), value: ({ year }) => String(year), fixed: true, width: 90 },
    { id: "weight", header: t("patents"), value: ({ weight }) => weight, kind: "number", decimals: 1 },
    { id: "total", header: t("total"), value: ({ total }) => total, kind: "number", decimals: 1 },
    {
      id: "share",
      header: t("share"),
      value: ({ weight, total }) => (total > 0 ? weight / total : null),
      kind: "percent",
      missing: () => t("noPatents"),
    },
  ];
  const top = rows.reduce((best, row) => (row.weight > best.weight ? row : best));
  return (
    <ChartFrame
      title={t("title", { name: topic.label })}
      lead={t("lead")}
      source={source(run)}
      basis={[
        ...lines(run),
        ...(run.params.withoutYear > 0 ? [t("withoutYear", { count: run.params.withoutYear })] : []),
      ]}
      table={{ columns, rows, rowId: ({ year }) => String(year) }}
    >
      <LineChart
        label={t("label", { year: String(top.year), count: String(Math.round(top.weight)) })}
        height={260}
        steps={steps}
        stepName={t("year")}
        series={series}
        valueName={t("patents")}
        kind="decimal"
        decimals={1}
      />
    </ChartFrame>
  );
}
