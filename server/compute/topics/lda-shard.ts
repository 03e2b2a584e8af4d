import { kernelFunctions, kernelMemory, wasmAvailable } from "../kernels/kernel-memory";
import { LDA_WASM } from "../kernels/lda-wasm";
import { plainSweep } from "./lda-twin";

/** Words of documents: document d has the terms words[t], t in offsets[d] .. offsets[d + 1], each as often as it occurs. */
export type Tokens = { offsets: Int32Array; words: Int32Array };

/** Counts that all documents share: terms x stride, and the sums over the terms. */
export type SharedCounts = { terms: Float32Array; totals: Int32Array };

export type ShardPlan = {
  tokens: Tokens;
  columns: number;
  topics: number;
  seed: number;
  /** Which part of the documents this is: parts draw from streams of their own. */
  shard: number;
  documentPrior: number;
  termPrior: number;
  /** The twin in plain TypeScript instead of the kernel. */
  plain?: boolean;
};

/** Topics in memory, a multiple of eight: the kernel works on two vectors of four at a time. */
export const strideOf = (topics: number) => 8 * Math.ceil(topics / 8);

type Sweep = (
  ...args: [
    ...[documents: number, offsets: number, words: number, assignments: number, assigned: number],
    ...[topics: number, stride: number, terms: number, totals: number, inverse: number, alpha: number],
    ...[beta: number, mass: number, scratch: number, hot: number, averages: number],
  ]
) => void;
type Kernel = { seeded(a: number, b: number, c: number): void; sweep: Sweep };

export type LdaShard = {
  /** One sweep from these counts; they then hold what this part made of them. `average`: add the document's counts up. */
  sweep(sweep: number, shared: SharedCounts, average: boolean): void;
  /** Topic of every token. */
  readonly assignments: Uint16Array;
  /** Sums of n_dk over the averaged sweeps, documents x stride. */
  readonly averages: Float32Array;
};

/** A part of the documents in a memory of its own: 6 bytes a token, 4 stride bytes a document and a term. */
export function ldaShard(plan: ShardPlan): LdaShard {
  const { tokens, columns, topics, seed, shard, documentPrior, termPrior } = plan;
  const stride = strideOf(topics);
  const documents = tokens.offsets.length - 1;
  const { memory, lists, addresses } = kernelMemory(
    {
      ...{ hot: ["f32", 16], hotWhole: ["i32", 16], alpha: ["f32", stride], inverse: ["f32", stride] },
      ...{ totals: ["i32", stride], scratch: ["f32", 3 * stride + 12], offsets: ["i32", documents + 1] },
      ...{ terms: ["f32", columns * stride], averages: ["f32", documents * stride] },
      ...{ words: ["i32", tokens.words.length], assignments: ["u16", tokens.words.length] },
    },
    { plain: plan.plain || !wasmAvailable() },
  );
  for (let lane = 0; lane < 4; lane++) lists.hot[5 * lane] = lists.hotWhole[5 * lane] = 1;
  lists.alpha.fill(documentPrior, 0, topics);
  lists.offsets.set(tokens.offsets);
  lists.words.set(tokens.words);
  const kernel = memory && kernelFunctions<Kernel>(LDA_WASM, memory);
  let assigned = false;
  return {
    ...{ assignments: lists.assignments, averages: lists.averages },
    sweep(sweep, shared, average) {
      lists.terms.set(shared.terms);
      lists.totals.set(shared.totals);
      const state = [
        seed >>> 0,
        (Math.floor(seed / 2 ** 32) ^ Math.imul(shard, 0x9e3779b1)) >>> 0,
        sweep,
      ] as const;
      const beta = Math.fround(termPrior);
      const mass = Math.fround(columns * termPrior);
      if (kernel) {
        kernel.seeded(...state);
        const { offsets, words, assignments, terms, totals, inverse, alpha, scratch, hot, averages } =
          addresses;
        kernel.sweep(
          ...([
            documents,
            offsets,
            words,
            assignments,
            assigned ? 1 : 0,
            topics,
            stride,
            terms,
            totals,
          ].concat([
            ...[inverse, alpha, beta, mass, scratch, hot, average ? averages : 0],
          ]) as Parameters<Sweep>),
        );
      } else plainSweep(lists, { documents, topics, stride, state, beta, mass, assigned, average });
      assigned = true;
      shared.terms.set(lists.terms);
      shared.totals.set(lists.totals);
    },
  };
}
