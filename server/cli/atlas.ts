import { badInput, helpOf, nearest, parsedOptions, type Verb } from "@/server/cli/arguments";
import { remark } from "@/server/cli/output";
import { ComputeError, DomainError } from "@/server/domain/errors";
import { ANALYSIS_KINDS } from "@/server/features/analyses/schema";

/** Each verb is loaded when it is called: `recommend` needs no DuckDB. */
const VERBS: Record<string, () => Promise<Verb>> = {
  import: async () => (await import("@/server/cli/import-verb")).importVerb,
  network: async () => (await import("@/server/cli/network-verb")).networkVerb,
  indicators: async () => (await import("@/server/cli/indicators-verb")).indicatorsVerb,
  recommend: async () => (await import("@/server/cli/recommend-verb")).recommendVerb,
  synth: async () => (await import("@/server/cli/synth-verb")).synthVerb,
  topics: async () => (await import("@/server/cli/topics-verb")).topicsVerb,
  terms: async () => (await import("@/server/cli/terms-verb")).termsVerb,
  link: async () => (await import("@/server/cli/link-verb")).linkVerb,
  ...Object.fromEntries(
    ANALYSIS_KINDS.map((kind) => [
      kind,
      async () => (await import("@/server/cli/analysis-verb")).analysisVerb(kind),
    ]),
  ),
  // One of them, with a table of its own.
  sweep: async () => (await import("@/server/cli/sweep-verb")).sweepVerb,
};

const BAD_INPUT = 2;
const FAULT = 1;
/** What a shell reports of a program that was interrupted. */
const INTERRUPTED = 130;

async function main([name, ...words]: string[]): Promise<void> {
  if (!name || name === "--help" || name === "help") {
    const width = Math.max(...Object.keys(VERBS).map((verb) => verb.length)) + 2;
    const verbs = await Promise.all(
      Object.entries(VERBS).map(async ([verb, load]) => `  ${verb.padEnd(width)}${(await load()).summary}`),
    );
    const usage = `npm run -s atlas -- <verb> [options]\n\n${verbs.join("\n")}\n\n<verb> --help says more. Results go to stdout, all else to stderr.\nExit 0 = done, 2 = bad input, 1 = fault.\n`;
    if (name) process.stdout.write(usage);
    else throw badInput(`a verb is expected\n${usage}`);
    return;
  }
  const load = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!load) throw badInput(`unknown verb ${name}; did you mean ${nearest(name, Object.keys(VERBS))}?`);
  const verb = await load();
  if (words.includes("--help")) process.stdout.write(helpOf(name, verb));
  else await verb.run(parsedOptions(words, verb.options));
}

function exitCode(error: unknown): number {
  if (error instanceof DomainError) return error.code === "CANCELLED" ? INTERRUPTED : BAD_INPUT;
  if (error instanceof ComputeError && error.code === "BAD_OPTION") return BAD_INPUT;
  return FAULT;
}

// `atlas network ... | head` closes the pipe early: that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

main(process.argv.slice(2)).catch((error: unknown) => {
  process.exitCode = exitCode(error);
  const known = process.exitCode !== FAULT;
  remark(`atlas: ${known ? (error as Error).message : error instanceof Error ? error.stack : String(error)}`);
});
