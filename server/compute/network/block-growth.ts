import type { Blocks } from "@/server/compute/network/blocks";
import { exactRatio } from "@/server/compute/network/exact-ratio";
import { ComputeError } from "@/server/domain/errors";

/**
 * What a block has in a year. links and amount count ends: a link between two blocks counts once in each, one inside a
 * block twice, so that the blocks add up to 2 L (2 T).
 */
export const BLOCK_MEASURES = ["industries", "links", "amount", "coreLinks", "coreAmount"] as const;
export type BlockMeasure = (typeof BLOCK_MEASURES)[number];

export type BlockYear = { readonly year: number; readonly blocks: Blocks | null };

export type BlockGrowthRow = {
  readonly block: string;
  readonly from: bigint;
  readonly to: bigint;
  readonly growth: bigint;
  /** growth / growth of all blocks; null unless these grew. May be above 1 or below 0. */
  readonly contribution: number | null;
  /** Share of all blocks in each year, and its change; null where the year's total is 0. */
  readonly shareFrom: number | null;
  readonly shareTo: number | null;
  readonly shareChange: number | null;
};

export type BlockStep = {
  readonly measure: BlockMeasure;
  readonly from: number;
  readonly to: number;
  /** Null when the measure is not known in one of the years (no core present). */
  readonly total: bigint | null;
  /** The blocks of the largest growth, more than one when equal; none when all blocks together did not grow. */
  readonly leaders: readonly string[] | null;
  readonly rows: readonly BlockGrowthRow[];
};

export type BlockGrowth = {
  readonly known: readonly number[];
  readonly missing: readonly number[];
  /** From each known year to the next known one, and from the first to the last; every measure. */
  readonly steps: readonly BlockStep[];
  readonly overall: readonly BlockStep[];
};

/**
 * Which block leads the growth between years.
 *
 *   growth_p       = x_p(to) - x_p(from),   contribution_p = growth_p / Σ_q growth_q  where that sum is above 0
 *   leader         the block of the largest growth, provided that all blocks together grew
 *
 * coreLinks and coreAmount are the reading of the source document ("연구기관과 ICT_SW 부문이 혁신생태계의 성장 주도"): what joins
 * the core industry to the others of its ecosystem, block by block. links and amount take the whole network, where the
 * core's own block leads nearly always. Differences of whole numbers, exact, so that ties are ties.
 * Missing     a year without a network (null) is left out and named, never 0: steps go over the gap. A network that is
 *             known and empty counts 0. Fewer than two known years: no steps.
 * Errors      BAD_SHAPE if a year occurs twice or two years have different blocks.
 * Source      the source document, V (성장경로: 송도, 오송); it prints no formula.
 */
export function blockGrowth(years: readonly BlockYear[]): BlockGrowth {
  const ordered = years.toSorted((x, y) => x.year - y.year);
  const twice = ordered.find(({ year }, at) => ordered[at + 1]?.year === year);
  if (twice) throw new ComputeError("BAD_SHAPE", `year ${twice.year} is given twice`);
  const known = ordered.filter((entry): entry is KnownYear => entry.blocks !== null);
  const names = (entry: KnownYear) => entry.blocks.rows.map(({ block }) => block).join();
  const other = known.find((entry) => names(entry) !== names(known[0]!));
  if (other)
    throw new ComputeError("BAD_SHAPE", `year ${other.year} has other blocks than ${known[0]!.year}`);
  const between = (from: KnownYear, to: KnownYear) =>
    BLOCK_MEASURES.map((measure) => blockStep(measure, from, to));
  return {
    known: known.map(({ year }) => year),
    missing: ordered.filter(({ blocks }) => blocks === null).map(({ year }) => year),
    steps: known.slice(1).flatMap((to, at) => between(known[at]!, to)),
    overall: known.length < 2 ? [] : between(known[0]!, known.at(-1)!),
  };
}

type KnownYear = { readonly year: number; readonly blocks: Blocks };

function blockStep(measure: BlockMeasure, from: KnownYear, to: KnownYear): BlockStep {
  const [before, after] = [blockValues(from.blocks, measure), blockValues(to.blocks, measure)];
  const step = { measure, from: from.year, to: to.year };
  if (!before || !after) return { ...step, total: null, leaders: null, rows: [] };
  const [sumBefore, sumAfter] = [sum(before), sum(after)];
  const total = sumAfter - sumBefore;
  const growth = after.map((value, p) => value - before[p]!);
  let most = growth[0] ?? 0n;
  for (const value of growth) if (value > most) most = value;
  const names = from.blocks.rows.map(({ block }) => block);
  return {
    ...step,
    total,
    leaders: total > 0n ? names.filter((_, p) => growth[p] === most) : [],
    rows: names.map((block, p) => {
      const shareFrom = exactRatio(before[p]!, sumBefore);
      const shareTo = exactRatio(after[p]!, sumAfter);
      return {
        block,
        from: before[p]!,
        to: after[p]!,
        growth: growth[p]!,
        contribution: total > 0n ? exactRatio(growth[p]!, total) : null,
        shareFrom,
        shareTo,
        shareChange: shareFrom === null || shareTo === null ? null : shareTo - shareFrom,
      };
    }),
  };
}

/** The measure of every block in one year, null when it is not known. */
export function blockValues({ rows }: Blocks, measure: BlockMeasure): bigint[] | null {
  const values = rows.map((row) => {
    if (measure === "industries") return BigInt(row.industries);
    if (measure === "links") return BigInt(row.linksOut + row.linksIn);
    if (measure === "amount") return row.sold + row.bought;
    if (measure === "coreLinks") return row.coreLinks === null ? null : BigInt(row.coreLinks);
    return row.coreAmount;
  });
  return values.every((value) => value !== null) ? values : null;
}

const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);
