import { readFileSync, writeFileSync } from "node:fs";

/** Loaded before a program that is measured: leaves what the process used, all its threads together, in $BENCH_USAGE. */
process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  const status = readFileSync("/proc/self/status", "utf8");
  const peakMb = Number(/VmHWM:\s+(\d+)/.exec(status)[1]) / 1024;
  writeFileSync(
    process.env.BENCH_USAGE,
    JSON.stringify({ cpu: (user + system) / 1e6, wall: process.uptime(), peakMb }),
  );
});
