import type { z } from "zod";
import { newestRun, type Reader, runHeader, viewFigures, viewOf } from "./data";
import { type IndustryName, industryNamer } from "./industry-names";
import type { partnerSuggestionsInput } from "./schema";
import { readNetwork } from "./stored-network";

/** A partner that might be added: it sells to the codes (supplier) or buys from them (customer). */
export type PartnerSuggestion = IndustryName & {
  direction: "supplier" | "customer";
  rr: number;
  amount: bigint;
  count: number;
  shareOfPartner: number;
};
type Sum = { amount: bigint; count: number; expected: number };

/**
 * Industries to add to a value chain: the strongest partners of its codes in the project's newest computed network.
 *
 *   amount, count, expected   summed over the links between the partner and the codes, one direction
 *   rr = amount / expected    of that sum
 *   shareOfPartner            amount / all that the partner sells (supplier) or buys (customer)
 *
 * Order   amount · ln rr, the contribution to the information between sellers and buyers: neither a giant that trades
 *         with everybody leads nor a single odd transaction with a huge RR.
 * Empty   no computed run yet, or no link of any code: no items.
 */
export async function partnerSuggestions(
  db: Reader,
  projectId: string,
  { codes, limit }: z.infer<typeof partnerSuggestionsInput>,
) {
  const run = await newestRun(db, projectId, undefined, "COMPUTED");
  if (!run) return { items: [] as PartnerSuggestion[], run: null };
  const view = viewOf(run);
  const head = { ...(await runHeader(db, run)), view: viewFigures(run, view) };
  const network = await readNetwork(db, view.id);
  if (!network) return { items: [] as PartnerSuggestion[], run: head };
  const own = new Set(codes);
  const isOwn = network.industries.map((code) => own.has(code));
  const suppliers = new Map<number, Sum>();
  const customers = new Map<number, Sum>();
  for (let e = 0; e < network.seller.length; e++) {
    const [i, j] = [network.seller[e]!, network.buyer[e]!];
    if (isOwn[i] === isOwn[j]) continue;
    const [into, partner] = isOwn[j] ? [suppliers, i] : [customers, j];
    const sum = into.get(partner) ?? { amount: 0n, count: 0, expected: 0 };
    sum.amount += network.amount[e]!;
    sum.count += network.count[e]!;
    sum.expected += network.expected[e]!;
    into.set(partner, sum);
  }
  const nameOf = industryNamer(run.dataset?.classification);
  const items = (
    [
      ["supplier", suppliers, network.sold],
      ["customer", customers, network.bought],
    ] as const
  ).flatMap(([direction, sums, totals]) =>
    [...sums].map(
      ([i, { amount, count, expected }]): PartnerSuggestion => ({
        ...nameOf(network.industries[i]!),
        direction,
        rr: Number(amount) / expected,
        amount,
        count,
        shareOfPartner: Number(amount) / Number(totals[i]!),
      }),
    ),
  );
  const weight = (item: { amount: bigint; rr: number }) => Number(item.amount) * Math.log(item.rr);
  items.sort((x, y) => weight(y) - weight(x) || (x.code < y.code ? -1 : 1));
  return { items: items.slice(0, limit), run: head };
}
