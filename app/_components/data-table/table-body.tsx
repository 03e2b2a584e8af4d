"use client";

import type { RowData, Row as TableRow } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import type { DataTableProps } from "./data-table";
import type { Features } from "./features";
import { TableLine } from "./table-line";
import type { SharedParts } from "./table-parts";

type Props<Row extends RowData> = SharedParts<Row> &
  DataTableProps<Row> & { box: RefObject<HTMLDivElement | null> };

/** Up to this many rows all are drawn; beyond, only those in view. */
const DRAWN_WHOLE = 80;
const ROW_HEIGHT = 41;

export function TableBody<Row extends RowData>(props: Props<Row>) {
  const t = useTranslations("common.table");
  const list = props.table.getRowModel().rows;
  const span = props.table.getVisibleLeafColumns().length + (props.selectable ? 1 : 0);
  if (list.length === 0)
    return (
      <tbody>
        <tr>
          <td colSpan={span} className="px-4 py-8 text-center text-ink-subtle">
            {props.rows.length === 0 ? (props.empty ?? t("empty")) : t("noMatch")}
          </td>
        </tr>
      </tbody>
    );
  if (list.length > DRAWN_WHOLE) return <VirtualRows {...props} list={list} span={span} />;
  return (
    <tbody>
      {list.map((row, index) => (
        <TableLine key={row.id} {...props} row={row} index={index} />
      ))}
    </tbody>
  );
}

/** Rows in view between two empty ones that hold the place of the rest, so that the table stays a table. */
function VirtualRows<Row extends RowData>(
  props: Props<Row> & { list: TableRow<Features, Row>[]; span: number },
) {
  const { list, box, span } = props;
  const virtualizer = useVirtualizer({
    count: list.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => list[index]!.id,
    overscan: 12,
    initialRect: { width: 0, height: 640 },
  });
  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const gap = (height: number) =>
    height > 0 && (
      <tr aria-hidden>
        <td colSpan={span} style={{ height, padding: 0 }} />
      </tr>
    );
  return (
    <tbody>
      {gap(before)}
      {items.map((item) => (
        <TableLine
          key={item.key}
          {...props}
          row={list[item.index]!}
          index={item.index}
          measure={virtualizer.measureElement}
        />
      ))}
      {gap(after)}
    </tbody>
  );
}
