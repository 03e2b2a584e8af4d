import { englishStem } from "./english-stem";
import { analysedForms, corpusForms, type FormReader, type NounAnalyser } from "./noun-parts";
import { NO_EVIDENCE, stemEvidence } from "./noun-stems";
import { inParts } from "./parts-of-work";
import type { Steps } from "./steps";
import type { TermCorpus } from "./term-corpus";
import { TextNumbers } from "./text-numbers";

/**
 * The nouns of every distinct form of a corpus, each form read once however often it stands: what all lists of stop words,
 * synonyms and protected terms have in common, so that a change of them costs no analysis.
 *
 * A part is a surface (as the text writes it) of a key (what makes it the same term). Form f has the parts
 * `parts[k]`, k in offsets[f] .. offsets[f + 1]; open[f] = 1: its last part may join the next word.
 */
export type TermReading = {
  corpus: TermCorpus;
  offsets: Uint32Array;
  parts: Uint32Array;
  open: Uint8Array;
  surfaces: Surfaces;
};

/** Surfaces and keys by number. They only grow, and no result depends on their numbers. */
export class Surfaces {
  readonly keys = new TextNumbers();
  private readonly numbers = new TextNumbers();
  private readonly keyNumbers: number[] = [];

  of(surface: string, key: string): number {
    const number = this.numbers.of(surface);
    if (number === this.keyNumbers.length) this.keyNumbers.push(this.keys.of(key));
    return number;
  }

  key(surface: number): number {
    return this.keyNumbers[surface]!;
  }

  text(surface: number): string {
    return this.numbers.texts[surface]!;
  }

  get size(): number {
    return this.keyNumbers.length;
  }
}

/** `repair`: the corpus corrects where the analyser ends a noun (noun-stems.ts); off only to measure what it brings. */
export type ReadingOptions = { repair: boolean };

/** Reads the forms of a corpus with an analyser, or from the corpus alone when it is null. */
export function* termReadingSteps(
  corpus: TermCorpus,
  analyse: NounAnalyser | null,
  { repair }: ReadingOptions = { repair: true },
): Steps<TermReading> {
  const hangul = new Map<string, number>();
  corpus.forms.forEach((form, at) => {
    if (!corpus.latin[at]) hangul.set(form, corpus.formCounts[at]!);
  });
  const evidence = repair || !analyse ? stemEvidence(hangul) : NO_EVIDENCE;
  const read: FormReader = analyse ? analysedForms(analyse, evidence) : corpusForms(evidence);
  const surfaces = new Surfaces();
  const offsets = new Uint32Array(corpus.forms.length + 1);
  const open = new Uint8Array(corpus.forms.length);
  const parts: number[] = [];
  let at = 0;
  yield* inParts(corpus.forms, (form) => {
    if (corpus.latin[at]) {
      parts.push(surfaces.of(form, englishStem(form)));
      open[at] = 1;
    } else {
      const nouns = read(form);
      for (const part of nouns.parts) parts.push(surfaces.of(part, part));
      open[at] = nouns.open ? 1 : 0;
    }
    offsets[++at] = parts.length;
  });
  return { corpus, offsets, parts: Uint32Array.from(parts), open, surfaces };
}
