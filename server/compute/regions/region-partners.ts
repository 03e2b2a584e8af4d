import { groupShares, type TradeShare, tradeShares } from "@/server/compute/network/centre";
import { exactRatio } from "@/server/compute/network/exact-ratio";
import { ComputeError } from "@/server/domain/errors";

/** Trade from one region to another, added up; null is a place that is not known. */
export type RegionFlow = {
  readonly seller: string | null;
  readonly buyer: string | null;
  readonly amount: bigint;
};

/** What some regions sold to a region and bought from it, each trade once; null is a place that is not known. */
export type PartnerTrade = { readonly region: string | null; readonly sold: bigint; readonly bought: bigint };

/**
 * With whom the regions of a set G trade: each row once, at the place of its other end; trade within G at the buyer's,
 * as something sold (the rule of the stored flows).
 */
export function partnerTrade(flows: readonly RegionFlow[], regions: readonly string[]): PartnerTrade[] {
  const own = new Set(regions);
  const trade = new Map<string | null, { sold: bigint; bought: bigint }>();
  flows.forEach(({ seller, buyer, amount }, row) => {
    if (amount < 0n) throw new ComputeError("BAD_WEIGHT", `row ${row} has the negative amount ${amount}`);
    const sells = seller !== null && own.has(seller);
    if (!sells && !(buyer !== null && own.has(buyer))) return;
    const other = sells ? buyer : seller;
    const sums = trade.get(other) ?? { sold: 0n, bought: 0n };
    if (sells) sums.sold += amount;
    else sums.bought += amount;
    trade.set(other, sums);
  });
  return [...trade].map(([region, sums]) => ({ region, ...sums }));
}

export const TRADE_SIDES = ["both", "sales", "purchases"] as const;
export type TradeSide = (typeof TRADE_SIDES)[number];

export type PartnerOptions = {
  readonly side?: TradeSide;
  /** How many partners are "the top". */
  readonly top?: number;
  /** The group of a partner (its mega-region, an economic area); null for none. */
  readonly groupOf?: (region: string) => string | null;
};

export type PartnerRow = TradeShare & {
  readonly sold: bigint;
  readonly bought: bigint;
  readonly own: boolean;
};
export type PartnerSum = { readonly amount: bigint; readonly share: number | null };
export type PartnerGroup = PartnerSum & { readonly group: string; readonly regions: readonly string[] };

export type RegionPartners = {
  /** Largest first; ties share the best rank, equal amounts are ordered by name. */
  readonly rows: readonly PartnerRow[];
  readonly total: bigint;
  /** Trade of the regions among themselves. */
  readonly own: PartnerSum;
  /** Trade with places that are not known; in the total, in no row. */
  readonly unknown: PartnerSum;
  /** Ranked `top` or better: a tie at the cut takes in all that are equal. */
  readonly top: PartnerSum & { readonly regions: readonly string[] };
  readonly groups: readonly PartnerGroup[];
  /** The same groups over the top only, as the source document adds them up. */
  readonly topGroups: readonly PartnerGroup[];
  readonly flags: readonly "no_trade"[];
};

/**
 * Trade partners of a region (or of several): amount, share, the top n, the own share, shares of groups of regions.
 *
 *   amount = sold + bought (or one of them, by `side`),   share = amount / total,   total = all trade, known place or not
 *
 * `side` "purchases" with trade within G: the stored rule books that trade as sold, so it is counted on either side once.
 * Units      amounts exact, thousand KRW; shares in [0, 1], the nearest double of the exact fraction.
 * Degenerate no trade: no rows, every share null, flag `no_trade`.
 * Errors     BAD_WEIGHT if an amount is negative; BAD_SHAPE if a region occurs twice; BAD_OPTION for another side or top < 1.
 * Source     the source document, VI: 아산시 지역경제권 특성(제조업 거래 기준, 상위 20위 거래지역), 비중 of the whole trade; 수도권, 대경권 and the
 *            others there are sums over the 20 rows (`topGroups`).
 */
export function regionPartners(
  trade: readonly PartnerTrade[],
  regions: readonly string[],
  { side = "both", top = 20, groupOf = () => null }: PartnerOptions = {},
): RegionPartners {
  if (!TRADE_SIDES.includes(side))
    throw new ComputeError("BAD_OPTION", `side ${side}; expected ${TRADE_SIDES.join(", ")}`);
  if (!(top >= 1)) throw new ComputeError("BAD_OPTION", `top is ${top}; expected 1 or more`);
  const ownRegions = new Set(regions);
  const isOwn = (region: string | null) => region !== null && ownRegions.has(region);
  const amountOf = ({ region, sold, bought }: PartnerTrade) => {
    if (sold < 0n || bought < 0n)
      throw new ComputeError("BAD_WEIGHT", `region ${region}: sold ${sold}, bought ${bought}`);
    if (side === "both" || isOwn(region)) return sold + bought;
    return side === "sales" ? sold : bought;
  };
  const all = trade.map((row) => ({ ...row, amount: amountOf(row) })).filter(({ amount }) => amount > 0n);
  const total = sum(all);
  const part = (rows: readonly { amount: bigint }[]): PartnerSum => {
    const amount = sum(rows);
    return { amount, share: exactRatio(amount, total) };
  };
  const known = all.flatMap((row) => (row.region === null ? [] : [{ ...row, region: row.region }]));
  const byName = new Map(known.map((row) => [row.region, row]));
  const rows = (total === 0n ? [] : tradeShares(known, total)).map((row): PartnerRow => {
    const { sold, bought } = byName.get(row.region)!;
    return { ...row, sold, bought, share: exactRatio(row.amount, total)!, own: isOwn(row.region) };
  });
  const best = rows.filter(({ rank }) => rank <= top);
  const groups = (of: readonly PartnerRow[]) =>
    of.length === 0
      ? []
      : groupShares(of, groupOf, total).map((group) => ({
          ...group,
          share: exactRatio(group.amount, total),
        }));
  return {
    rows,
    total,
    own: part(rows.filter(({ own }) => own)),
    unknown: part(all.filter(({ region }) => region === null)),
    top: { ...part(best), regions: best.map(({ region }) => region) },
    groups: groups(rows),
    topGroups: groups(best),
    flags: total === 0n ? ["no_trade"] : [],
  };
}

const sum = (rows: readonly { amount: bigint }[]) => rows.reduce((total, { amount }) => total + amount, 0n);
