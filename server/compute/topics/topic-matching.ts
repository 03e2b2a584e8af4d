/** p(term | topic) by topic number, over labels. */
export type LabelledTopics = { labels: readonly string[]; weights: ReadonlyMap<number, Float64Array> };

/**
 * Which topic of one model is which of another: pairs in which each is nearest to the other by
 *
 *   cos( p(. | a), p(. | b) )   over the terms that both models know
 *
 * equals to the lower number; by the number of the first. A topic that has nothing in common with any is in no pair.
 */
export function matchedTopics(
  a: LabelledTopics,
  b: LabelledTopics,
): { from: number; to: number; cosine: number }[] {
  const columnOf = new Map(b.labels.map((label, t) => [label, t]));
  const shared = a.labels.flatMap((label, t) => {
    const other = columnOf.get(label);
    return other === undefined ? [] : [[t, other] as const];
  });
  const fromRows = unitRows(
    a.weights,
    shared.map(([t]) => t),
  );
  const toRows = unitRows(
    b.weights,
    shared.map(([, t]) => t),
  );
  const cosine = (p: Float64Array, q: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < p.length; i++) sum += p[i]! * q[i]!;
    return Math.min(1, sum);
  };
  const table = fromRows.map(([, p]) => toRows.map(([, q]) => cosine(p, q)));
  const argmax = (values: readonly number[]) => values.indexOf(Math.max(...values));
  return fromRows.flatMap(([from], i) => {
    if (toRows.length === 0) return [];
    const j = argmax(table[i]!);
    const back = argmax(table.map((row) => row[j]!));
    const likeness = table[i]![j]!;
    return back === i && likeness > 0 ? [{ from, to: toRows[j]![0], cosine: likeness }] : [];
  });
}

function unitRows(
  weights: ReadonlyMap<number, Float64Array>,
  columns: readonly number[],
): [number: number, row: Float64Array][] {
  return [...weights]
    .sort((p, q) => p[0] - q[0])
    .map(([number, all]) => {
      const row = Float64Array.from(columns, (t) => all[t]!);
      const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
      return [number, length > 0 ? row.map((value) => value / length) : row];
    });
}
