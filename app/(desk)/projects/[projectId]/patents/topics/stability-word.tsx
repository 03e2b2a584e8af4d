"use client";

import { useFormatter, useTranslations } from "next-intl";

/** Mean cosine with the nearest topic over five other seeds: from 0.85 on it is found again, below 0.6 often not. */
const wordOf = (stability: number) => (stability >= 0.85 ? "high" : stability >= 0.6 ? "middle" : "low");

/** How surely a topic is found again, in a word and as the number. Nothing where it is not known. */
export function StabilityWord({ stability }: { stability: number | null }) {
  const t = useTranslations("patents.stability");
  const format = useFormatter();
  if (stability === null) return null;
  const value = format.number(stability, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <span className="tabular-nums" title={t("help")}>
      {t("value", { word: t(wordOf(stability)), value })}
    </span>
  );
}
