import { APPLICANTS_KEPT, PAIRS_KEPT } from "@/server/compute/topics/topic-sums";
import { relevanceOf, termLabel } from "@/server/compute/topics/topic-terms";
import type { StoredFigures } from "./figures";
import { mergedCodes } from "./industry-content";
import type { Evidence, StoredIndustries, StoredPatent, StoredTerm } from "./schema";
import type { TopicContent } from "./topic-content";
import type { MergedTerms } from "./topic-edits";

const TERMS_LISTED = 20;
export const PATENTS_LISTED = 20;
export const LAMBDA = 0.6;

/**
 * Several topics as one. Weights add up: p(merged | patent) = sum of p(part | patent), so sizes, years, regions and all of
 * StoredFigures are sums. The rest are means:
 *
 *   p(t | merged)      = sum_k size_k p(t | k) / sum_k size_k
 *   p(prefix | merged) = sum_k placed_k size_k p(prefix | k) / sum_k placed_k size_k
 *
 * `terms`: p(t | merged) and p(t) over the whole vocabulary; without it they come from the listed terms of the parts, where one
 * that a part does not list counts 0 there. A patent of several parts fits as well as it fits the best of them. Coherence and
 * stability are of a computed topic only: null. Applicants that only the `rest` of a part counts stay in `rest`.
 */
export function mergedContent(parts: readonly TopicContent[], terms?: MergedTerms): TopicContent {
  const size = total(parts.map((part) => part.size));
  const wide = terms ?? mixedTerms(parts, size);
  const listed = wide.map(
    ({ term, weight, overall }): StoredTerm => ({
      term,
      weight,
      relevance: relevanceOf(weight, overall, LAMBDA),
    }),
  );
  return {
    label: termLabel(listed),
    ...{ size, coherence: null },
    terms: mostOf(listed),
    yearly: summed(
      parts.flatMap(({ yearly }) => yearly),
      ({ year }) => year,
    ).sort((a, b) => a.year - b.year),
    byRegion: summed(
      parts.flatMap(({ byRegion }) => byRegion),
      ({ region }) => region,
    ).sort(heaviest),
    industries: mergedIndustries(parts),
    patents: mergedPatents(parts.flatMap(({ patents }) => patents)),
    figures: mergedFigures(parts, wide),
  };
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const heaviest = (a: { weight: number }, b: { weight: number }) => b.weight - a.weight;

/** Rows of one key with their weights added up, in the order of their first appearance. */
function summed<Row extends { weight: number }>(
  rows: readonly Row[],
  key: (row: Row) => string | number | null,
  add: (into: Row, row: Row) => void = () => {},
): Row[] {
  const of = new Map<string | number | null, Row>();
  for (const row of rows) {
    const into = of.get(key(row));
    if (!into) of.set(key(row), { ...row });
    else {
      into.weight += row.weight;
      add(into, row);
    }
  }
  return [...of.values()];
}

/** The heaviest and the most relevant, by weight. */
export function mostOf(terms: readonly StoredTerm[]): StoredTerm[] {
  const by = (of: "weight" | "relevance") => terms.toSorted((a, b) => b[of] - a[of]).slice(0, TERMS_LISTED);
  return [...new Set([...by("weight"), ...by("relevance")])].sort(heaviest);
}

const mixedTerms = (parts: readonly TopicContent[], size: number): MergedTerms =>
  summed(
    parts.flatMap((part) =>
      wideTerms(part).map(({ term, weight, overall }) => ({
        ...{ term, overall },
        weight: size > 0 ? (weight * part.size) / size : 0,
      })),
    ),
    ({ term }) => term,
  ).sort(heaviest);

/** The wide list; in runs of earlier versions the listed terms, whose p(t) their relevance tells. */
export const wideTerms = ({ figures, terms }: Pick<TopicContent, "figures" | "terms">): MergedTerms =>
  figures?.terms ??
  terms.map(({ term, weight, relevance }) => ({
    ...{ term, weight },
    overall: weight / Math.exp((relevance - LAMBDA * Math.log(weight)) / (1 - LAMBDA)),
  }));

export function mergedIndustries(
  parts: readonly Pick<TopicContent, "industries" | "size">[],
): StoredIndustries {
  const size = total(parts.map((part) => part.size));
  const placed = total(parts.map((part) => part.size * part.industries.placed));
  const prefixes = new Map<string, { share: number; evidence: Map<string, number> }>();
  for (const { industries, size: own } of parts) {
    const weight = placed > 0 ? (own * industries.placed) / placed : 0;
    for (const { code, share, evidence } of industries.prefixes) {
      const into = prefixes.get(code) ?? { share: 0, evidence: new Map<string, number>() };
      into.share += weight * share;
      for (const one of evidence)
        into.evidence.set(one.ipc, (into.evidence.get(one.ipc) ?? 0) + weight * one.weight);
      prefixes.set(code, into);
    }
  }
  return {
    placed: size > 0 ? placed / size : 0,
    prefixes: [...prefixes]
      .map(([code, { share, evidence }]) => ({
        ...{ code, share },
        evidence: [...evidence].map(([ipc, weight]): Evidence => ({ ipc, weight })).sort(heaviest),
      }))
      .sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1)),
    ...mergedCodes(parts),
  };
}

const mergedPatents = (patents: readonly StoredPatent[]) =>
  summed(
    patents,
    ({ applicationNo }) => applicationNo,
    (into, { fit }) => {
      if (fit !== undefined) into.fit = Math.max(into.fit ?? 0, fit);
    },
  )
    .sort((a, b) => (b.fit ?? b.weight) - (a.fit ?? a.weight) || (a.applicationNo < b.applicationNo ? -1 : 1))
    .slice(0, PATENTS_LISTED);

function mergedFigures(parts: readonly TopicContent[], terms: MergedTerms): StoredFigures | null {
  const figures = parts.map((part) => part.figures).filter((one) => one !== null);
  if (figures.length < parts.length) return null;
  const count = (into: { patents: number }, { patents }: { patents: number }) => {
    into.patents += patents;
  };
  const applicants = summed(
    figures.flatMap((one) => one.applicants),
    ({ name }) => name,
    (into, row) => {
      count(into, row);
      into.firstYear = earlier(into.firstYear, row.firstYear);
    },
  ).sort((a, b) => heaviest(a, b) || (a.name < b.name ? -1 : 1));
  const left = applicants.slice(APPLICANTS_KEPT);
  return {
    ...{ version: 1, stability: null, regionCount: figures[0]!.regionCount },
    patents: total(figures.map(({ patents }) => patents)),
    cube: summed(
      figures.flatMap(({ cube }) => cube),
      ({ region, year }) => `${region} ${year}`,
      count,
    ),
    ipc: summed(
      figures.flatMap(({ ipc }) => ipc),
      ({ symbol }) => symbol,
    ).sort(heaviest),
    applicants: applicants.slice(0, APPLICANTS_KEPT),
    rest: {
      applicants: total(figures.map(({ rest }) => rest.applicants)) + left.length,
      weight: total(figures.map(({ rest }) => rest.weight)) + total(left.map(({ weight }) => weight)),
    },
    pairs: summed(
      figures.flatMap(({ pairs }) => pairs),
      ({ a, b }) => `${a}\n${b}`,
      count,
    )
      .sort(heaviest)
      .slice(0, PAIRS_KEPT),
    terms: terms.slice(0, Math.max(...figures.map((one) => one.terms.length))),
  };
}

const earlier = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.min(a, b));
