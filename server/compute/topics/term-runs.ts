import { PairTable } from "./pair-table";
import { stemReadings } from "./particles";
import type { CompiledLists } from "./term-lists";
import type { TermReading } from "./term-reading";

/**
 * Parts that stand beside each other in a text, as numbers: surface and key of each; joins[i] = 1: part i may join part i + 1;
 * glued[i] = 1: with no space between them. One object is filled again and again.
 */
export class TermRun {
  length = 0;
  surfaces = new Uint32Array(64);
  keys = new Uint32Array(64);
  joins = new Uint8Array(64);
  glued = new Uint8Array(64);

  constructor(private readonly keyOf: (surface: number) => number) {}

  push(surface: number, joins: boolean, glued: boolean): void {
    const at = this.length++;
    if (at === this.surfaces.length) this.grow();
    this.surfaces[at] = surface;
    this.keys[at] = this.keyOf(surface);
    this.joins[at] = joins ? 1 : 0;
    this.glued[at] = glued ? 1 : 0;
  }

  /** Parts up to `last` become one at `at`. */
  replace(at: number, last: number, surface: number): void {
    this.joins[at] = this.joins[last]!;
    this.glued[at] = this.glued[last]!;
    this.surfaces[at] = surface;
    this.keys[at] = this.keyOf(surface);
  }

  move(to: number, from: number): void {
    this.surfaces[to] = this.surfaces[from]!;
    this.keys[to] = this.keys[from]!;
    this.joins[to] = this.joins[from]!;
    this.glued[to] = this.glued[from]!;
  }

  private grow(): void {
    const grown = <T extends Uint32Array | Uint8Array>(values: T): T => {
      const more = new (values.constructor as new (length: number) => T)(values.length * 2);
      more.set(values);
      return more;
    };
    this.surfaces = grown(this.surfaces);
    this.keys = grown(this.keys);
    this.joins = grown(this.joins);
    this.glued = grown(this.glued);
  }
}

/** Runs of the sections of a corpus under some lists: cut at breaking words, phrases of the lists made one part. */
export class RunReader {
  private readonly run: TermRun;
  private readonly joinedSurfaces = new PairTable();
  private readonly joinedNumbers: number[] = [];
  /** Forms that are a listed phrase with an ending: read as that phrase. */
  private readonly listed = new Map<number, number>();
  /** By key: 0 not known yet, 1 no phrase begins with it, 2 one does. */
  private starts = new Uint8Array(1024);

  constructor(
    private readonly reading: TermReading,
    private readonly lists: CompiledLists,
    private readonly isBreaking: (key: number) => boolean,
  ) {
    this.run = new TermRun((surface) => reading.surfaces.key(surface));
    if (lists.phrases.size > 0) this.readListedForms();
  }

  /** Calls `visit` with every run of a section; the run is only good until the next. */
  section(section: number, visit: (run: TermRun) => void): void {
    const { corpus, offsets, parts, open } = this.reading;
    const { run } = this;
    const end = corpus.sections.at(section + 1);
    run.length = 0;
    for (let at = corpus.sections.at(section); at < end; at++) {
      const word = corpus.words.at(at);
      if (word === 0) {
        this.close(visit);
        continue;
      }
      const form = (word - 1) >>> 1;
      if (((word - 1) & 1) === 1 && run.length > 0) run.glued[run.length - 1] = 1;
      const listed = this.listed.get(form);
      if (listed !== undefined) {
        run.push(listed, listedOpen(corpus.forms[form]!, this.reading.surfaces.text(listed)), false);
        continue;
      }
      const [from, to] = [offsets[form]!, offsets[form + 1]!];
      if (from === to) this.close(visit);
      for (let k = from; k < to; k++) {
        const surface = parts[k]!;
        if (this.isBreaking(this.reading.surfaces.key(surface))) this.close(visit);
        else run.push(surface, k + 1 < to || open[form] === 1, k + 1 < to);
      }
    }
    this.close(visit);
  }

  /** The surface of two neighbours as the text writes them. */
  readonly joined = (left: number, right: number, glued: boolean): number => {
    const pair = this.joinedSurfaces.add(2 * left + (glued ? 1 : 0), right);
    if (pair === this.joinedNumbers.length) {
      const { surfaces } = this.reading;
      const { texts } = surfaces.keys;
      this.joinedNumbers.push(
        surfaces.of(
          surfaces.text(left) + (glued ? "" : " ") + surfaces.text(right),
          texts[surfaces.key(left)]! + texts[surfaces.key(right)]!,
        ),
      );
    }
    return this.joinedNumbers[pair]!;
  };

  private close(visit: (run: TermRun) => void): void {
    if (this.run.length === 0) return;
    if (this.lists.phrases.size > 0) this.joinPhrases();
    visit(this.run);
    this.run.length = 0;
  }

  private readListedForms(): void {
    const { corpus, surfaces } = this.reading;
    corpus.forms.forEach((form, number) => {
      if (corpus.latin[number] || form.length < 2) return;
      if (!this.lists.prefixes.has(form.slice(0, 2))) return;
      const stem = this.lists.phrases.has(form)
        ? form
        : stemReadings(form).find((reading) => this.lists.phrases.has(reading.stem))?.stem;
      if (stem !== undefined) this.listed.set(number, surfaces.of(stem, stem));
    });
  }

  private begins(key: number): boolean {
    if (key >= this.starts.length) {
      const more = new Uint8Array(Math.max(key + 1, this.starts.length * 2));
      more.set(this.starts);
      this.starts = more;
    }
    if (this.starts[key] === 0)
      this.starts[key] = this.lists.prefixes.has(this.reading.surfaces.keys.texts[key]!) ? 2 : 1;
    return this.starts[key] === 2;
  }

  /** Listed phrases of the run become one part each, the longest from the left; protected ones join nothing further. */
  private joinPhrases(): void {
    const { run, lists } = this;
    const { surfaces } = this.reading;
    let to = 0;
    for (let at = 0; at < run.length; at++) {
      const phrase = this.begins(run.keys[at]!) ? this.phraseFrom(at) : null;
      if (!phrase) {
        run.move(to++, at);
        continue;
      }
      const target = lists.synonyms.get(phrase.key);
      const key = target?.key ?? phrase.key;
      const surface = target ? surfaces.of(target.label, target.key) : phrase.surface;
      run.replace(to, phrase.last, surface);
      if (lists.protectedKeys.has(key)) {
        run.joins[to] = 0;
        if (to > 0) run.joins[to - 1] = 0;
      }
      at = phrase.last;
      to++;
    }
    run.length = to;
  }

  private phraseFrom(first: number): { key: string; last: number; surface: number } | null {
    const { run, lists } = this;
    const { surfaces } = this.reading;
    let surface = run.surfaces[first]!;
    let found: ReturnType<RunReader["phraseFrom"]> = null;
    for (let last = first; ; last++) {
      const key = surfaces.keys.texts[surfaces.key(surface)]!;
      if (lists.phrases.has(key)) found = { key, last, surface };
      if (!lists.prefixes.has(key) || last + 1 >= run.length || !run.joins[last]) return found;
      surface = this.joined(surface, run.surfaces[last + 1]!, run.glued[last] === 1);
    }
  }
}

/** Nothing follows the listed stem in its form. */
const listedOpen = (form: string, stem: string) => form.length === stem.length;
