"use client";

import type { RowData } from "@tanstack/react-table";
import { Columns3, Download, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { Button } from "../button";
import { downloadFile } from "../download";
import { Checkbox, TextInput } from "../inputs";
import { toCsv } from "./csv";
import type { DataTableProps } from "./data-table";
import type { SharedParts } from "./table-parts";

type Props<Row extends RowData> = SharedParts<Row> &
  Pick<DataTableProps<Row>, "label" | "rows" | "actions" | "selected" | "origin"> & {
    search: string;
    onSearch: (words: string) => void;
  };

export function TableToolbar<Row extends RowData>(props: Props<Row>) {
  const { table, byId, label, rows, origin, actions, selected, selectable, search, onSearch } = props;
  const t = useTranslations("common.table");
  const shown = table.getRowModel().rows;
  const narrowed = shown.length !== rows.length;
  const save = () => {
    const columns = table.getVisibleLeafColumns().map((leaf) => byId.get(leaf.id)!);
    const originals = shown.map((row) => row.original);
    const text = toCsv(columns, originals, t("thousandWon"), origin);
    downloadFile(`${label}.csv`, text, "text/csv;charset=utf-8");
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      {actions}
      <label className="relative min-w-40 flex-1 sm:max-w-64">
        <span className="sr-only">{t("search")}</span>
        <Search
          aria-hidden
          size={16}
          className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-subtle"
        />
        <TextInput
          type="search"
          value={search}
          onChange={(event) => onSearch(event.target.value)}
          placeholder={t("search")}
          className="h-8! pl-8! text-note!"
        />
      </label>
      <p aria-live="polite" className="mr-auto text-note text-ink-subtle">
        {narrowed
          ? t("rowsOf", { count: shown.length, total: rows.length })
          : t("rows", { count: rows.length })}
        {selectable && ` · ${t("selected", { count: selected?.length ?? 0 })}`}
      </p>
      {(narrowed || table.state.columnFilters.length > 0) && (
        <Button
          size="small"
          variant="text"
          onClick={() => {
            table.resetColumnFilters(true);
            onSearch("");
          }}
        >
          {t("clearFilters")}
        </Button>
      )}
      <Popover.Root>
        <Popover.Trigger asChild>
          <Button size="small" icon={<Columns3 aria-hidden size={16} />}>
            {t("columns")}
          </Button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            aria-label={t("columns")}
            align="end"
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-h-80 w-60 overflow-y-auto rounded-large border border-line bg-surface p-4 text-ink shadow-float"
          >
            {table.getAllLeafColumns().map((leaf) => (
              <Checkbox
                key={leaf.id}
                label={byId.get(leaf.id)?.header}
                checked={leaf.getIsVisible()}
                disabled={!leaf.getCanHide()}
                onChange={leaf.getToggleVisibilityHandler()}
              />
            ))}
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <Button size="small" icon={<Download aria-hidden size={16} />} onClick={save}>
        {t("export")}
      </Button>
    </div>
  );
}
