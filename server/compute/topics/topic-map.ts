import { ComputeError } from "@/server/domain/errors";

/**
 * Distances between topics by their terms, symmetric, 0 to 1 (row-major, topics x topics):
 *
 *   d_kl = sqrt( JSD(p_k, p_l) ),   JSD = 1/2 sum_t p_k log2( 2 p_k / (p_k + p_l) ) + 1/2 sum_t p_l log2( 2 p_l / (p_k + p_l) )
 *
 * `termWeights`: topics x terms; rows are scaled to 1. 0 = the same terms alike often, 1 = no term in common. A topic without
 * terms is at 1 from every other. Errors: BAD_SHAPE. Source: Endres and Schindelin (2003), IEEE Transactions on Information Theory 49(7), 1858.
 */
export function topicDistances(termWeights: Float64Array, topics: number): Float64Array {
  const columns = topics > 0 ? termWeights.length / topics : 0;
  if (!Number.isInteger(columns))
    throw new ComputeError("BAD_SHAPE", `${termWeights.length} term weights for ${topics} topics`);
  const sums = Float64Array.from({ length: topics }, (_, k) => {
    let sum = 0;
    for (let t = 0; t < columns; t++) sum += termWeights[k * columns + t]!;
    return sum;
  });
  const distances = new Float64Array(topics * topics);
  for (let k = 0; k < topics; k++)
    for (let l = k + 1; l < topics; l++) {
      let shared = 0;
      let [onlyP, onlyQ] = [1, 1];
      if (sums[k]! > 0 && sums[l]! > 0)
        for (let t = 0; t < columns; t++) {
          const p = termWeights[k * columns + t]! / sums[k]!;
          const q = termWeights[l * columns + t]! / sums[l]!;
          if (p === 0 || q === 0) continue;
          const both = p + q;
          shared += p * Math.log2((2 * p) / both) + q * Math.log2((2 * q) / both);
          onlyP -= p;
          onlyQ -= q;
        }
      const divergence = (shared + onlyP + onlyQ) / 2;
      const distance = Math.sqrt(Math.min(1, Math.max(0, divergence)));
      distances[k * topics + l] = distance;
      distances[l * topics + k] = distance;
    }
  return distances;
}

export type TopicMap = {
  /** One a topic, in the unit of the distances; their mean is (0, 0). */
  points: { x: number; y: number }[];
  /** Share of the spread that two axes show, 0 to 1; null when all topics coincide. */
  shown: number | null;
};

/**
 * Topics on a plane by classical scaling: with B = -1/2 J D2 J (D2 = squared distances, J = I - 1/n) and its two largest eigenvalues
 * l1 >= l2 with unit vectors v1, v2: x = v1 sqrt(l1), y = v2 sqrt(l2). B has no negative eigenvalue for the distances of
 * topicDistances(). Signs are fixed: on either axis the point farthest from 0 (the first of equals) is on the positive side, so that the same
 * distances give the same picture.
 *
 * Degenerate   one topic: (0, 0); two: on the x axis; topics that coincide: one point.
 * Errors       BAD_SHAPE. Source: Torgerson (1952), Psychometrika 17, 401.
 */
export function topicMap(distances: Float64Array, topics: number): TopicMap {
  if (distances.length !== topics * topics)
    throw new ComputeError("BAD_SHAPE", `${distances.length} distances of ${topics} topics`);
  const b = distances.map((distance) => distance * distance);
  const means = Float64Array.from({ length: topics }, (_, k) => {
    let sum = 0;
    for (let l = 0; l < topics; l++) sum += b[k * topics + l]!;
    return sum / topics;
  });
  const mean = means.reduce((sum, one) => sum + one, 0) / Math.max(1, topics);
  for (let k = 0; k < topics; k++)
    for (let l = 0; l < topics; l++)
      b[k * topics + l] = -0.5 * (b[k * topics + l]! - means[k]! - means[l]! + mean);
  const { values, vectors } = symmetricEigen(b, topics);
  const order = [...values.keys()].sort((p, q) => values[q]! - values[p]! || p - q);
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const axis = (at: number) => {
    const from = order[at];
    // what rounding leaves of an axis without spread is none
    const value = from === undefined ? 0 : values[from]!;
    if (from === undefined || value <= 1e-12 * Math.max(1, total)) return new Float64Array(topics);
    const own = Float64Array.from(
      { length: topics },
      (_, k) => vectors[k * topics + from]! * Math.sqrt(value),
    );
    const farthest = own.reduce(
      (best, one, k) => (Math.abs(one) > Math.abs(own[best]!) + 1e-9 ? k : best),
      0,
    );
    return own[farthest]! < 0 ? own.map((one) => -one) : own;
  };
  const [x, y] = [axis(0), axis(1)];
  const spread = (one: Float64Array) => one.reduce((sum, value) => sum + value * value, 0);
  return {
    points: Array.from({ length: topics }, (_, k) => ({ x: x[k]!, y: y[k]! })),
    shown: total > 1e-12 ? Math.min(1, (spread(x) + spread(y)) / total) : null,
  };
}

const SWEEPS = 60;

/** Eigenvalues and vectors (by columns) of a symmetric matrix by cyclic Jacobi rotations. */
function symmetricEigen(matrix: Float64Array, n: number): { values: Float64Array; vectors: Float64Array } {
  const a = matrix.slice();
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let [off, all] = [0, 0];
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        const square = a[i * n + j]! ** 2;
        all += square;
        if (i !== j) off += square;
      }
    if (off <= 1e-30 * all) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, n, p, q);
  }
  return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i]!), vectors };
}

function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number) {
  const apq = a[p * n + q]!;
  if (apq === 0) return;
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let i = 0; i < n; i++) {
    const [ip, iq] = [a[i * n + p]!, a[i * n + q]!];
    a[i * n + p] = c * ip - s * iq;
    a[i * n + q] = s * ip + c * iq;
  }
  for (let i = 0; i < n; i++) {
    const [pi, qi] = [a[p * n + i]!, a[q * n + i]!];
    a[p * n + i] = c * pi - s * qi;
    a[q * n + i] = s * pi + c * qi;
  }
  for (let i = 0; i < n; i++) {
    const [ip, iq] = [vectors[i * n + p]!, vectors[i * n + q]!];
    vectors[i * n + p] = c * ip - s * iq;
    vectors[i * n + q] = s * ip + c * iq;
  }
}
