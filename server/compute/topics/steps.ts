/**
 * A computation in steps: it yields the share of its work that is done, 0 to 1, and returns its result. Between two steps
 * its caller may report, let others in or stop; the result is the same however it is driven.
 */
export type Steps<Result> = Generator<number, Result, void>;

/** All steps at once. */
export function completed<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same steps as the part `from` to `to` of a larger work. */
export function* within<Result>(steps: Steps<Result>, from: number, to: number): Steps<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield from + (to - from) * step.value;
  }
}
