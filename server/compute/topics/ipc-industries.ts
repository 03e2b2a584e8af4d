import { ComputeError } from "@/server/domain/errors";

export const PRIOR_CONDITIONS = ["", "without_a61k", "alone", "aggregate"] as const;
/** `word`: not a class but a word of an industry, learned from labelled patents; only the text of the industries reads it. */
export const PRIOR_METHODS = [
  ...(["concordance", "refinement", "fraction", "addition"] as const),
  ...(["official", "learned", "own", "word"] as const),
] as const;

/** One row of the prior from patent classes to KSIC prefixes (prisma/reference/README.md says what each field means). */
export type IpcPrior = {
  ipc: string;
  condition: (typeof PRIOR_CONDITIONS)[number];
  prefix: string;
  weight: number;
  method: (typeof PRIOR_METHODS)[number];
};

/** p(KSIC prefix | patent) with the part of it that each patent class gave; shares add up to 1. */
export type PatentIndustry = { prefix: string; share: number; evidence: { ipc: string; weight: number }[] };

/** The subclass and main group of an IPC or CPC symbol (`A61K 8/97` -> A61K, 8); null when it is none. */
export function ipcSymbol(text: string): { subclass: string; group: string | null } | null {
  const [, subclass, group] = /^\s*([A-HY]\d{2}[A-Z])(?:\s*(\d{1,4})(?:\/\d+)?)?/i.exec(text) ?? [];
  return subclass ? { subclass: subclass.toUpperCase(), group: group ? String(Number(group)) : null } : null;
}

const SYMBOL = /^\s*([A-HY]\d{2}[A-Z])[\s-]*(?:0*(\d{1,4})(?:\s*\/\s*(\d*))?)?\s*$/i;

/**
 * What a row's class stands for, as the beginning of a symbol written without spaces and ended by `$`:
 * `A61K` -> A61K, `A61K 8` -> A61K8/, `H01M 10/0525` -> H01M10/0525$; with % the text before it as it is (`A61K8%` -> A61K8).
 * Null when it is none.
 */
export function ipcPattern(text: string): string | null {
  const [before, ...rest] = text.trim().toUpperCase().split("%");
  if (rest.length > 0) {
    const start = before!.replace(/[\s-]/g, "").replace(/^([A-HY]\d{2}[A-Z])0+(?=\d)/, "$1");
    const whole = /^[A-HY](\d(\d([A-Z](\d{1,4}(\/\d*)?)?)?)?)?$/.test(start);
    return whole && rest.every((part) => part.trim() === "") ? start : null;
  }
  const [, subclass, group, sub] = SYMBOL.exec(text) ?? [];
  if (!subclass) return null;
  const start = subclass.toUpperCase();
  return group === undefined ? start : sub ? `${start}${group}/${sub}$` : `${start}${group}/`;
}

/** A patent's class in the same writing: `H01M 10/0525` -> H01M10/0525$, `A61K 8` -> A61K8/$, `A61K` -> A61K$. */
function ipcKey(text: string): string | null {
  const [, subclass, group, sub = ""] =
    /^\s*([A-HY]\d{2}[A-Z])(?:[\s-]*0*(\d{1,4})(?:\s*\/\s*(\d+))?)?/i.exec(text) ?? [];
  if (!subclass) return null;
  return `${subclass.toUpperCase()}${group === undefined ? "" : `${group}/${sub}`}$`;
}

/**
 * The industries of a patent by its classes, from the prior:
 *
 *   p(prefix | patent) = sum over its placed symbols s of  w_s,prefix / (number of placed symbols)
 *
 * A symbol takes the rows of the longest class that it begins with (`H01M 10/0525`, then `A61K 8`, then `A61K`; % as in the
 * official table), the refined rows instead of those of the concordance where there are any, their weights scaled to 1. `without_a61k` rows hold only when the patent has no A61K
 * group other than 8; `alone` rows only when no other class of the patent is placed; `aggregate` rows never, for one patent.
 * A symbol without rows follows the others; null when none is placed. Equal symbols count once.
 */
export function patentIndustries(
  prior: readonly IpcPrior[],
): (ipc: readonly string[]) => PatentIndustry[] | null {
  const rowsOf = new Map<string, IpcPrior[]>();
  let longest = 0;
  for (const row of prior) {
    if (!(row.weight > 0))
      throw new ComputeError(
        "BAD_WEIGHT",
        `IPC ${row.ipc} to KSIC ${row.prefix} has the weight ${row.weight}; expected more than 0`,
      );
    const pattern = row.condition === "aggregate" || row.method === "word" ? null : ipcPattern(row.ipc);
    if (pattern === null) continue;
    const rows = rowsOf.get(pattern);
    if (rows) rows.push(row);
    else rowsOf.set(pattern, [row]);
    longest = Math.max(longest, pattern.length);
  }
  const rowsFor = (text: string) => {
    const key = ipcKey(text) ?? "";
    for (let length = Math.min(key.length, longest); length > 0; length--) {
      const rows = rowsOf.get(key.slice(0, length));
      if (rows) return rows;
    }
    return [];
  };
  return (ipc) => {
    const texts = [...new Set(ipc.map((text) => text.trim()))];
    const medicine = texts.some((text) => {
      const symbol = ipcSymbol(text);
      return symbol?.subclass === "A61K" && symbol.group !== "8";
    });
    const placed = texts.flatMap((text) => {
      const rows = rowsFor(text).filter((row) => row.condition !== "without_a61k" || !medicine);
      const refined = rows.some((row) => row.method === "refinement");
      const used = refined ? rows.filter((row) => row.method !== "concordance") : rows;
      return used.length > 0
        ? [{ key: used[0]!.ipc, rows: used, alone: used.every((row) => row.condition === "alone") }]
        : [];
    });
    const others = placed.filter(({ alone }) => !alone);
    return placed.length === 0 ? null : shared(others.length > 0 ? others : placed);
  };
}

function shared(placed: { key: string; rows: IpcPrior[] }[]): PatentIndustry[] {
  const evidence = new Map<string, Map<string, number>>();
  for (const { key, rows } of placed) {
    const total = rows.reduce((sum, row) => sum + row.weight, 0);
    for (const { prefix, weight } of rows) {
      const from = evidence.get(prefix) ?? new Map<string, number>();
      from.set(key, (from.get(key) ?? 0) + weight / total / placed.length);
      evidence.set(prefix, from);
    }
  }
  return ranked(evidence);
}

/** Prefixes by share, each with its classes by weight; ties by code. */
function ranked(evidence: Map<string, Map<string, number>>): PatentIndustry[] {
  const byCode = (a: string, b: string) => (a < b ? -1 : 1);
  return [...evidence]
    .map(([prefix, from]) => ({
      prefix,
      share: [...from.values()].reduce((sum, weight) => sum + weight, 0),
      evidence: [...from]
        .map(([ipc, weight]) => ({ ipc, weight }))
        .sort((a, b) => b.weight - a.weight || byCode(a.ipc, b.ipc)),
    }))
    .sort((a, b) => b.share - a.share || byCode(a.prefix, b.prefix));
}

export type TopicIndustries = {
  /** p(KSIC prefix | topic), largest first; evidence weights add up to the share. */
  industries: PatentIndustry[];
  /** Part of the topic's patents (by weight) that the prior places at all; the shares are over this part. */
  placed: number;
};

/**
 * The industries of topics, averaged over the patents:
 *
 *   p(prefix | k) = sum_d p(k | d) p(prefix | d) / sum_d p(k | d)      over the patents d that are placed
 *
 * `weights`: documents x topics as topicModel() gives them; `ipc`: the classes of each document, in the same order.
 * Errors   BAD_SHAPE if they do not fit together.
 */
export function topicIndustries(
  weights: Float64Array,
  topics: number,
  ipc: readonly (readonly string[])[],
  prior: readonly IpcPrior[],
): TopicIndustries[] {
  if (weights.length !== topics * ipc.length)
    throw new ComputeError(
      "BAD_SHAPE",
      `${weights.length} weights for ${ipc.length} patents and ${topics} topics`,
    );
  const industriesOf = patentIndustries(prior);
  const evidence = Array.from({ length: topics }, () => new Map<string, Map<string, number>>());
  const placed = new Float64Array(topics);
  const total = new Float64Array(topics);
  ipc.forEach((symbols, row) => {
    const industries = industriesOf(symbols);
    for (let k = 0; k < topics; k++) {
      const weight = weights[row * topics + k]!;
      total[k]! += weight;
      if (weight === 0 || industries === null) continue;
      placed[k]! += weight;
      for (const { prefix, evidence: classes } of industries) {
        const from = evidence[k]!.get(prefix) ?? new Map<string, number>();
        for (const one of classes) from.set(one.ipc, (from.get(one.ipc) ?? 0) + weight * one.weight);
        evidence[k]!.set(prefix, from);
      }
    }
  });
  return evidence.map((prefixes, k) => {
    for (const from of prefixes.values())
      for (const [key, weight] of from) from.set(key, weight / placed[k]!);
    return { industries: ranked(prefixes), placed: total[k]! > 0 ? placed[k]! / total[k]! : 0 };
  });
}

/**
 * 5-digit industries of prefix shares: a prefix is spread evenly over the subclasses that begin with it (the prior knows no
 * more), so a wide prefix gives each of them little. Largest first, ties by code; prefixes without a subclass are left out.
 */
export function subclassShares(
  shares: readonly { prefix: string; share: number }[],
  subclasses: readonly string[],
): { code: string; share: number }[] {
  const result = new Map<string, number>();
  for (const { prefix, share } of shares) {
    const under = subclasses.filter((code) => code.startsWith(prefix));
    for (const code of under) result.set(code, (result.get(code) ?? 0) + share / under.length);
  }
  return [...result]
    .map(([code, share]) => ({ code, share }))
    .sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1));
}
