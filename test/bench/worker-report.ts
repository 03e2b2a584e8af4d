import { readFileSync } from "node:fs";
import type { WorkerReport } from "./worker-process";

/** Repeated calls end after so much CPU time: who is slow need not be warm too. */
const MOST_SECONDS = 2;

/**
 * For the process that does the work: runs it, and prints the report of the last call: the only one, or the last of the
 * task's `calls`, when everything has been compiled. CPU is that of all threads of the process, memory the most that the
 * process ever held (input and runtime included), time what passed.
 */
export async function report<Found, Answer>(
  work: () => Found | Promise<Found>,
  answerOf: (found: Found) => Answer,
): Promise<void> {
  const { calls = 1 } = taskOf<{ calls?: number }>();
  const start = process.cpuUsage();
  for (let call = 1; ; call++) {
    const cpu = process.cpuUsage();
    const began = performance.now();
    const found = await work();
    const wallSeconds = (performance.now() - began) / 1000;
    const cpuSeconds = seconds(process.cpuUsage(cpu));
    if (call < calls && seconds(process.cpuUsage(start)) < MOST_SECONDS) continue;
    const used = { cpuSeconds, wallSeconds, peakMb: peakMb() };
    console.log(JSON.stringify({ ...used, answer: answerOf(found) } satisfies WorkerReport<Answer>));
    return;
  }
}

const seconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1e6;

export const taskOf = <Task>() => JSON.parse(process.argv[2]!) as Task;

function peakMb(): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))![1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}
