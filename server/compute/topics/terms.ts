import { corpusTermsSteps, TERM_OPTIONS, type TermOptions } from "./corpus-terms";
import type { NounAnalyser } from "./noun-parts";
import { inParts } from "./parts-of-work";
import { completed, type Steps, within } from "./steps";
import { TermCorpusBuilder, type TermDocument } from "./term-corpus";
import type { TermDocuments } from "./term-documents";
import { type TermReading, termReadingSteps } from "./term-reading";

export { TERM_OPTIONS, type TermOptions } from "./corpus-terms";
export type { TermDocument } from "./term-corpus";
export type { TermDocuments, TermTable } from "./term-documents";

/**
 * Korean noun terms, compounds included, and English stems of every document.
 *
 * 1. Word forms are counted over the corpus and each distinct form is read once (noun-parts.ts): with the analyser, or
 *    from the corpus alone when it is null.
 * 2. Words of one run that stand together more than chance allows are joined (collocations.ts).
 * 3. Stop words, single syllables and single letters are left out (stop-words.ts, term-lists.ts).
 *
 * Deterministic; O(length of the texts) beside the analyser.
 */
export const extractedTerms = (
  documents: readonly TermDocument[],
  analyse: NounAnalyser | null,
  options: TermOptions = TERM_OPTIONS,
): TermDocuments => completed(extractedTermsSteps(documents, analyse, options));

/** The same in steps of some documents. */
export function* extractedTermsSteps(
  documents: readonly TermDocument[],
  analyse: NounAnalyser | null,
  options: TermOptions = TERM_OPTIONS,
): Steps<TermDocuments> {
  const reading = yield* within(readTermsSteps(documents, analyse), 0, 0.6);
  return yield* within(corpusTermsSteps(reading, options), 0.6, 1);
}

/** The part of it that no list changes: keep it, to try lists (term-changes.ts). */
export function* readTermsSteps(
  documents: readonly TermDocument[],
  analyse: NounAnalyser | null,
): Steps<TermReading> {
  const builder = new TermCorpusBuilder();
  yield* within(
    inParts(documents, (document) => builder.add(document)),
    0,
    0.4,
  );
  return yield* within(termReadingSteps(builder.done(), analyse), 0.4, 1);
}
