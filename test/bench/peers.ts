import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./worker-process";

export const PYTHON_LIBRARIES = [
  "numpy",
  "scipy",
  "pandas",
  "networkx",
  "igraph",
  "sklearn",
  "gensim",
] as const;
export type PythonLibrary = (typeof PYTHON_LIBRARIES)[number];

export type Python = { program: string; version: string; libraries: Partial<Record<PythonLibrary, string>> };

const ASK = `
import importlib, json, platform
found = {}
for name in ${JSON.stringify(PYTHON_LIBRARIES)}:
    try: found[name] = importlib.import_module(name).__version__
    except Exception: pass
print(json.dumps({"version": platform.python_version(), "libraries": found}))
`;

let known: Python | null | undefined;

/** The Python with most of the libraries: that of BENCH_PYTHON, of the system (Debian's packages), or of the path. */
export function python(): Python | null {
  if (known !== undefined) return known;
  const found = [process.env.BENCH_PYTHON, "/usr/bin/python3", "python3"].flatMap((program) => {
    const { status, stdout } = spawnSync(program || "python3", ["-c", ASK], { encoding: "utf8" });
    return program && status === 0 ? [{ program, ...JSON.parse(stdout) } as Python] : [];
  });
  const count = ({ libraries }: Python) => Object.keys(libraries).length;
  known = found.reduce<Python | null>((best, one) => (best && count(best) >= count(one) ? best : one), null);
  return known;
}

/** Those of the peers written in Python whose libraries are here, as commands, and a line for each that is not. */
export function pythonPeers(
  peers: Readonly<Record<string, { file: string; needs: readonly PythonLibrary[] }>>,
): {
  commands: Record<string, string[]>;
  missing: string[];
} {
  const here = python();
  const commands: Record<string, string[]> = {};
  const missing: string[] = [];
  for (const [name, { file, needs }] of Object.entries(peers)) {
    const absent = needs.filter((library) => !here?.libraries[library]);
    if (here && absent.length === 0)
      commands[name] = [here.program, join(import.meta.dirname, "peers", file)];
    else missing.push(`${name} was not measured: ${here ? absent.join(", ") : "Python"} is not installed.`);
  }
  return { commands, missing };
}

/** Version of an installed package of ours. */
export const packageVersion = (name: string): string =>
  JSON.parse(readFileSync(join(ROOT, "node_modules", name, "package.json"), "utf8")).version;
