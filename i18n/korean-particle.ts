/** Sounds that end a Latin letter or a digit when it is read in Korean: true where that is a consonant (ㄹ: "l"). */
const DIGIT_END: Record<string, boolean> = {
  "0": true,
  "1": true,
  "2": false,
  "3": true,
  "4": false,
  "5": false,
  "6": true,
  "7": true,
  "8": true,
  "9": false,
};
const LATIN_CONSONANT_END = /[lmnr]$/i;

/** Does the word, read aloud in Korean, end in a consonant? What is in brackets or quotes at its end counts. */
export function endsInConsonant(word: string): boolean {
  const last = word.replace(/[^\p{L}\p{N}]+$/u, "").at(-1) ?? "";
  if (/[가-힣]/.test(last)) return (last.charCodeAt(0) - 0xac00) % 28 !== 0;
  return DIGIT_END[last] ?? LATIN_CONSONANT_END.test(last);
}

/** The word in quotes as the object of a sentence: ‘미래차’를, ‘로봇’을; in English only the quotes. */
export const objectOf = (word: string, locale: string): string =>
  locale === "ko" ? `‘${word}’${endsInConsonant(word) ? "을" : "를"}` : `‘${word}’`;
