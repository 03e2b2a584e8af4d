import { sharedDocuments, termDocuments } from "./coherence";
import type { SparseRows } from "./tf-idf";

/** Added to a joint probability, so that terms that never meet have a logarithm (as in gensim). */
const EPSILON = 1e-12;

/**
 * C_v coherence of topics: every top term of a topic has the vector of its NPMI with all of them, and
 *
 *   C_v = mean over terms i of cos( v_i, sum_j v_j ),    v_ij = ln( (p(i, j) + e) / (p(i) p(j)) ) / -ln( p(i, j) + e )
 *
 * p = share of documents that hold the term(s): a document is a bag here, which equals the sliding window of 110 words of the
 * source where documents are shorter than that. At most 1; higher where the terms keep the same company, even if they seldom
 * meet themselves. Null for a topic with fewer than two terms.
 *
 * Source   Röder, Both and Hinneburg (2015), WSDM, 399; e = 1e-12 as in gensim's CoherenceModel.
 */
export function contextCoherence(
  counts: SparseRows,
  topTerms: readonly (readonly number[])[],
): (number | null)[] {
  const rowsOf = termDocuments(counts, new Set(topTerms.flat()));
  return topTerms.map((terms) => {
    if (terms.length < 2) return null;
    const held = terms.map((term) => rowsOf.get(term)!);
    const share = held.map((rows) => rows.length / counts.rows);
    const vectors = held.map((a, i) =>
      held.map((b, j) => {
        const both = i === j ? share[i]! : sharedDocuments(a, b) / counts.rows;
        if (share[i] === 0 || share[j] === 0) return 0;
        // in all documents, both or one: nothing is said about the other
        if (both === 1) return i === j ? 1 : 0;
        return Math.log((both + EPSILON) / (share[i]! * share[j]!)) / -Math.log(both + EPSILON);
      }),
    );
    const sum = terms.map((_, j) => vectors.reduce((total, vector) => total + vector[j]!, 0));
    return vectors.reduce((total, vector) => total + cosine(vector, sum), 0) / terms.length;
  });
}

function cosine(a: readonly number[], b: readonly number[]): number {
  let [inner, own, other] = [0, 0, 0];
  a.forEach((value, at) => {
    inner += value * b[at]!;
    own += value * value;
    other += b[at]! * b[at]!;
  });
  return own > 0 && other > 0 ? inner / Math.sqrt(own * other) : 0;
}
