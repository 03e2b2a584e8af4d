import type { Flows, LinkRule } from "@/server/domain/flows";

/**
 * The formulas once more, as they stand on paper: full matrices, sets and sorting, no sparse structure, no shortcut.
 * It shares nothing with the code under test but the type of its input.
 */

export function denseRelatedness(flows: Flows, self: LinkRule["self"]) {
  const n = flows.industries.length;
  const amount = Array.from({ length: n }, () => new Array<bigint>(n).fill(0n));
  const count = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  flows.seller.forEach((i, k) => {
    const j = flows.buyer[k]!;
    if (i === j && self === "exclude") return;
    amount[i]![j] = flows.amount[k]!;
    count[i]![j] = flows.count[k]!;
  });
  const sum = (values: bigint[]) => values.reduce((s, v) => s + v, 0n);
  const sumCount = (values: number[]) => values.reduce((s, v) => s + v, 0);
  const total = sum(amount.flat());
  const totalCount = sumCount(count.flat());
  const cell = (i: number, j: number) => {
    const sold = sum(amount[i]!);
    const bought = sum(amount.map((row) => row[j]!));
    if (sold === 0n || bought === 0n) return null;
    return {
      amount: amount[i]![j]!,
      /** RR as an exact fraction. */
      numerator: amount[i]![j]! * total,
      denominator: sold * bought,
      expected: (Number(sold) * Number(bought)) / Number(total),
      expectedCount: (sumCount(count[i]!) * sumCount(count.map((row) => row[j]!))) / totalCount,
    };
  };
  return { n, cell };
}

/** "seller>buyer" of every link with RR > threshold, by exact fractions; threshold a whole number. */
export function denseLinks(flows: Flows, threshold: bigint): string[] {
  const { n, cell } = denseRelatedness(flows, "exclude");
  const links: string[] = [];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const value = cell(i, j);
      if (i !== j && value && value.numerator > threshold * value.denominator) links.push(`${i}>${j}`);
    }
  return links;
}

export type Link = readonly [number, number];

export function denseIndicators(n: number, links: readonly Link[], countIsolated = false) {
  const partner = Array.from({ length: n }, () => new Array<boolean>(n).fill(false));
  for (const [i, j] of links) {
    partner[i]![j] = true;
    partner[j]![i] = true;
  }
  const all = Array.from({ length: n }, (_, i) => i);
  const of = (i: number) => all.filter((j) => partner[i]![j]);
  const k = all.map((i) => of(i).length);
  const linked = all.filter((i) => k[i]! > 0);
  const nodes = countIsolated ? n : linked.length;
  if (nodes === 0) return null;

  const rank = linked.map((i) => 1 + linked.filter((j) => k[j]! > k[i]!).length);
  const a = linked.every((i) => k[i] === k[linked[0]!])
    ? 0
    : -slope(
        rank.map(Math.log),
        linked.map((i) => Math.log(k[i]!)),
      );
  const x = linked.map((i) => k[i]!);
  const y = linked.map((i) => mean(of(i).map((j) => k[j]!)));
  const flat = (v: number[]) => v.every((value) => Math.abs(value - v[0]!) < 1e-9);
  const b = flat(x) || flat(y) ? 0 : -pearson(x, y);
  const bSlope = flat(x) || flat(y) ? 0 : -slope(x, y);
  const ends = linked.flatMap((i) => of(i).map((j) => [k[i]!, k[j]!] as const));
  const bNewman = flat(x)
    ? 0
    : -pearson(
        ends.map((e) => e[0]),
        ends.map((e) => e[1]),
      );
  const local = all.map((i) => {
    const p = of(i);
    if (p.length < 2) return 0;
    const closed = p.flatMap((j) => p.filter((l) => j < l && partner[j]![l])).length;
    return closed / ((p.length * (p.length - 1)) / 2);
  });
  const c = local.reduce((s, v) => s + v, 0) / nodes;
  return {
    a,
    b,
    bSlope,
    bNewman: flat(ends.map((e) => e[0])) ? 0 : bNewman,
    c,
    d: links.length / nodes,
    nodes,
    k,
  };
}

/** Members of the ego network by repeated look at every link. */
export function denseEgo(
  links: readonly Link[],
  cores: number[],
  radius: number,
  direction: string,
): number[] {
  const members = new Set(cores.filter((core) => links.some((link) => link.includes(core))));
  for (let step = 0; step < radius; step++) {
    const before = new Set(members);
    for (const [i, j] of links) {
      if (direction !== "suppliers" && before.has(i)) members.add(j);
      if (direction !== "customers" && before.has(j)) members.add(i);
    }
  }
  return [...members].sort((x, y) => x - y);
}

const mean = (v: number[]) => v.reduce((s, value) => s + value, 0) / v.length;
const covariance = (x: number[], y: number[]) =>
  mean(x.map((value, i) => (value - mean(x)) * (y[i]! - mean(y))));
const slope = (x: number[], y: number[]) => covariance(x, y) / covariance(x, x);
const pearson = (x: number[], y: number[]) =>
  covariance(x, y) / Math.sqrt(covariance(x, x) * covariance(y, y));
