"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { BarChart } from "@/app/_components/charts/series-charts";
import type { DataColumn } from "@/app/_components/data-table/column";
import type { Run, Topic, TopicDetail } from "../api-types";
import { useOrigin } from "../origin";

const SHOWN = 8;
type Figures = NonNullable<TopicDetail["figures"]>;
type Row = Figures["regions"][number];

/** A topic's patents by the province of the applicants, counted in parts or whole as the run says. */
export function TopicRegions({ run, topic, figures }: { run: Run; topic: Topic; figures: Figures }) {
  const t = useTranslations("patents.regions");
  const locale = useLocale();
  const format = useFormatter();
  const { source, lines } = useOrigin();
  const { regions, regionCount, withoutRegion } = figures;
  const items = useMemo(
    () =>
      regions.slice(0, SHOWN).map(({ region, nameKo, nameEn, share }) => ({
        id: region,
        label: locale === "ko" ? nameKo : nameEn,
        value: share,
      })),
    [regions, locale],
  );
  const [first] = items;
  const columns: DataColumn<Row>[] = [
    {
      id: "name",
      header: t("region"),
      value: (row) => (locale === "ko" ? row.nameKo : row.nameEn),
      fixed: true,
    },
    { id: "weight", header: t("patents"), value: ({ weight }) => weight, kind: "number", decimals: 1 },
    { id: "share", header: t("share"), value: ({ share }) => share, kind: "percent" },
  ];
  return (
    <ChartFrame
      title={t("title", { name: topic.label })}
      lead={t(regionCount === "whole" ? "leadWhole" : "leadParts")}
      source={source(run)}
      basis={[
        ...lines(run),
        ...(withoutRegion >= 0.05
          ? [t("without", { count: format.number(withoutRegion, { maximumFractionDigits: 1 }) })]
          : []),
      ]}
      table={{ columns, rows: regions, rowId: ({ region }) => region }}
    >
      {first ? (
        <>
          <BarChart
            label={t("label", {
              region: first.label,
              share: format.number(first.value, { style: "percent", maximumFractionDigits: 0 }),
            })}
            valueName={t("share")}
            kind="percent"
            decimals={1}
            items={items}
          />
          {regions.length > SHOWN && (
            <p className="text-note text-ink-subtle">{t("more", { count: regions.length - SHOWN })}</p>
          )}
        </>
      ) : (
        <p>{t("none")}</p>
      )}
    </ChartFrame>
  );
}
