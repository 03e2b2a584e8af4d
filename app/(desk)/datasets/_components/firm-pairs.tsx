"use client";

import { useTranslations } from "next-intl";
import { useYearsLabel } from "./years-label";

/** For which years pairs of firms were counted, what they are for, and how to have them where they are missing. */
export function FirmPairs({ years, pairYears }: { years: number[]; pairYears: number[] }) {
  const t = useTranslations("datasets.detail");
  const yearsLabel = useYearsLabel();
  const all = years.every((year) => pairYears.includes(year));
  return (
    <div className="mt-4 border-t border-line pt-3">
      <p>
        <span className="font-bold">{t("pairs")}</span>{" "}
        {all
          ? t("pairsAll")
          : pairYears.length > 0
            ? t("pairsSome", { years: yearsLabel(pairYears) })
            : t("pairsNone")}
      </p>
      <p className="text-note text-ink-subtle">
        {t("pairsWhat")} {!all && t("pairsHow")}
      </p>
    </div>
  );
}
