"use client";

import { useTranslations } from "next-intl";
import { EmptyState } from "@/app/_components/empty-state";

/** What a result of an earlier version does not hold, and how to come by it. */
export function EarlierRun() {
  const t = useTranslations("patents.earlier");
  return <EmptyState picture="chart" title={t("title")} body={t("body")} />;
}
