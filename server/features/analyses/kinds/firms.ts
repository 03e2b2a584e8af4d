import { centreLists } from "@/server/compute/network/centre";
import { type TopFirm, topFirms } from "@/server/warehouse/top-firms";
import { type AnalysisRun, optionsAs } from "../kind";
import { fact, resultTable } from "../result";

type Options = { top: number; industries: string[] | null };

/**
 * The firms with the most trade: the top n by distinct partners, the top n by amount (sold + bought), and those in both, as
 * the source document's table of 100. Firms are those that lie in the region; they trade with everybody. Ties share the
 * best rank, so that a list may be longer than n.
 *
 * Rests on the firms that an import with pairs of firms keeps (the first 10,000 a year by either ranking); flag `firmsCut`
 * where a list may reach beyond them. Over several years amounts and numbers of partners are sums of the years.
 *
 * @throws DomainError BAD_INPUT (`no_firm_pairs`, `no_firm_partners`) where a year keeps no firms
 */
export const firms: AnalysisRun = async ({ source, base, options, report }) => {
  const { top, industries } = optionsAs<Options>(options);
  const { years, region } = base;
  const regions = region.codes.length > 0 ? region.codes : null;
  await report(0.1);
  const kept = await topFirms(source.store, { years, regions, industries });
  await report(0.8);
  const rows = kept.firms.map((firm) => ({ ...firm, amount: firm.sold + firm.bought }));
  const { byPartners, topByPartners, topByAmount } = centreLists(rows, ({ firmId }) => firmId, { top });
  const last = { amount: topByAmount.at(-1)?.amount ?? 0n, partners: topByPartners.at(-1)?.partners ?? 0 };
  const isCut =
    kept.cut !== null &&
    (years.length > 1 || last.amount < kept.cut.amount || last.partners < kept.cut.partners);
  const table = (key: string, list: Ranked[]) => resultTable(key, COLUMNS, list.map(cellsOf));
  return {
    facts: [
      fact("firmsCompared", "integer", rows.length),
      fact("firmsInBoth", "integer", byPartners.length),
      fact("firstFirm", "text", topByAmount[0] && nameOf(topByAmount[0])),
      fact("firmAmountShare", "share", shareOf(topByAmount, rows)),
    ],
    tables: [
      table("firms", byPartners),
      table("firmsByPartners", topByPartners),
      table("firmsByAmount", topByAmount),
    ],
    charts: [
      { type: "bar", key: "firmAmounts", table: "firmsByAmount", label: "firm", value: "amount", most: 20 },
    ],
    flags: [
      ...(rows.length === 0 ? ["noFirmsHere"] : []),
      ...(isCut ? ["firmsCut"] : []),
      ...(years.length > 1 ? ["partnerYears"] : []),
    ],
  };
};

type Ranked = TopFirm & { amount: bigint; rankByPartners: number; rankByAmount: number };

const COLUMNS = {
  firm: "text",
  firmId: "text",
  industry: "code",
  region: "region",
  rankByPartners: "integer",
  tradePartners: "integer",
  customers: "integer",
  suppliers: "integer",
  rankByAmount: "integer",
  amount: "amount",
  sold: "amount",
  bought: "amount",
} as const;

const nameOf = ({ name, firmId }: Pick<TopFirm, "name" | "firmId">) => name ?? firmId;
const cellsOf = ({ partners, ...firm }: Ranked) => ({ ...firm, firm: nameOf(firm), tradePartners: partners });

/** What the listed firms have of the amount of all that are compared, a ratio; missing where there is none. */
function shareOf(list: readonly { amount: bigint }[], all: readonly { amount: bigint }[]): number | null {
  const sum = (rows: readonly { amount: bigint }[]) => rows.reduce((total, { amount }) => total + amount, 0n);
  const total = sum(all);
  return total === 0n ? null : Number(sum(list)) / Number(total);
}
