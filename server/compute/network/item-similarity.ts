import { ComputeError } from "@/server/domain/errors";

/** An item and the industries of its ego network with their weights (>= 0). */
export type ItemProfile = { readonly item: string; readonly weights: ReadonlyMap<string, number> };

export const SIMILARITIES = ["jaccard", "ruzicka", "cosine"] as const;
export type Similarity = (typeof SIMILARITIES)[number];

/** How a similarity s becomes a distance: 1 - s, or √(2 (1 - s)). */
export const DISTANCES = ["complement", "euclidean"] as const;
export type DistanceKind = (typeof DISTANCES)[number];

/**
 * Square matrices by rows over `items`, which are in the order of their names whatever the order that they came in.
 * Items without any weight are in `empty` and not in the matrix.
 */
export type ItemDistances = {
  readonly items: readonly string[];
  readonly empty: readonly string[];
  readonly similarity: Float64Array;
  readonly distance: Float64Array;
  readonly kind: DistanceKind;
};

/**
 * Similarity of items by the industries of their ego networks, and the distances that go with it.
 *
 *   jaccard  |X ∩ Y| / |X ∪ Y| of the industries, weights not read
 *   ruzicka  Σ min(x, y) / Σ max(x, y)          how much of the weights is shared; sizes count
 *   cosine   Σ x y / √(Σ x² Σ y²)               the same mix of industries, whatever the size
 *
 *   complement 1 - s (0 = alike, 1 = nothing shared);  euclidean √(2 (1 - s)), for which the items are points of a
 *   Euclidean space, since each similarity is a positive definite kernel with s(x, x) = 1: what Ward's method needs
 *
 * Shapes   n items -> n x n, all in [0, 1] (euclidean: [0, √2]), symmetric, diagonal exactly 1 and 0.  O(n² industries).
 * Missing  an item without industries (jaccard) or whose weights are all 0 is like nothing, not even 0 like: it is left
 *          out and named in `empty`.
 * Errors   BAD_SHAPE if an item occurs twice; BAD_WEIGHT if a weight is negative or not finite; BAD_OPTION otherwise.
 * Source   the source document, IV ④ 품목별 유사성에 의한 전략산업 선정, without a formula. Gower and Legendre (1986), Journal of
 *          Classification 3, 5, for the Euclidean property.
 */
export function itemDistances(
  profiles: readonly ItemProfile[],
  similarity: Similarity,
  kind: DistanceKind = "complement",
): ItemDistances {
  if (!SIMILARITIES.includes(similarity))
    throw new ComputeError("BAD_OPTION", `similarity ${similarity}; expected ${SIMILARITIES.join(", ")}`);
  if (!DISTANCES.includes(kind))
    throw new ComputeError("BAD_OPTION", `distance ${kind}; expected ${DISTANCES.join(", ")}`);
  const ordered = checked(profiles);
  const filled = ordered.filter(({ weights }) =>
    similarity === "jaccard" ? weights.size > 0 : [...weights.values()].some((weight) => weight > 0),
  );
  const size = filled.length;
  const similarities = new Float64Array(size * size).fill(1);
  const distance = new Float64Array(size * size);
  const industries = [...new Set(filled.flatMap(({ weights }) => [...weights.keys()]))].sort();
  const vectors = filled.map(({ weights }) => vector(weights, industries, similarity));
  for (let i = 0; i < size; i++)
    for (let j = i + 1; j < size; j++) {
      const s = Math.min(1, MEASURES[similarity](vectors[i]!, vectors[j]!));
      const d = kind === "complement" ? 1 - s : Math.sqrt(2 * (1 - s));
      for (const at of [i * size + j, j * size + i]) {
        similarities[at] = s;
        distance[at] = d;
      }
    }
  return {
    items: filled.map(({ item }) => item),
    empty: ordered.filter((profile) => !filled.includes(profile)).map(({ item }) => item),
    similarity: similarities,
    distance,
    kind,
  };
}

/** Weights of two items over all industries; -1 where the industry is not in the ego network. */
const MEASURES: Record<Similarity, (x: Float64Array, y: Float64Array) => number> = {
  jaccard: (x, y) => {
    let [shared, either] = [0, 0];
    for (let j = 0; j < x.length; j++) {
      if (x[j]! >= 0 && y[j]! >= 0) shared++;
      if (x[j]! >= 0 || y[j]! >= 0) either++;
    }
    return shared / either;
  },
  ruzicka: (x, y) => {
    let [least, most] = [0, 0];
    for (let j = 0; j < x.length; j++) {
      const [wx, wy] = [Math.max(0, x[j]!), Math.max(0, y[j]!)];
      least += Math.min(wx, wy);
      most += Math.max(wx, wy);
    }
    return least / most;
  },
  // of unit vectors, from their difference: exact for equal mixes, where 1 - Σ x y would leave a rounding error
  cosine: (x, y) => {
    let squares = 0;
    for (let j = 0; j < x.length; j++) squares += (x[j]! - y[j]!) ** 2;
    return Math.max(0, 1 - squares / 2);
  },
};

function vector(weights: ReadonlyMap<string, number>, industries: readonly string[], similarity: Similarity) {
  const values = Float64Array.from(industries, (code) => weights.get(code) ?? -1);
  if (similarity !== "cosine") return values;
  const most = values.reduce((largest, weight) => Math.max(largest, weight), 0);
  const scaled = values.map((weight) => Math.max(0, weight) / most);
  const length = Math.sqrt(scaled.reduce((sum, weight) => sum + weight * weight, 0));
  return scaled.map((weight) => weight / length);
}

/** In the order of their names. */
function checked(profiles: readonly ItemProfile[]): ItemProfile[] {
  const ordered = profiles.toSorted((x, y) => (x.item < y.item ? -1 : x.item > y.item ? 1 : 0));
  ordered.forEach(({ item, weights }, at) => {
    if (ordered[at + 1]?.item === item) throw new ComputeError("BAD_SHAPE", `item ${item} is given twice`);
    for (const [code, weight] of weights)
      if (!(weight >= 0 && weight < Infinity))
        throw new ComputeError(
          "BAD_WEIGHT",
          `item ${item}, industry ${code}: weight ${weight}; expected >= 0`,
        );
  });
  return ordered;
}
