import type { Link } from "./dense-reference";

/**
 * A network of eight industries in which 7 only sells, and what NetworkX 2.8.8 makes of it (Debian 12, twelve decimals):
 * betweenness_centrality, closeness_centrality (of the reversed network for customers), eigenvector_centrality
 * (tol 1e-14; by amount eigenvector_centrality_numpy), pagerank (tol 1e-15) and community.modularity. Undirected: the
 * amounts of both directions added up; path lengths are 1 / amount.
 */
export const LINKS: readonly (readonly [seller: number, buyer: number, amount: number])[] = [
  ...([
    [0, 1, 40],
    [1, 0, 10],
    [0, 2, 5],
    [2, 3, 8],
    [3, 0, 2],
    [3, 4, 20],
  ] as const),
  ...([
    [4, 5, 4],
    [5, 6, 25],
    [6, 5, 5],
    [6, 4, 10],
    [7, 6, 1],
    [1, 3, 16],
  ] as const),
];

export const NETWORKX = {
  betweenness: [0.02380952381, 0, 0, 0.595238095238, 0.571428571429, 0, 0.285714285714, 0],
  betweennessDirected: [
    ...[0.095238095238, 0.047619047619, 0.047619047619, 0.261904761905],
    ...[0.190476190476, 0.119047619048, 0.071428571429, 0],
  ],
  betweennessByAmount: [0, 0.238095238095, 0, 0.619047619048, 0.571428571429, 0, 0.52380952381, 0],
  betweennessDirectedByAmount: [
    ...[0.095238095238, 0.095238095238, 0, 0.261904761905],
    ...[0.190476190476, 0.119047619048, 0.071428571429, 0],
  ],
  closeness: [...[0.466666666667, 0.4375, 0.4375, 0.636363636364, 0.636363636364, 0.466666666667, 0.5, 0.35]],
  closenessToSuppliers: [
    ...[0.321428571429, 0.214285714286, 0.257142857143, 0.321428571429],
    ...[0.538461538462, 0.4375, 0.35, 0],
  ],
  closenessToCustomersByAmount: [
    ...[4.065499717674, 3.837953091684, 2.086351782092, 2.129547471162],
    ...[1.058201058201, 3.174603174603, 1.904761904762, 0.38961038961],
  ],
  eigenvector: [
    ...[0.454700623976, 0.359757734791, 0.359757734791, 0.548736176953],
    ...[0.356319655106, 0.211503872145, 0.233607254937, 0.083754170456],
  ],
  eigenvectorByAmount: [
    ...[0.651912413405, 0.685076584391, 0.101955883935, 0.283236022497],
    ...[0.11345715964, 0.028792963246, 0.036886406658, 0.000680629818],
  ],
  pageRank: [
    ...[0.07613193284, 0.051106071457, 0.051106071457, 0.083910241108],
    ...[0.169651240296, 0.278192942077, 0.271151500765, 0.01875],
  ],
  pageRankByAmount: [
    ...[0.039536634963, 0.048622124194, 0.022484015524, 0.063294524313],
    ...[0.22888424611, 0.293914029673, 0.284514425222, 0.01875],
  ],
  /** Of {0, 1, 2, 3} and {4, 5, 6, 7}. */
  modularity: { binary: 0.395, byAmount: 0.33261399887408516, byAmountAtResolution2: -0.19778570088196662 },
};

/** Zachary (1977), Journal of Anthropological Research 33, 452: 34 members of a club, its 78 friendships. */
const FRIENDS: readonly (readonly [member: number, friends: readonly number[]])[] = [
  [0, [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31]],
  [1, [2, 3, 7, 13, 17, 19, 21, 30]],
  [2, [3, 7, 8, 9, 13, 27, 28, 32]],
  [3, [7, 12, 13]],
  ...([
    [4, [6, 10]],
    [5, [6, 10, 16]],
    [6, [16]],
    [8, [30, 32, 33]],
    [9, [33]],
    [13, [33]],
  ] as const),
  ...([
    [14, [32, 33]],
    [15, [32, 33]],
    [18, [32, 33]],
    [19, [33]],
    [20, [32, 33]],
    [22, [32, 33]],
  ] as const),
  [23, [25, 27, 29, 32, 33]],
  ...([
    [24, [25, 27, 31]],
    [25, [31]],
    [26, [29, 33]],
    [27, [33]],
    [28, [31, 33]],
    [29, [32, 33]],
  ] as const),
  ...([
    [30, [32, 33]],
    [31, [32, 33]],
    [32, [33]],
  ] as const),
];
export const KARATE: Link[] = FRIENDS.flatMap(([i, friends]) => friends.map((j): Link => [i, j]));
