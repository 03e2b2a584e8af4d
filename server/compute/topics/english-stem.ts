const VOWEL = /[aeiouy]/;
const DOUBLE = /([bdfgmnprt])\1$/;

/**
 * English words to a common stem: plurals, -ed and -ing (step 1 of Porter 1980, Program 14(3), 130). Acronyms and names with digits
 * (MOF, H2O) stay as they are, in upper case, so that they never meet a word.
 */
export function englishStem(word: string): string {
  if (/\d/.test(word) || (word.length <= 6 && word === word.toUpperCase())) return word.toUpperCase();
  const lower = word.toLowerCase();
  const singular = lower
    .replace(/sses$/, "ss")
    .replace(/([^aeiou])ies$/, "$1y")
    .replace(/(x|ch|sh)es$/, "$1")
    .replace(/([^suis])s$/, "$1");
  for (const suffix of ["ing", "ed"]) {
    const stem = singular.slice(0, -suffix.length);
    if (!singular.endsWith(suffix) || stem.length < 3 || !VOWEL.test(stem)) continue;
    if (/([^aeiou]at|bl|iz)$/.test(stem)) return `${stem}e`;
    if (DOUBLE.test(stem)) return stem.slice(0, -1);
    return stem;
  }
  return singular;
}
