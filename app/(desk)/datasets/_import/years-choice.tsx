"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import type { ImportView } from "@/server/features/datasets/imports-data";
import type { StoredReport } from "@/server/features/datasets/schema";
import { Amount } from "../_components/amount";
import { useYearsLabel } from "../_components/years-label";
import { useImportChanges } from "./use-change";

type Props = { run: ImportView; addTo: NonNullable<ImportView["addTo"]>; report: StoredReport };

/** Where years are added: what the data set will hold, and a choice for the years that it holds already. */
export function YearsChoice({ run, addTo, report }: Props) {
  const t = useTranslations("datasets.add");
  const yearsLabel = useYearsLabel();
  const { chooseYears, check, busy } = useImportChanges();
  const existing = report.addition?.existing ?? [];
  const taken = yearsLabel(existing.map(({ year }) => year));
  const all = [...new Set([...addTo.years, ...report.years])].sort((x, y) => x - y);
  const fixed = run.state === "RUNNING";
  if (addTo.moved)
    return (
      <p role="alert" className="font-bold text-warning-ink">
        {t("moved")}
      </p>
    );
  if (existing.length === 0) return <p>{t("will", { years: yearsLabel(all) })}</p>;
  if (run.replaceYears)
    return (
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-medium border border-info-line bg-info-soft px-4 py-3">
        <p className="min-w-0">
          <span className="font-bold text-info-ink">{t("chosen", { years: taken })}</span>{" "}
          {t("will", { years: yearsLabel(all) })}
        </p>
        {!fixed && (
          <Button size="small" busy={busy} onClick={() => check(run)}>
            {t("unchoose")}
          </Button>
        )}
      </div>
    );
  return (
    <section
      aria-label={t("existsTitle")}
      className="flex flex-col gap-3 rounded-medium border border-warning-line bg-warning-soft px-4 py-3"
    >
      <h3 className="flex items-center gap-2 text-warning-ink">
        <TriangleAlert aria-hidden size={18} className="shrink-0" />
        {t("existsTitle")}
      </h3>
      <p>{t("existsLead")}</p>
      <ul className="flex flex-col gap-1">
        {existing.map(({ year, transactions, amount }) => (
          <li key={year} className="flex flex-wrap gap-x-3">
            <span>{t("existsRow", { year: String(year), count: transactions })}</span>
            {addTo.unit !== null && <Amount value={amount} unit={addTo.unit} />}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button busy={busy} onClick={() => chooseYears(run, true)}>
          {t("replace", { years: taken })}
        </Button>
        {existing.length < report.years.length && (
          <Button busy={busy} onClick={() => chooseYears(run, false)}>
            {t("keep")}
          </Button>
        )}
      </div>
    </section>
  );
}
