/**
 * Word parts of one run: `parts` without spaces, `surfaces` as the text writes them; `joins[i]`: part i may join part
 * i + 1; `glued[i]`: with no space between them.
 */
export type PartRun = { parts: string[]; surfaces: string[]; joins: boolean[]; glued: boolean[] };

export type CollocationOptions = { minCount: number; minNpmi: number; passes: number };

const SEPARATOR = "\u0000";

/**
 * Joins neighbouring parts that belong together (연료 + 전지) wherever they stand side by side, with or without a space:
 *
 *   npmi(x, y) = ln( p(xy) / (p(x) p(y)) ) / -ln p(xy)   in [-1, 1],   p over all parts of the corpus
 *
 * A pair that occurs at least `minCount` times with npmi >= `minNpmi` is joined, in every run the strongest pair first;
 * `passes` rounds join up to 2^passes parts. Runs are changed in place.
 *
 * Source   Bouma (2009), Normalized (pointwise) mutual information in collocation extraction.
 */
export function joinCollocations(runs: PartRun[], { minCount, minNpmi, passes }: CollocationOptions): void {
  for (let pass = 0; pass < passes; pass++) {
    const strength = pairStrengths(runs, minCount, minNpmi);
    if (strength.size === 0) return;
    for (const run of runs) joinRun(run, strength);
  }
}

function pairStrengths(runs: PartRun[], minCount: number, minNpmi: number): Map<string, number> {
  const single = new Map<string, number>();
  const pairs = new Map<string, number>();
  let total = 0;
  for (const { parts, joins } of runs)
    parts.forEach((part, at) => {
      total++;
      single.set(part, (single.get(part) ?? 0) + 1);
      if (!joins[at] || at + 1 >= parts.length) return;
      const pair = part + SEPARATOR + parts[at + 1]!;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    });
  const strength = new Map<string, number>();
  for (const [pair, count] of pairs) {
    if (count < minCount) continue;
    const [left, right] = pair.split(SEPARATOR) as [string, string];
    const together = count / total;
    const npmi =
      Math.log(together / ((single.get(left)! / total) * (single.get(right)! / total))) / -Math.log(together);
    if (npmi >= minNpmi) strength.set(pair, npmi);
  }
  return strength;
}

function joinRun(run: PartRun, strength: Map<string, number>): void {
  const { parts, joins } = run;
  const found: { at: number; npmi: number }[] = [];
  for (let at = 0; at + 1 < parts.length; at++) {
    const npmi = joins[at] ? strength.get(parts[at]! + SEPARATOR + parts[at + 1]!) : undefined;
    if (npmi !== undefined) found.push({ at, npmi });
  }
  if (found.length === 0) return;
  found.sort((a, b) => b.npmi - a.npmi || a.at - b.at);
  const taken = new Set<number>();
  const heads = new Set<number>();
  for (const { at } of found) {
    if (taken.has(at) || taken.has(at + 1)) continue;
    taken.add(at).add(at + 1);
    heads.add(at);
  }
  const joined: PartRun = { parts: [], surfaces: [], joins: [], glued: [] };
  for (let at = 0; at < parts.length; at++) {
    const head = heads.has(at);
    const gap = run.glued[at] ? "" : " ";
    joined.parts.push(head ? parts[at]! + parts[at + 1]! : parts[at]!);
    joined.surfaces.push(head ? run.surfaces[at]! + gap + run.surfaces[at + 1]! : run.surfaces[at]!);
    if (head) at++;
    joined.joins.push(joins[at]!);
    joined.glued.push(run.glued[at]!);
  }
  Object.assign(run, joined);
}
