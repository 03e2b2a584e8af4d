import { stemReadings } from "./particles";

/** What the corpus itself says about a stem: its bare and ended occurrences. */
type Evidence = { endings: Set<string>; hard: Set<string>; bare: number; count: number };

export type StemEvidence = {
  /** The stem of a form that the corpus supports best, or null where it supports none. */
  stemOf: (form: string) => string | null;
  /** Number of different endings that certainly follow a noun. */
  hardEndings: (stem: string) => number;
  /** Occurrences of the stem, bare or ended. */
  count: (stem: string) => number;
};

/** A corpus that says nothing. */
export const NO_EVIDENCE: StemEvidence = { stemOf: () => null, hardEndings: () => 0, count: () => 0 };

const isSupported = ({ hard, bare }: Evidence, minHard: number) =>
  hard.size >= minHard || (hard.size > 0 && bare > 1);

/**
 * Noun stems without a dictionary: a true stem is followed by many different endings (회로 by 를, 의, 에 ...; 회 only by
 * 로), so each form is read as the stem with the largest
 *
 *   score = number of different endings of the stem, the bare form included,   ties: the reading with a certain ending
 *
 * and is supported when at least `minHard` different endings that only nouns take (을, 의, 에서, 하는 ...) follow that stem,
 * or one does and the stem also stands bare.
 * Forms of one syllable have no stem. O(total length of the forms).
 *
 * Source   right-branching ("accessor") variety: Harris (1955), Language 31, 190; Feng and others (2004),
 *          Computational Linguistics 30(1), 75.
 */
export function stemEvidence(
  forms: ReadonlyMap<string, number>,
  { minHard = 2 }: { minHard?: number } = {},
): StemEvidence {
  const known = new Map<string, Evidence>();
  for (const [form, count] of forms) {
    if (form.length < 2) continue;
    for (const { stem, ending, hard } of stemReadings(form)) {
      let evidence = known.get(stem);
      if (!evidence) {
        evidence = { endings: new Set(), hard: new Set(), bare: 0, count: 0 };
        known.set(stem, evidence);
      }
      evidence.endings.add(ending);
      if (hard) evidence.hard.add(ending);
      if (ending === "") evidence.bare += count;
      evidence.count += count;
    }
  }
  const hardEndings = (stem: string) => known.get(stem)?.hard.size ?? 0;
  return {
    hardEndings,
    count: (stem) => known.get(stem)?.count ?? 0,
    stemOf: (form) => {
      let best: string | null = null;
      let bestScore = 0;
      for (const { stem, hard } of form.length < 2 ? [] : stemReadings(form)) {
        const evidence = known.get(stem);
        if (!evidence || !isSupported(evidence, minHard)) continue;
        if (evidence.endings.size > bestScore || (hard && evidence.endings.size === bestScore)) {
          best = stem;
          bestScore = evidence.endings.size;
        }
      }
      return best;
    },
  };
}
