"use client";

import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { StoredReport } from "@/server/features/datasets/schema";
import type { RejectReason, RejectSample } from "@/server/warehouse/rejects";

const FIRST = 3;

/** Reasons with their counts, the first rows of each, and what would mend them; all rows in a file. */
export function RejectReasons({ report, href }: { report: StoredReport; href: string | null }) {
  const t = useTranslations("datasets");
  const format = useFormatter();
  const wide = report.form === "wide";
  const reasons = (Object.entries(report.rejected) as [RejectReason, number][]).sort((x, y) => y[1] - x[1]);
  return (
    <section aria-label={t("check.rejectsTable")} className="min-w-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3>{t(wide ? "check.rejectsTitleCells" : "check.rejectsTitle")}</h3>
        {href && (
          <a href={href} download className="inline-flex items-center gap-1 font-bold">
            <Download aria-hidden size={16} />
            {t("check.download")}
          </a>
        )}
      </div>
      <ul className="mt-2 divide-y divide-line rounded-medium border border-line">
        {reasons.map(([reason, count]) => {
          const samples = report.samples[reason] ?? [];
          return (
            <li key={reason} className="grid gap-x-5 gap-y-1 px-4 py-3 lg:grid-cols-[18rem_1fr]">
              <div className="min-w-0">
                <p className="flex justify-between gap-3 lg:justify-start">
                  <span className="font-bold">{t(`rejectReason.${reason}`)}</span>
                  <span className="font-bold text-danger-ink tabular-nums">{format.number(count)}</span>
                </p>
                <p className="text-note text-ink-subtle">
                  {reason === "unknown_ksic" && areNames(samples)
                    ? t("check.namesNotCodes")
                    : t(`rejectTodo.${reason}`)}
                </p>
              </div>
              <div className="min-w-0 text-note">
                <Samples rows={samples.slice(0, FIRST)} />
                {samples.length > FIRST && (
                  <details>
                    <summary className="cursor-pointer font-bold text-primary-ink">
                      {t("check.show", { count: samples.length - FIRST })}
                    </summary>
                    <Samples rows={samples.slice(FIRST)} />
                  </details>
                )}
                {count > samples.length && (
                  <p className="text-ink-subtle">
                    {t(wide ? "check.moreCells" : "check.more", { count: count - samples.length })}
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Whether words stand where codes should, such as names of companies (가나14정공); a code has one letter at most. */
const areNames = (samples: readonly RejectSample[]) =>
  samples.filter(({ value }) => /\p{L}{2}/u.test(value ?? "")).length * 2 > samples.length;

/** What more is known of a rejected cell; the warehouse says it in the short English of the command line. */
function useDetail() {
  const said = useTranslations("datasets.check.detail");
  return (detail: string): string => {
    const row = /^rejected in row (\d+)$/.exec(detail)?.[1];
    if (row) return said("rejectedFirm", { row: Number(row) });
    const repeated = /^(same as|differs from) row (\d+)$/.exec(detail);
    if (repeated)
      return said(repeated[1] === "same as" ? "sameFirm" : "otherFirm", { row: Number(repeated[2]) });
    if (detail.startsWith("KSIC")) return said("elsewhere", { where: detail });
    const padded = /^(\d+)\?$/.exec(detail)?.[1];
    if (padded) return said("zero", { code: padded });
    return /^\d+( \d+)+$/.test(detail) ? said("successors", { codes: detail.replaceAll(" ", ", ") }) : detail;
  };
}

function Samples({ rows }: { rows: RejectSample[] }) {
  const t = useTranslations("datasets");
  const detailOf = useDetail();
  return (
    <ul>
      {rows.map((sample) => (
        <li key={`${sample.role}:${sample.row}:${sample.column}`} className="break-words">
          {t("check.example", {
            file: sample.file,
            row: sample.row,
            column: sample.column,
            value: sample.value?.trim() ? sample.value : t("check.emptyValue"),
          })}
          {sample.detail && <span className="text-ink-subtle"> ({detailOf(sample.detail)})</span>}
        </li>
      ))}
    </ul>
  );
}
