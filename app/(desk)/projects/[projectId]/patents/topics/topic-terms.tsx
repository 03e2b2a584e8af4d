"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { BarChart } from "@/app/_components/charts/series-charts";
import type { DataColumn } from "@/app/_components/data-table/column";
import { RadioGroup } from "@/app/_components/inputs";
import type { Run, Topic } from "../api-types";
import { useOrigin } from "../origin";

const SHOWN = 12;
type Row = Topic["terms"][number];

/** The terms of a topic: those that fill it, or those that set it apart. The bars are always p(term | topic). */
export function TopicTerms({ run, topic }: { run: Run; topic: Topic }) {
  const t = useTranslations("patents.terms");
  const { source, lines } = useOrigin();
  const [by, setBy] = useState<"relevance" | "weight">("relevance");
  const items = useMemo(
    () =>
      topic.terms
        .toSorted((a, b) => b[by] - a[by])
        .slice(0, SHOWN)
        .map(({ term, weight }) => ({ id: term, label: term, value: weight })),
    [topic.terms, by],
  );
  const columns: DataColumn<Row>[] = [
    { id: "term", header: t("term"), value: (row) => row.term, fixed: true },
    { id: "weight", header: t("weight"), value: (row) => row.weight, kind: "percent", decimals: 2 },
    {
      id: "relevance",
      header: t("relevance"),
      value: (row) => row.relevance,
      kind: "number",
      decimals: 2,
      help: "relevance",
    },
  ];
  return (
    <ChartFrame
      title={t("title", { name: topic.label })}
      lead={t("lead")}
      source={source(run)}
      basis={[...lines(run), t("lambda", { lambda: String(run.params.lambda) })]}
      table={{ columns, rows: topic.terms, rowId: (row) => row.term }}
    >
      <RadioGroup
        inline
        legend={t("order")}
        legendHidden
        name="term-order"
        value={by}
        onChange={(value) => setBy(value === "weight" ? "weight" : "relevance")}
        choices={[
          { value: "relevance", label: t("byRelevance") },
          { value: "weight", label: t("byWeight") },
        ]}
      />
      <BarChart
        label={t("label", {
          terms: items
            .slice(0, 5)
            .map(({ label }) => label)
            .join(", "),
        })}
        valueName={t("weight")}
        kind="percent"
        decimals={1}
        items={items}
      />
    </ChartFrame>
  );
}
