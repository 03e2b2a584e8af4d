import { cpus, loadavg, totalmem } from "node:os";
import { packageVersion, python } from "./peers";

/** The machine and the versions, as lines of the document. */
export function machineSection(date: string): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const packages = ["@duckdb/node-api", "graphology"].map((name) => `${name} ${packageVersion(name)}`);
  const here = python();
  const libraries = Object.entries(here?.libraries ?? {}).map(([name, version]) => `${name} ${version}`);
  return [
    `- Last run ${date}: ${cpus().length} cores (${first?.model.trim() ?? "unknown"}), ${memory} GB, ${process.platform} ${process.arch}.`,
    `- Load of the machine at its end: ${loadavg()[1]!.toFixed(1)} processes wanted a core (mean of five minutes).`,
    `- Node ${process.versions.node}, ${packages.join(", ")}.`,
    here
      ? `- Python ${here.version}, ${libraries.join(", ")}.`
      : "- No Python: its libraries were not measured.",
  ].join("\n");
}
