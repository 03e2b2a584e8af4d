import { topicCoherence } from "@/server/compute/topics/coherence";
import type { SparseRows } from "@/server/compute/topics/tf-idf";

type Corpus = { counts: SparseRows; topics: number };

/** Mean cosine of the planted with the found topics, matched one to one so that the sum is the largest. */
export function topicMatch(planted: Float64Array, found: Float64Array, { counts, topics }: Corpus): number {
  const columns = counts.columnCount;
  const norm = (values: Float64Array, k: number) =>
    Math.sqrt(values.subarray(k * columns, (k + 1) * columns).reduce((sum, value) => sum + value * value, 0));
  const cosines = Array.from({ length: topics }, (_, k) =>
    Array.from({ length: topics }, (__, l) => {
      let inner = 0;
      for (let t = 0; t < columns; t++) inner += planted[k * columns + t]! * found[l * columns + t]!;
      return inner / (norm(planted, k) * norm(found, l) || 1);
    }),
  );
  return assignment(cosines).reduce((sum, l, k) => sum + cosines[k]![l]!, 0) / topics;
}

/** Column of each row so that the sum is the largest (Hungarian method, O(n^3)). */
export function assignment(gain: readonly (readonly number[])[]): number[] {
  const n = gain.length;
  const [u, v] = [new Float64Array(n + 1), new Float64Array(n + 1)];
  const row = new Int32Array(n + 1);
  const way = new Int32Array(n + 1);
  for (let i = 1; i <= n; i++) {
    row[0] = i;
    let at = 0;
    const least = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(n + 1);
    do {
      used[at] = 1;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= n; j++) {
        if (used[j]) continue;
        const cost = -gain[row[at]! - 1]![j - 1]! - u[row[at]!]! - v[j]!;
        if (cost < least[j]!) {
          least[j] = cost;
          way[j] = at;
        }
        if (least[j]! < delta) {
          delta = least[j]!;
          next = j;
        }
      }
      for (let j = 0; j <= n; j++)
        if (used[j]) {
          u[row[j]!]! += delta;
          v[j]! -= delta;
        } else least[j]! -= delta;
      at = next;
    } while (row[at] !== 0);
    while (at !== 0) {
      row[at] = row[way[at]!]!;
      at = way[at]!;
    }
  }
  const columns = Array<number>(n).fill(0);
  for (let j = 1; j <= n; j++) columns[row[j]! - 1] = j - 1;
  return columns;
}

/** Mean NPMI of the ten largest terms of each topic. */
export function topicNpmi(terms: Float64Array, { counts, topics }: Corpus): number {
  const columns = counts.columnCount;
  const top = Array.from({ length: topics }, (_, k) => {
    const own = terms.subarray(k * columns, (k + 1) * columns);
    return [...own.keys()].sort((a, b) => own[b]! - own[a]! || a - b).slice(0, 10);
  });
  const found = topicCoherence(counts, top).filter((value) => value !== null);
  return found.reduce((sum, value) => sum + value, 0) / found.length;
}
