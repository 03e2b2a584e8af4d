import { bestRanks } from "@/server/compute/network/best-ranks";
import { ComputeError } from "@/server/domain/errors";

/** One firm (or one industry): its number of trade partners and its trade in thousand KRW. */
export type TradeSize = { industry: string; partners: number; amount: bigint };

/** A row with its ranks among all rows. */
export type CentreRanked<T> = T & { rankByPartners: number; rankByAmount: number };

export type CentreLists<T> = {
  topByPartners: CentreRanked<T>[];
  topByAmount: CentreRanked<T>[];
  /** In both lists, in either order. */
  byPartners: CentreRanked<T>[];
  byAmount: CentreRanked<T>[];
};

/**
 * The `top` n rows by trade partners, the `top` n by amount, and those in both lists: industries, or firms as in the
 * source document's table of 100.
 *
 * Order     equal values are ordered by `id`.
 * Ties      ranks share the best rank (1, 2, 2, 4) and everything ranked at or above n is in, so a tie at the cut
 *           takes in all that are equal.
 * Errors    BAD_WEIGHT if partners is negative or not finite, or amount is negative; BAD_OPTION if top < 1.
 */
export function centreLists<T extends { partners: number; amount: bigint }>(
  rows: readonly T[],
  id: (row: T) => string,
  { top = 30 }: { top?: number } = {},
): CentreLists<T> {
  if (!(top >= 1)) throw new ComputeError("BAD_OPTION", `centre: top is ${top}; expected 1 or more`);
  rows.forEach((row, at) => {
    if (!(row.partners >= 0 && row.partners < Infinity) || row.amount < 0n)
      throw new ComputeError(
        "BAD_WEIGHT",
        `row ${at} (${id(row)}): partners ${row.partners}, amount ${row.amount}`,
      );
  });
  const partnerRank = bestRanks(rows.map(({ partners }) => partners));
  const amountRank = bestRanks(rows.map(({ amount }) => amount));
  const ranked = rows.map(
    (row, i): CentreRanked<T> => ({ ...row, rankByPartners: partnerRank[i]!, rankByAmount: amountRank[i]! }),
  );
  const first = (rank: "rankByPartners" | "rankByAmount") =>
    ranked
      .filter((row) => row[rank] <= top)
      .sort((x, y) => x[rank] - y[rank] || (id(x) < id(y) ? -1 : id(x) > id(y) ? 1 : 0));
  const [topByPartners, topByAmount] = [first("rankByPartners"), first("rankByAmount")];
  return {
    ...{ topByPartners, topByAmount },
    byPartners: topByPartners.filter(({ rankByAmount }) => rankByAmount <= top),
    byAmount: topByAmount.filter(({ rankByPartners }) => rankByPartners <= top),
  };
}

/**
 * Centre industries: those among the `top` n by trade partners and also among the top n by amount (see centreLists).
 *
 * Rows of one industry are added up first, so that firms or industries may be given. Partners are sums over the rows:
 * a partner of two firms counts twice, as in the published tables.
 * Source    the source document's "중심산업 (거래중심 30위 + 거래총액 30위)", top = 30.
 */
export function centreIndustries(
  rows: readonly TradeSize[],
  options: { top?: number } = {},
): CentreLists<TradeSize & { rows: number }> {
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
  return centreLists([...sums.values()], ({ industry }) => industry, options);
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
