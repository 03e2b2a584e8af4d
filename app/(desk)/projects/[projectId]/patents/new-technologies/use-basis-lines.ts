"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FigureLocale, formatDecimal } from "@/app/_components/number-format";
import { useOrigin } from "../origin";
import type { Technologies } from "./view";

/** What the figures of a region rest on, a line each: windows, counting, cuts, and what is left out. */
export function useBasisLines(data: Technologies): string[] {
  const t = useTranslations("newtech.basis");
  const locale = useLocale() as FigureLocale;
  const { lines } = useOrigin();
  const { run, window, until, period, cuts, hidden, regionCount } = data;
  const { withoutYear, withoutRegion } = run.params;
  const year = (value: number) => String(value);
  const from = until === null ? null : until - window + 1;
  return [
    ...lines(run),
    [
      ...(until === null || from === null
        ? [t("allYears")]
        : [
            t("windows", {
              ...{ from: year(from), until: year(until) },
              ...{ before: year(from - window), beforeUntil: year(from - 1) },
            }),
            period === "all"
              ? t("all", { until: year(until) })
              : t("recent", { from: year(from), until: year(until) }),
          ]),
      cuts.emergence === null
        ? t("noCut")
        : t("cuts", { value: formatDecimal(cuts.emergence, locale, 2) ?? "", count: cuts.compared }),
    ].join(" · "),
    [
      t(regionCount),
      t("nation"),
      ...(hidden > 0 ? [t("hidden", { count: hidden })] : []),
      ...(until !== null && withoutYear > 0 ? [t("withoutYear", { count: withoutYear })] : []),
      ...(withoutRegion > 0 ? [t("withoutRegion", { count: withoutRegion })] : []),
    ].join(" · "),
  ];
}
