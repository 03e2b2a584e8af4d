"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { DataColumn } from "@/app/_components/data-table/column";
import { DataTable } from "@/app/_components/data-table/data-table";
import { type Version, versionKey } from "./api-types";
import { useVersionName } from "./version-name";

/** The versions, newest first, with where they come from; one is shown below. */
export function VersionTable({
  versions,
  activeKey,
  onChoose,
}: {
  versions: readonly Version[];
  activeKey: string;
  onChoose: (id: string | null) => void;
}) {
  const t = useTranslations("rules.priors");
  const format = useFormatter();
  const nameOf = useVersionName();
  const columns: DataColumn<Version>[] = [
    { id: "name", header: t("table.name"), value: nameOf, fixed: true, width: 260 },
    {
      id: "source",
      header: t("table.source"),
      value: (version) => (version.id === null ? t("builtInSource") : version.source),
      width: 320,
    },
    { id: "rows", header: t("table.rows"), value: (version) => version.rows, kind: "integer", width: 90 },
    {
      id: "basedOn",
      header: t("table.basedOn"),
      value: ({ basedOn }) => basedOn && nameOf(basedOn),
      missing: () => t("table.noBase"),
      width: 180,
    },
    { id: "by", header: t("table.by"), value: (version) => version.createdBy, width: 110 },
    {
      id: "at",
      header: t("table.at"),
      value: ({ createdAt }) => createdAt?.toISOString() ?? null,
      cell: ({ createdAt }) => (createdAt ? format.dateTime(createdAt, { dateStyle: "medium" }) : "–"),
      width: 130,
    },
    { id: "runs", header: t("table.runs"), value: (version) => version.runs, kind: "integer", width: 110 },
  ];
  return (
    <DataTable
      bare
      label={t("versions")}
      columns={columns}
      rows={versions}
      rowId={({ id }) => versionKey(id)}
      activeRowId={activeKey}
      onRowClick={({ id }) => onChoose(id)}
      maxHeight="16rem"
    />
  );
}
