import type { EgoNetwork } from "@/server/compute/network/ego";
import type { Links } from "@/server/compute/network/links";
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
  const vectors = filled.map(({ weights }) => (similarity === "cosine" ? unit(weights) : weights));
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

/**
 * The industries of an item's ego network, weighted by their trade with its core: exact amounts, either way, added up
 * and given as the nearest double. A core's own weight is its trade with all that is not core.
 *
 * Shapes  `links` are the rows that the ATLAS was built from. An industry of radius 2 trades with no core: weight 0.
 */
export function itemProfile(
  item: string,
  ego: Pick<EgoNetwork, "nodes" | "links" | "distance" | "graph">,
  links: Links,
): ItemProfile {
  const core = new Set(Array.from(ego.nodes).filter((_, i) => ego.distance[i] === 0));
  const amounts = new Map(Array.from(ego.nodes, (node) => [node, 0n]));
  for (const row of ego.links) {
    const ends = [links.seller[row]!, links.buyer[row]!];
    if (core.has(ends[0]!) === core.has(ends[1]!)) continue;
    for (const node of ends) amounts.set(node, amounts.get(node)! + links.amount[row]!);
  }
  return {
    item,
    weights: new Map([...amounts].map(([node, amount]) => [links.industries[node]!, Number(amount)])),
  };
}

type Weights = ReadonlyMap<string, number>;

const MEASURES: Record<Similarity, (x: Weights, y: Weights) => number> = {
  jaccard: (x, y) => {
    const shared = [...x.keys()].filter((code) => y.has(code)).length;
    return shared / (x.size + y.size - shared);
  },
  ruzicka: (x, y) => {
    let [least, most] = [0, 0];
    for (const code of new Set([...x.keys(), ...y.keys()])) {
      const [wx, wy] = [x.get(code) ?? 0, y.get(code) ?? 0];
      least += Math.min(wx, wy);
      most += Math.max(wx, wy);
    }
    return least / most;
  },
  // of unit vectors, from their difference: exact for equal mixes, where 1 - Σ x y would leave a rounding error
  cosine: (x, y) => {
    let squares = 0;
    for (const code of new Set([...x.keys(), ...y.keys()]))
      squares += ((x.get(code) ?? 0) - (y.get(code) ?? 0)) ** 2;
    return Math.max(0, 1 - squares / 2);
  },
};

function unit(weights: Weights): Weights {
  const most = Math.max(...weights.values());
  const length = Math.hypot(...[...weights.values()].map((weight) => weight / most));
  return new Map([...weights].map(([code, weight]) => [code, weight / most / length]));
}

/** In the order of the names, and the industries of each in the order of their codes: sums come out alike. */
function checked(profiles: readonly ItemProfile[]): ItemProfile[] {
  const byName = <T>(x: T, y: T) => (x < y ? -1 : x > y ? 1 : 0);
  const ordered = profiles.toSorted((x, y) => byName(x.item, y.item));
  return ordered.map(({ item, weights }, at) => {
    if (ordered[at + 1]?.item === item) throw new ComputeError("BAD_SHAPE", `item ${item} is given twice`);
    for (const [code, weight] of weights)
      if (!(weight >= 0 && weight < Infinity))
        throw new ComputeError(
          "BAD_WEIGHT",
          `item ${item}, industry ${code}: weight ${weight}; expected >= 0`,
        );
    return { item, weights: new Map([...weights].sort(([x], [y]) => byName(x, y))) };
  });
}
