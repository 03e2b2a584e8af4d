"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DataColumn } from "@/app/_components/data-table/column";
import { toCsv } from "@/app/_components/data-table/csv";
import { downloadFile } from "@/app/_components/download";
import { useNotify } from "@/app/_components/toast";
import { useTRPCClient } from "@/app/_trpc/client";
import { ROWS_KEPT } from "@/server/features/patents/schema";
import type { Rejected, RejectTable } from "../api-types";

/** Saves every rejected row with its number, its reason in words, what stood in the cell, and then the row as it was. */
export function useRejectsFile() {
  const t = useTranslations("patents");
  const api = useTRPCClient();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const save = async (name: string, read: () => Promise<RejectTable>) => {
    setBusy(true);
    try {
      const { header, rows, more } = await read();
      const own = Array.from(
        { length: rows.reduce((most, { cells }) => Math.max(most, cells.length), header.length) },
        (_, at): DataColumn<Rejected> => ({
          id: `own ${at}`,
          header: header[at] || t("upload.unnamed", { number: at + 1 }),
          value: ({ cells }) => cells[at] ?? null,
        }),
      );
      const columns: DataColumn<Rejected>[] = [
        { id: "row", header: t("rejects.row"), value: ({ row }) => row, kind: "integer" },
        { id: "reason", header: t("rejects.reason"), value: ({ reason }) => t(`reason.${reason}`) },
        { id: "column", header: t("rejects.column"), value: ({ column }) => column && t(`column.${column}`) },
        { id: "value", header: t("rejects.value"), value: ({ value }) => value },
        ...own,
      ];
      downloadFile(
        t("rejects.file", { name: name.replace(/\.[^.]+$/, "") }),
        toCsv(columns, rows, ""),
        "text/csv;charset=utf-8",
      );
      if (more > 0) notify.done(t("rejects.kept", { kept: ROWS_KEPT, more }));
    } catch (error) {
      notify.failed(error);
    } finally {
      setBusy(false);
    }
  };
  type PreviewInput = Parameters<typeof api.patents.previewRejects.query>[0];
  return {
    busy,
    ofSet: (input: { projectId: string; setId: string }, name: string) =>
      save(name, () => api.patents.rejects.query(input)),
    ofUpload: (input: PreviewInput, name: string) =>
      save(name, () => api.patents.previewRejects.query(input)),
  };
}
