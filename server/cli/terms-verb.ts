import { rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { badInput, type Verb } from "@/server/cli/arguments";
import { pathOf } from "@/server/cli/files";
import { writeLines } from "@/server/cli/lines-file";
import { csvLine, print } from "@/server/cli/output";
import { explainFindings, PATENT_NOTES, PATENT_OPTIONS, patentInput } from "@/server/cli/patent-input";
import { withProgress } from "@/server/cli/progress";
import { termListsFile } from "@/server/cli/term-lists-file";
import { TermCorpusBuilder } from "@/server/compute/topics/term-corpus";
import { documentFrequencies, type TermDocuments } from "@/server/compute/topics/term-documents";
import { vocabulary, vocabularyOptions } from "@/server/compute/topics/tf-idf";
import { DomainError } from "@/server/domain/errors";
import { corpusTerms } from "@/server/features/patents/corpus";

const EVERY = 1000;

export const termsVerb: Verb = {
  summary: "terms of patents and how many patents hold them",
  options: {
    ...PATENT_OPTIONS,
    out: { value: "FILE.csv", help: "default: stdout" },
  },
  notes: [
    "csv: term,documents,occurrences,used; the most frequent first. A term of a title occurs twice. used 1: within the",
    "document-frequency limits, so that topics are made of it. With --out, stdout has {patents, terms, used, file}.",
    ...PATENT_NOTES,
  ],
  async run(options) {
    const out = options.out === undefined ? undefined : pathOf(options.out);
    if (out && !(await stat(dirname(out)).catch(() => null))?.isDirectory())
      throw badInput(`--out ${options.out}: there is no folder ${dirname(out)}`);
    if (out && (await stat(out).catch(() => null))?.isFile() === false)
      throw badInput(`--out ${options.out}: is no file`);
    const lists = await termListsFile(options.lists);
    const input = await patentInput(options);
    const table = await withProgress(async ({ signal, report }) => {
      const stopped = () => {
        if (signal.aborted) throw new DomainError("CANCELLED", "stopped");
      };
      const words = new TermCorpusBuilder();
      for await (const { title, abstract, abstractEn } of input.patents) {
        words.add({ title, abstract: abstract || abstractEn });
        if (input.findings.accepted % EVERY !== 0) continue;
        stopped();
        report(`terms: ${input.findings.accepted} patents, ${Math.floor(100 * input.share())} % of the file`);
      }
      explainFindings(input, input.findings);
      return corpusTerms(words.done(), lists, async (done) => {
        stopped();
        report(`terms: ${Math.floor(100 * done)} %`);
      });
    });
    const rows = termRows(table);
    if (!out) return print(linesOf(rows));
    const draft = `${out}.tmp-${process.pid}`;
    try {
      await writeLines(draft, linesOf(rows));
      await rename(draft, out);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    const used = rows.filter((row) => row.used).length;
    await print([
      JSON.stringify({ patents: input.findings.accepted, terms: rows.length, used, file: options.out }),
    ]);
  },
};

type TermRow = { term: string; documents: number; occurrences: number; used: boolean };

function termRows(table: TermDocuments): TermRow[] {
  const documents = documentFrequencies(table);
  const occurrences = new Float64Array(table.labels.length);
  table.ids.forEach((id, at) => {
    occurrences[id]! += table.counts[at]!;
  });
  const used = new Set(vocabulary(table, vocabularyOptions(table.offsets.length - 1)).labels);
  return table.labels
    .map((term, id) => ({
      ...{ term, documents: documents[id]!, occurrences: occurrences[id]! },
      used: used.has(term),
    }))
    .sort((a, b) => b.documents - a.documents || b.occurrences - a.occurrences || (a.term < b.term ? -1 : 1));
}

function* linesOf(rows: readonly TermRow[]): Generator<string> {
  yield "term,documents,occurrences,used";
  for (const { term, documents, occurrences, used } of rows)
    yield csvLine([term, documents, occurrences, used ? 1 : 0]);
}
