import { ComputeError } from "@/server/domain/errors";
import { ipcSymbol } from "./ipc-industries";
import type { Lists, PatentColumns } from "./patent-columns";
import { completed, type Steps } from "./steps";

/** So many applicants and pairs of them are kept by name for a topic. */
export const APPLICANTS_KEPT = 1000;
export const PAIRS_KEPT = 1000;

export type TopicSums = {
  /** Sum of p(topic | patent). */
  size: number;
  /** Patents whose largest weight is this topic's. */
  patents: number;
  cube: { region: string; year: number | null; weight: number; patents: number }[];
  yearly: { year: number; weight: number }[];
  byRegion: { region: string; weight: number }[];
  ipc: { symbol: string; weight: number }[];
  applicants: { name: string; weight: number; patents: number; firstYear: number | null }[];
  rest: { applicants: number; weight: number };
  pairs: { a: string; b: string; weight: number; patents: number }[];
};

export type SumOptions = {
  regionCount: "fractional" | "whole";
  /** The topic that each patent is counted at, -1 = at none; mainTopics() where it is not given. */
  main?: Int16Array;
};

/**
 * What topics add up to over their patents, w_dk = p(topic k | patent d):
 *
 *   cube[r, y]  = sum of w_dk / n_d over the patents of region r and year y, n_d = its regions (fractional), or of w_dk (whole);
 *                 region "" for patents without one, year null likewise
 *   byRegion[r] = sum over y of cube[r, y], r not "";  yearly[y] = sum of w_dk over the patents of year y, each once
 *   ipc[s]      = sum of w_dk / m_d over the patents with subclass s, m_d = its distinct subclasses; "" for those without
 *   applicants[a], pairs[a, b] = sum of w_dk over the patents of a, of a and b together
 *
 * `patents` counts a patent where its weight is largest (the earlier topic of equals), so that merged topics add up. An applicant's
 * firstYear is the first of these patents'. Lists are heaviest first, equals by text; cubes by region and year; rows
 * without weight are left out.
 *
 * `weights`: patents x topics. O(topics x (patents + entries of their lists)) time, O(patents + labels) memory beside the
 * result. Errors: BAD_SHAPE.
 */
export const topicSums = (
  weights: Float64Array | Float32Array,
  topics: number,
  columns: PatentColumns,
  options: SumOptions,
): TopicSums[] => completed(topicSumsSteps(weights, topics, columns, options));

/** The same, a step a topic. */
export function* topicSumsSteps(
  weights: Float64Array | Float32Array,
  topics: number,
  columns: PatentColumns,
  { regionCount, main = mainTopics(weights, columns.rows, topics) }: SumOptions,
): Steps<TopicSums[]> {
  const { rows } = columns;
  if (weights.length !== rows * topics)
    throw new ComputeError("BAD_SHAPE", `${weights.length} weights for ${rows} patents and ${topics} topics`);
  const classes = subclasses(columns.ipc);
  const pairs = applicantPairs(columns.applicants);
  const whole = regionCount === "whole";
  const own = new Float64Array(rows);
  const result: TopicSums[] = [];
  for (let k = 0; k < topics; k++) {
    let size = 0;
    let patents = 0;
    for (let row = 0; row < rows; row++) {
      own[row] = weights[row * topics + k]!;
      size += own[row]!;
      if (main[row] === k) patents++;
    }
    const isMain = (row: number) => main[row] === k;
    const byClass = listSums(own, classes, isMain, false);
    const byApplicant = listSums(own, columns.applicants, isMain, true);
    const byPair = listSums(own, pairs, isMain, true);
    const applicants = heaviest(columns.applicants.labels, byApplicant.weights);
    const firstYear = firstYears(columns, isMain);
    result.push({
      ...{ size, patents },
      ...cubeOf(own, columns, isMain, whole),
      ipc: [
        ...heaviest(classes.labels, byClass.weights).map((id) => ({
          symbol: classes.labels[id]!,
          weight: byClass.weights[id]!,
        })),
        ...(byClass.none > 0 ? [{ symbol: "", weight: byClass.none }] : []),
      ].sort((a, b) => b.weight - a.weight),
      applicants: applicants.slice(0, APPLICANTS_KEPT).map((id) => ({
        name: columns.applicants.labels[id]!,
        weight: byApplicant.weights[id]!,
        patents: byApplicant.patents[id]!,
        firstYear: firstYear[id]! > 0 ? firstYear[id]! : null,
      })),
      rest: {
        applicants: Math.max(0, applicants.length - APPLICANTS_KEPT),
        weight: applicants.slice(APPLICANTS_KEPT).reduce((sum, id) => sum + byApplicant.weights[id]!, 0),
      },
      pairs: heaviest(pairs.labels, byPair.weights)
        .slice(0, PAIRS_KEPT)
        .map((id) => ({
          a: columns.applicants.labels[pairs.first[id]!]!,
          b: columns.applicants.labels[pairs.second[id]!]!,
          weight: byPair.weights[id]!,
          patents: byPair.patents[id]!,
        })),
    });
    yield (k + 1) / topics;
  }
  return result;
}

/** The topic that has most of each patent; -1 where none has anything. */
export function mainTopics(weights: Float64Array | Float32Array, rows: number, topics: number): Int16Array {
  const main = new Int16Array(rows).fill(-1);
  for (let row = 0; row < rows; row++) {
    let most = 0;
    for (let k = 0; k < topics; k++)
      if (weights[row * topics + k]! > most) {
        most = weights[row * topics + k]!;
        main[row] = k;
      }
  }
  return main;
}

/** Sums over the rows of each label; `whole`: a row counts in full for each, else in equal parts. `none`: rows without labels. */
function listSums(own: Float64Array, lists: Lists, isMain: (row: number) => boolean, whole: boolean) {
  const weights = new Float64Array(lists.labels.length);
  const patents = new Uint32Array(lists.labels.length);
  let none = 0;
  for (let row = 0; row < own.length; row++) {
    const weight = own[row]!;
    if (weight === 0) continue;
    const [from, to] = [lists.offsets[row]!, lists.offsets[row + 1]!];
    if (from === to) none += weight;
    const part = whole ? weight : weight / (to - from);
    const counted = isMain(row) ? 1 : 0;
    for (let i = from; i < to; i++) {
      weights[lists.items[i]!]! += part;
      patents[lists.items[i]!]! += counted;
    }
  }
  return { weights, patents, none };
}

/** Numbers of the labels that weigh anything, heaviest first. */
function heaviest(labels: readonly string[], weights: Float64Array): number[] {
  const ids: number[] = [];
  for (let id = 0; id < weights.length; id++) if (weights[id]! > 0) ids.push(id);
  return ids.sort((a, b) => weights[b]! - weights[a]! || (labels[a]! < labels[b]! ? -1 : 1));
}

function firstYears({ applicants, years }: PatentColumns, isMain: (row: number) => boolean): Int16Array {
  const first = new Int16Array(applicants.labels.length);
  for (let row = 0; row < years.length; row++) {
    const year = years[row]!;
    if (year === 0 || !isMain(row)) continue;
    for (let i = applicants.offsets[row]!; i < applicants.offsets[row + 1]!; i++) {
      const id = applicants.items[i]!;
      if (first[id] === 0 || year < first[id]!) first[id] = year;
    }
  }
  return first;
}

function cubeOf(
  own: Float64Array,
  { regions, years }: PatentColumns,
  isMain: (row: number) => boolean,
  whole: boolean,
): Pick<TopicSums, "cube" | "yearly" | "byRegion"> {
  const names = [...regions.labels, ""];
  const none = regions.labels.length;
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const year of years)
    if (year > 0) {
      first = Math.min(first, year);
      last = Math.max(last, year);
    }
  const span = last > 0 ? last - first + 2 : 1;
  const weights = new Float64Array(names.length * span);
  const patents = new Uint32Array(names.length * span);
  const byYear = new Float64Array(span);
  for (let row = 0; row < own.length; row++) {
    const weight = own[row]!;
    if (weight === 0) continue;
    const at = years[row]! > 0 ? years[row]! - first + 1 : 0;
    byYear[at]! += weight;
    const [from, to] = [regions.offsets[row]!, regions.offsets[row + 1]!];
    const part = whole || from === to ? weight : weight / (to - from);
    const counted = isMain(row) ? 1 : 0;
    for (let i = from; i < to || i === from; i++) {
      const cell = (from === to ? none : regions.items[i]!) * span + at;
      weights[cell]! += part;
      patents[cell]! += counted;
    }
  }
  const yearAt = (at: number) => (at === 0 ? null : first + at - 1);
  const order = [...names.keys()].sort((a, b) => (names[a]! < names[b]! ? -1 : 1));
  const cube = order.flatMap((r) =>
    Array.from({ length: span }, (_, at) => ({
      ...{ region: names[r]!, year: yearAt(at) },
      ...{ weight: weights[r * span + at]!, patents: patents[r * span + at]! },
    })).filter(({ weight }) => weight > 0),
  );
  const byRegion = new Float64Array(none);
  for (let r = 0; r < none; r++) for (let at = 0; at < span; at++) byRegion[r]! += weights[r * span + at]!;
  return {
    cube,
    yearly: Array.from({ length: span - 1 }, (_, i) => ({ year: first + i, weight: byYear[i + 1]! })).filter(
      ({ weight }) => weight > 0,
    ),
    byRegion: heaviest(regions.labels, byRegion).map((id) => ({
      region: regions.labels[id]!,
      weight: byRegion[id]!,
    })),
  };
}

/** The distinct subclasses (H01M) of every row; symbols that are none are left out. */
export function subclasses(ipc: Lists): Lists {
  const of = ipc.labels.map((symbol) => ipcSymbol(symbol)?.subclass ?? null);
  const labels = [...new Set(of.filter((symbol) => symbol !== null))];
  const idOf = new Map(labels.map((label, id) => [label, id]));
  const idAt = Int32Array.from(of, (symbol) => (symbol === null ? -1 : idOf.get(symbol)!));
  const offsets = new Uint32Array(ipc.offsets.length);
  const items = new Uint32Array(ipc.items.length);
  let length = 0;
  for (let row = 0; row + 1 < ipc.offsets.length; row++) {
    const start = length;
    for (let i = ipc.offsets[row]!; i < ipc.offsets[row + 1]!; i++) {
      const id = idAt[ipc.items[i]!]!;
      if (id >= 0 && !items.subarray(start, length).includes(id)) items[length++] = id;
    }
    offsets[row + 1] = length;
  }
  return { labels, offsets, items: items.slice(0, length) };
}

/** The pairs of applicants of every row, each numbered once; a pair is written a < b. */
function applicantPairs({ labels, offsets, items }: Lists): Lists & { first: number[]; second: number[] } {
  const idOf = new Map<number, number>();
  const [first, second, found]: [number[], number[], number[]] = [[], [], []];
  const to = new Uint32Array(offsets.length);
  for (let row = 0; row + 1 < offsets.length; row++) {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++)
      for (let j = i + 1; j < offsets[row + 1]!; j++) {
        const [x, y] = [items[i]!, items[j]!];
        const [a, b] = labels[x]! < labels[y]! ? [x, y] : [y, x];
        const code = a * labels.length + b;
        let id = idOf.get(code);
        if (id === undefined) {
          id = first.push(a) - 1;
          second.push(b);
          idOf.set(code, id);
        }
        found.push(id);
      }
    to[row + 1] = found.length;
  }
  return {
    labels: first.map((a, id) => `${labels[a]!}\n${labels[second[id]!]!}`),
    offsets: to,
    items: Uint32Array.from(found),
    ...{ first, second },
  };
}
