import { exactRatio } from "@/server/compute/network/exact-ratio";
import { ComputeError } from "@/server/domain/errors";

/** An industry's value in a region (amount, firms, transactions: whatever is whole); null is not known. */
export type IndustryRegionValue = {
  readonly industry: string;
  readonly region: string;
  readonly value: bigint | null;
};

/** A column: the regions that it adds up; null stands for all of the rows. */
export type ValueChainColumn = { readonly key: string; readonly regions: readonly string[] | null };

export type ValueChainCell = {
  readonly column: string;
  readonly value: bigint | null;
  /** Of the industry's value in all regions. */
  readonly share: number | null;
  /** LQ, above 1 where the column has more of the industry than the nation. */
  readonly quotient: number | null;
};

export type ValueChainLine = { readonly cells: readonly ValueChainCell[] };
export type ValueChainTable = {
  readonly rows: readonly (ValueChainLine & { readonly industry: string; readonly stage: string | null })[];
  /** Sums over the listed industries of a stage, stages in the order in which they come. */
  readonly stages: readonly (ValueChainLine & { readonly stage: string; readonly industries: number })[];
  /** Sums over all listed industries. */
  readonly total: ValueChainLine;
  readonly flags: readonly ("no_trade" | "missing_values")[];
};

/**
 * Value-chain table: listed industries by regions and groups of regions, with shares and location quotients.
 *
 *   share = x_ir / x_i,    LQ = (x_ir / x_r) / (x_i / x)
 *
 * x_r is the column's value over all industries of `values`, listed or not, x_i the industry's over all regions, x all of
 * them: give all industries, list those of the value chain. `stageOf` says an industry's place (후방, 해당, 전방).
 * Shapes     `values` in any order, each industry and region at most once; an industry or region without a row has 0,
 *            since rows are what there is. A sum with a part that is not known (null) is not known.
 * Degenerate x_i, x_r or x is 0: the share or quotient is null, never NaN; nothing at all: flag `no_trade`.
 * Errors     BAD_SHAPE if a pair, a listed industry or a column occurs twice; BAD_WEIGHT if a value is negative.
 * Source     the source document, III: 미래차 산업생태계 구성산업의 충청권 현황 (전국, 충청권, 대전, 세종, 충북, 충남; it prints no unit).
 */
export function valueChainTable(
  values: readonly IndustryRegionValue[],
  industries: readonly string[],
  columns: readonly ValueChainColumn[],
  stageOf: (industry: string) => string | null = () => null,
): ValueChainTable {
  distinct("industry", industries);
  distinct(
    "column",
    columns.map(({ key }) => key),
  );
  distinct(
    "industry and region",
    values.map(({ industry, region }) => `${industry} ${region}`),
  );
  const negative = values.find(({ value }) => value !== null && value < 0n);
  if (negative)
    throw new ComputeError("BAD_WEIGHT", `${negative.industry} in ${negative.region}: ${negative.value}`);
  const members = columns.map(({ regions }) => (regions === null ? null : new Set(regions)));
  const byIndustry = grouped(values, ({ industry }) => industry);
  const everywhere = total(values);
  const inColumn = members.map((regions) =>
    total(values.filter(({ region }) => !regions || regions.has(region))),
  );
  const line = (of: readonly string[]): ValueChainLine => {
    const own = of.flatMap((industry) => byIndustry.get(industry) ?? []);
    const nation = total(own);
    return {
      cells: columns.map(({ key }, c) => {
        const value = total(own.filter(({ region }) => !members[c] || members[c].has(region)));
        return {
          column: key,
          value,
          share: ratio(value, nation),
          quotient: ratio(product(value, everywhere), product(nation, inColumn[c]!)),
        };
      }),
    };
  };
  const stages = grouped(industries, stageOf);
  return {
    rows: industries.map((industry) => ({ industry, stage: stageOf(industry), ...line([industry]) })),
    stages: [...stages].flatMap(([stage, of]) =>
      stage === null ? [] : [{ stage, industries: of.length, ...line(of) }],
    ),
    total: line(industries),
    flags: [
      ...(everywhere === 0n ? (["no_trade"] as const) : []),
      ...(values.some(({ value }) => value === null) ? (["missing_values"] as const) : []),
    ],
  };
}

const total = (values: readonly IndustryRegionValue[]) =>
  values.reduce<bigint | null>((sum, { value }) => (sum === null || value === null ? null : sum + value), 0n);
const product = (x: bigint | null, y: bigint | null) => (x === null || y === null ? null : x * y);
const ratio = (x: bigint | null, y: bigint | null) => (x === null || y === null ? null : exactRatio(x, y));

function grouped<T, Key>(values: readonly T[], keyOf: (value: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key)!.push(value);
  }
  return groups;
}

function distinct(what: string, keys: readonly string[]) {
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) throw new ComputeError("BAD_SHAPE", `${what} ${key} is given twice`);
    seen.add(key);
  }
}
