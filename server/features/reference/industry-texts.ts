import type { IndustryText } from "@/server/compute/topics/industry-text";
import type { IpcPrior } from "@/server/compute/topics/ipc-industries";
import { industryPath, loadIndustries, referenceRows } from "./data";
import { once } from "./tables";

/** What the name of a level says of the subclass under it. */
const LEVEL_WEIGHT = { section: 0, division: 0.15, group: 0.3, class: 0.5, subclass: 1 } as const;
const ENGLISH = 0.5;
/** Trade, transport, schools and the like sell or use what a patent claims: no text alone leads there. */
const SECTIONS_BY_TEXT = new Set(["A", "B", "C", "D", "E", "F", "J"]);

/** The text of every five-digit industry: its own names, the names above it, words of its products. */
export function industryTexts(): IndustryText[] {
  return once("industry-texts", () => {
    const words = new Map(referenceRows("industry_terms").map((row) => [row.code!, row.words!]));
    return loadIndustries(10)
      .filter(({ level }) => level === "subclass")
      .map(({ code }) => ({
        code,
        byText: SECTIONS_BY_TEXT.has(industryPath(code)[0]!.code),
        parts: [
          ...industryPath(code)
            .filter(({ level }) => level !== "section")
            .flatMap(({ level, nameKo, nameEn }) => [
              { text: nameKo, weight: LEVEL_WEIGHT[level] },
              { text: nameEn, weight: LEVEL_WEIGHT[level] * ENGLISH },
            ]),
          { text: words.get(code) ?? "", weight: 1 },
        ],
      }));
  });
}

/** The texts with the words that a prior learned from labelled patents (rows of the method `word`, a word as their class). */
export function withLearnedWords(
  texts: readonly IndustryText[],
  prior: readonly IpcPrior[],
): readonly IndustryText[] {
  const words = new Map<string, { text: string; weight: number }[]>();
  for (const { method, ipc, prefix, weight } of prior)
    if (method === "word") words.set(prefix, [...(words.get(prefix) ?? []), { text: ipc, weight }]);
  return words.size === 0
    ? texts
    : texts.map((text) => ({ ...text, parts: [...text.parts, ...(words.get(text.code) ?? [])] }));
}
