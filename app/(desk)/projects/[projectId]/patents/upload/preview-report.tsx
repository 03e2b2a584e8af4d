"use client";

import { useTranslations } from "next-intl";
import type { DataColumn } from "@/app/_components/data-table/column";
import { DataTable } from "@/app/_components/data-table/data-table";
import { Stat } from "@/app/_components/stat";
import type { Preview } from "../api-types";
import { RejectList } from "./reject-list";
import { useRejectsFile } from "./rejects-file";

type Row = NonNullable<Preview["result"]>["rows"][number];

/** What an import would take in and leave out, and the first rows as they are understood. Nothing is written yet. */
export function PreviewReport({
  projectId,
  uploadId,
  mapping,
  preview,
}: {
  projectId: string;
  uploadId: string;
  mapping: Partial<Preview["mapping"]>;
  preview: Preview;
}) {
  const t = useTranslations("patents");
  const file = useRejectsFile();
  const { result } = preview;
  if (!result) return null;
  const { accepted, rejected, years, rows } = result;
  const all: DataColumn<Row>[] = [
    { id: "applicationNo", header: t("column.applicationNo"), value: (row) => row.applicationNo, width: 150 },
    { id: "year", header: t("column.year"), value: (row) => row.year && String(row.year), width: 70 },
    { id: "title", header: t("column.title"), value: (row) => row.title, width: 260 },
    { id: "ipc", header: t("column.ipc"), value: (row) => row.ipc.join("; "), width: 150 },
    {
      id: "applicants",
      header: t("column.applicants"),
      value: (row) => row.applicants.join("; "),
      width: 180,
    },
    { id: "regions", header: t("column.regions"), value: (row) => row.regions.join(", "), width: 110 },
    {
      id: "abstract",
      header: t("column.abstract"),
      value: (row) => row.abstract,
      cell: (row) => <span className="line-clamp-2">{row.abstract}</span>,
      width: 320,
    },
  ];
  const columns = all.map((column): DataColumn<Row> => ({ ...column, filter: false }));
  const counts = [
    ["withoutYear", result.withoutYear],
    ["withoutIpc", result.withoutIpc],
    ["withoutRegion", result.withoutRegion],
    ["personsLeftOut", result.personsLeftOut],
  ] as const;
  const notes = counts.flatMap(([key, count]) => (count > 0 ? [t(`upload.${key}`, { count })] : []));
  const unknown = result.unknownRegions.map(({ name, count }) => `${name} (${count})`).join(", ");
  return (
    <>
      <div className="flex flex-wrap gap-x-10 gap-y-3">
        <Stat label={t("upload.accepted")} value={accepted} unit={t("unit")} />
        <Stat
          label={t("upload.rejected")}
          value={rejected.reduce((sum, { count }) => sum + count, 0)}
          unit={t("sets.rowUnit")}
        />
        <div>
          <div className="text-note text-ink-subtle">{t("basis.yearsLabel")}</div>
          <div className="text-title font-bold text-ink-strong">
            {years ? t("basis.years", { from: String(years[0]), to: String(years[1]) }) : t("basis.noYears")}
          </div>
        </div>
      </div>
      {(notes.length > 0 || unknown) && (
        <ul className="list-disc pl-5 text-note text-ink-subtle">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
          {unknown && <li>{t("upload.unknownRegions", { names: unknown })}</li>}
        </ul>
      )}
      {rejected.length > 0 && (
        <RejectList
          rejected={rejected}
          busy={file.busy}
          onDownload={() => file.ofUpload({ projectId, uploadId, mapping }, preview.fileName)}
        />
      )}
      <section aria-label={t("upload.rows", { count: rows.length })} className="min-w-0">
        <h3>{t("upload.rows", { count: rows.length })}</h3>
        <div className="mt-2">
          <DataTable
            bare
            label={t("upload.rows", { count: rows.length })}
            columns={columns}
            rows={rows}
            rowId={(row) => row.applicationNo}
            maxHeight="18rem"
          />
        </div>
      </section>
    </>
  );
}
