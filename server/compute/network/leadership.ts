/**
 * a, leadership (formula 2): how steeply the number of partners falls with rank.
 *
 *   ln k_i = ln C - a ln k*_i,  ordinary least squares over nodes with k_i >= 1
 *
 * k*_i is the rank by k descending, ties share the best rank (1, 2, 2, 4). a >= 0, no unit.
 * Shapes      degree (n)  ->  a number.  O(n + max k).
 * Degenerate  all k equal, or fewer than 2 nodes with a partner: value 0, `degenerate` true.
 * Source      formula 2 of the source document; the tie rule is the one that fits all six of its examples.
 */
export function leadership(degree: Int32Array): { value: number; degenerate: boolean } {
  const nodesWith = new Int32Array(degree.reduce((most, k) => Math.max(most, k), 0) + 1);
  for (const k of degree) nodesWith[k]!++;
  const groups: { x: number; y: number; nodes: number }[] = [];
  let rank = 1;
  for (let k = nodesWith.length - 1; k >= 1; k--) {
    const nodes = nodesWith[k]!;
    if (nodes > 0) groups.push({ x: Math.log(rank), y: Math.log(k), nodes });
    rank += nodes;
  }
  if (groups.length < 2) return { value: 0, degenerate: true };
  const total = rank - 1;
  const meanX = groups.reduce((sum, g) => sum + g.nodes * g.x, 0) / total;
  const meanY = groups.reduce((sum, g) => sum + g.nodes * g.y, 0) / total;
  let xy = 0;
  let xx = 0;
  for (const { x, y, nodes } of groups) {
    xy += nodes * (x - meanX) * (y - meanY);
    xx += nodes * (x - meanX) ** 2;
  }
  return { value: -xy / xx, degenerate: false };
}
