"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Badge } from "@/app/_components/badge";
import type { DataColumn } from "@/app/_components/data-table/column";
import { DataTable } from "@/app/_components/data-table/data-table";
import { EmptyState } from "@/app/_components/empty-state";
import { specOf } from "@/server/features/analyses/schema";
import type { AnalysisItem } from "../api-types";
import { useBasis } from "../basis";

/** What has been analysed so far, newest first. */
export function AnalysisList({
  analyses,
  onOpen,
}: {
  analyses: readonly AnalysisItem[];
  onOpen: (id: string) => void;
}) {
  const t = useTranslations("analyses");
  const { time } = useBasis();
  const columns = useMemo(
    (): DataColumn<AnalysisItem>[] => [
      {
        id: "kind",
        header: t("list.kind"),
        value: (row) => t(`kinds.${row.kind}.name`),
        filter: "set",
        width: 170,
        fixed: true,
      },
      {
        id: "about",
        header: t("list.about"),
        value: (row) =>
          row.subjects.length === 0
            ? t(`origin.${specOf(row.kind).subjects.none === "industries" ? "everyIndustry" : "whole"}`)
            : row.subjects.map(({ label }) => label).join(", "),
        width: 260,
      },
      {
        id: "region",
        header: t("list.region"),
        value: (row) => (specOf(row.kind).ownRegions ? t("origin.eachRegion") : row.base.region.label),
        filter: "set",
        width: 140,
      },
      {
        id: "state",
        header: t("list.state"),
        value: (row) => t(row.changes.length > 0 ? "list.stale" : "list.current"),
        cell: (row) =>
          row.changes.length > 0 ? <Badge tone="warning">{t("list.stale")}</Badge> : t("list.current"),
        filter: "set",
        width: 120,
      },
      { id: "by", header: t("list.by"), value: (row) => row.createdBy, filter: "set", width: 120 },
      { id: "at", header: t("list.at"), value: (row) => time.format(new Date(row.createdAt)), width: 170 },
    ],
    [t, time],
  );
  if (analyses.length === 0) return <EmptyState picture="chart" title={t("none")} body={t("noneBody")} />;
  return (
    <DataTable
      label={t("done")}
      columns={columns}
      rows={analyses}
      rowId={(row) => row.id}
      onRowClick={(row) => onOpen(row.id)}
    />
  );
}
