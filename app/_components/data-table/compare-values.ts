import type { CellValue } from "./column";

const COLLATOR = new Intl.Collator("ko", { numeric: true });

/** Ascending; numbers and bigints by size, all else as Korean words. The table turns it round and keeps missing last. */
export function compareValues(left: CellValue, right: CellValue): number {
  const numeric = (value: CellValue) => typeof value === "number" || typeof value === "bigint";
  if (numeric(left) && numeric(right)) return left! < right! ? -1 : left! > right! ? 1 : 0;
  return COLLATOR.compare(String(left), String(right));
}
