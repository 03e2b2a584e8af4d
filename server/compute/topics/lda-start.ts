import type { LdaOptions } from "./lda";
import { type SharedCounts, strideOf } from "./lda-shard";
import { bestFactorisationSteps } from "./nmf";
import type { Steps } from "./steps";
import { chosenRows, columnDocuments, filledRows, type SparseRows, tfIdf } from "./tf-idf";

/** So many documents, or more where there are many topics. */
const DOCUMENTS = 2000;
const DOCUMENTS_A_TOPIC = 40;

/**
 * Counts to draw the first topics from: the topics of a quick NMF of some documents, taken at equal distances, as if every
 * topic had an equal share of the tokens:
 *
 *   n_kt = round( N / K * h_kt / sum_u h_ku ),    h_kt = H_kt / ln((1 + D) / (1 + D_t))     (the weight of rare terms undone)
 */
export function* ldaStart(counts: SparseRows, { topics, seed, plain }: LdaOptions): Steps<SharedCounts> {
  const part = chosenRows(counts, filledRows(counts, Math.max(DOCUMENTS, DOCUMENTS_A_TOPIC * topics)));
  const documents = columnDocuments(part);
  const options = { topics, seed, starts: part.rows < 1000 ? 10 : 2, maxSweeps: 30, tolerance: 1e-3, plain };
  const { terms } = yield* bestFactorisationSteps(tfIdf({ counts: part, documents }), options);
  let tokens = 0;
  for (const value of counts.values) tokens += Math.max(1, Math.round(value));

  const columns = counts.columnCount;
  const stride = strideOf(topics);
  const shared = { terms: new Float32Array(columns * stride), totals: new Int32Array(stride) };
  const undone = Float64Array.from(documents, (held) => {
    const rarity = Math.log((1 + part.rows) / (1 + held));
    return rarity > 0 ? 1 / rarity : 0;
  });
  for (let k = 0; k < topics; k++) {
    let sum = 0;
    for (let t = 0; t < columns; t++) sum += terms[k * columns + t]! * undone[t]!;
    if (sum === 0) continue;
    for (let t = 0; t < columns; t++) {
      const count = Math.round(((tokens / topics) * terms[k * columns + t]! * undone[t]!) / sum);
      shared.terms[t * stride + k] = count;
      shared.totals[k]! += count;
    }
  }
  return shared;
}
