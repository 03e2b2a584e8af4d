import { ComputeError } from "@/server/domain/errors";

/** One firm (or one industry): its number of trade partners and its trade in thousand KRW. */
export type TradeSize = { industry: string; partners: number; amount: bigint };

export type CentreIndustry = TradeSize & {
  /** Rows that were added up, e.g. firms. */
  rows: number;
  /** Rank among all industries of the list; ties share the best rank. */
  rankByPartners: number;
  rankByAmount: number;
};

/**
 * Centre industries: those among the `top` n by trade partners and also among the top n by amount.
 *
 * Rows of one industry are added up first, so that firms or industries may be given. Partners are sums over the rows:
 * a partner of two firms counts twice, as in the published tables.
 * Order     both orders of the same set are returned; equal values are ordered by code.
 * Ties      ranks share the best rank (1, 2, 2, 4) and everything ranked at or above n is in, so a tie at the cut
 *           takes in all that are equal.
 * Errors    BAD_WEIGHT if partners is negative or not finite, or amount is negative; BAD_OPTION if top < 1.
 * Source    the source document's "중심산업 (거래중심 30위 + 거래총액 30위)", top = 30.
 */
export function centreIndustries(
  rows: readonly TradeSize[],
  { top = 30 }: { top?: number } = {},
): { byPartners: CentreIndustry[]; byAmount: CentreIndustry[] } {
  if (!(top >= 1))
    throw new ComputeError("BAD_OPTION", `centre industries: top is ${top}; expected 1 or more`);
  const sums = new Map<string, TradeSize & { rows: number }>();
  rows.forEach(({ industry, partners, amount }, row) => {
    if (!(partners >= 0 && partners < Infinity) || amount < 0n)
      throw new ComputeError(
        "BAD_WEIGHT",
        `row ${row} (${industry}): partners ${partners}, amount ${amount}`,
      );
    const sum = sums.get(industry);
    sums.set(industry, {
      industry,
      partners: partners + (sum?.partners ?? 0),
      amount: amount + (sum?.amount ?? 0n),
      rows: 1 + (sum?.rows ?? 0),
    });
  });
  const all = [...sums.values()];
  const partnerRank = bestRanks(all.map(({ partners }) => partners));
  const amountRank = bestRanks(all.map(({ amount }) => amount));
  const centre = all
    .map((sum, i) => ({ ...sum, rankByPartners: partnerRank[i]!, rankByAmount: amountRank[i]! }))
    .filter(({ rankByPartners, rankByAmount }) => rankByPartners <= top && rankByAmount <= top);
  const ordered = (rank: "rankByPartners" | "rankByAmount") =>
    centre.toSorted((x, y) => x[rank] - y[rank] || (x.industry < y.industry ? -1 : 1));
  return { byPartners: ordered("rankByPartners"), byAmount: ordered("rankByAmount") };
}

/** Rank by value descending; equal values share the best rank. */
function bestRanks<T extends number | bigint>(values: readonly T[]): number[] {
  const descending = [...values].sort((x, y) => (x > y ? -1 : x < y ? 1 : 0));
  const rank = new Map<T, number>();
  descending.forEach((value, i) => {
    if (!rank.has(value)) rank.set(value, i + 1);
  });
  return values.map((value) => rank.get(value)!);
}

export type TradeShare = { region: string; amount: bigint; share: number; rank: number };

/**
 * Share of each trade region in a total, largest first; ties share the best rank, equal amounts are ordered by name.
 *
 *   share = amount / total, a ratio in [0, 1]
 *
 * `total` is the trade with all regions and may exceed the sum of the rows (a list of the top 20).
 * Errors  BAD_WEIGHT if an amount is negative; BAD_SHAPE if a region occurs twice, total is not positive or is less
 *         than the sum of the rows.
 */
export function tradeShares(
  rows: readonly { region: string; amount: bigint }[],
  total: bigint = rows.reduce((sum, { amount }) => sum + amount, 0n),
): TradeShare[] {
  const sum = rows.reduce((partial, { amount }) => partial + amount, 0n);
  for (const { region, amount } of rows)
    if (amount < 0n) throw new ComputeError("BAD_WEIGHT", `region ${region} has the amount ${amount}`);
  if (new Set(rows.map(({ region }) => region)).size !== rows.length)
    throw new ComputeError("BAD_SHAPE", "a region occurs twice; add its rows up before");
  if (total <= 0n || total < sum)
    throw new ComputeError(
      "BAD_SHAPE",
      `total ${total} is not positive or below the sum of the rows, ${sum}`,
    );
  const ranks = bestRanks(rows.map(({ amount }) => amount));
  return rows
    .map(({ region, amount }, i) => ({
      region,
      amount,
      share: Number(amount) / Number(total),
      rank: ranks[i]!,
    }))
    .sort((x, y) => x.rank - y.rank || (x.region < y.region ? -1 : 1));
}

/**
 * Share of groups of regions in a total: each region's group by `groupOf`, regions without a group (null) left out.
 * Groups come in the order in which their largest region comes; amounts are exact sums.
 */
export function groupShares(
  rows: readonly { region: string; amount: bigint }[],
  groupOf: (region: string) => string | null,
  total?: bigint,
): { group: string; regions: string[]; amount: bigint; share: number }[] {
  const groups = new Map<string, { regions: string[]; amount: bigint; share: number }>();
  const whole = total ?? rows.reduce((sum, { amount }) => sum + amount, 0n);
  for (const { region, amount } of tradeShares(rows, whole)) {
    const group = groupOf(region);
    if (group === null) continue;
    const before = groups.get(group) ?? { regions: [], amount: 0n, share: 0 };
    const sum = before.amount + amount;
    groups.set(group, {
      regions: [...before.regions, region],
      amount: sum,
      share: Number(sum) / Number(whole),
    });
  }
  return [...groups].map(([group, values]) => ({ group, ...values }));
}
