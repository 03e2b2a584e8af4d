"use client";

import { TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type FigureLocale, formatAmount, formatInteger } from "@/app/_components/number-format";
import type { ImportView } from "@/server/features/datasets/imports-data";
import type { StoredReport } from "@/server/features/datasets/schema";
import { useUnitLabel } from "../_components/unit-label";
import { amountFacts } from "./amount-facts";

/** What the amounts come to, in words in which a wrong unit is seen at once. */
export function AmountWords({ run, report }: { run: ImportView; report: StoredReport }) {
  const t = useTranslations("datasets.check");
  const locale = useLocale() as FigureLocale;
  const unitLabel = useUnitLabel();
  const facts = amountFacts(report, run.options.unit);
  if (!facts) return null;
  const words = (amount: bigint): string => {
    if (report.unit === "KRW1000") return formatAmount(amount, locale)!;
    if (report.unit === "KRW" && amount >= 1_000n) return formatAmount(amount / 1_000n, locale)!;
    return `${formatInteger(amount, locale)} ${unitLabel(report.unit)}`;
  };
  const chosen = unitLabel(facts.chosen);
  const warnings = [
    ...(facts.header
      ? [t("unitDiffers", { column: facts.header.name, named: unitLabel(facts.header.unit), chosen })]
      : []),
    ...(facts.size ? [t(facts.size, { chosen })] : []),
  ];
  return (
    <div className="flex flex-col gap-2">
      <p>
        {t("amountWords", {
          count: report.transactions,
          total: words(facts.total),
          mean: words(facts.mean),
          chosen,
        })}
      </p>
      {warnings.map((warning) => (
        <p
          key={warning}
          role="alert"
          className="flex gap-2 rounded-medium border border-warning-line bg-warning-soft px-4 py-3"
        >
          <TriangleAlert aria-hidden size={18} className="mt-0.5 shrink-0 text-warning-ink" />
          <span className="min-w-0">{warning}</span>
        </p>
      ))}
    </div>
  );
}
