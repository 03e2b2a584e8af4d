/**
 * c, robustness (formula 4): how far partners of a partner are partners, the mean local clustering coefficient.
 *
 *   c = (1/N) Σ_i c_i,   c_i = t_i / (k_i (k_i - 1) / 2),   c_i = 0 where k_i < 2
 *
 * t_i counts pairs of i's partners that trade with each other, in the undirected simple graph. In [0, 1].
 * Shapes  degree (n) k_i, triangles (n) t_i (see triangles.ts)  ->  a number.
 * `industries` is N: it may be less than the nodes of the graph when isolated ones are not counted.
 * Source  formula 4 of the source document; Watts and Strogatz (1998), Nature 393, 440.
 */
export function robustness(
  degree: ArrayLike<number>,
  triangles: ArrayLike<number>,
  industries: number,
): number {
  let sum = 0;
  for (let i = 0; i < degree.length; i++) {
    const k = degree[i]!;
    if (k >= 2) sum += triangles[i]! / ((k * (k - 1)) / 2);
  }
  return sum / industries;
}

/**
 * c that a random network of the same size and density would have, to read c against: c follows density closely.
 *
 *   E[c] = p · P[Binomial(N - 1, p) >= 2],   p = density of partner pairs
 *
 * In a network where each pair is linked with probability p, the local clustering of a node with two partners or more
 * is p on average, and 0 counts where k < 2. 0 for N < 3.
 */
export function expectedClustering(industries: number, density: number): number {
  if (industries < 3) return 0;
  const none = (1 - density) ** (industries - 1);
  const one = (industries - 1) * density * (1 - density) ** (industries - 2);
  return Math.max(0, density * (1 - none - one));
}
