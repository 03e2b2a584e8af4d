import { ComputeError } from "@/server/domain/errors";
import { countMerge, ldaParts, tokenOffsets, tokensOf } from "./lda-parts";
import { type LdaShard, ldaShard, type ShardPlan, type SharedCounts, strideOf } from "./lda-shard";
import { ldaStart } from "./lda-start";
import { completed, type Steps, within } from "./steps";
import { filledRows, type SparseRows } from "./tf-idf";

export type LdaOptions = {
  topics: number;
  seed: number;
  /** Default: as many as draw 32 million topics in all, 12 to 100: 20 for 1.6 million tokens. */
  sweeps?: number;
  /** So many of the last sweeps are averaged; default: half of them. */
  averaged?: number;
  /** alpha, default 5 / topics: the prior is worth five terms of a document. */
  documentPrior?: number;
  /** beta, default 0.05. */
  termPrior?: number;
  /** The twin in plain TypeScript instead of the kernel: the same bits, slower. */
  plain?: boolean;
};

export type LdaFactors = {
  topics: number;
  /** p(topic | document), documents x topics; a row is all 0 for a document without terms. */
  documents: Float64Array;
  /** p(term | topic), topics x columns. */
  terms: Float64Array;
};

const DRAWS = 32_000_000;

/** One round: every part sweeps from the same counts, to counts of its own. */
export type LdaRound = { sweep: number; average: boolean; shared: SharedCounts };
/** What the rounds are asked for: a round's results by part, and at the end the parts' averages. */
type Asked = { round: LdaRound } | { averages: true } | { done: number };
type Given = SharedCounts[] | Float32Array[] | undefined;

/**
 * Latent Dirichlet allocation by collapsed Gibbs sampling: the topic of a token is drawn again and again from
 *
 *   p(k) ~ (n_dk + alpha) (n_kt + beta) / (n_k + V beta),          counts without the token itself,
 *
 * and of the last sweeps the means m of the counts are taken:
 *
 *   p(k | d) = (m_dk + alpha) / (N_d + K alpha)                    p(t | k) = (m_kt + beta) / (m_k + V beta)
 *
 * Start      a quick NMF of some documents (lda-start.ts), which saves most of the sweeps that a random start needs.
 * Parts      of a large corpus (lda-parts.ts) sweep side by side from the same counts, which are then brought together
 *            (AD-LDA); with one worker or several, in any order, the answer has the same bits. 32-bit floats, seeded sfc32.
 * Cost       O(tokens x topics) a sweep, in a kernel (assembly/lda.ts).
 * Degenerate a document without terms has a row of 0; counts are rounded to whole numbers, 1 at least.
 * Errors     BAD_OPTION if topics is not between 1 and the number of rows with values (65,535 at most), sweeps or averaged
 *            are not whole numbers from 1 with averaged <= sweeps, or a prior is not above 0.
 * Source     Griffiths and Steyvers (2004), PNAS 101, 5228; Newman et al. (2009), JMLR 10, 1801.
 */
export const lda = (counts: SparseRows, options: LdaOptions): LdaFactors =>
  completed(ldaSteps(counts, options));

/** The same in steps, the parts in turn. */
export function* ldaSteps(counts: SparseRows, options: LdaOptions): Steps<LdaFactors> {
  const { plans, rounds } = ldaRounds(counts, options);
  const shards: LdaShard[] = plans.map((plan) => ldaShard(plan()));
  let given: Given;
  for (;;) {
    const step = rounds.next(given);
    if (step.done) return step.value;
    const asked: Asked = step.value;
    if ("done" in asked) yield asked.done;
    else if ("averages" in asked) given = shards.map(({ averages }) => averages);
    else
      given = shards.map((shard) => {
        const { sweep, average, shared } = asked.round;
        const own = { terms: shared.terms.slice(), totals: shared.totals.slice() };
        shard.sweep(sweep, own, average);
        return own;
      });
  }
}

/** A part in another thread: told its plan, it sweeps. */
export type RemoteShard = {
  sweep(round: LdaRound): Promise<SharedCounts>;
  averages(): Promise<Float32Array>;
};

/** The same, the parts side by side where `open` puts them. `onStep` is told how far it is, and may throw to end it. */
export async function ldaInParts(
  counts: SparseRows,
  options: LdaOptions,
  open: (plan: ShardPlan) => Promise<RemoteShard>,
  onStep: (done: number) => Promise<void> = async () => {},
): Promise<LdaFactors> {
  const { plans, rounds } = ldaRounds(counts, options);
  const shards = await Promise.all(plans.map((plan) => open(plan())));
  let given: Given;
  for (;;) {
    const step = rounds.next(given);
    if (step.done) return step.value;
    const asked: Asked = step.value;
    if ("done" in asked) await onStep(asked.done);
    else if ("averages" in asked) given = await Promise.all(shards.map((shard) => shard.averages()));
    else given = await Promise.all(shards.map((shard) => shard.sweep(asked.round)));
  }
}

/** The plans of the parts, and the rounds that whoever works on them answers. */
function ldaRounds(counts: SparseRows, options: LdaOptions) {
  const { topics, seed, plain } = options;
  const offsets = tokenOffsets(counts);
  const sweeps = options.sweeps ?? Math.max(12, Math.min(100, Math.round(DRAWS / offsets[counts.rows]!)));
  const averaged = options.averaged ?? Math.ceil(sweeps / 2);
  const { documentPrior = 5 / topics, termPrior = 0.05 } = options;
  const filled = filledRows(counts).length;
  const whole = (value: number) => Number.isInteger(value) && value >= 1;
  if (!(whole(topics) && topics <= Math.min(filled, 65_535)))
    throw new ComputeError("BAD_OPTION", `${topics} topics of ${filled} documents with terms`);
  if (!(whole(sweeps) && whole(averaged) && averaged <= sweeps))
    throw new ComputeError("BAD_OPTION", `${averaged} of ${sweeps} sweeps averaged`);
  if (!(documentPrior > 0 && termPrior > 0))
    throw new ComputeError("BAD_OPTION", `priors ${documentPrior} and ${termPrior}`);
  const columns = counts.columnCount;
  const parts = ldaParts(offsets);
  const plans = parts.map((part, shard) => (): ShardPlan => {
    const tokens = tokensOf(counts, offsets, part);
    return { tokens, columns, topics, seed, shard, documentPrior, termPrior, plain };
  });

  function* rounds(): Generator<Asked, LdaFactors, Given> {
    const stride = strideOf(topics);
    let shared: SharedCounts = yield* told(within(ldaStart(counts, options), 0, 0.2));
    const sums = new Float64Array(columns * stride);
    for (let sweep = 0; sweep < sweeps; sweep++) {
      const average = sweep >= sweeps - averaged;
      const results = (yield { round: { sweep, average, shared } }) as SharedCounts[];
      // what the start counted is not of the corpus: from the first sweep on only tokens count
      const merge = countMerge(topics, columns, sweep === 0 ? null : shared);
      for (const result of results) merge.add(result, shared);
      shared = merge.merged;
      if (average) for (let i = 0; i < sums.length; i++) sums[i]! += shared.terms[i]!;
      yield { done: 0.2 + (0.8 * (sweep + 1)) / sweeps };
    }
    const terms = new Float64Array(topics * columns);
    for (let k = 0; k < topics; k++) {
      let total = 0;
      for (let t = 0; t < columns; t++) total += sums[t * stride + k]!;
      for (let t = 0; t < columns; t++)
        terms[k * columns + t] =
          (sums[t * stride + k]! / averaged + termPrior) / (total / averaged + columns * termPrior);
    }
    const documents = new Float64Array(counts.rows * topics);
    const averages = (yield { averages: true }) as Float32Array[];
    parts.forEach(([from, to], part) => {
      for (let row = from; row < to; row++) {
        const length = offsets[row + 1]! - offsets[row]!;
        if (length === 0) continue;
        for (let k = 0; k < topics; k++)
          documents[row * topics + k] =
            (averages[part]![(row - from) * stride + k]! / averaged + documentPrior) /
            (length + topics * documentPrior);
      }
    });
    return { topics, documents, terms };
  }
  return { plans, rounds: rounds() };
}

function* told<Result>(steps: Steps<Result>): Generator<Asked, Result, Given> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield { done: step.value };
  }
}
