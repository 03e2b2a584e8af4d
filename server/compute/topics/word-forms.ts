/** A stretch of one script inside a spaced word. `glued`: it follows the one before without a space (LED용). */
export type WordForm = { text: string; script: "hangul" | "latin"; glued: boolean };

const FORM = /([가-힣]+)|([2-6][DG](?![A-Za-z0-9])|[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)|(\s+)|([\s\S])/g;

/** A bracket that only repeats a Korean term in English; its acronyms stay: (Metal Organic Framework; MOF). */
const GLOSS = /\(([^()가-힣]{1,120})\)/g;
const ACRONYM = /(?<![A-Za-z0-9])[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*(?![A-Za-z0-9])/g;
const withoutGlosses = (text: string) =>
  text.replace(GLOSS, (_, gloss: string) => ` ; ${(gloss.match(ACRONYM) ?? []).join(" ; ")} ; `);

/** Two spellings of one word, of which the one with a digit would lose it: 2차전지 is 이차전지. */
const CELL = /(?<!\d)([12])차\s?전지/g;
const spelt = (text: string) =>
  text.replace(CELL, (_, which: string) => (which === "1" ? "일차전지" : "이차전지"));

/**
 * A text as runs of word forms. Punctuation, brackets, digits and symbols end a run, so that terms never join across
 * them; spaces do not. Hanja and other scripts are left out.
 */
export function wordRuns(text: string): WordForm[][] {
  const runs: WordForm[][] = [];
  let run: WordForm[] = [];
  let glued = false;
  for (const [, hangul, latin, space] of spelt(withoutGlosses(text.normalize("NFC"))).matchAll(FORM)) {
    if (hangul !== undefined || latin !== undefined) {
      run.push({ text: hangul ?? latin!, script: hangul ? "hangul" : "latin", glued });
      glued = true;
    } else {
      glued = false;
      if (space === undefined && run.length > 0) {
        runs.push(run);
        run = [];
      }
    }
  }
  if (run.length > 0) runs.push(run);
  return runs;
}
