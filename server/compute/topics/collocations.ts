import { PairTable, wider } from "./pair-table";
import type { TermRun } from "./term-runs";

/**
 * When a pair of neighbours is one term: it stands side by side at least `minCount` times with NPMI >= `minNpmi`, or is
 * written as one word at least once and has NPMI >= `gluedNpmi`, its words not both being general ones.
 */
export type CollocationLimits = { minCount: number; minNpmi: number; gluedNpmi: number };

/** Counts of parts and of joinable neighbours, by key. */
export class PairCounts {
  private singles = new Uint32Array(1024);
  private readonly pairs = new PairTable();
  private together = new Uint32Array(512);
  private glued = new Uint32Array(512);
  private total = 0;

  /** First round over all runs: how often each part stands. */
  countParts({ keys, length }: TermRun): void {
    this.total += length;
    for (let at = 0; at < length; at++) {
      const key = keys[at]!;
      if (key >= this.singles.length)
        this.singles = wider(this.singles, Math.max(key + 1, this.singles.length * 2));
      this.singles[key]!++;
    }
  }

  /** Second round: pairs, but for those that cannot reach `minCount`, which most of a corpus's pairs cannot. */
  countPairs({ keys, joins, glued, length }: TermRun, minCount: number): void {
    for (let at = 0; at + 1 < length; at++) {
      if (!joins[at]) continue;
      const [left, right] = [keys[at]!, keys[at + 1]!];
      if (!glued[at] && (this.singles[left]! < minCount || this.singles[right]! < minCount)) continue;
      const pair = this.pairs.add(left, right);
      if (pair >= this.together.length) {
        this.together = wider(this.together);
        this.glued = wider(this.glued);
      }
      this.together[pair]!++;
      if (glued[at]) this.glued[pair]!++;
    }
  }

  /**
   *   npmi(x, y) = ln( p(xy) / (p(x) p(y)) ) / -ln p(xy)   in [-1, 1],   p over all parts of the corpus
   *
   * of every pair that is one term. Source: Bouma (2009), Normalized (pointwise) mutual information in collocation extraction.
   */
  strengths(
    { minCount, minNpmi, gluedNpmi }: CollocationLimits,
    isGeneral: (key: number) => boolean,
  ): PairStrengths {
    const strengths = new PairStrengths();
    const { left, right, size } = this.pairs;
    for (let pair = 0; pair < size; pair++) {
      const together = this.together[pair]! / this.total;
      const apart = (this.singles[left[pair]!]! / this.total) * (this.singles[right[pair]!]! / this.total);
      // a corpus of nothing but this pair: its words are never apart
      const npmi = together === 1 ? 1 : Math.log(together / apart) / -Math.log(together);
      const often = this.together[pair]! >= minCount && npmi >= minNpmi;
      if (
        often ||
        (this.glued[pair]! > 0 && npmi >= gluedNpmi && !(isGeneral(left[pair]!) && isGeneral(right[pair]!)))
      )
        strengths.set(left[pair]!, right[pair]!, npmi);
    }
    return strengths;
  }
}

export class PairStrengths {
  private readonly pairs = new PairTable();
  private readonly values: number[] = [];

  set(left: number, right: number, npmi: number): void {
    this.values[this.pairs.add(left, right)] = npmi;
  }

  /** NaN for a pair that is not one term. */
  of(left: number, right: number): number {
    const pair = this.pairs.find(left, right);
    return pair < 0 ? Number.NaN : this.values[pair]!;
  }

  get size(): number {
    return this.values.length;
  }
}

/**
 * Joins the neighbours of a run that are one term, the strongest pair first (the first of equals), each part at most once;
 * `joined` gives the surface of two and whether they were written as one. Changes the run in place.
 */
export function joinPairs(
  run: TermRun,
  strengths: PairStrengths,
  joined: (left: number, right: number, glued: boolean) => number,
): void {
  const { keys, joins } = run;
  const found: { at: number; npmi: number }[] = [];
  for (let at = 0; at + 1 < run.length; at++) {
    if (!joins[at]) continue;
    const npmi = strengths.of(keys[at]!, keys[at + 1]!);
    if (!Number.isNaN(npmi)) found.push({ at, npmi });
  }
  if (found.length === 0) return;
  if (found.length > 1) found.sort((a, b) => b.npmi - a.npmi || a.at - b.at);
  const taken = new Set<number>();
  const heads = new Set<number>();
  for (const { at } of found) {
    if (taken.has(at) || taken.has(at + 1)) continue;
    taken.add(at).add(at + 1);
    heads.add(at);
  }
  let to = 0;
  for (let at = 0; at < run.length; at++) {
    if (heads.has(at)) {
      run.replace(to++, at + 1, joined(run.surfaces[at]!, run.surfaces[at + 1]!, run.glued[at] === 1));
      at++;
    } else run.move(to++, at);
  }
  run.length = to;
}
