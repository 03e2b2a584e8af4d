import { joinPairs, PairCounts, type PairStrengths } from "./collocations";
import { NumberList } from "./number-list";
import { countInParts } from "./parts-of-work";
import { type Steps, within } from "./steps";
import { stopWords } from "./stop-words";
import type { TermDocuments } from "./term-documents";
import { type CompiledLists, compiledLists, NO_LISTS, type TermLists } from "./term-lists";
import type { TermReading } from "./term-reading";
import { RunReader, type TermRun } from "./term-runs";

export type TermOptions = {
  lists: TermLists;
  /** A title is short and says what the patent is about: its terms count this often. */
  titleWeight: number;
  /** A pair of words becomes one term from this often and this NPMI on, or written as one word from that (collocations.ts). */
  minPairCount: number;
  minPairNpmi: number;
  gluedPairNpmi: number;
};
export const TERM_OPTIONS: TermOptions = {
  lists: NO_LISTS,
  titleWeight: 2,
  minPairCount: 4,
  minPairNpmi: 0.42,
  gluedPairNpmi: 0.35,
};

/** Rounds of joining: up to 2^ROUNDS words in a term. */
const ROUNDS = 2;

/**
 * The terms of every document of a corpus that has been read, under given lists: cut at breaking words, phrases of the lists
 * made one, neighbours joined that belong together, stop words left out. Only integers are handled, so that lists can be tried.
 *
 * O(words of the corpus); memory beside the reading: the result, and the pairs that may be terms.
 */
export function* corpusTermsSteps(reading: TermReading, options: TermOptions): Steps<TermDocuments> {
  const lists = compiledLists(options.lists);
  const kinds = new TermKinds(reading, lists);
  const reader = new RunReader(reading, lists, (key) => kinds.isBreaking(key));
  const { documents } = reading.corpus;
  const rounds: PairStrengths[] = [];
  const runsOf = (section: number, visit: (run: TermRun) => void) =>
    reader.section(section, (run) => {
      for (const strengths of rounds) joinPairs(run, strengths, reader.joined);
      visit(run);
    });
  const limits = {
    minCount: options.minPairCount,
    minNpmi: options.minPairNpmi,
    gluedNpmi: options.gluedPairNpmi,
  };
  for (let round = 0; round < ROUNDS; round++) {
    const counts = new PairCounts();
    const [from, to] = [round * 0.35, (round + 1) * 0.35];
    const middle = (from + to) / 2;
    yield* within(
      countInParts(2 * documents, (section) => runsOf(section, (run) => counts.countParts(run))),
      from,
      middle,
    );
    yield* within(
      countInParts(2 * documents, (section) =>
        runsOf(section, (run) => counts.countPairs(run, options.minPairCount)),
      ),
      middle,
      to,
    );
    const strengths = counts.strengths(limits, (key) => kinds.isGeneral(key));
    if (strengths.size === 0) break;
    rounds.push(strengths);
  }
  const table = new TermTableBuilder(reading);
  yield* within(
    countInParts(documents, (document) => {
      for (const [part, weight] of [options.titleWeight, 1].entries())
        runsOf(2 * document + part, (run) => {
          for (let at = 0; at < run.length; at++)
            if (kinds.isTerm(run.keys[at]!)) table.add(run.keys[at]!, run.surfaces[at]!, weight);
        });
      table.endRow();
    }),
    0.7,
    1,
  );
  return table.done(lists.protectedKeys);
}

/** What the built-in words and the lists make of a key, found once for each. */
class TermKinds {
  private readonly words = stopWords();
  private known = new Uint8Array(1024);

  constructor(
    private readonly reading: TermReading,
    private readonly lists: CompiledLists,
  ) {}

  isBreaking = (key: number) => (this.kind(key) & BREAKING) !== 0;
  isGeneral = (key: number) => (this.kind(key) & GENERAL) !== 0;
  isTerm = (key: number) => (this.kind(key) & TERM) !== 0;

  private kind(key: number): number {
    if (key >= this.known.length) {
      const more = new Uint8Array(Math.max(key + 1, this.known.length * 2));
      more.set(this.known);
      this.known = more;
    }
    let kind = this.known[key]!;
    if (kind === 0) {
      kind = this.kindOf(this.reading.surfaces.keys.texts[key]!);
      this.known[key] = kind;
    }
    return kind;
  }

  private kindOf(text: string): number {
    // protected, or what something is read as: somebody wants it
    if (this.lists.protectedKeys.has(text)) return KNOWN | TERM;
    const general = this.isGeneralText(text);
    const breaking = this.words.breaking.has(text) && !this.lists.synonyms.has(text);
    const term = !general && !this.lists.stopKeys.has(text) && text.length > 1;
    return KNOWN | (general ? GENERAL : 0) | (breaking ? BREAKING : 0) | (term ? TERM : 0);
  }

  /** A general word, or a compound of nothing but general words. */
  private isGeneralText(text: string): boolean {
    const isOne = (word: string) => this.words.general.has(word) && !this.lists.protectedKeys.has(word);
    if (isOne(text)) return true;
    for (let at = 2; at <= text.length - 2; at++)
      if (isOne(text.slice(0, at)) && this.isGeneralText(text.slice(at))) return true;
    return false;
  }
}

const KNOWN = 1;
const TERM = 2;
const GENERAL = 4;
const BREAKING = 8;

/** Rows of terms as they come, numbered in order of first appearance. */
class TermTableBuilder {
  private readonly ofKey: number[] = [];
  private readonly keys: number[] = [];
  private readonly surfaceCounts: number[] = [];
  private readonly offsets = new NumberList();
  private readonly ids = new NumberList();
  private readonly counts = new NumberList();
  private readonly row = new Map<number, number>();

  constructor(private readonly reading: TermReading) {
    this.offsets.push(0);
  }

  add(key: number, surface: number, weight: number): void {
    let id = this.ofKey[key];
    if (id === undefined) {
      id = this.keys.push(key) - 1;
      this.ofKey[key] = id;
    }
    this.surfaceCounts[surface] = (this.surfaceCounts[surface] ?? 0) + 1;
    this.row.set(id, (this.row.get(id) ?? 0) + weight);
  }

  endRow(): void {
    for (const id of Uint32Array.from(this.row.keys()).sort()) {
      this.ids.push(id);
      this.counts.push(Math.min(MOST, this.row.get(id)!));
    }
    this.offsets.push(this.ids.length);
    this.row.clear();
  }

  done(protectedKeys: ReadonlySet<string>): TermDocuments {
    const { surfaces } = this.reading;
    const best = new Int32Array(this.keys.length).fill(-1);
    for (let surface = 0; surface < surfaces.size; surface++) {
      const count = this.surfaceCounts[surface];
      if (count === undefined) continue;
      const id = this.ofKey[surfaces.key(surface)]!;
      const rival = best[id]!;
      const lead = rival < 0 ? 1 : count - this.surfaceCounts[rival]!;
      if (lead > 0 || (lead === 0 && surfaces.text(surface) < surfaces.text(rival))) best[id] = surface;
    }
    const keys = this.keys.map((key) => surfaces.keys.texts[key]!);
    const protectedIds = [...keys.keys()].filter((id) => protectedKeys.has(keys[id]!));
    return {
      labels: Array.from(best, (surface) => surfaces.text(surface)),
      keys,
      offsets: this.offsets.taken("uint32"),
      ids: this.ids.taken("uint32"),
      counts: this.counts.taken("uint16"),
      ...(protectedIds.length > 0 ? { protectedIds } : {}),
    };
  }
}

const MOST = 65_535;
