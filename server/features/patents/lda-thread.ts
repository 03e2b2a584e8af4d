import { parentPort } from "node:worker_threads";
import type { LdaRound } from "@/server/compute/topics/lda";
import { type LdaShard, ldaShard, type ShardPlan } from "@/server/compute/topics/lda-shard";

/** What a thread is asked, one after the other; every answer has the id of its question. */
export type ThreadAsk = { id: number; part: number } & (
  | { open: ShardPlan }
  | { round: LdaRound }
  | { averages: true }
);

// Runs in a thread of lda-workers.ts: sweeps the parts that it was given.
const shards = new Map<number, LdaShard>();

parentPort?.on("message", (ask: ThreadAsk) => {
  const answer = (found?: unknown) => parentPort!.postMessage({ id: ask.id, found });
  if ("open" in ask) {
    shards.set(ask.part, ldaShard(ask.open));
    return answer();
  }
  const shard = shards.get(ask.part)!;
  if ("averages" in ask) return answer(shard.averages.slice());
  const { sweep, average, shared } = ask.round;
  shard.sweep(sweep, shared, average);
  answer(shared);
});
