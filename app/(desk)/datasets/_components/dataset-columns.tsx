"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { Badge } from "@/app/_components/badge";
import type { DataColumn } from "@/app/_components/data-table/column";
import type { DatasetView } from "@/server/features/datasets/data";
import { Amount } from "./amount";
import { useYearsLabel } from "./years-label";

export function useDatasetColumns(): DataColumn<DatasetView>[] {
  const t = useTranslations("datasets");
  const format = useFormatter();
  const yearsLabel = useYearsLabel();
  return useMemo(
    () => [
      { id: "name", header: t("column.name"), value: (row) => row.name, width: 220, fixed: true },
      {
        id: "kind",
        header: t("column.kind"),
        value: (row) => t(row.synthetic ? "kind.synthetic" : "kind.observed"),
        cell: (row) => (
          <Badge tone={row.synthetic ? "warning" : "neutral"}>
            {t(row.synthetic ? "kind.synthetic" : "kind.observed")}
          </Badge>
        ),
        filter: "set",
        width: 110,
      },
      {
        id: "form",
        header: t("column.form"),
        value: (row) => t(`form.${row.form}`),
        filter: "set",
        width: 150,
        hidden: true,
      },
      {
        id: "years",
        header: t("column.years"),
        value: (row) => row.years.join(" "),
        cell: (row) => yearsLabel(row.years),
        width: 130,
      },
      {
        id: "firms",
        header: t("column.firms"),
        kind: "integer",
        value: (row) => row.firms,
        missing: () => t("noFirms"),
      },
      {
        id: "transactions",
        header: t("column.transactions"),
        kind: "integer",
        value: (row) => row.transactions,
      },
      {
        id: "amount",
        header: t("column.amount"),
        kind: "amount",
        value: (row) => (row.unit === null ? null : row.amount),
        cell: (row) => <Amount value={row.amount} unit={row.unit} quiet />,
        missing: () => t("noAmount"),
      },
      {
        id: "source",
        header: t("column.source"),
        value: (row) => row.source,
        missing: () => t("noSource"),
        width: 240,
      },
      {
        id: "createdAt",
        header: t("column.createdAt"),
        value: (row) => row.createdAt.toISOString().slice(0, 10),
        cell: (row) => format.dateTime(row.createdAt, { dateStyle: "medium" }),
        width: 120,
      },
    ],
    [t, format, yearsLabel],
  );
}
