export type TextPart = { text: string; marked: boolean };

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Between any two letters a space may stand or be missing: 연료전지 is written 연료 전지 too. */
const pattern = (term: string) => [...term.replace(/\s+/g, "")].map(escaped).join("\\s?");

/** Latin words only whole: AI is not in 'main'. */
const bounded = (term: string) =>
  /^[\x20-\x7e]+$/.test(term) ? `(?<![A-Za-z0-9])${pattern(term)}(?![A-Za-z0-9])` : pattern(term);

/** A text cut where terms stand in it, the longer before the shorter. Together the parts are the text. */
export function markedParts(text: string, terms: readonly string[]): TextPart[] {
  const words = terms.filter((term) => term.trim()).toSorted((a, b) => b.length - a.length);
  if (words.length === 0) return [{ text, marked: false }];
  const parts = text.split(new RegExp(`(${words.map(bounded).join("|")})`, "giu"));
  return parts.map((part, i) => ({ text: part, marked: i % 2 === 1 })).filter((part) => part.text !== "");
}
