import type { BenchOptions, BenchRow, Measure } from "./bench-result";
import { medianMeasure } from "./measure";
import { runWorker, type WorkerReport } from "./worker-process";

/** Who takes longer than this is measured once, in the round that compares the answers. */
const SLOW_SECONDS = 3;
const NONE: Measure = { cpuSeconds: 0, wallSeconds: 0, peakMb: 0 };

export type Contest<Answer> = {
  what: string;
  size: number;
  task: unknown;
  ours: readonly string[];
  /** Commands of those that are installed, by name. */
  peers: Readonly<Record<string, readonly string[]>>;
  /** A sentence when the answers are the same, null when they are not. */
  agree: (ours: Answer, peer: Answer, name: string) => string | null;
  goal: string;
  /** Default: no goal. */
  met?: (ours: Measure, ratio: Readonly<Record<string, number>>) => boolean | null;
};

/**
 * One row: everyone once, to compare the answers; then, if they are the same, `repeats` rounds in which everyone has a
 * turn in a process of its own, so that a busy moment of the machine meets all alike.
 */
export async function contest<Answer>(
  { what, size, task, ours, peers, agree, goal, met }: Contest<Answer>,
  { repeats, say }: Pick<BenchOptions, "repeats" | "say">,
): Promise<BenchRow & { answers: Record<string, Answer> }> {
  const commands = { ours, ...peers };
  const first: Record<string, WorkerReport<Answer>> = {};
  for (const [name, command] of Object.entries(commands)) {
    first[name] = await runWorker<Answer>(command, task);
    say(`${what}, ${size}: ${name} ${first[name].cpuSeconds.toFixed(3)} s CPU`);
  }
  const answers = Object.fromEntries(Object.entries(first).map(([name, { answer }]) => [name, answer]));
  const found = Object.keys(peers).map((name) => ({
    name,
    how: agree(answers.ours!, answers[name]!, name),
  }));
  const apart = found.filter(({ how }) => how === null).map(({ name }) => name);
  const row = { what, size, goal, answers };
  if (apart.length > 0) {
    say(`${what}, ${size}: another answer than ${apart.join(", ")}; not timed`);
    return { ...row, ours: NONE, peers: {}, ratio: {}, equal: false, met: false };
  }

  const measures: Record<string, Measure[]> = Object.fromEntries(
    Object.entries(first).map(([name, report]) => [name, report.cpuSeconds > SLOW_SECONDS ? [report] : []]),
  );
  for (let round = 0; round < repeats; round++)
    for (const [name, command] of Object.entries(commands))
      if (first[name]!.cpuSeconds <= SLOW_SECONDS) measures[name]!.push(await runWorker(command, task));
  const { ours: own, ...others } = Object.fromEntries(
    Object.entries(measures).map(([name, all]) => [name, medianMeasure(all)]),
  ) as Record<string, Measure>;
  const ratio = Object.fromEntries(
    Object.entries(others).map(([name, { cpuSeconds }]) => [name, cpuSeconds / own!.cpuSeconds]),
  );
  const equal = found.length === 0 ? "no peer" : sentences(found as { name: string; how: string }[]);
  return { ...row, ours: own!, peers: others, ratio, equal, met: met?.(own!, ratio) ?? null };
}

/** Each sentence once, with whom it is about where not all say the same. */
function sentences(found: readonly { name: string; how: string }[]): string {
  const said = [...new Set(found.map(({ how }) => how))];
  if (said.length === 1) return said[0]!;
  return said
    .map((how) => `${found.flatMap((one) => (one.how === how ? [one.name] : [])).join(", ")}: ${how}`)
    .join("; ");
}

/** Met when each peer that ran needs at least its multiple of our CPU time; null when none of them ran. */
export const timesFaster =
  (least: Readonly<Record<string, number>>) => (_: Measure, ratio: Readonly<Record<string, number>>) => {
    const ran = Object.entries(least).filter(([name]) => ratio[name] !== undefined);
    return ran.length === 0 ? null : ran.every(([name, times]) => ratio[name]! >= times);
  };
