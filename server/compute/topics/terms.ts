import { joinCollocations, type PartRun } from "./collocations";
import { englishStem } from "./english-stem";
import { analysedForms, corpusForms, type FormReader, type NounAnalyser } from "./noun-parts";
import { stemEvidence } from "./noun-stems";
import { completed, type Steps, within } from "./steps";
import { stopWords } from "./stop-words";
import type { TermDocuments } from "./term-documents";
import { type WordForm, wordRuns } from "./word-forms";

/** What the terms of a patent are read from. */
export type TermDocument = { title: string; abstract: string };

export type TermOptions = {
  /** Own stop words and protected terms of a project. */
  stop?: string[];
  keep?: string[];
  /** A title is short and says what the patent is about: its terms count this often. */
  titleWeight: number;
  /** A pair of words becomes one term from this often and this NPMI on (collocations.ts). */
  minPairCount: number;
  minPairNpmi: number;
};
export const TERM_OPTIONS: TermOptions = { titleWeight: 2, minPairCount: 4, minPairNpmi: 0.42 };

export type { TermDocuments, TermTable } from "./term-documents";

/**
 * Korean noun terms, compounds included, and English stems of every document.
 *
 * 1. Word forms are counted over the corpus and each distinct form is read once (noun-parts.ts): with the analyser, or
 *    from the corpus alone when it is null.
 * 2. Words of one run that stand together more than chance allows are joined (collocations.ts).
 * 3. Stop words, single syllables and single letters are left out (stop-words.ts).
 *
 * Deterministic; O(length of the texts) beside the analyser.
 */
export const extractedTerms = (
  documents: readonly TermDocument[],
  analyse: NounAnalyser | null,
  options: TermOptions = TERM_OPTIONS,
): TermDocuments => completed(extractedTermsSteps(documents, analyse, options));

/** The same in steps of some documents. The analyser takes the most of the time. */
export function* extractedTermsSteps(
  documents: readonly TermDocument[],
  analyse: NounAnalyser | null,
  options: TermOptions = TERM_OPTIONS,
): Steps<TermDocuments> {
  const texts = yield* within(
    inParts(documents, ({ title, abstract }) => [wordRuns(title), wordRuns(abstract)] as const),
    0,
    0.15,
  );
  const forms = new Map<string, number>();
  for (const [title, abstract] of texts)
    for (const run of [...title, ...abstract])
      for (const form of run)
        if (form.script === "hangul") forms.set(form.text, (forms.get(form.text) ?? 0) + 1);
  const evidence = stemEvidence(forms);
  const reader = cached(analyse ? analysedForms(analyse, evidence) : corpusForms(evidence));

  const stop = stopWords({ extra: options.stop, keep: options.keep });
  const runsOf = (runs: WordForm[][]) => runs.flatMap((run) => partRuns(run, reader, stop.breaking));
  const rows = yield* within(
    inParts(texts, ([title, abstract]) => ({ title: runsOf(title), abstract: runsOf(abstract) })),
    0.15,
    0.8,
  );
  joinCollocations(
    rows.flatMap((row) => [...row.title, ...row.abstract]),
    { minCount: options.minPairCount, minNpmi: options.minPairNpmi, passes: 2 },
  );

  const table = new TableBuilder();
  const add = ({ title, abstract }: (typeof rows)[number]) => {
    for (const [runs, weight] of [
      [title, options.titleWeight],
      [abstract, 1],
    ] as const)
      for (const run of runs)
        run.parts.forEach((part, at) => {
          if (part.length > 1 && !isGeneral(part, stop.general)) table.add(part, run.surfaces[at]!, weight);
        });
    table.endRow();
  };
  yield* within(inParts(rows, add), 0.85, 1);
  return table.done();
}

const PART = 100;

/** `map` with a step after every hundred. */
function* inParts<Item, Result>(items: readonly Item[], one: (item: Item) => Result): Steps<Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    results.push(one(item));
    if (results.length % PART === 0) yield results.length / items.length;
  }
  return results;
}

function cached(read: FormReader): FormReader {
  const known = new Map<string, ReturnType<FormReader>>();
  return (form) => {
    let parts = known.get(form);
    if (!parts) {
      parts = read(form);
      known.set(form, parts);
    }
    return parts;
  };
}

/** The parts of a run, cut into several runs where a breaking word stands. */
function partRuns(run: WordForm[], reader: FormReader, breaking: ReadonlySet<string>): PartRun[] {
  const runs: PartRun[] = [];
  let current: PartRun = { parts: [], surfaces: [], joins: [], glued: [] };
  const close = () => {
    if (current.parts.length > 0) runs.push(current);
    current = { parts: [], surfaces: [], joins: [], glued: [] };
  };
  for (const form of run) {
    if (form.glued && current.glued.length > 0) current.glued[current.glued.length - 1] = true;
    const { parts, open } =
      form.script === "latin" ? { parts: [englishStem(form.text)], open: true } : reader(form.text);
    if (parts.length === 0) close();
    parts.forEach((part, at) => {
      if (breaking.has(part)) {
        close();
        return;
      }
      const last = at === parts.length - 1;
      current.parts.push(part);
      current.surfaces.push(form.script === "latin" ? form.text : part);
      current.joins.push(!last || open);
      current.glued.push(!last);
    });
  }
  close();
  return runs;
}

/** A general word, or a compound of nothing but general words. */
function isGeneral(part: string, general: ReadonlySet<string>): boolean {
  if (general.has(part)) return true;
  for (let at = 2; at <= part.length - 2; at++)
    if (general.has(part.slice(0, at)) && isGeneral(part.slice(at), general)) return true;
  return false;
}

class TableBuilder {
  private readonly idOf = new Map<string, number>();
  private readonly surfaces: Map<string, number>[] = [];
  private readonly offsets = [0];
  private readonly ids: number[] = [];
  private readonly counts: number[] = [];
  private row = new Map<number, number>();

  add(key: string, surface: string, weight: number) {
    let id = this.idOf.get(key);
    if (id === undefined) {
      id = this.surfaces.push(new Map()) - 1;
      this.idOf.set(key, id);
    }
    const surfaces = this.surfaces[id]!;
    surfaces.set(surface, (surfaces.get(surface) ?? 0) + 1);
    this.row.set(id, (this.row.get(id) ?? 0) + weight);
  }

  endRow() {
    for (const [id, count] of [...this.row].sort((a, b) => a[0] - b[0])) {
      this.ids.push(id);
      this.counts.push(count);
    }
    this.offsets.push(this.ids.length);
    this.row = new Map();
  }

  done(): TermDocuments {
    const labels = this.surfaces.map(
      (surfaces) => [...surfaces].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0],
    );
    return {
      labels,
      keys: [...this.idOf.keys()],
      offsets: Uint32Array.from(this.offsets),
      ids: Uint32Array.from(this.ids),
      counts: Uint16Array.from(this.counts),
    };
  }
}
