"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import type { Rejected } from "../api-types";

const ROWS_SHOWN = 10;

/** Why rows are left out: reason, how many, the first row numbers, and what would mend them. */
export function RejectList({
  rejected,
  busy,
  onDownload,
}: {
  rejected: readonly { reason: string; count: number; rows: number[] }[];
  busy: boolean;
  onDownload: () => void;
}) {
  const t = useTranslations("patents");
  return (
    <section aria-label={t("rejects.title")} className="min-w-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3>{t("rejects.title")}</h3>
        <Button size="small" busy={busy} icon={<Download aria-hidden size={16} />} onClick={onDownload}>
          {t("rejects.download")}
        </Button>
      </div>
      <ul className="mt-2 divide-y divide-line rounded-medium border border-line">
        {rejected.map(({ reason, count, rows }) => (
          <li key={reason} className="grid gap-x-5 gap-y-0.5 px-4 py-2.5 md:grid-cols-[1fr_1fr]">
            <p>
              <span className="font-bold">{t(`reason.${reason as Rejected["reason"]}`)}</span>{" "}
              <span className="font-bold text-danger-ink tabular-nums">{t("rejects.count", { count })}</span>
              <span className="block text-note text-ink-subtle">
                {t(`todo.${reason as Rejected["reason"]}`)}
              </span>
            </p>
            <p className="text-note tabular-nums">
              {t("rejects.rows", { rows: rows.slice(0, ROWS_SHOWN).join(", ") })}
              {count > ROWS_SHOWN && ` ${t("rejects.more", { count: count - ROWS_SHOWN })}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
