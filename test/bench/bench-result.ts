/** What every bench hands back, and what `run.ts` gives it. */

/** Medians over the repeats. CPU and memory are of the whole process tree that did the work. */
export interface Measure {
  cpuSeconds: number;
  wallSeconds: number;
  peakMb: number;
}

export interface BenchRow {
  /** One line: what was computed. */
  what: string;
  /** In the bench's own unit, which `what` or `title` names: transactions, networks, industries, ... */
  size: number;
  ours: Measure;
  peers: Record<string, Measure>;
  /** CPU seconds of the peer over ours: above 1 ours is faster. */
  ratio: Record<string, number>;
  /** Whether the answers were the same: checked before anything is timed. A sentence says how near, or why it cannot be said;
   *  `false` makes the run end with an error. */
  equal: boolean | string;
  goal: string;
  /** Null where there is no goal to meet, or no peer to meet it against. */
  met: boolean | null;
}

export interface BenchResult {
  id: string;
  title: string;
  rows: BenchRow[];
  notes: string[];
}

export interface BenchOptions {
  /** For data and intermediate files: kept between runs, so that data of a size are made once. */
  dir: string;
  /** Transactions. */
  sizes: number[];
  repeats: number;
  say: (line: string) => void;
}

/** What a module `*-bench.ts` exports as `bench`. */
export type Bench = (options: BenchOptions) => Promise<BenchResult>;
