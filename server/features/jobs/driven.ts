import { setImmediate } from "node:timers/promises";
import type { Steps } from "@/server/compute/topics/steps";

/** Told how far the work is, 0 to 1. What it throws ends the work. */
export type OnStep = (done: number) => Promise<void>;

/** All steps of a computation; between two of them others are let in. */
export async function driven<Result>(steps: Steps<Result>, onStep: OnStep): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await setImmediate();
    await onStep(step.value);
  }
}

/** The same as the part `from` to `to` of a larger work. */
export const part =
  (onStep: OnStep, from: number, to: number): OnStep =>
  (done) =>
    onStep(from + (to - from) * done);
