"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import type { Run } from "./api-types";

/** What has changed since the figures were computed, in words; nothing is computed again by itself. */
export function StaleBanner({ run, onCompute }: { run: Run; onCompute: (() => void) | null }) {
  const t = useTranslations("atlas.stale");
  const changes = useTranslations("atlas.changes");
  if (!run.stale) return null;
  return (
    <section
      aria-label={t("title")}
      className="flex flex-wrap items-start gap-x-4 gap-y-2 rounded-large border border-warning-line bg-warning-soft px-4 py-3"
    >
      <TriangleAlert aria-hidden size={20} className="mt-0.5 shrink-0 text-warning-ink" />
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-bold">{t("title")}</p>
        <ul className="list-disc pl-5 text-note">
          {run.changes.map(({ kind, params }) => (
            <li key={`${kind} ${Object.values(params).join(" ")}`}>{changes(kind, params as never)}</li>
          ))}
        </ul>
      </div>
      {onCompute && (
        <Button variant="secondary" onClick={onCompute}>
          {t("again")}
        </Button>
      )}
    </section>
  );
}
