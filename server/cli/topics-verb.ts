import { rm } from "node:fs/promises";
import { join } from "node:path";
import { badInput, choiceOption, numberOption, type Options, type Verb } from "@/server/cli/arguments";
import { writeLines } from "@/server/cli/lines-file";
import { print, remark } from "@/server/cli/output";
import {
  explainFindings,
  fileHash,
  PATENT_NOTES,
  PATENT_OPTIONS,
  type PatentInput,
  patentInput,
} from "@/server/cli/patent-input";
import { PatentSpool } from "@/server/cli/patent-spool";
import { withProgress } from "@/server/cli/progress";
import { termListsFile } from "@/server/cli/term-lists-file";
import { TOPIC_FILES, TOPICS_KIND, writtenBeside } from "@/server/cli/topics-folder";
import {
  coherenceOf,
  cubeLines,
  documentLines,
  industryLines,
  rejectLines,
  termLines,
  topicLines,
  yearLines,
} from "@/server/cli/topics-tables";
import type { TermLists } from "@/server/compute/topics/term-lists";
import { TOPICS_VERSION } from "@/server/domain/code-version";
import { DomainError } from "@/server/domain/errors";
import { type TopicAsk, type TopicsFound, topicsOf } from "@/server/features/patents/compute-topics";
import { REGION_COUNTS, TOPIC_COUNT, TOPIC_METHODS } from "@/server/features/patents/schema";
import { loadIpcKsic } from "@/server/features/reference/data";
import { literal, openDuckDb } from "@/server/warehouse/engine";

const EVERY = 1000;

export const topicsVerb: Verb = {
  summary: "topics of patents, with their terms, industries, years and regions",
  options: {
    ...PATENT_OPTIONS,
    out: { value: "DIR", help: "folder to write; topics that it holds are replaced", required: true },
    k: { value: "N|auto", help: `topics, ${TOPIC_COUNT.min} to ${TOPIC_COUNT.max}; default auto` },
    method: { value: "NAME", help: `${TOPIC_METHODS.join(" | ")}; default nmf` },
    seed: { value: "N", help: "same file, options and seed, same bytes; default 1" },
    regions: {
      value: "HOW",
      help: "a patent of several regions: fractional (equal parts, default) | whole (once in each)",
    },
    documents: { value: "FORMAT", help: "of the weights of patents: csv (default) | parquet" },
  },
  notes: [
    "DIR: topics.csv, terms.csv, documents.csv (weights from 0.0001), years.csv, cube.csv (region, year, topic),",
    "industries.csv (five-digit KSIC with evidence), coherence.json (what was tried for --k auto), rejects.csv, meta.json.",
    "It is written whole or not at all. A folder that holds something else is refused. The order of the rows of the file",
    "plays no part. json: {patents, rejected, topics, vocabulary, unplaced, out}",
    ...PATENT_NOTES,
  ],
  async run(options) {
    const ask = askOf(options);
    const parquet = choiceOption(options, "documents", ["csv", "parquet"]) === "parquet";
    const lists = await termListsFile(options.lists);
    const { found, findings } = await writtenBeside(options.out!, (draft) =>
      withProgress(async (hooks) => {
        const input = await patentInput(options);
        const found = await foundTopics(input, { ask, lists, draft }, hooks);
        hooks.report("topics: writing");
        await writeTables(draft, found, input, ask);
        await writeJson(join(draft, TOPIC_FILES.meta), await metaOf(input, found, ask, lists));
        if (parquet) await asParquet(draft);
        return { found, findings: input.findings };
      }),
    );
    const { documents, vocabulary, unplaced, topics } = found;
    if (unplaced > 0) remark(`atlas: ${unplaced} patents have no term of the vocabulary and are in no topic`);
    await print([
      JSON.stringify({
        ...{ patents: documents, rejected: rejectedOf(findings), topics: topics.length, vocabulary },
        ...{ unplaced, out: options.out },
      }),
    ]);
  },
};

function askOf(options: Options): TopicAsk {
  const { min, max } = TOPIC_COUNT;
  const whole = (from: number, to: number) => (value: number) =>
    Number.isInteger(value) && value >= from && value <= to;
  const topics =
    options.k === undefined || options.k === "auto"
      ? ("auto" as const)
      : numberOption(options, "k", `auto or a whole number from ${min} to ${max}`, whole(min, max))!;
  return {
    topics,
    method: choiceOption(options, "method", TOPIC_METHODS) ?? "nmf",
    seed: numberOption(options, "seed", "a whole number from 0", whole(0, 2_147_483_647)) ?? 1,
    regionCount: choiceOption(options, "regions", REGION_COUNTS) ?? "fractional",
  };
}

type Hooks = { signal: AbortSignal; report: (text: string) => void };

/** The topics as the job of the app computes them, of patents that are in a temporary file meanwhile. */
async function foundTopics(
  input: PatentInput,
  { ask, lists, draft }: { ask: TopicAsk; lists: TermLists; draft: string },
  { signal, report }: Hooks,
): Promise<TopicsFound> {
  const stopped = () => {
    if (signal.aborted) throw new DomainError("CANCELLED", "stopped");
  };
  const path = join(draft, "patents.spool");
  const spool = await PatentSpool.create(path);
  try {
    for await (const patent of input.patents) {
      await spool.add({ ...patent, abstract: patent.abstract || patent.abstractEn });
      if (input.findings.accepted % EVERY !== 0) continue;
      stopped();
      report(`topics: ${input.findings.accepted} patents, ${Math.floor(100 * input.share())} % of the file`);
    }
    explainFindings(input, input.findings);
    await spool.done();
    const source = {
      ids: spool.ids,
      batches: (size?: number) => spool.batches(size),
      ...{ lists, prior: loadIpcKsic() },
    };
    return await topicsOf(source, ask, async (done) => {
      stopped();
      report(`topics: ${Math.floor(100 * done)} %`);
    });
  } catch (error) {
    if (error instanceof DomainError && error.reason === "noTopicsFound")
      throw badInput(`${input.name}: no term stands in two patents without standing in most of them`);
    throw error;
  } finally {
    await spool.close();
    await rm(path, { force: true });
  }
}

async function writeTables(draft: string, found: TopicsFound, { findings }: PatentInput, ask: TopicAsk) {
  const files: [keyof typeof TOPIC_FILES, Iterable<string>][] = [
    ["topics", topicLines(found)],
    ["terms", termLines(found)],
    ["documents", documentLines(found)],
    ["years", yearLines(found)],
    ["cube", cubeLines(found)],
    ["industries", industryLines(found)],
    ["rejects", rejectLines(findings)],
  ];
  for (const [name, lines] of files) await writeLines(join(draft, TOPIC_FILES[name]), lines);
  await writeJson(join(draft, TOPIC_FILES.coherence), coherenceOf(found, ask.topics));
}

const writeJson = (path: string, value: unknown) => writeLines(path, [JSON.stringify(value, null, 1)]);

/** All that decides the result, and what was found on the way; no clock and no names of this machine. */
async function metaOf(
  { path, mapping, findings }: PatentInput,
  found: TopicsFound,
  ask: TopicAsk,
  lists: TermLists,
) {
  const { topics, regionCount, ...rest } = ask;
  return {
    kind: TOPICS_KIND,
    version: 1,
    codeVersion: TOPICS_VERSION,
    input: { sha256: await fileHash(path), columns: mapping },
    options: { k: topics, regions: regionCount, ...rest, lists },
    analyser: process.env.STRATLAS_KIWI_MODEL ? "kiwi" : "garu-ko",
    patents: found.documents,
    rejected: rejectedOf(findings),
    personsLeftOut: findings.personsLeftOut,
    placesOfNoRegion: findings.unknownRegions.size,
    ...{ withoutYear: found.withoutYear, withoutRegion: found.withoutRegion, years: found.years },
    ...{ topics: found.topics.length, vocabulary: found.vocabulary, unplaced: found.unplaced },
  };
}

const rejectedOf = ({ rejected }: PatentInput["findings"]) =>
  Object.fromEntries(Object.entries(rejected).map(([reason, { count }]) => [reason, count]));

async function asParquet(draft: string): Promise<void> {
  const csv = join(draft, TOPIC_FILES.documents);
  const engine = await openDuckDb({ spillDir: draft, threads: 1, memoryLimitMb: 500 });
  try {
    await engine.run(`COPY (SELECT * FROM read_csv(${literal(csv)}, header = true, columns = {
        'application_no': 'VARCHAR', 'topic': 'INTEGER', 'weight': 'DOUBLE', 'main': 'INTEGER'}))
      TO ${literal(join(draft, TOPIC_FILES.documentsParquet))} (FORMAT parquet, COMPRESSION zstd)`);
  } finally {
    engine.close();
  }
  await rm(csv);
}
