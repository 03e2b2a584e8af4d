import {
  type ColumnDef,
  columnFacetingFeature,
  columnFilteringFeature,
  columnVisibilityFeature,
  createFacetedRowModel,
  createFacetedUniqueValues,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  type RowData,
  rowSelectionFeature,
  rowSortingFeature,
  type SortFn,
  tableFeatures,
} from "@tanstack/react-table";
import { type CellValue, type DataColumn, isNumeric, present } from "./column";
import { compareValues } from "./compare-values";
import { type ColumnFilter, passesFilter, passesSearch } from "./filters";

export const features = tableFeatures({
  columnFacetingFeature,
  columnFilteringFeature,
  columnVisibilityFeature,
  globalFilteringFeature,
  rowSelectionFeature,
  rowSortingFeature,
  facetedRowModel: createFacetedRowModel(),
  facetedUniqueValues: createFacetedUniqueValues(),
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
});
export type Features = typeof features;

/** Our column as TanStack's. A missing value becomes undefined, which is what `sortUndefined` knows. */
export function tableColumns<Row extends RowData>(columns: readonly DataColumn<Row>[]) {
  const sortFn: SortFn<Features, Row> = (a, b, id) => compareValues(a.getValue(id), b.getValue(id));
  return columns.map(
    (column): ColumnDef<Features, Row> => ({
      id: column.id,
      accessorFn: (row: Row) => present(column.value(row)) ?? undefined,
      sortFn,
      sortUndefined: "last",
      sortDescFirst: isNumeric(column.kind),
      filterFn: (row, id, wanted: ColumnFilter) => passesFilter(row.getValue(id), wanted),
      enableColumnFilter: column.filter !== false,
      enableHiding: !column.fixed,
    }),
  );
}

export const searchRows = <Row extends RowData>(
  row: { getValue: (id: string) => unknown; original: Row },
  id: string,
  words: string,
) => passesSearch(row.getValue(id) as CellValue, words);
