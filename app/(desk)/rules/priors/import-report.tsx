"use client";

import { useTranslations } from "next-intl";
import type { DataColumn } from "@/app/_components/data-table/column";
import { DataTable } from "@/app/_components/data-table/data-table";
import type { Preview } from "./api-types";

/** What a file would make: its form, its rows, what differs, and every kind of row that cannot be used. */
export function ImportReport({ preview }: { preview: Preview }) {
  const t = useTranslations("rules.priors");
  type Reject = Preview["rejects"][number];
  const columns: DataColumn<Reject>[] = [
    { id: "row", header: t("import.row"), value: ({ row }) => row, kind: "integer", width: 80 },
    {
      id: "reason",
      header: t("import.reason"),
      value: ({ reason }) => t(`reject.${reason}`),
      filter: "set",
      width: 280,
    },
    { id: "value", header: t("import.value"), value: ({ value }) => value, width: 240 },
  ];
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <p className="font-bold">
        {t(`import.is.${preview.form}`, { rows: preview.rows, labelled: preview.labelled })}
      </p>
      <p>{t("differences.counts", preview.differences)}</p>
      <ul className="flex flex-col gap-0.5 text-note text-ink-subtle">
        {preview.first.slice(0, 5).map((row) => (
          <li key={`${row.ipc} ${row.prefix} ${row.condition} ${row.method}`}>
            {row.ipc} → {row.prefix} ({t(`method.${row.method}`)})
          </li>
        ))}
      </ul>
      {preview.rejected > 0 && (
        <details>
          <summary className="cursor-pointer font-bold text-warning-ink">
            {t("import.rejected", { count: preview.rejected })}{" "}
            {preview.reasons.map(({ reason, count }) => `${t(`reject.${reason}`)} ${count}`).join(" · ")}
          </summary>
          <DataTable
            label={t("import.rejects")}
            columns={columns}
            rows={preview.rejects}
            rowId={({ row, reason, value }) => `${row} ${reason} ${value}`}
            maxHeight="18rem"
          />
        </details>
      )}
    </div>
  );
}
