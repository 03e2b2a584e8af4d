import type { StoredReport } from "@/server/features/datasets/schema";
import { suggestUnit } from "@/server/warehouse/amount-unit";

/** What a trade between two firms comes to on average, in won: from here to there nothing is odd about it. */
const SMALLEST = 100_000n;
const LARGEST = 10_000_000_000n;
/** For judging sizes only. */
const WON_A_DOLLAR = 1_300n;
const WON: Record<string, bigint> = {
  KRW: 1n,
  KRW1000: 1_000n,
  USD: WON_A_DOLLAR,
  USD1000: 1_000n * WON_A_DOLLAR,
  USD1000000: 1_000_000n * WON_A_DOLLAR,
};

export type AmountFacts = {
  total: bigint;
  /** Of one trade, rounded down, in the unit of the report. */
  mean: bigint;
  /** The unit that the file was read in. */
  chosen: string;
  /** The amount column, where its header names another unit. */
  header: { name: string; unit: string } | null;
  /** The mean is out of all proportion; never said of flows, which are sums of many trades. */
  size: "tooLarge" | "tooSmall" | null;
};

/** What a check's amounts say about the unit; null without amounts or trades. */
export function amountFacts(
  report: Pick<StoredReport, "form" | "unit" | "amount" | "transactions" | "files">,
  unit: string | undefined,
): AmountFacts | null {
  if (report.unit === "trades" || report.transactions === 0) return null;
  const total = BigInt(report.amount);
  const mean = total / BigInt(report.transactions);
  const chosen = unit ?? "KRW1000";
  const file = report.files.find(({ mapping }) => typeof mapping.amount === "number");
  const name = file?.header[file.mapping.amount!] ?? "";
  const named = suggestUnit(name);
  const won = mean * (WON[report.unit] ?? 1n);
  return {
    ...{ total, mean, chosen },
    header: named && named !== chosen ? { name, unit: named } : null,
    size: report.form === "flows" ? null : won > LARGEST ? "tooLarge" : won < SMALLEST ? "tooSmall" : null,
  };
}
