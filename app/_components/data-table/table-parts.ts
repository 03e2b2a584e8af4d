import type { ReactTable, RowData } from "@tanstack/react-table";
import type { DataColumn } from "./column";
import type { Features } from "./features";

export type SharedParts<Row extends RowData> = {
  table: ReactTable<Features, Row>;
  byId: ReadonlyMap<string, DataColumn<Row>>;
  selectable: boolean;
};

/** Width of the column of check boxes, which the first column sticks behind. */
export const CHECK_WIDTH = 44;

/** The first column stays in sight; on a narrow screen it may not take more than half of it. */
export const stickyStyle = (first: boolean, selectable: boolean) =>
  first ? { position: "sticky" as const, left: selectable ? CHECK_WIDTH : 0, zIndex: 1 } : undefined;
