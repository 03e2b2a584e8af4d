import type { RandomStream } from "@/server/compute/network/bootstrap-random";
import type { HowMany, Mixing, PolicyChange, RewiringChange } from "@/server/compute/network/what-if-change";
import type { LinkTable } from "@/server/compute/network/what-if-links";
import { ComputeError } from "@/server/domain/errors";

/**
 * The firm and network policies of the source document's table as a rule that adds links: one end is drawn by its place
 * in the hierarchy, the other by how like it is, until m pairs that were no partners are.
 *
 *   first end i    P ∝ 1 (neutral),  k_i^s (top, 상부 강화),  k_i^-s (bottom, 하부 강화),  of those not yet partner of all
 *   other end j    P ∝ 1 (neutral),  (min/max)^s (assortative, 동류성),  (max/min)^s (disassortative, 비동류성)
 *                  of k_i and k_j, of those that are not partner of i
 *
 * s = `strength`; k is the degree within `members` and grows with every link; k = 0 counts as 1. One directed link is
 * added, the direction by the toss of a coin. The four cells are {top, bottom} x {assortative, disassortative}; neutral in
 * both is the same number of links put anywhere, which is what a cell's effect is to be read against, since more links
 * alone raise c and d.
 * m = links, or share x pairs of partners among the members, rounded.
 * Returns the links added; fewer than m when every two members are partners.  O(m x members).
 * Errors  BAD_OPTION if links, share or strength is negative or not finite, or links is not whole.
 */
export function attachLinks(
  table: LinkTable,
  members: readonly number[],
  { hierarchy, mixing, links, strength = 2 }: PolicyChange,
  random: RandomStream,
): { asked: number; done: number } {
  const { partner, degree, pairs } = amongMembers(table, members);
  const asked = wanted(links, pairs);
  if (!(strength >= 0 && strength <= 50))
    throw new ComputeError("BAD_OPTION", `strength is ${strength}; expected a number from 0 to 50`);
  const size = members.length;
  const power = Float64Array.from({ length: size + 1 }, (_, k) => Math.max(k, 1) ** strength);
  const place = (k: number) => {
    if (k >= size - 1) return 0;
    return hierarchy === "top" ? power[k]! : hierarchy === "bottom" ? 1 / power[k]! : 1;
  };
  const likeness = (k: number, l: number) => {
    if (mixing === "neutral") return 1;
    const [low, high] = [power[Math.min(k, l)]!, power[Math.max(k, l)]!];
    return mixing === "assortative" ? low / high : high / low;
  };
  const places = Float64Array.from(degree, place);
  const weight = new Float64Array(size);
  const likenessTo = new Float64Array(size + 1);
  let done = 0;
  for (; done < asked; done++) {
    const x = drawn(places, random);
    if (x < 0) break;
    for (let k = 0; k <= size; k++) likenessTo[k] = likeness(degree[x]!, k);
    for (let y = 0; y < size; y++) weight[y] = y === x || partner[x * size + y] ? 0 : likenessTo[degree[y]!]!;
    const y = drawn(weight, random);
    const [seller, buyer] = random.uniform() < 0.5 ? [x, y] : [y, x];
    table.sells[members[seller]! * table.industries.length + members[buyer]!] = 1;
    for (const [end, other] of [[x, y] as const, [y, x] as const]) {
      partner[end * size + other] = 1;
      degree[end]!++;
      places[end] = place(degree[end]!);
    }
  }
  return { asked, done };
}

/**
 * Mixing changed while every industry keeps its number of partners: two pairs of partners with four different ends change
 * partners, m times.
 *
 *   assortative     the two ends of most partners are joined, and the two of fewest
 *   disassortative  the one of most with the one of fewest, and the two between
 *
 * A swap that leaves the sum of k_i k_j, or would join two that are partners already, is drawn again. A new pair trades in as many
 * directions as the one it replaces; a single direction by the toss of a coin. So N, L, the pairs, every k, a and d stay.
 * Links of `fixed` members (the cores of an ego network, which decide who belongs to it) are left alone.
 * Returns the swaps made; fewer than m when 1,000 draws in a row (10 a pair if that is more) find none.
 * Errors  BAD_OPTION if swaps or share is negative, not finite or not whole.
 * Source  Xulvi-Brunet and Sokolov (2004), Physical Review E 70, 066102, with p = 1.
 */
export function rewireLinks(
  table: LinkTable,
  members: readonly number[],
  { mixing, swaps }: RewiringChange,
  random: RandomStream,
  fixed: ReadonlySet<number> = new Set(),
): { asked: number; done: number } {
  const { partner, degree, pairs } = amongMembers(table, members);
  const asked = wanted(swaps, pairs);
  const size = members.length;
  const movable: [number, number][] = [];
  for (let x = 0; x < size; x++)
    for (let y = 0; y < x; y++)
      if (partner[x * size + y] && !fixed.has(members[x]!) && !fixed.has(members[y]!)) movable.push([y, x]);
  let done = 0;
  const patience = Math.max(1000, 10 * movable.length);
  for (let failed = 0; done < asked && movable.length > 1 && failed < patience; ) {
    const [e, f] = [random.below(movable.length), random.below(movable.length)];
    const ends = [...movable[e]!, ...movable[f]!];
    const joined = new Set(ends).size === 4 ? rejoined(ends, degree, mixing) : null;
    if (!joined || joined.some(([x, y]) => partner[x * size + y])) {
      failed++;
      continue;
    }
    failed = 0;
    [e, f].forEach((pair, which) => {
      const [before, after] = [movable[pair]!, joined[which]!];
      move(table, members, before, after, random);
      for (const [[x, y], is] of [[before, 0] as const, [after, 1] as const]) {
        partner[x * size + y] = is;
        partner[y * size + x] = is;
      }
      movable[pair] = after;
    });
    done++;
  }
  return { asked, done };
}

/**
 * The two new pairs; null when the old ones are as good. The sum of k_i k_j over the pairs, and with it Newman's
 * assortativity, moves with every swap.
 */
function rejoined(
  ends: number[],
  degree: Int32Array,
  mixing: Mixing,
): [[number, number], [number, number]] | null {
  const [p, q, r, s] = ends.toSorted((x, y) => degree[y]! - degree[x]! || x - y) as [
    number,
    number,
    number,
    number,
  ];
  const joined: [[number, number], [number, number]] =
    mixing === "assortative"
      ? [
          [p, q],
          [r, s],
        ]
      : [
          [p, s],
          [q, r],
        ];
  const products = (a: number, b: number, c: number, d: number) =>
    degree[a]! * degree[b]! + degree[c]! * degree[d]!;
  const [a, b, c, d] = ends as [number, number, number, number];
  const gain = products(...joined[0], ...joined[1]) - products(a, b, c, d);
  return (mixing === "assortative" ? gain > 0 : gain < 0) ? joined : null;
}

function move(
  table: LinkTable,
  members: readonly number[],
  [a, b]: [number, number],
  [x, y]: [number, number],
  random: RandomStream,
) {
  const at = (from: number, to: number) => members[from]! * table.industries.length + members[to]!;
  const both = table.sells[at(a, b)]! + table.sells[at(b, a)]! === 2;
  const forward = random.uniform() < 0.5;
  table.sells[at(a, b)] = 0;
  table.sells[at(b, a)] = 0;
  table.sells[at(x, y)] = both || forward ? 1 : 0;
  table.sells[at(y, x)] = both || !forward ? 1 : 0;
}

/** Who is partner of whom among the members (symmetric, size x size), the degrees there, and the number of pairs. */
function amongMembers({ industries: { length }, sells }: LinkTable, members: readonly number[]) {
  const size = members.length;
  const partner = new Uint8Array(size * size);
  const degree = new Int32Array(size);
  let pairs = 0;
  for (let x = 0; x < size; x++)
    for (let y = 0; y < x; y++) {
      const [i, j] = [members[x]!, members[y]!];
      if (!sells[i * length + j] && !sells[j * length + i]) continue;
      partner[x * size + y] = 1;
      partner[y * size + x] = 1;
      degree[x]!++;
      degree[y]!++;
      pairs++;
    }
  return { partner, degree, pairs };
}

/** Place drawn with a probability in proportion to its weight; -1 if all are 0. */
function drawn(weight: Float64Array, random: RandomStream): number {
  let total = 0;
  for (let x = 0; x < weight.length; x++) total += weight[x]!;
  let left = random.uniform() * total;
  let last = -1;
  for (let x = 0; x < weight.length; x++) {
    if (weight[x] === 0) continue;
    last = x;
    left -= weight[x]!;
    if (left <= 0) break;
  }
  return last;
}

function wanted(howMany: HowMany, pairs: number): number {
  const [value, whole] = typeof howMany === "number" ? [howMany, true] : [howMany.share, false];
  if (!(value >= 0 && value < 1e7) || (whole && !Number.isInteger(value)))
    throw new ComputeError(
      "BAD_OPTION",
      `${value} links; expected ${whole ? "a whole number" : "a share"} >= 0`,
    );
  return whole ? value : Math.round(value * pairs);
}
