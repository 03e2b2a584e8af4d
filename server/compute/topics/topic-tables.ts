import type { LdaFactors } from "./lda";
import type { Factors } from "./nmf";
import type { SparseRows } from "./tf-idf";
import type { TopicTables } from "./topic-description";

const none = new Float64Array(0);
export const NO_TOPICS: TopicTables = { topics: 0, weights: none, fits: none, termWeights: none, fit: none };

/** Both conditional tables and the fits, topics reordered by size and without those that nothing belongs to. */
export function factorTables(
  { topics, documents: w, terms: h }: Factors,
  { rows, columnCount }: SparseRows,
): TopicTables {
  const mass = new Float64Array(topics);
  const overlap = new Float64Array(topics * topics);
  for (let k = 0; k < topics; k++)
    for (let t = 0; t < columnCount; t++) {
      mass[k]! += h[k * columnCount + t]!;
      for (let l = 0; l < topics; l++)
        overlap[k * topics + l]! += h[k * columnCount + t]! * h[l * columnCount + t]!;
    }
  const size = new Float64Array(topics);
  const raw = new Float64Array(rows * topics);
  const fit = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let total = 0;
    let explained = 0;
    for (let k = 0; k < topics; k++) {
      total += w[row * topics + k]! * mass[k]!;
      for (let l = 0; l < topics; l++)
        explained += w[row * topics + k]! * w[row * topics + l]! * overlap[k * topics + l]!;
    }
    if (total <= 0) continue;
    fit[row] = Math.min(1, Math.sqrt(explained));
    for (let k = 0; k < topics; k++) {
      raw[row * topics + k] = (w[row * topics + k]! * mass[k]!) / total;
      size[k]! += raw[row * topics + k]!;
    }
  }
  const order = [...size.keys()].filter((k) => size[k]! > 0).sort((a, b) => size[b]! - size[a]! || a - b);
  const kept = order.length;
  const weights = new Float64Array(rows * kept);
  const fits = new Float64Array(rows * kept);
  const termWeights = new Float64Array(kept * columnCount);
  order.forEach((from, to) => {
    const length = Math.sqrt(overlap[from * topics + from]!);
    for (let row = 0; row < rows; row++) {
      weights[row * kept + to] = raw[row * topics + from]!;
      fits[row * kept + to] = w[row * topics + from]! * length;
    }
    if (mass[from]! > 0)
      for (let t = 0; t < columnCount; t++)
        termWeights[to * columnCount + t] = h[from * columnCount + t]! / mass[from]!;
  });
  return { topics: kept, weights, fits, termWeights, fit };
}

/**
 * The same of a probabilistic model, topics reordered by size: the weights are its own. The fit of a document is the cosine of
 * its counts with the counts that its topics let expect, sum_k p(k | d) p(t | k); its part for one topic is p(k | d) of that.
 */
export function ldaTables(
  { topics, documents, terms }: LdaFactors,
  { rows, columnCount, offsets, columns, values }: SparseRows,
): TopicTables {
  const size = new Float64Array(topics);
  for (let i = 0; i < documents.length; i++) size[i % topics]! += documents[i]!;
  const order = [...size.keys()].sort((a, b) => size[b]! - size[a]! || a - b);
  const weights = new Float64Array(rows * topics);
  const termWeights = new Float64Array(topics * columnCount);
  const overlap = new Float64Array(topics * topics);
  order.forEach((from, to) => {
    for (let row = 0; row < rows; row++) weights[row * topics + to] = documents[row * topics + from]!;
    termWeights.set(terms.subarray(from * columnCount, (from + 1) * columnCount), to * columnCount);
  });
  for (let k = 0; k < topics; k++)
    for (let l = k; l < topics; l++) {
      let sum = 0;
      for (let t = 0; t < columnCount; t++)
        sum += termWeights[k * columnCount + t]! * termWeights[l * columnCount + t]!;
      overlap[k * topics + l] = sum;
      overlap[l * topics + k] = sum;
    }
  const fit = new Float64Array(rows);
  const fits = new Float64Array(rows * topics);
  for (let row = 0; row < rows; row++) {
    const at = row * topics;
    let [inner, own, expected] = [0, 0, 0];
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
      own += values[i]! ** 2;
      for (let k = 0; k < topics; k++)
        inner += values[i]! * weights[at + k]! * termWeights[k * columnCount + columns[i]!]!;
    }
    if (own === 0) continue;
    for (let k = 0; k < topics; k++)
      for (let l = 0; l < topics; l++)
        expected += weights[at + k]! * weights[at + l]! * overlap[k * topics + l]!;
    fit[row] = Math.min(1, inner / Math.sqrt(own * expected));
    for (let k = 0; k < topics; k++) fits[at + k] = weights[at + k]! * fit[row]!;
  }
  return { topics, weights, fits, termWeights, fit };
}
