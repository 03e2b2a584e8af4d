"use client";

import { Info, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { FileDrop } from "@/app/_components/file-drop";
import type { ImportView } from "@/server/features/datasets/imports-data";
import type { StoredReport } from "@/server/features/datasets/schema";
import type { useUploads } from "./use-uploads";

const TO_MEND = new Set<string>(["looks_like_revision", "leading_zero_lost"]);

/** What the check noticed besides the rejected rows, each with what to do about it. */
export function CheckNotices({
  run,
  report,
  uploads,
}: {
  run: ImportView;
  report: StoredReport;
  uploads: ReturnType<typeof useUploads>;
}) {
  const t = useTranslations("datasets");
  if (report.warnings.length === 0) return null;
  const open = run.state !== "DONE" && run.state !== "RUNNING";
  return (
    <section aria-label={t("check.notices")} className="flex flex-col gap-2">
      <h3>{t("check.notices")}</h3>
      {report.warnings.map(({ id, params }) => {
        const mend = TO_MEND.has(id);
        const Sign = mend ? TriangleAlert : Info;
        return (
          <div
            key={id}
            className={
              mend
                ? "flex flex-col gap-3 rounded-medium border border-warning-line bg-warning-soft px-4 py-3"
                : "flex flex-col gap-3 rounded-medium border border-line bg-surface px-4 py-3"
            }
          >
            <p className="flex gap-2">
              <Sign
                aria-hidden
                size={18}
                className={mend ? "mt-0.5 shrink-0 text-warning-ink" : "mt-0.5 shrink-0 text-ink-subtle"}
              />
              <span className="min-w-0">{t(`warning.${id}`, params as never)}</span>
            </p>
            {id === "looks_like_revision" && open && (
              <FileDrop
                small
                accept=".csv,.tsv,.txt,.xlsx"
                label={t("check.linkageDrop")}
                disabled={uploads.sending !== null}
                onFiles={(files) => void uploads.send(files, "linkage")}
              />
            )}
          </div>
        );
      })}
    </section>
  );
}
