"use client";

import { useTable } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { classNames } from "@/app/_components/class-names";
import type { DataColumn } from "@/app/_components/data-table/column";
import { features, tableColumns } from "@/app/_components/data-table/features";
import { TableBody } from "@/app/_components/data-table/table-body";
import { TableHead } from "@/app/_components/data-table/table-head";
import { Figure } from "@/app/_components/figure";
import { FIGURE_OF, type PivotRow } from "./use-pivot";

type Props = {
  label: string;
  columns: readonly DataColumn<PivotRow>[];
  rows: readonly PivotRow[];
  /** The line under all others, which stays there however the rows are sorted. */
  totals: PivotRow | null;
};

const FOOT = "sticky bottom-0 border-t border-line-strong bg-surface-strong px-3 py-2 font-bold";

/** The table of the cube: sorts, keeps head, first column and totals in sight. */
export function PivotTable({ label, columns, rows, totals }: Props) {
  const t = useTranslations("newtech.cube");
  const common = useTranslations("common.table");
  const box = useRef<HTMLDivElement>(null);
  const definitions = useMemo(() => tableColumns(columns), [columns]);
  const table = useTable({
    ...{ features, columns: definitions, data: rows as PivotRow[] },
    getRowId: ({ key }) => key,
    enableSortingRemoval: true,
  });
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const shared = { table, byId, selectable: false };
  return (
    <section
      ref={box}
      tabIndex={0}
      aria-label={common("region", { label })}
      className="relative min-w-0 overflow-auto rounded-medium border border-line bg-surface"
      style={{ maxHeight: "min(44rem, 80vh)" }}
    >
      <table className="w-full border-separate border-spacing-0 text-left" aria-rowcount={rows.length + 2}>
        <caption className="sr-only">{label}</caption>
        <TableHead {...shared} />
        <TableBody
          {...shared}
          {...{ label, columns, rows, box }}
          rowId={({ key }: PivotRow) => key}
          empty={t("empty")}
        />
        {totals && (
          <tfoot>
            <tr>
              {columns.map((column, at) =>
                at === 0 ? (
                  <th key={column.id} scope="row" className={FOOT} style={{ left: 0, zIndex: 3 }}>
                    {totals.label}
                  </th>
                ) : (
                  <td
                    key={column.id}
                    className={classNames(FOOT, "text-right whitespace-nowrap")}
                    style={{ zIndex: 2 }}
                  >
                    <Figure
                      quiet
                      value={column.value(totals) as number | null}
                      kind={FIGURE_OF[column.kind as keyof typeof FIGURE_OF]}
                      {...(column.decimals === undefined ? {} : { decimals: column.decimals })}
                    />
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}
