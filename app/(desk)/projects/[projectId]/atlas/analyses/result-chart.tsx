"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import type { FigureLocale } from "@/app/_components/number-format";
import type { Chart, ResultTable } from "@/server/features/analyses/schema";
import type { Analysis } from "../api-types";
import { ChartBars, ChartIntervals } from "./chart-bars";
import { ChartDendrogram } from "./chart-dendrogram";
import { ChartHeat } from "./chart-heat";
import { ChartLines } from "./chart-lines";
import { ChartPoints } from "./chart-points";
import { resultRows, useResultColumns } from "./use-result-columns";
import type { AnalysisWords } from "./words";

/** What a drawing gets: the chart, its table, the words; `label` says it to who does not see it. */
export type DrawingProps<Type extends Chart["type"]> = {
  chart: Extract<Chart, { type: Type }>;
  table: ResultTable;
  words: AnalysisWords;
  counted: boolean;
  label: string;
  locale: FigureLocale;
};

/** A simple picture of one table of an analysis. */
export function ResultChart({
  chart,
  table,
  analysis,
  words,
  source,
  origin,
}: {
  chart: Chart;
  table: ResultTable;
  analysis: Analysis;
  words: AnalysisWords;
  source: string;
  origin: readonly string[];
}) {
  const t = useTranslations("analyses.charts");
  const locale = useLocale() as FigureLocale;
  const columns = useResultColumns(table, analysis, words);
  const rows = useMemo(() => resultRows(table), [table]);
  const title = t.has(`${chart.key}.title` as never) ? t(`${chart.key}.title` as never) : chart.key;
  const lead = t.has(`${chart.key}.lead` as never) ? t(`${chart.key}.lead` as never) : undefined;
  const shared = { table, words, counted: analysis.dataset.unit === null, label: title, locale };
  return (
    <ChartFrame
      title={title}
      {...(lead ? { lead } : {})}
      source={source}
      basis={origin}
      table={{ columns, rows, rowId: (row) => row.id }}
    >
      {chart.type === "bar" && <ChartBars chart={chart} {...shared} />}
      {chart.type === "interval" && <ChartIntervals chart={chart} {...shared} />}
      {chart.type === "line" && <ChartLines chart={chart} {...shared} />}
      {chart.type === "scatter" && <ChartPoints chart={chart} {...shared} />}
      {chart.type === "heat" && <ChartHeat chart={chart} {...shared} />}
      {chart.type === "dendrogram" && <ChartDendrogram chart={chart} {...shared} />}
    </ChartFrame>
  );
}
