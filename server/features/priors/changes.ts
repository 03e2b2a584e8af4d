import type { IpcPrior } from "@/server/compute/topics/ipc-industries";

/** A row of a prior is known by its class, its condition, the industry and where it comes from. */
export const rowKey = ({ ipc, condition, prefix, method }: IpcPrior) =>
  `${ipc}\t${condition}\t${prefix}\t${method}`;

export type RowChange = { change: "added" | "removed" | "changed"; row: IpcPrior; before: number | null };

/**
 * What makes `now` of `before`, in the order of the classes. A row whose weight differs is changed; one that comes from elsewhere
 * (another method) is one removed and one added.
 */
export function rowChanges(before: readonly IpcPrior[], now: readonly IpcPrior[]): RowChange[] {
  const earlier = new Map(before.map((row) => [rowKey(row), row]));
  const changes: RowChange[] = [];
  for (const row of now) {
    const key = rowKey(row);
    const old = earlier.get(key);
    earlier.delete(key);
    if (!old) changes.push({ change: "added", row, before: null });
    else if (old.weight !== row.weight) changes.push({ change: "changed", row, before: old.weight });
  }
  for (const row of earlier.values()) changes.push({ change: "removed", row, before: row.weight });
  return changes.sort((a, b) => (rowKey(a.row) < rowKey(b.row) ? -1 : 1));
}
