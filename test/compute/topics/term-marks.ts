import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TermDocuments } from "@/server/compute/topics/term-documents";

/** Marked terms of one document: every mark in its forms, longest first, and the terms that count neither way. */
export type Marks = { forms: string[][]; open: Set<string> };

export const markKey = (term: string) => term.replace(/[\s-]/g, "").toLowerCase();

const FIXTURES = join(import.meta.dirname, "..", "..", "fixtures", "terms");

/** `term, longer|shorter, ?either` */
function marksOf(list: string): Marks {
  const terms = list.split(",").map((term) => term.trim());
  return {
    forms: terms.filter((term) => !term.startsWith("?")).map((term) => term.split("|").map(markKey)),
    open: new Set(terms.filter((term) => term.startsWith("?")).map((term) => markKey(term.slice(1)))),
  };
}

/** Marks by application number, `number: marks` by line; # starts a comment. */
export const readMarks = (name: string): Map<string, Marks> =>
  new Map(
    readFileSync(join(FIXTURES, name), "utf8")
      .split("\n")
      .filter((line) => line && !line.startsWith("#"))
      .map((line) => [line.slice(0, line.indexOf(":")), marksOf(line.slice(line.indexOf(":") + 1))]),
  );

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

/** The abstracts of our own: title, abstract and `= marks` line by line. */
export function readMarkedAbstracts(): { title: string; abstract: string; marks: Marks }[] {
  const text = readFileSync(join(FIXTURES, "abstracts.txt"), "utf8");
  return text
    .split(/\n\n+/)
    .map((block) => block.split("\n").filter((line) => line && !line.startsWith("#")))
    .filter((lines) => lines.length === 3)
    .map(([title, abstract, marks]) => ({
      title: title!,
      abstract: abstract!,
      marks: marksOf(marks!.slice(1)),
    }));
}
