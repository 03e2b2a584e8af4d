"use client";

import type { RowData } from "@tanstack/react-table";
import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "../class-names";
import { Term } from "../term";
import { columnWidth, isNumeric } from "./column";
import { FilterButton } from "./filter-button";
import { CHECK_WIDTH, type SharedParts, stickyStyle } from "./table-parts";

const HEAD =
  "sticky top-0 border-b border-line-strong bg-surface-strong px-3 py-2 align-bottom font-bold [overflow-wrap:normal]";
const ARIA = { asc: "ascending", desc: "descending" } as const;

export function TableHead<Row extends RowData>({ table, byId, selectable }: SharedParts<Row>) {
  const t = useTranslations("common.table");
  return (
    <thead className="text-note">
      <tr>
        {selectable && (
          <th
            scope="col"
            className={HEAD}
            style={{ position: "sticky", left: 0, zIndex: 3, width: CHECK_WIDTH, minWidth: CHECK_WIDTH }}
          >
            <input
              type="checkbox"
              className="size-4 accent-primary align-middle"
              aria-label={t("selectAll")}
              checked={table.getIsAllRowsSelected()}
              ref={(box) => {
                if (box) box.indeterminate = table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected();
              }}
              onChange={table.getToggleAllRowsSelectedHandler()}
            />
          </th>
        )}
        {table.getVisibleLeafColumns().map((leaf, index) => {
          const column = byId.get(leaf.id)!;
          const sorted = leaf.getIsSorted();
          const right = isNumeric(column.kind);
          const Sign = sorted === "asc" ? ArrowUp : sorted === "desc" ? ArrowDown : ArrowUpDown;
          return (
            <th
              key={leaf.id}
              scope="col"
              aria-sort={sorted ? ARIA[sorted] : undefined}
              className={classNames(HEAD, right && "text-right")}
              style={{
                minWidth: columnWidth(column),
                ...stickyStyle(index === 0, selectable),
                zIndex: index === 0 ? 3 : 2,
              }}
            >
              <span className={classNames("flex items-center gap-1", right && "justify-end")}>
                {column.help ? <Term id={column.help}>{column.header}</Term> : <span>{column.header}</span>}
                {column.sort !== false && (
                  <button
                    type="button"
                    onClick={leaf.getToggleSortingHandler()}
                    aria-label={t("sortBy", { column: column.header })}
                    title={t("sortBy", { column: column.header })}
                    className={classNames(
                      "inline-flex size-6 shrink-0 items-center justify-center rounded-small hover:bg-surface",
                      sorted ? "text-primary-ink" : "text-ink-faint",
                    )}
                  >
                    <Sign aria-hidden size={14} />
                  </button>
                )}
                <FilterButton leaf={leaf} column={column} />
              </span>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
