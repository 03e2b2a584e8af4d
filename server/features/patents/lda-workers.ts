import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import {
  type LdaFactors,
  type LdaOptions,
  type LdaRound,
  ldaInParts,
  ldaSteps,
  type RemoteShard,
} from "@/server/compute/topics/lda";
import { ldaParts, tokenOffsets } from "@/server/compute/topics/lda-parts";
import type { ShardPlan, SharedCounts } from "@/server/compute/topics/lda-shard";
import type { SparseRows } from "@/server/compute/topics/tf-idf";
import { driven, type OnStep } from "@/server/features/jobs/driven";
import type { ThreadAsk } from "./lda-thread";

/** Each question in a type of its own, without the id that the thread's queue gives it. */
type Question = ThreadAsk extends infer Ask ? (Ask extends ThreadAsk ? Omit<Ask, "id"> : never) : never;

/**
 * Topics by Dirichlet allocation, the parts of a large corpus in as many threads as there are cores (or `workers`). Small
 * corpora have one part and stay in this thread. The answer is the same, bit for bit, whatever the number of workers.
 */
export async function ldaInWorkers(
  counts: SparseRows,
  options: LdaOptions,
  onStep: OnStep = async () => {},
  workers = availableParallelism(),
): Promise<LdaFactors> {
  const parts = ldaParts(tokenOffsets(counts)).length;
  if (Math.min(parts, workers) < 2) return driven(ldaSteps(counts, options), onStep);
  const threads = Array.from({ length: Math.min(parts, workers) }, () => new LdaThread());
  try {
    const open = async (plan: ShardPlan): Promise<RemoteShard> => {
      const part = plan.shard;
      const thread = threads[part % threads.length]!;
      await thread.ask({ part, open: plan });
      return {
        sweep: (round: LdaRound) => thread.ask<SharedCounts>({ part, round }),
        averages: () => thread.ask<Float32Array>({ part, averages: true }),
      };
    };
    return await ldaInParts(counts, options, open, onStep);
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

/** A thread and the questions that it has not answered; when it fails, all of them do. */
class LdaThread {
  private readonly worker = new Worker(new URL("./lda-thread-start.mjs", import.meta.url), {
    execArgv: [],
  });
  private readonly waiting = new Map<
    number,
    { done: (found: never) => void; fail: (cause: Error) => void }
  >();
  private last = 0;
  private failed: Error | null = null;

  constructor() {
    this.worker.on("message", ({ id, found }: { id: number; found: never }) => {
      this.waiting.get(id)?.done(found);
      this.waiting.delete(id);
    });
    this.worker.on("error", (cause: Error) => this.fail(cause));
    this.worker.on("exit", () => this.fail(new Error("a thread of the topics ended")));
  }

  ask<Found = void>(question: Question): Promise<Found> {
    return new Promise<Found>((done, fail) => {
      if (this.failed) return fail(this.failed);
      const id = ++this.last;
      this.waiting.set(id, { done, fail });
      this.worker.postMessage({ ...question, id });
    });
  }

  end() {
    return this.worker.terminate();
  }

  private fail(cause: Error) {
    this.failed ??= cause;
    for (const { fail } of this.waiting.values()) fail(this.failed);
    this.waiting.clear();
  }
}
