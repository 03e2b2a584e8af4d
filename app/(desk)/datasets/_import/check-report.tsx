"use client";

import { useTranslations } from "next-intl";
import { LinkButton } from "@/app/_components/button";
import { Stat } from "@/app/_components/stat";
import type { ImportView } from "@/server/features/datasets/imports-data";
import type { StoredReport } from "@/server/features/datasets/schema";
import { Amount } from "../_components/amount";
import { useYearsLabel } from "../_components/years-label";
import { AmountWords } from "./amount-words";
import { CheckNotices } from "./check-notices";
import { RejectReasons } from "./reject-reasons";
import type { useUploads } from "./use-uploads";
import { YearsChoice } from "./years-choice";

type Props = { run: ImportView; report: StoredReport; uploads: ReturnType<typeof useUploads> };

/** What the check found: what would be taken in, what would not and why, and what to look at. */
export function CheckReport({ run, report, uploads }: Props) {
  const t = useTranslations("datasets");
  const yearsLabel = useYearsLabel();
  const rejected = Object.values(report.rejected).reduce((sum, count) => sum + count, 0);
  const rows = report.files.reduce((sum, file) => sum + file.rows, 0);
  const unit = report.unit === "trades" ? null : report.unit;
  const done = run.state === "DONE";
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <div className="grid grid-cols-2 gap-x-6 gap-y-4 lg:grid-cols-5">
        <Stat
          label={t("check.accepted")}
          value={report.transactions}
          note={t("check.places", { industries: report.industries, regions: report.regions })}
        />
        <Stat label={t(report.form === "wide" ? "check.rejectedCells" : "check.rejected")} value={rejected} />
        <Stat
          label={t("check.firms")}
          value={report.form === "flows" ? null : report.firms}
          missing={t("noFirms")}
        />
        <div className="min-w-0">
          <div className="text-note text-ink-subtle">{t("check.amount")}</div>
          <div className="text-title font-bold text-ink-strong">
            <Amount value={report.amount} unit={unit} />
          </div>
        </div>
        <div className="min-w-0">
          <div className="text-note text-ink-subtle">{t("check.years")}</div>
          <div className="text-title font-bold text-ink-strong">{yearsLabel(report.years)}</div>
        </div>
      </div>
      {run.sameAs && !done && (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-medium border border-info-line bg-info-soft px-4 py-3">
          <p className="font-bold text-info-ink">{t("check.same", { name: run.sameAs.name })}</p>
          <LinkButton size="small" href={`/datasets/${run.sameAs.id}`}>
            {t("check.sameOpen")}
          </LinkButton>
        </div>
      )}
      {run.addTo && !done && <YearsChoice run={run} addTo={run.addTo} report={report} />}
      {report.transactions === 0 && (
        <p role="alert" className="font-bold text-danger-ink">
          {t("check.nothing")}
        </p>
      )}
      <AmountWords run={run} report={report} />
      <CheckNotices run={run} report={report} uploads={uploads} />
      {rejected > 0 ? (
        <RejectReasons
          report={report}
          href={
            done && run.datasetId
              ? `/api/rejects/datasets/${run.datasetId}`
              : run.hasRejects
                ? `/api/rejects/imports/${run.id}`
                : null
          }
        />
      ) : (
        <p className="text-ink-subtle">{t("check.noRejects")}</p>
      )}
      <p className="text-note text-ink-subtle">
        {t("check.done", { rows, seconds: Math.max(0.1, Math.round(report.seconds * 10) / 10) })}
      </p>
    </div>
  );
}
