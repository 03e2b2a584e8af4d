import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatAmount,
  formatAmountExact,
  formatDecimal,
  formatExact,
  formatFigure,
  formatInteger,
  formatPercent,
  toBigInt,
} from "@/app/_components/number-format";

describe("amounts in thousand won", () => {
  test.each([
    ["an amount of the paper's size", 4_667_115_040n, "4조 6,671억 원"],
    ["zero is a value", 0, "0원"],
    ["below 10,000 won the won are written", 9, "9,000원"],
    ["10,000 won", 10, "1만 원"],
    ["45,678 thousand won, rounded half up", 45_678, "4,568만 원"],
    ["exactly one 억", 100_000, "1억 원"],
    ["억 and 만", 123_456, "1억 2,346만 원"],
    ["just below one 조 is carried into it", 999_999_999n, "1조 원"],
    ["999억 9,999만 9천 rounds to 1,000억", 99_999_999n, "1,000억 원"],
    ["exactly one 조", 1_000_000_000n, "1조 원"],
    ["from 1,000 of the greater unit on, that one alone", 1_234_567_890_000n, "1,235조 원"],
    ["경", 12_345_678_901_234_567n, "1,235경 원"],
    ["경 and 조", 23_456_789_012_345n, "2경 3,457조 원"],
    ["a loss keeps its sign", -4_667_115_040n, "-4조 6,671억 원"],
    ["digits beyond 2^53 are kept in a string", "90071992547409930000", "9,007,199경 원"],
  ])("%s", (_, value, text) => {
    expect(formatAmount(value, "ko")).toBe(text);
  });

  test.each([
    [4_667_115_040n, "KRW 4.67 trillion"],
    [1_234_567n, "KRW 1.23 billion"],
    [45_678, "KRW 45.68 million"],
    [12, "KRW 12,000"],
    [-1_234_567n, "-KRW 1.23 billion"],
  ])("%s in English", (value, text) => {
    expect(formatAmount(value, "en")).toBe(text);
  });

  test("the exact value keeps every digit", () => {
    expect(formatAmountExact(4_667_115_040n, "ko")).toBe("4,667,115,040천원");
    expect(formatAmountExact("9007199254740993", "en")).toBe("KRW 9,007,199,254,740,993 thousand");
  });

  const UNITS: Record<string, bigint> = { 경: 10n ** 13n, 조: 10n ** 9n, 억: 10n ** 5n, 만: 10n };
  const read = (text: string) =>
    [...text.matchAll(/([\d,]+)(경|조|억|만)/g)].reduce(
      (sum, [, digits, unit]) => sum + BigInt(digits!.replaceAll(",", "")) * UNITS[unit!]!,
      0n,
    );
  test("read back, the short form is within half of its smallest unit", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10n, max: 10n ** 17n }), (value) => {
        const text = formatAmount(value, "ko")!;
        const units = Object.keys(UNITS);
        const shown = units.filter((unit) => text.includes(unit));
        const atop = shown[0]!;
        // Where only one unit is written the next one was nothing, unless there are 1,000 or more of it.
        const single = read(text) / UNITS[atop]! >= 1000n || atop === "만";
        const least = UNITS[single ? atop : units[units.indexOf(atop) + 1]!]!;
        const off = read(text) - value;
        expect((off < 0n ? -off : off) * 2n <= least).toBe(true);
      }),
    );
  });
});

describe("what is missing is never a number", () => {
  test.each([null, undefined, "", Number.NaN, Number.POSITIVE_INFINITY, "abc"])("%s", (value) => {
    for (const kind of ["amount", "integer", "decimal", "percent"] as const) {
      expect(formatFigure(value, kind, "ko")).toBeNull();
      expect(formatExact(value, kind, "ko")).toBeNull();
    }
  });
});

test("a small negative number is not written as minus zero", () => {
  expect(formatDecimal(-0.0004, "ko")).toBe("0.000");
  expect(formatDecimal(-0.0005, "ko", 3)).toBe("-0.001");
  expect(formatInteger(-0.4, "ko")).toBe("0");
});

test("decimals line up, percent is of a ratio, the exact value is the number itself", () => {
  expect(formatDecimal(0.5, "ko")).toBe("0.500");
  expect(formatDecimal(1234.5, "en", 1)).toBe("1,234.5");
  expect(formatPercent(0.1234, "ko")).toBe("12.3%");
  expect(formatExact(0.1234567, "percent", "ko")).toBe("12.34567%");
  expect(formatExact(0.61234567, "decimal", "ko")).toBe("0.61234567");
  expect(formatExact(0.1 + 0.2, "decimal", "ko")).toBe("0.3");
});

test("a decimal string is rounded to a whole number, a digit string is not touched", () => {
  expect(toBigInt("12.5")).toBe(13n);
  expect(toBigInt("123456789012345678901234567890")).toBe(123456789012345678901234567890n);
});
