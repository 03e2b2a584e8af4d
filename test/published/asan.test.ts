import { describe, expect, test } from "vitest";
import { asanCentreIndustries, asanFirms } from "@/server/features/published/data";
import { referenceRows } from "@/server/features/reference/tables";

const bare = (name: string) => name.replace(/[\sㆍ·]/g, "");

describe("the central industries of 아산시 follow from the 100 firms that the paper prints", () => {
  test.each([
    ["partners", "paper/asan_center_by_partners"],
    ["amount", "paper/asan_center_by_amount"],
  ] as const)("by %s: 21 industries, every value, the printed order and names", (order, name) => {
    const rows = asanCentreIndustries(order).rows;
    const expected = referenceRows(name);
    expect(rows).toHaveLength(21);
    expect(rows.map((row) => [row.rank, row.ksic, row.value])).toEqual(
      expected.map((row) => [Number(row.rank), row.ksic, BigInt(row[order]!)]),
    );
    expect(rows.map((row) => bare(row.industry))).toEqual(expected.map((row) => bare(row.industry!)));
  });

  test("100 firms of 61 industries; both orders hold the same industries", () => {
    expect(asanFirms().rows).toHaveLength(100);
    expect(new Set(asanFirms().rows.map((firm) => firm.ksic)).size).toBe(61);
    const sorted = (order: "partners" | "amount") =>
      asanCentreIndustries(order)
        .rows.map((row) => row.ksic)
        .sort();
    expect(sorted("partners")).toEqual(sorted("amount"));
  });
});
