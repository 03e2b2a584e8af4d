"use client";

import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/app/_components/card";
import { type FigureLocale, formatDecimal } from "@/app/_components/number-format";
import { Term } from "@/app/_components/term";
import type { Analysis } from "../api-types";
import { columnOf, numberOf } from "./cells";
import type { AnalysisWords } from "./words";

/** The lock-in reading of every path in a sentence, its figures in it. */
export function GrowthReading({ analysis, words }: { analysis: Analysis; words: AnalysisWords }) {
  const t = useTranslations("analyses.growthReading");
  const locale = useLocale() as FigureLocale;
  const table = analysis.tables.find(({ key }) => key === "growthPaths");
  if (!table?.columns.some(({ key }) => key === "firstYear")) return null;
  const figure = (key: string) =>
    formatDecimal(numberOf(analysis.facts.find((fact) => fact.key === key)?.value), locale) ?? "–";
  const indicator = analysis.facts.find(({ key }) => key === "lockInIndicator");
  return (
    <Card title={t("title")} lead={t("lead")}>
      <ul className="flex flex-col gap-2">
        {table.rows.map((row) => {
          const cell = (key: string) => row[columnOf(table, key).at] ?? null;
          const text = (key: string) => formatDecimal(numberOf(cell(key)), locale) ?? "–";
          const subject = String(cell("subject"));
          const values = {
            indicator: words.text(indicator?.value ?? null, indicator?.type ?? "key") ?? "",
            firstYear: String(cell("firstYear") ?? "–"),
            peakYear: String(cell("peakYear") ?? "–"),
            lastYear: String(cell("lastYear") ?? "–"),
            firstValue: text("firstValue"),
            peakValue: text("peakValue"),
            lastValue: text("lastValue"),
            rise: text("rise"),
            fall: text("fall"),
            riseCut: figure("lockInRise"),
            fallCut: figure("lockInFall"),
            years: numberOf(cell("yearsKnown")) ?? 0,
          };
          const path = String(cell("lockIn"));
          return (
            <li key={subject}>
              <b>{subject}</b> {t(path as "A", values)}
            </li>
          );
        })}
      </ul>
      <p className="mt-3 text-note text-ink-subtle">
        {t.rich("what", { term: (chunks) => <Term id="lockIn">{chunks}</Term> })}
      </p>
    </Card>
  );
}
