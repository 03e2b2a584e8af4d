"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import type { DataColumn } from "@/app/_components/data-table/column";
import { RadioGroup } from "@/app/_components/inputs";
import { Term } from "@/app/_components/term";
import type { Run, Topic, TopicDetail } from "../api-types";
import { useOrigin } from "../origin";
import { shareEnd, YearsChart } from "./years-chart";

type Row = TopicDetail["trend"][number];

/** Patents of a topic by the year of filing: expected numbers, because a patent may belong to several topics in parts. */
export function TopicYears({ run, topic, detail }: { run: Run; topic: Topic; detail: TopicDetail }) {
  const t = useTranslations("patents.years");
  const { source, lines } = useOrigin();
  const [shown, setShown] = useState<"patents" | "share">("patents");
  const { trend, incomplete } = detail;
  if (trend.length === 0) return null;
  const noPatents = () => t("noPatents");
  const columns: DataColumn<Row>[] = [
    { id: "year", header: t("year"), value: ({ year }) => String(year), fixed: true, width: 90 },
    { id: "patents", header: t("patents"), value: (row) => row.patents, kind: "number", decimals: 1 },
    { id: "total", header: t("total"), value: ({ total }) => total, kind: "number", decimals: 1 },
    {
      id: "share",
      header: t("share"),
      value: ({ interval }) => interval?.share,
      ...{ kind: "percent", missing: noPatents },
    },
    {
      id: "low",
      header: t("lower"),
      value: ({ interval }) => interval?.low,
      ...{ kind: "percent", help: "shareInterval", missing: noPatents },
    },
    {
      id: "high",
      header: t("upper"),
      value: ({ interval }) => interval?.high,
      kind: "percent",
      missing: noPatents,
    },
    {
      id: "note",
      header: t("note"),
      value: ({ year, interval }) =>
        [incomplete.includes(year) && t("open"), interval?.few && t("few")].filter(Boolean).join(", ") ||
        t("none"),
    },
  ];
  const top = trend.reduce((best, row) => (row.patents > best.patents ? row : best));
  const cut = trend.some(({ interval }) => interval !== null && interval.high > shareEnd(trend));
  const few = trend.filter(({ interval }) => interval?.few).length;
  return (
    <ChartFrame
      title={t("title", { name: topic.label })}
      lead={t("lead")}
      source={source(run)}
      basis={[
        ...lines(run),
        ...(run.params.withoutYear > 0 ? [t("withoutYear", { count: run.params.withoutYear })] : []),
      ]}
      table={{ columns, rows: trend, rowId: ({ year }) => String(year) }}
    >
      <RadioGroup
        inline
        legend={t("show")}
        legendHidden
        name="years-shown"
        value={shown}
        onChange={(value) => setShown(value === "share" ? "share" : "patents")}
        choices={[
          { value: "patents", label: t("byPatents") },
          { value: "share", label: t("byShare") },
        ]}
      />
      <YearsChart
        rows={trend}
        incomplete={incomplete}
        shown={shown}
        label={t("label", { year: String(top.year), count: String(Math.round(top.patents)) })}
      />
      <ul className="mt-2 flex list-disc flex-col gap-0.5 pl-5 text-note text-ink-subtle">
        <li>{t("lag", { years: incomplete.join(", ") })}</li>
        {shown === "share" && (
          <li>
            <Term id="shareInterval">{t("interval")}</Term>
            {t("intervalWords")} {cut && t("cut")}
          </li>
        )}
        {few > 0 && <li>{t("fewYears", { count: few })}</li>}
      </ul>
    </ChartFrame>
  );
}
