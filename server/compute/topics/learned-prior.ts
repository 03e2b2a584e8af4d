import { ComputeError } from "@/server/domain/errors";
import { type IpcPrior, ipcSymbol, patentIndustries } from "./ipc-industries";

/** A patent whose industry somebody has said. */
export type LabelledPatent = { ipc: readonly string[]; text: string; code: string };
export type LearningOptions = {
  /** So many patents' worth the prior counts for. */
  shrinkage: number;
  /** A class with fewer labelled patents than this stays as it is. */
  leastPatents: number;
  /** Words of an industry that are kept; each stands in at least two of its patents. */
  words: number;
};
export const LEARNING: LearningOptions = { shrinkage: 5, leastPatents: 3, words: 12 };
const WORD_WEIGHT = 0.5;
const WORD = /[가-힣]{2,}|[A-Za-z][A-Za-z0-9]{2,}/g;

/**
 * A prior that has learned from labelled patents. For each subclass and main group s with n_s >= `leastPatents`, where a
 * patent counts 1 / (number of its classes) for each of them and n_s,i is the part of it with the industry i:
 *
 *   p(i | s) = (n_s,i + k p0(i | s)) / (n_s + k)        k: `shrinkage`; p0: the prior
 *
 * Those rows (method `learned`) replace the rows of s, whose condition they keep; rows for aggregate counts and all others stay.
 * Words of an industry (method `word`): those of its texts with the largest (patents with it) ln(share in it / share in all),
 * at least two patents, stronger than in all. Same input, same rows, in the order of their classes.
 *
 * Errors   BAD_OPTION unless `shrinkage` is above 0
 */
export function learnedPrior(
  prior: readonly IpcPrior[],
  labelled: readonly LabelledPatent[],
  options: LearningOptions = LEARNING,
): IpcPrior[] {
  const { shrinkage, leastPatents } = options;
  if (!(shrinkage > 0))
    throw new ComputeError("BAD_OPTION", `the shrinkage is ${shrinkage}; expected more than 0`);
  const before = patentIndustries(prior);
  const counts = new Map<string, { patents: number; weight: number; of: Map<string, number> }>();
  for (const { ipc, code } of labelled) {
    const keys = new Set(ipc.flatMap(keysOf));
    const subclasses = new Set([...keys].map((key) => key.split(" ")[0]));
    for (const key of keys) {
      const own = counts.get(key) ?? { patents: 0, weight: 0, of: new Map<string, number>() };
      const part = 1 / subclasses.size;
      own.patents++;
      own.weight += part;
      own.of.set(code, (own.of.get(code) ?? 0) + part);
      counts.set(key, own);
    }
  }
  const learned = [...counts]
    .filter(([, { patents }]) => patents >= leastPatents)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([ipc, { weight, of }]) => {
      const rows = new Map<string, number>();
      const known = before([ipc]) ?? [];
      const pull = known.length > 0 ? shrinkage : 0;
      for (const { prefix, share } of known) rows.set(prefix, (pull * share) / (weight + pull));
      for (const [code, n] of of) rows.set(code, (rows.get(code) ?? 0) + n / (weight + pull));
      const condition =
        prior.find((row) => row.ipc === ipc && row.condition !== "aggregate")?.condition ?? "";
      return [...rows]
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .map(([prefix, share]): IpcPrior => ({ ipc, condition, prefix, weight: share, method: "learned" }));
    });
  const replaced = new Set(learned.map(({ ipc }) => ipc));
  return [
    ...prior.filter(({ ipc, condition }) => condition === "aggregate" || !replaced.has(ipc)),
    ...learned,
    ...learnedWords(labelled, options.words),
  ];
}

const keysOf = (text: string): string[] => {
  const symbol = ipcSymbol(text);
  if (!symbol) return [];
  return symbol.group === null ? [symbol.subclass] : [symbol.subclass, `${symbol.subclass} ${symbol.group}`];
};

function learnedWords(labelled: readonly LabelledPatent[], most: number): IpcPrior[] {
  const everywhere = new Map<string, number>();
  const ofCode = new Map<string, { patents: number; words: Map<string, number> }>();
  const more = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const { code, text } of labelled) {
    const own = ofCode.get(code) ?? { patents: 0, words: new Map<string, number>() };
    own.patents++;
    ofCode.set(code, own);
    for (const word of new Set(text.match(WORD) ?? [])) {
      more(everywhere, word);
      more(own.words, word);
    }
  }
  return [...ofCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([prefix, { patents, words }]) =>
      [...words]
        .filter(([, n]) => n >= 2)
        .map(([word, n]) => ({
          word,
          strength: n * Math.log(n / patents / (everywhere.get(word)! / labelled.length)),
        }))
        .filter(({ strength }) => strength > 0)
        .sort((a, b) => b.strength - a.strength || (a.word < b.word ? -1 : 1))
        .slice(0, most)
        .map(
          ({ word }): IpcPrior => ({ ipc: word, condition: "", prefix, weight: WORD_WEIGHT, method: "word" }),
        ),
    );
}
