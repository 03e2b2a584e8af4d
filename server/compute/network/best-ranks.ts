/**
 * Rank by value descending; equal values share the best rank (1, 2, 2, 4). A missing value (null) has no rank.
 *
 * Shape  values (n)  ->  ranks (n), whole numbers from 1.  O(n log n).
 */
export function bestRanks(values: readonly (number | bigint)[]): number[];
export function bestRanks(values: readonly (number | bigint | null)[]): (number | null)[];
export function bestRanks(values: readonly (number | bigint | null)[]): (number | null)[] {
  const descending = values.filter((value) => value !== null).sort((x, y) => (x > y ? -1 : x < y ? 1 : 0));
  const rank = new Map<number | bigint, number>();
  descending.forEach((value, i) => {
    if (!rank.has(value)) rank.set(value, i + 1);
  });
  return values.map((value) => (value === null ? null : rank.get(value)!));
}
