/**
 * a, leadership (formula 2): how steeply the number of partners falls with rank.
 *
 *   ln k_i = ln C - a ln k*_i,  ordinary least squares over nodes with k_i >= 1
 *
 * k*_i is the rank by k descending, ties share the best rank (1, 2, 2, 4). a >= 0, no unit.
 * Shapes      degree (n)  ->  a number.  O(n + max k), by a counting sort.
 * Degenerate  all k equal, or fewer than 2 nodes with a partner: value 0, `degenerate` true.
 * Source      formula 2 of the source document; the tie rule is the one that fits all six of its examples.
 */
export function leadership(degree: Int32Array): { value: number; degenerate: boolean } {
  let most = 0;
  for (let i = 0; i < degree.length; i++) if (degree[i]! > most) most = degree[i]!;
  const nodesWith = new Int32Array(most + 1);
  for (let i = 0; i < degree.length; i++) nodesWith[degree[i]!]!++;
  let groups = 0;
  let rank = 1;
  let sumX = 0;
  let sumY = 0;
  for (let k = most; k >= 1; k--) {
    const nodes = nodesWith[k]!;
    if (nodes === 0) continue;
    groups++;
    sumX += nodes * Math.log(rank);
    sumY += nodes * Math.log(k);
    rank += nodes;
  }
  if (groups < 2) return { value: 0, degenerate: true };
  const meanX = sumX / (rank - 1);
  const meanY = sumY / (rank - 1);
  let xy = 0;
  let xx = 0;
  rank = 1;
  for (let k = most; k >= 1; k--) {
    const nodes = nodesWith[k]!;
    if (nodes === 0) continue;
    const x = Math.log(rank) - meanX;
    xy += nodes * x * (Math.log(k) - meanY);
    xx += nodes * x ** 2;
    rank += nodes;
  }
  return { value: -xy / xx, degenerate: false };
}
