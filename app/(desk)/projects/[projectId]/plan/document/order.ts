type Grouped = { entries: readonly { id: string }[] };

/** Every entry in the order of the page, with one entry moved within its group. Unmoved at the ends. */
export function withEntryMoved(groups: readonly Grouped[], entryId: string, by: -1 | 1): string[] {
  return groups.flatMap(({ entries }) =>
    moved(
      entries.map(({ id }) => id),
      entries.findIndex(({ id }) => id === entryId),
      by,
    ),
  );
}

/** Every entry with one whole group moved. */
export const withGroupMoved = (groups: readonly Grouped[], at: number, by: -1 | 1): string[] =>
  moved([...groups], at, by).flatMap(({ entries }) => entries.map(({ id }) => id));

function moved<Item>(list: Item[], at: number, by: -1 | 1): Item[] {
  const to = at + by;
  if (at < 0 || to < 0 || to >= list.length) return list;
  const next = [...list];
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
}
