import { corpusTermsSteps, TERM_OPTIONS } from "@/server/compute/topics/corpus-terms";
import { type PatentColumns, PatentColumnsBuilder } from "@/server/compute/topics/patent-columns";
import { within } from "@/server/compute/topics/steps";
import { type TermCorpus, TermCorpusBuilder } from "@/server/compute/topics/term-corpus";
import type { TermDocuments } from "@/server/compute/topics/term-documents";
import type { TermLists } from "@/server/compute/topics/term-lists";
import { termReadingSteps } from "@/server/compute/topics/term-reading";
import { driven, type OnStep, part } from "@/server/features/jobs/driven";
import { loadNounAnalyser } from "./analyser";
import type { PatentSource } from "./patent-source";

/** Patents without their texts: terms (of those that were read for them), and what else is counted, in the order of `ids`. */
export type Corpus = { ids: readonly string[]; table: TermDocuments; columns: PatentColumns };

/** Reading takes about so much of the time that terms take. */
const READ = 0.3;

/** The terms of patents, read in batches: no more than one batch of texts is in memory. */
export async function readCorpus(
  { ids, batches, lists }: PatentSource,
  onStep: OnStep,
  hasTerms: (id: string) => boolean = () => true,
): Promise<Corpus> {
  const words = new TermCorpusBuilder();
  const columns = new PatentColumnsBuilder();
  let read = 0;
  for await (const batch of batches()) {
    for (const patent of batch) {
      if (hasTerms(patent.applicationNo)) words.add(patent);
      columns.add(patent);
    }
    read += batch.length;
    await onStep((READ * read) / ids.length);
  }
  const table = await corpusTerms(words.done(), lists, part(onStep, READ, 1));
  return { ids, table, columns: columns.done() };
}

/** The terms of word forms under given lists. */
export async function corpusTerms(
  words: TermCorpus,
  lists: TermLists,
  onStep: OnStep,
): Promise<TermDocuments> {
  const analyse = await loadNounAnalyser();
  const terms = function* () {
    const reading = yield* within(termReadingSteps(words, analyse), 0, 0.5);
    return yield* within(corpusTermsSteps(reading, { ...TERM_OPTIONS, lists }), 0.5, 1);
  };
  return driven(terms(), onStep);
}
