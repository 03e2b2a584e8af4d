import { markedParts } from "./marked-parts";

/** A text with the terms marked that stand in it. */
export function MarkedText({ text, terms }: { text: string; terms: readonly string[] }) {
  let at = 0;
  return (
    <>
      {markedParts(text, terms).map((part) => {
        const key = at;
        at += part.text.length;
        return part.marked ? (
          <mark key={key} className="rounded-small bg-warning-soft px-0.5 font-bold text-ink">
            {part.text}
          </mark>
        ) : (
          <span key={key}>{part.text}</span>
        );
      })}
    </>
  );
}

/** The part of a text around the first term that stands in it, whole words at its ends; the beginning where none does. */
export function excerpt(text: string, terms: readonly string[], length: number): string {
  if (text.length <= length) return text;
  let first = 0;
  for (const part of markedParts(text, terms)) {
    if (part.marked) break;
    first += part.text.length;
  }
  if (first >= text.length) first = 0;
  const from = first < length / 2 ? 0 : text.indexOf(" ", Math.max(0, first - length / 4)) + 1;
  const end = text.lastIndexOf(" ", from + length);
  const to = from + length >= text.length ? text.length : end > from ? end : from + length;
  return `${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
}
