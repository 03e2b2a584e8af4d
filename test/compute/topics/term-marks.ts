import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TermDocuments } from "@/server/compute/topics/term-documents";

/** Marked terms of one document: every mark in its forms, longest first, and the terms that count neither way. */
export type Marks = { forms: string[][]; open: Set<string> };

export const markKey = (term: string) => term.replace(/[\s-]/g, "").toLowerCase();

/** `number: term, longer|shorter, ?either` by line; # starts a comment. */
export function readMarks(name: string): Map<string, Marks> {
  const file = join(import.meta.dirname, "..", "..", "fixtures", "terms", name);
  return new Map(
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line && !line.startsWith("#"))
      .map((line) => {
        const [id, list] = line.split(/:(.*)/s) as [string, string];
        const terms = list.split(",").map((term) => term.trim());
        return [
          id,
          {
            forms: terms.filter((term) => !term.startsWith("?")).map((term) => term.split("|").map(markKey)),
            open: new Set(terms.filter((term) => term.startsWith("?")).map((term) => markKey(term.slice(1)))),
          },
        ];
      }),
  );
}

export type Score = {
  marked: number;
  found: number;
  wrong: number;
  precision: number;
  recall: number;
  f1: number;
};

/**
 * found = marks of which a form was extracted, wrong = extracted terms that are no form of any mark and not open,
 * precision = found / (found + wrong), recall = found / marked; `strict`: only the first form of a mark counts.
 */
export function scoreOf(
  pairs: readonly { marks: Marks; terms: ReadonlySet<string> }[],
  { strict = false }: { strict?: boolean } = {},
): Score {
  let [marked, found, wrong] = [0, 0, 0];
  for (const { marks, terms } of pairs) {
    const forms = marks.forms.map((all) => (strict ? all.slice(0, 1) : all));
    marked += forms.length;
    found += forms.filter((all) => all.some((form) => terms.has(form))).length;
    const right = new Set(forms.flat());
    for (const term of terms) if (!right.has(term) && !marks.open.has(term)) wrong++;
  }
  const precision = found / Math.max(1, found + wrong);
  const recall = found / Math.max(1, marked);
  return {
    marked,
    found,
    wrong,
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall || 1),
  };
}

/** The different terms of a row as marks are written. */
export const termsOfRow = ({ labels, offsets, ids }: TermDocuments, row: number) =>
  new Set([...ids.subarray(offsets[row]!, offsets[row + 1]!)].map((id) => markKey(labels[id]!)));
