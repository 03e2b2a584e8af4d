"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { BarChart } from "@/app/_components/charts/series-charts";
import type { DataColumn } from "@/app/_components/data-table/column";
import type { Run, Topic } from "../api-types";
import { useOrigin } from "../origin";

const SHOWN = 8;
type Row = Topic["regions"][number];

/** Patents of a topic by the province of the applicants; of a patent with several provinces each has a part. */
export function TopicRegions({ run, topic }: { run: Run; topic: Topic }) {
  const t = useTranslations("patents.regions");
  const locale = useLocale();
  const { source, lines } = useOrigin();
  const items = useMemo(
    () =>
      topic.regions.slice(0, SHOWN).map(({ region, nameKo, nameEn, weight }) => ({
        id: region,
        label: locale === "ko" ? nameKo : nameEn,
        value: weight,
      })),
    [topic.regions, locale],
  );
  const [first] = items;
  if (!first) return null;
  const columns: DataColumn<Row>[] = [
    {
      id: "name",
      header: t("region"),
      value: (row) => (locale === "ko" ? row.nameKo : row.nameEn),
      fixed: true,
    },
    { id: "weight", header: t("patents"), value: ({ weight }) => weight, kind: "number", decimals: 1 },
  ];
  return (
    <ChartFrame
      title={t("title", { name: topic.label })}
      lead={t("lead")}
      source={source(run)}
      basis={[
        ...lines(run),
        ...(run.params.withoutRegion > 0 ? [t("withoutRegion", { count: run.params.withoutRegion })] : []),
      ]}
      table={{ columns, rows: topic.regions, rowId: ({ region }) => region }}
    >
      <BarChart
        label={t("label", { region: first.label, count: String(Math.round(first.value)) })}
        valueName={t("patents")}
        kind="decimal"
        decimals={1}
        items={items}
      />
    </ChartFrame>
  );
}
