import { NumberList } from "./number-list";
import { TextNumbers } from "./text-numbers";
import { wordRuns } from "./word-forms";

/** What the terms of a patent are read from. */
export type TermDocument = { title: string; abstract: string };

/**
 * The word forms of a corpus, its texts no longer needed: 4 bytes a word.
 *
 * Section 2 d is the title of document d, section 2 d + 1 its abstract: `words` from sections.at(s) to sections.at(s + 1).
 * A word is 1 + 2 form + (1 if it follows the one before without a space); 0 ends a run.
 */
export type TermCorpus = {
  documents: number;
  /** Distinct forms, whether in Latin script, and how often each stands in the corpus. */
  forms: readonly string[];
  latin: readonly boolean[];
  formCounts: readonly number[];
  words: Pick<NumberList, "at" | "length">;
  sections: Pick<NumberList, "at" | "length">;
};

/** Takes documents in one after another, so that they need not be in memory together. */
export class TermCorpusBuilder {
  private readonly forms = new TextNumbers();
  private readonly latin: boolean[] = [];
  private readonly counts: number[] = [];
  private readonly words = new NumberList();
  private readonly sections = new NumberList();
  private documents = 0;

  add({ title, abstract }: TermDocument): void {
    this.documents++;
    for (const text of [title, abstract]) {
      this.sections.push(this.words.length);
      for (const run of wordRuns(text)) {
        for (const { text: word, script, glued } of run) {
          const form = this.forms.of(word);
          if (form === this.counts.length) {
            this.counts.push(0);
            this.latin.push(script === "latin");
          }
          this.counts[form]!++;
          this.words.push(1 + 2 * form + (glued ? 1 : 0));
        }
        this.words.push(0);
      }
    }
  }

  done(): TermCorpus {
    this.sections.push(this.words.length);
    return {
      documents: this.documents,
      forms: this.forms.texts,
      latin: this.latin,
      formCounts: this.counts,
      words: this.words,
      sections: this.sections,
    };
  }
}
