import { DomainError } from "@/server/domain/errors";
import type { Classification, Reference } from "@/server/warehouse/dataset";
import type { Linkage } from "@/server/warehouse/linkage";

/** What a code cell means: a code, or why not. `padded` = its leading zero was given back. */
export type CodeReading =
  | { code: string; padded: boolean }
  | { code: null; why: "unknown" | "ambiguous"; detail: string | null };

export type CodeRules = {
  classification: Classification;
  digits: number;
  restoreLeadingZeros: boolean;
  linkage: Linkage | null;
  industryCode: Reference["industryCode"];
};

/**
 * Reads one code cell by the rules of the data set.
 *
 * own         any text is a code
 * KSIC10      a code of revision 10 with `digits` digits, with or without its section letter
 * + linkage   a code of the old revision with exactly one successor; several = ambiguous with the candidates as detail
 *
 * `detail` of an unknown code says where it is known: "KSIC 9", "KSIC 11", or the code with the zero it may have lost.
 */
export function readCode(text: string, rules: CodeRules): CodeReading {
  if (rules.classification === "own") return { code: text.trim(), padded: false };
  const direct = lookUp(text, rules);
  if (direct.code !== null || direct.why === "ambiguous") return direct;
  const zero = new RegExp(`^\\d{${rules.digits - 1}}$`).test(text.trim()) ? `0${text.trim()}` : null;
  const padded = zero === null ? direct : lookUp(zero, rules);
  if (padded.code === null) return direct;
  return rules.restoreLeadingZeros
    ? { ...padded, padded: true }
    : { code: null, why: "unknown", detail: `${padded.code}?` };
}

function lookUp(text: string, { linkage, digits, industryCode }: CodeRules): CodeReading {
  if (linkage) {
    const old = /^[A-Za-z]?(\d{5})$/.exec(text.trim())?.[1];
    const successors = (old && linkage.successors.get(old)) || [];
    if (successors.length === 1) return { code: successors[0]!, padded: false };
    if (successors.length > 1) return { code: null, why: "ambiguous", detail: successors.join(" ") };
    return { code: null, why: "unknown", detail: null };
  }
  const code = industryCode(text, 10);
  if (code?.length === digits) return { code, padded: false };
  const elsewhere = ([9, 11] as const).filter((revision) => industryCode(text, revision)?.length === digits);
  return {
    code: null,
    why: "unknown",
    detail: elsewhere.map((revision) => `KSIC ${revision}`).join(", ") || null,
  };
}

/** How many different codes of a file each revision knows: evidence for its revision, which no single code can give. */
export function revisionEvidence(
  texts: Iterable<string>,
  { digits, industryCode }: Pick<CodeRules, "digits" | "industryCode">,
): { distinct: number; 9: number; 10: number; 11: number } {
  const found = { distinct: 0, 9: 0, 10: 0, 11: 0 };
  for (const text of texts) {
    found.distinct++;
    for (const revision of [9, 10, 11] as const)
      if (industryCode(text, revision)?.length === digits) found[revision]++;
  }
  return found;
}

/** More different values than any classification or list of places has: the column is something else. */
export const MAX_DISTINCT = 30_000;

export function notCodes(file: string, column: string): DomainError {
  return new DomainError(
    "BAD_INPUT",
    `${file}: column ${column} holds more than ${MAX_DISTINCT} different values, so it is no code; check which column it is`,
    "not_codes",
    { file, column },
  );
}
