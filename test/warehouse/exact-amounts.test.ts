import { expect, test } from "vitest";
import { readFlows } from "@/server/warehouse/read-flows";
import { folder, imported, longInput, tried } from "./files";

const HEADER = "seller_id,buyer_id,year,amount";
const everything = { years: null, regions: null, scope: "either" as const };

test("sums beyond 2^53 are exact to the last thousand won", async () => {
  const amounts = Array.from({ length: 900 }, (_, at) => 9_007_199_254_740_993n + BigInt(at));
  const store = await imported(
    folder(),
    longInput(folder(), [HEADER, ...amounts.map((amount) => `F1,F2,2020,${amount}`), "F2,F1,2021,1"]),
  );
  const flows = await readFlows(store, everything);
  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  expect(total).toBeGreaterThan(2n ** 62n);
  expect(flows.amount).toEqual(BigInt64Array.of(1n, total));
  expect(store.manifest.amount).toBe(String(total + 1n));
  const later = await readFlows(store, { ...everything, years: [2021] });
  expect(later.amount).toEqual(BigInt64Array.of(1n));
});

test("a total beyond exact 64-bit integers is refused, not rounded", async () => {
  const lines = Array.from({ length: 11 }, () => "F1,F2,2020,900000000000000000");
  await expect(imported(folder(), longInput(folder(), [HEADER, ...lines]))).rejects.toMatchObject({
    reason: "amount_overflow",
  });
});

test("a dry run and the import it announces agree", async () => {
  const lines = [HEADER, "F1,F2,2020,5", "F2,F3,2021,6", "F9,F1,2021,7", "F1,F1,2021,8", "F3,F1,2021,"];
  const report = await tried(longInput(folder(), lines));
  const { manifest } = await imported(folder(), longInput(folder(), lines));
  expect({
    ...manifest.counts,
    amount: manifest.amount,
    years: manifest.years,
    rejected: manifest.rejected,
  }).toEqual({
    firms: report.firms,
    transactions: report.transactions,
    selfTrades: 1,
    flows: 2,
    amount: report.amount,
    years: report.years,
    rejected: report.rejected,
  });
});
