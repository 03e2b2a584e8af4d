"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/app/_components/notice";
import type { Run } from "../api-types";

/** What of the arrangement of the result before could not be taken over into this one, and why. */
export function CarriedReport({ run }: { run: Run }) {
  const t = useTranslations("patents.carried");
  const { carried } = run.params;
  if (!carried || carried.lost.length === 0) return null;
  return (
    <Notice tone="warning" title={t("title", { count: carried.lost.length })}>
      <p>{t("summary", { carried: carried.carried, threshold: String(carried.threshold) })}</p>
      <ul className="mt-1 list-disc pl-5">
        {carried.lost.map(({ seq, kind, label, reason }) => (
          <li key={`${seq} ${kind} ${label}`}>
            {t("lost", {
              what: t("EDIT", { kind: t(`kind.${kind}`), label }),
              reason: t(`reason.${reason}`),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
