"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button, IconButton } from "@/app/_components/button";
import type { DataColumn } from "@/app/_components/data-table/column";
import { DataTable } from "@/app/_components/data-table/data-table";
import { ErrorState } from "@/app/_components/error-state";
import { Field } from "@/app/_components/field";
import { TextInput } from "@/app/_components/inputs";
import { Skeleton } from "@/app/_components/skeleton";
import { useDebounced } from "@/app/_components/use-debounced";
import { useTRPC } from "@/app/_trpc/client";
import type { Change, Row } from "./api-types";
import { RowDialog } from "./row-dialog";

const LIMIT = 100;

/** The rows of a version, a page at a time, found by class, KSIC code or name. */
export function RowTable({
  priorId,
  onEdit,
}: {
  priorId: string | null;
  onEdit: ((change: Change) => void) | null;
}) {
  const t = useTranslations("rules.priors");
  const locale = useLocale();
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const [page, setPage] = useState(1);
  const [editing, setEditing] = useState<Row | "new" | null>(null);
  const query = useDebounced(text.trim(), 300);
  const found = useQuery({
    ...trpc.priors.rows.queryOptions({ priorId, query, page, limit: LIMIT }),
    placeholderData: keepPreviousData,
  });
  const pages = Math.max(1, Math.ceil((found.data?.total ?? 0) / LIMIT));
  const columns: DataColumn<Row>[] = [
    { id: "ipc", header: t("row.ipc"), value: (row) => row.ipc, fixed: true, width: 120 },
    { id: "prefix", header: t("row.prefix"), value: (row) => row.prefix, width: 90 },
    {
      id: "name",
      header: t("row.name"),
      value: (row) => (locale === "ko" ? row.nameKo : row.nameEn),
      width: 300,
    },
    { id: "weight", header: t("row.weight"), value: (row) => row.weight, kind: "number", decimals: 3 },
    {
      id: "condition",
      header: t("row.condition"),
      value: (row) => t(`condition.${row.condition || "none"}`),
      width: 200,
    },
    { id: "method", header: t("row.method"), value: (row) => t(`method.${row.method}`), width: 160 },
    ...(onEdit
      ? [
          {
            id: "edit",
            header: t("row.edit"),
            value: () => null,
            sort: false as const,
            width: 70,
            cell: (row: Row) =>
              row.method === "word" ? null : (
                <IconButton
                  size="small"
                  label={t("row.editOne", { ipc: row.ipc, code: row.prefix })}
                  onClick={() => setEditing(row)}
                >
                  <Pencil aria-hidden size={14} />
                </IconButton>
              ),
          },
        ]
      : []),
  ];
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t("search")} hint={t("searchHint")} className="flex-1 basis-64">
          <TextInput
            type="search"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setPage(1);
            }}
          />
        </Field>
        {onEdit && <Button onClick={() => setEditing("new")}>{t("row.add")}</Button>}
      </div>
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => found.refetch()} />
      ) : !found.data ? (
        <Skeleton shape="table" rows={8} />
      ) : (
        <>
          {/* One page of many: what sorts and filters is the search above. */}
          <DataTable
            bare
            label={t("rows")}
            columns={columns.map((column) => ({ ...column, sort: false, filter: false }))}
            rows={found.data.rows}
            rowId={(row) => `${row.ipc} ${row.condition} ${row.prefix} ${row.method}`}
            empty={t("noRows")}
          />
          <div className="flex items-center justify-end gap-3">
            <p role="status" className="text-note text-ink-subtle">
              {t("page", { page, pages, total: found.data.total })}
            </p>
            <Button size="small" disabled={page <= 1} onClick={() => setPage(page - 1)}>
              {t("previous")}
            </Button>
            <Button size="small" disabled={page >= pages} onClick={() => setPage(page + 1)}>
              {t("next")}
            </Button>
          </div>
        </>
      )}
      {editing && onEdit && (
        <RowDialog
          row={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
          onChange={(change) => {
            onEdit(change);
            setEditing(null);
          }}
        />
      )}
    </div>
  );
}
