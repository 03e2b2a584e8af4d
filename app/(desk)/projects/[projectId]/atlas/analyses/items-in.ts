import type { ChosenSubject } from "./subjects-field";

type Item = Extract<ChosenSubject, { kind: "ITEM" }>;

/** Items of a pasted list, a line each: a name and codes of five digits; `wrong` are the numbers of lines without one. */
export function itemsIn(text: string): { items: Item[]; wrong: number[] } {
  const items: Item[] = [];
  const wrong: number[] = [];
  text.split(/\r?\n/).forEach((line, at) => {
    if (line.trim() === "") return;
    const cores = [...line.matchAll(/\b[A-U]?(\d{5})\b/g)].map((match) => match[1]!);
    const label = line
      .replace(/\b[A-U]?\d{5}\b/g, " ")
      .replace(/[\s,;|]+/g, " ")
      .trim();
    if (cores.length === 0 || label === "") wrong.push(at + 1);
    else items.push({ kind: "ITEM", id: `item:${label}`, label, cores: [...new Set(cores)] });
  });
  return { items, wrong };
}
