import type { IndustryChange, TradeChange, Warn } from "@/server/compute/network/what-if-change";
import { ComputeError } from "@/server/domain/errors";
import type { Flows } from "@/server/domain/flows";

type Trade = { amount: bigint; count: number };

/** Flows that can be changed: seller -> buyer -> trade, by code. The flows they came from stay as they are. */
export type TradeTable = { industries: Set<string>; trades: Map<string, Map<string, Trade>> };

export function tradeTable(flows: Flows): TradeTable {
  const table: TradeTable = { industries: new Set(flows.industries), trades: new Map() };
  for (let k = 0; k < flows.seller.length; k++)
    put(table, flows.industries[flows.seller[k]!]!, flows.industries[flows.buyer[k]!]!, {
      amount: flows.amount[k]!,
      count: flows.count[k]!,
    });
  return table;
}

/** Back to columns, ordered by code; pairs without amount and count are left out. */
export function flowsOf({ industries, trades }: TradeTable): Flows {
  const codes = [...industries].sort();
  const index = new Map(codes.map((code, i) => [code, i]));
  const rows: [seller: number, buyer: number, Trade][] = [];
  codes.forEach((code, i) => {
    for (const [to, trade] of trades.get(code) ?? [])
      if (trade.amount > 0n || trade.count > 0) rows.push([i, index.get(to)!, trade]);
  });
  rows.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  return {
    industries: codes,
    seller: Int32Array.from(rows, (row) => row[0]),
    buyer: Int32Array.from(rows, (row) => row[1]),
    amount: BigInt64Array.from(rows, (row) => row[2].amount),
    count: Float64Array.from(rows, (row) => row[2].count),
  };
}

/**
 * One change of trade, made in `table`; true if it changed anything.
 *
 * Errors  BAD_OPTION if a factor is negative or not finite, a count is not a whole number, or a trade to be scaled names
 *         neither seller nor buyer; BAD_WEIGHT if the trade of an industry to be added is negative.
 */
export function changeTrade(table: TradeTable, change: TradeChange | IndustryChange, warn: Warn): boolean {
  switch (change.kind) {
    case "scale_trade":
      return scaleTrade(table, change, warn);
    case "add_trade":
      return addTrade(table, change, warn);
    case "remove_industry": {
      if (!known(table, change.industry, warn)) return false;
      table.industries.delete(change.industry);
      table.trades.delete(change.industry);
      for (const row of table.trades.values()) row.delete(change.industry);
      return true;
    }
    case "add_industry": {
      if (!isNew(table, change.industry, warn)) return false;
      table.industries.add(change.industry);
      for (const { industry, amount, count } of change.sellsTo ?? [])
        if (known(table, industry, warn))
          put(table, change.industry, industry, given({ amount, count }, industry));
      for (const { industry, amount, count } of change.buysFrom ?? [])
        if (known(table, industry, warn))
          put(table, industry, change.industry, given({ amount, count }, industry));
      return true;
    }
    case "add_industry_like": {
      if (!known(table, change.like, warn) || !isNew(table, change.industry, warn)) return false;
      const size = factor(change.size ?? 1, "size");
      table.industries.add(change.industry);
      for (const [buyer, trade] of table.trades.get(change.like) ?? [])
        if (buyer !== change.like) put(table, change.industry, buyer, scaled(trade, size, size));
      for (const [seller, row] of table.trades) {
        const trade = row.get(change.like);
        if (trade && seller !== change.like && seller !== change.industry)
          put(table, seller, change.industry, scaled(trade, size, size));
      }
      return true;
    }
  }
}

function scaleTrade(table: TradeTable, change: TradeChange & { kind: "scale_trade" }, warn: Warn): boolean {
  const { seller, buyer } = change;
  if (seller === undefined && buyer === undefined)
    throw new ComputeError("BAD_OPTION", "a trade to be scaled names neither seller nor buyer");
  const amount = factor(change.amount, "amount");
  const count = factor(change.count ?? change.amount, "count");
  if ([seller, buyer].some((code) => code !== undefined && !known(table, code, warn))) return false;
  let changed = false;
  for (const [from, row] of seller === undefined
    ? table.trades
    : [[seller, table.trades.get(seller)] as const])
    for (const to of buyer === undefined ? (row?.keys() ?? []) : [buyer]) {
      const before = row?.get(to);
      if (!before) continue;
      const after = scaled(before, amount, count);
      if (after.amount === before.amount && after.count === before.count) continue;
      put(table, from, to, after);
      changed = true;
    }
  return changed;
}

function addTrade(table: TradeTable, change: TradeChange & { kind: "add_trade" }, warn: Warn): boolean {
  const { seller, buyer } = change;
  if (!Number.isInteger(change.count))
    throw new ComputeError(
      "BAD_OPTION",
      `trade to be added: count is ${change.count}; expected a whole number`,
    );
  if (![seller, buyer].every((code) => known(table, code, warn))) return false;
  const before = table.trades.get(seller)?.get(buyer) ?? { amount: 0n, count: 0 };
  const amount = before.amount + change.amount;
  const count = before.count + change.count;
  if (amount < 0n || count < 0) warn("below_zero", { what: `${seller} -> ${buyer}` });
  const after = { amount: amount < 0n ? 0n : amount, count: Math.max(0, count) };
  put(table, seller, buyer, after);
  return after.amount !== before.amount || after.count !== before.count;
}

function put({ trades }: TradeTable, seller: string, buyer: string, trade: Trade) {
  const row = trades.get(seller);
  if (row) row.set(buyer, trade);
  else trades.set(seller, new Map([[buyer, trade]]));
}

const MILLION = 1_000_000n;

function scaled({ amount, count }: Trade, by: number, countBy: number): Trade {
  const millionths = BigInt(Math.round(by * 1e6));
  return {
    amount: (amount * millionths + MILLION / 2n) / MILLION,
    count: countBy > 0 && count >= 1 ? Math.max(1, Math.round(count * countBy)) : Math.round(count * countBy),
  };
}

function factor(value: number, what: string): number {
  if (!(value >= 0 && value < 1e9))
    throw new ComputeError("BAD_OPTION", `trade to be scaled: ${what} is ${value}; expected a number >= 0`);
  return value;
}

function given(trade: Trade, partner: string): Trade {
  if (trade.amount < 0n || !(Number.isInteger(trade.count) && trade.count >= 0))
    throw new ComputeError(
      "BAD_WEIGHT",
      `trade with ${partner}: amount ${trade.amount}, count ${trade.count}; expected whole numbers >= 0`,
    );
  return trade;
}

function known({ industries }: TradeTable, code: string, warn: Warn): boolean {
  if (!industries.has(code)) warn("unknown_industry", { what: code });
  return industries.has(code);
}

function isNew({ industries }: TradeTable, code: string, warn: Warn): boolean {
  if (industries.has(code)) warn("known_industry", { what: code });
  return !industries.has(code);
}
