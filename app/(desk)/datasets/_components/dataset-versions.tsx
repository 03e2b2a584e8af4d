"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "@/app/_components/badge";
import { Card } from "@/app/_components/card";
import type { getDataset } from "@/server/features/datasets/data";
import { useYearsLabel } from "./years-label";

type Data = Awaited<ReturnType<typeof getDataset>>;

/** The versions of a data set, the newest first: who added or replaced which years, and the fingerprint of each. */
export function DatasetVersions({ data }: { data: Data }) {
  const t = useTranslations("datasets");
  const format = useFormatter();
  const yearsLabel = useYearsLabel();
  return (
    <Card title={t("detail.versions")} lead={t("detail.versionsLead")}>
      <ol className="-my-2 divide-y divide-line">
        {data.versions.map((one) => (
          <li key={one.number} className="py-2">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-bold">{t("versionName", { number: one.number })}</span>
              {one.number === data.version && <Badge tone="primary">{t("detail.versionNow")}</Badge>}
              <span>{yearsLabel(one.years)}</span>
              <span>{t("detail.versionTotals", { count: Number(one.transactions) })}</span>
            </p>
            <p>
              {[
                ...(one.addedYears.length > 0
                  ? [t("detail.versionAdded", { years: yearsLabel(one.addedYears) })]
                  : []),
                ...(one.replacedYears.length > 0
                  ? [t("detail.versionReplaced", { years: yearsLabel(one.replacedYears) })]
                  : []),
              ].join(" · ") || t("detail.versionFirst")}
            </p>
            <p className="text-note text-ink-subtle">
              {t("detail.versionBy", {
                name: one.createdBy,
                when: format.dateTime(one.createdAt, { dateStyle: "medium", timeStyle: "short" }),
              })}
            </p>
            <p className="text-note break-all text-ink-subtle" title={t("detail.hash")}>
              {one.hash}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
