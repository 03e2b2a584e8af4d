"use client";

import { type RowData, type RowSelectionState, useTable } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useRef, useState } from "react";
import type { DataColumn } from "./column";
import { features, searchRows, tableColumns } from "./features";
import { TableBody } from "./table-body";
import { TableHead } from "./table-head";
import { TableToolbar } from "./table-toolbar";

export type DataTableProps<Row extends RowData> = {
  /** Name of the table for readers; also the name of the CSV file. */
  label: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Where the figures come from, a line each: it ends the CSV file. */
  origin?: readonly string[] | undefined;
  /** Called with the row when it is pressed; its first cell becomes a button and must hold no other. */
  onRowClick?: (row: Row) => void;
  /** The row that is open elsewhere on the page. */
  activeRowId?: string | null;
  /** Check boxes: the ids that are checked, and what to do when they change. */
  selected?: readonly string[];
  onSelectedChange?: (ids: string[]) => void;
  canSelect?: (row: Row) => boolean;
  initialSort?: { id: string; desc?: boolean };
  /** Buttons at the left of the toolbar. */
  actions?: ReactNode;
  /** No toolbar: a short table inside another thing. */
  bare?: boolean;
  /** Height of the box in which long tables scroll, any CSS length. */
  maxHeight?: string;
  /** Words instead of rows when there are none. */
  empty?: ReactNode;
  /** A sentence under the table: what its figures rest on. */
  note?: ReactNode;
};

/**
 * The one table of the product: sorts, filters by column and over all, lets columns be chosen, saves the exact values as
 * CSV, keeps head and first column in sight, and draws only the rows in view when there are many.
 */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, selected, onSelectedChange, canSelect, initialSort, bare, note } =
    props;
  const t = useTranslations("common.table");
  const box = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState("");
  const definitions = useMemo(() => tableColumns(columns), [columns]);
  const rowSelection = useMemo<RowSelectionState>(
    () => Object.fromEntries((selected ?? []).map((id) => [id, true])),
    [selected],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows as Row[],
    getRowId: rowId,
    globalFilterFn: searchRows,
    getColumnCanGlobalFilter: () => true,
    enableSortingRemoval: true,
    enableRowSelection: canSelect ? (row) => canSelect(row.original) : true,
    initialState: {
      sorting: initialSort ? [{ id: initialSort.id, desc: initialSort.desc ?? false }] : [],
      columnVisibility: Object.fromEntries(columns.filter((c) => c.hidden).map((c) => [c.id, false])),
    },
    state: { rowSelection, globalFilter: search },
    onRowSelectionChange: (updater) => {
      const next = typeof updater === "function" ? updater(rowSelection) : updater;
      onSelectedChange?.(Object.keys(next).filter((id) => next[id]));
    },
  });
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const shared = { table, byId, selectable: onSelectedChange !== undefined };
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {!bare && <TableToolbar {...shared} {...props} search={search} onSearch={setSearch} />}
      <section
        ref={box}
        tabIndex={0}
        aria-label={t("region", { label })}
        className="relative min-w-0 overflow-auto rounded-medium border border-line bg-surface"
        style={{ maxHeight: props.maxHeight ?? "min(40rem, 80vh)" }}
      >
        <table className="w-full border-separate border-spacing-0 text-left" aria-rowcount={rows.length + 1}>
          <caption className="sr-only">{label}</caption>
          <TableHead {...shared} />
          <TableBody {...shared} {...props} box={box} />
        </table>
      </section>
      {note && <p className="text-note text-ink-subtle">{note}</p>}
    </div>
  );
}
