"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useDeferredValue, useId, useMemo, useState } from "react";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import type { DataColumn } from "@/app/_components/data-table/column";
import { Term } from "@/app/_components/term";
import type { Run, Topic } from "../api-types";
import { useOrigin } from "../origin";
import { mostRelevant, relevanceAt, type WideTerm } from "./relevance";
import { TermBars } from "./term-bars";

const SHOWN = 15;
const DEFAULT_LAMBDA = 0.6;

/** The terms of a topic, from those that fill it (lambda 1) to those that only it has (lambda 0). */
export function TopicTerms({ run, topic }: { run: Run; topic: Topic }) {
  const t = useTranslations("patents.terms");
  const format = useFormatter();
  const { source, lines } = useOrigin();
  const slider = useId();
  const [lambda, setLambda] = useState(DEFAULT_LAMBDA);
  const used = useDeferredValue(lambda);
  const items = useMemo(() => mostRelevant(topic.wideTerms, used, SHOWN), [topic.wideTerms, used]);
  const columns: DataColumn<WideTerm>[] = [
    { id: "term", header: t("term"), value: (row) => row.term, fixed: true },
    { id: "weight", header: t("weight"), value: (row) => row.weight, kind: "percent", decimals: 2 },
    { id: "overall", header: t("overall"), value: (row) => row.overall, kind: "percent", decimals: 2 },
    {
      id: "relevance",
      header: t("relevance"),
      value: (row) => relevanceAt(row, used),
      kind: "number",
      decimals: 2,
      help: "relevance",
    },
  ];
  const written = format.number(lambda, { minimumFractionDigits: 1 });
  return (
    <ChartFrame
      title={t("title", { name: topic.label })}
      lead={t("lead")}
      source={source(run)}
      basis={[...lines(run), t("lambda", { lambda: format.number(used, { minimumFractionDigits: 1 }) })]}
      table={{ columns, rows: topic.wideTerms, rowId: (row) => row.term }}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-note">
        <label htmlFor={slider} className="font-bold tabular-nums">
          {t("lambdaNow", { lambda: written })}
        </label>
        <Term id="relevance">{t("what")}</Term>
        <div className="flex min-w-0 flex-1 basis-72 items-center gap-2">
          <span className="shrink-0 text-ink-subtle">{t("low")}</span>
          <input
            id={slider}
            type="range"
            min={0}
            max={1}
            step={0.1}
            value={lambda}
            onChange={(event) => setLambda(Math.round(Number(event.target.value) * 10) / 10)}
            aria-valuetext={t("lambda", { lambda: written })}
            className="h-6 min-w-0 flex-1 accent-primary"
          />
          <span className="shrink-0 text-ink-subtle">{t("high")}</span>
        </div>
      </div>
      <TermBars
        items={items}
        label={t("label", {
          terms: items
            .slice(0, 5)
            .map(({ term }) => term)
            .join(", "),
        })}
      />
    </ChartFrame>
  );
}
