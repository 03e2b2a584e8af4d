import type { SparseRows } from "./tf-idf";

/** For every asked-for term the sorted documents that hold it. */
export function termDocuments(counts: SparseRows, wanted: ReadonlySet<number>): Map<number, Int32Array> {
  const rows = new Map<number, number[]>([...wanted].map((term) => [term, []]));
  for (let row = 0; row < counts.rows; row++)
    for (let k = counts.offsets[row]!; k < counts.offsets[row + 1]!; k++)
      rows.get(counts.columns[k]!)?.push(row);
  return new Map([...rows].map(([term, list]) => [term, Int32Array.from(list)]));
}

/** How many documents two sorted lists share. */
export function sharedDocuments(a: Int32Array, b: Int32Array): number {
  let count = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i]! === b[j]!) {
      count++;
      i++;
      j++;
    } else if (a[i]! < b[j]!) i++;
    else j++;
  }
  return count;
}

/**
 * Coherence of topics: for the top terms of each, the mean over pairs of
 *
 *   npmi(x, y) = ln( p(x, y) / (p(x) p(y)) ) / -ln p(x, y),    p = share of documents that hold the term(s)
 *
 * -1 for a pair that never meets, 1 for one that always does. Null for a topic with fewer than two terms.
 *
 * Source   Lau, Newman and Baldwin (2014), EACL, 530.
 */
export function topicCoherence(
  counts: SparseRows,
  topTerms: readonly (readonly number[])[],
): (number | null)[] {
  const rowsOf = termDocuments(counts, new Set(topTerms.flat()));
  return topTerms.map((terms) => {
    let sum = 0;
    let pairs = 0;
    for (let i = 0; i < terms.length; i++)
      for (let j = i + 1; j < terms.length; j++) {
        const [a, b] = [rowsOf.get(terms[i]!)!, rowsOf.get(terms[j]!)!];
        const both = sharedDocuments(a, b) / counts.rows;
        pairs++;
        if (both === 0) sum += -1;
        else if (both === 1) sum += 1;
        else sum += Math.log(both / ((a.length / counts.rows) * (b.length / counts.rows))) / -Math.log(both);
      }
    return pairs === 0 ? null : sum / pairs;
  });
}

/** Share of different terms among all top terms: 1 when no two topics share one. */
export function topicDiversity(topTerms: readonly (readonly number[])[]): number | null {
  const all = topTerms.flat();
  return all.length === 0 ? null : new Set(all).size / all.length;
}
