"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { BarChart } from "@/app/_components/charts/series-charts";
import type { DataColumn } from "@/app/_components/data-table/column";
import type { Run, Topic, TopicDetail } from "../api-types";
import { useOrigin } from "../origin";

const SHOWN = 10;
const SECTIONS = ["A", "B", "C", "D", "E", "F", "G", "H"] as const;
type Figures = NonNullable<TopicDetail["figures"]>;
type Row = Figures["ipc"][number];

/** A topic's patents by IPC subclass, each distinct one of a patent in equal parts. */
export function TopicClasses({ run, topic, figures }: { run: Run; topic: Topic; figures: Figures }) {
  const t = useTranslations("patents.classes");
  const format = useFormatter();
  const { source, lines } = useOrigin();
  const { ipc, withoutClass } = figures;
  const items = useMemo(() => {
    const name = (symbol: string) => {
      const section = SECTIONS.find((one) => one === symbol[0]);
      return section ? t("class", { symbol, section: t(`section.${section}`) }) : symbol;
    };
    return ipc
      .slice(0, SHOWN)
      .map(({ symbol, share }) => ({ id: symbol, label: name(symbol), value: share }));
  }, [ipc, t]);
  const [first] = items;
  const columns: DataColumn<Row>[] = [
    { id: "symbol", header: t("symbol"), value: ({ symbol }) => symbol, fixed: true, width: 110 },
    {
      id: "section",
      header: t("sectionName"),
      value: ({ symbol }) => {
        const section = SECTIONS.find((one) => one === symbol[0]);
        return section ? t(`section.${section}`) : null;
      },
    },
    { id: "weight", header: t("patents"), value: ({ weight }) => weight, kind: "number", decimals: 1 },
    { id: "share", header: t("share"), value: ({ share }) => share, kind: "percent" },
  ];
  return (
    <ChartFrame
      title={t("title", { name: topic.label })}
      lead={t("lead")}
      source={source(run)}
      basis={[
        ...lines(run),
        ...(withoutClass >= 0.05
          ? [t("without", { count: format.number(withoutClass, { maximumFractionDigits: 1 }) })]
          : []),
      ]}
      table={{ columns, rows: ipc, rowId: ({ symbol }) => symbol }}
    >
      {first ? (
        <>
          <BarChart
            label={t("picture", {
              symbol: first.id,
              share: format.number(first.value, { style: "percent", maximumFractionDigits: 0 }),
            })}
            valueName={t("share")}
            kind="percent"
            decimals={1}
            items={items}
          />
          {ipc.length > SHOWN && (
            <p className="text-note text-ink-subtle">{t("more", { count: ipc.length - SHOWN })}</p>
          )}
        </>
      ) : (
        <p>{t("none")}</p>
      )}
    </ChartFrame>
  );
}
