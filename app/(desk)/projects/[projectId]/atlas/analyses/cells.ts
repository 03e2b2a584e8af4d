import type { Cell, CellType, ResultTable } from "@/server/features/analyses/schema";

/** Position and type of a column of a table. */
export function columnOf(table: ResultTable, key: string): { at: number; type: CellType } {
  const at = table.columns.findIndex((column) => column.key === key);
  return { at, type: table.columns[at]?.type ?? "text" };
}

/** A cell as a number to be drawn; amounts lose digits that no picture shows. */
export const numberOf = (cell: Cell | undefined): number | null => {
  if (cell === null || cell === undefined || typeof cell === "boolean" || cell === "") return null;
  const value = Number(cell);
  return Number.isFinite(value) ? value : null;
};
