"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FigureLocale, formatDecimal, formatPercent } from "@/app/_components/number-format";
import { useOrigin } from "../origin";
import type { Technologies } from "./view";

/** A region with more than this of all patents pulls the mean that it is compared with towards itself. */
const MUCH = 1 / 4;

/** What the figures of a region rest on, a line each: windows, counting, cuts, and what is left out. */
export function useBasisLines(data: Technologies, { withSource = false } = {}): string[] {
  const t = useTranslations("newtech.basis");
  const locale = useLocale() as FigureLocale;
  const { lines, source } = useOrigin();
  const common = useTranslations("common");
  const { region, run, window, until, period, cuts, hidden, regionCount } = data;
  const { withoutYear, withoutRegion } = run.params;
  const year = (value: number) => String(value);
  const from = until === null ? null : until - window + 1;
  return [
    ...(withSource ? [`${common("source")}: ${source(run)}`] : []),
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
      ...(region.held !== null && region.held > MUCH
        ? [
            t("held", {
              share: formatPercent(region.held, locale, 0) ?? "",
              most: formatDecimal(1 / region.held, locale, 1) ?? "",
            }),
          ]
        : []),
      ...(hidden > 0 ? [t("hidden", { count: hidden })] : []),
      ...(until !== null && withoutYear > 0 ? [t("withoutYear", { count: withoutYear })] : []),
      ...(withoutRegion > 0 ? [t("withoutRegion", { count: withoutRegion })] : []),
    ].join(" · "),
  ];
}
