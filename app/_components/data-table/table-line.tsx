"use client";

import type { RowData, Row as TableRow } from "@tanstack/react-table";
import { useLocale, useTranslations } from "next-intl";
import type { MouseEvent, ReactNode } from "react";
import { classNames } from "../class-names";
import { Figure } from "../figure";
import type { FigureKind, FigureLocale, Numeric } from "../number-format";
import { type DataColumn, isNumeric, present } from "./column";
import type { DataTableProps } from "./data-table";
import type { Features } from "./features";
import { CHECK_WIDTH, type SharedParts, stickyStyle } from "./table-parts";

type Props<Row extends RowData> = SharedParts<Row> &
  Pick<DataTableProps<Row>, "onRowClick" | "activeRowId"> & {
    row: TableRow<Features, Row>;
    index: number;
    measure?: (element: HTMLTableRowElement | null) => void;
  };

const CELL = "border-b border-line px-3 py-2 align-middle";

const onControl = (event: MouseEvent) =>
  (event.target as Element).closest("button, a, input, select, label, [role=button]") !== null;

/** One row. A press anywhere on it counts, except on a control inside it. */
export function TableLine<Row extends RowData>(props: Props<Row>) {
  const { table, byId, selectable, row, index, measure, onRowClick, activeRowId } = props;
  const t = useTranslations("common.table");
  const on = row.getIsSelected() || activeRowId === row.id;
  const ground = on ? "bg-primary-soft" : "bg-surface group-hover:bg-surface-sunken";
  const first = table.getVisibleLeafColumns()[0];
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selectable ? row.getIsSelected() : undefined}
      onClick={onRowClick ? (event) => !onControl(event) && onRowClick(row.original) : undefined}
      className={classNames("group", onRowClick && "cursor-pointer")}
    >
      {selectable && (
        <td
          className={classNames(CELL, ground)}
          style={{ position: "sticky", left: 0, zIndex: 1, width: CHECK_WIDTH }}
        >
          <input
            type="checkbox"
            className="size-4 accent-primary align-middle"
            aria-label={t("selectRow", { name: String(first ? row.getValue(first.id) : row.id) })}
            checked={row.getIsSelected()}
            disabled={!row.getCanSelect()}
            onChange={row.getToggleSelectedHandler()}
          />
        </td>
      )}
      {table.getVisibleLeafColumns().map((leaf, place) => {
        const column = byId.get(leaf.id)!;
        const content = <CellContent column={column} row={row.original} />;
        const style = stickyStyle(place === 0, selectable);
        const look = classNames(CELL, ground, isNumeric(column.kind) && "text-right whitespace-nowrap");
        if (place > 0)
          return (
            <td key={leaf.id} className={look}>
              {content}
            </td>
          );
        return (
          <th
            key={leaf.id}
            scope="row"
            className={classNames(look, "max-w-[45vw] font-normal sm:max-w-md")}
            style={style}
          >
            {onRowClick ? <RowButton onPress={() => onRowClick(row.original)}>{content}</RowButton> : content}
          </th>
        );
      })}
    </tr>
  );
}

const RowButton = ({ onPress, children }: { onPress: () => void; children: ReactNode }) => (
  <button type="button" onClick={onPress} className="text-left text-primary-ink hover:underline">
    {children}
  </button>
);

const FIGURE: Record<string, FigureKind> = {
  number: "decimal",
  integer: "integer",
  amount: "amount",
  percent: "percent",
};

function CellContent<Row>({ column, row }: { column: DataColumn<Row>; row: Row }) {
  const locale = useLocale() as FigureLocale;
  if (column.cell) return column.cell(row);
  const value = present(column.value(row));
  const missing = column.missing?.(row) ?? undefined;
  const kind = FIGURE[column.kind ?? "text"];
  if (value === null) return <Figure value={null} quiet {...(missing ? { missing } : {})} />;
  if (!kind || typeof value === "boolean") return String(value);
  return (
    <Figure
      value={value as Numeric}
      kind={kind}
      quiet
      key={locale}
      {...(column.decimals === undefined ? {} : { decimals: column.decimals })}
    />
  );
}
