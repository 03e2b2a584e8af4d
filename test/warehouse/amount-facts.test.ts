import { expect, test } from "vitest";
import { amountFacts } from "@/app/(desk)/datasets/_import/amount-facts";

type Report = Parameters<typeof amountFacts>[0];
const report = (amount: bigint, header = "금액", more: Partial<Report> = {}): Report => ({
  form: "long",
  unit: "KRW1000",
  amount: String(amount),
  transactions: 50,
  files: [{ header: ["판매", "구매", header], mapping: { amount: 2 } } as Report["files"][number]],
  ...more,
});

test("won read as thousand won are seen by their mean; the right unit is not", () => {
  // 50 trades of 1,230,000 to 61,500,000 won
  expect(amountFacts(report(1_568_250_000n), undefined)).toMatchObject({
    mean: 31_365_000n,
    chosen: "KRW1000",
    header: null,
    size: "tooLarge",
  });
  expect(amountFacts(report(1_568_250_000n, "금액", { unit: "KRW" }), "KRW")).toMatchObject({ size: null });
  expect(amountFacts(report(50n), undefined)).toMatchObject({ size: "tooSmall" });
});

test("a header that names another unit than the one that was chosen is named with both", () => {
  expect(amountFacts(report(5_000_000n, "금액(백만)"), "KRW1000")?.header).toEqual({
    name: "금액(백만)",
    unit: "KRW1000000",
  });
  expect(amountFacts(report(5_000_000n, "금액(백만)"), "KRW1000000")?.header).toBeNull();
});

test("flows are sums, whose size says nothing; without amounts or trades there is nothing to say", () => {
  expect(amountFacts(report(10n ** 15n, "금액", { form: "flows" }), undefined)?.size).toBeNull();
  expect(amountFacts(report(50n, "금액", { unit: "trades" }), undefined)).toBeNull();
  expect(amountFacts(report(0n, "금액", { transactions: 0 }), undefined)).toBeNull();
});
