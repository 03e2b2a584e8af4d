import { setImmediate } from "node:timers/promises";
import type { Steps } from "@/server/compute/topics/steps";
import type { AnalysisContext } from "./kind";

/** Says after every step how far it is; between two steps the process does its other work, and a stop ends it. */
export async function driven<Result>(
  steps: Steps<Result>,
  report: AnalysisContext["report"],
): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await setImmediate();
    await report(step.value);
  }
}
