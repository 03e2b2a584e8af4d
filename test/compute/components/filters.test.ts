import { describe, expect, test } from "vitest";
import { compareValues } from "@/app/_components/data-table/compare-values";
import { filterKind, isEmptyFilter, passesFilter, passesSearch } from "@/app/_components/data-table/filters";

describe("search in a table", () => {
  test("finds Korean words whatever the spaces, and Latin letters whatever the case", () => {
    expect(passesSearch("자동차부품 제조업", "자동차 부품")).toBe(true);
    expect(passesSearch("ICT_SW", "ict")).toBe(true);
    expect(passesSearch("축전지", "전지판")).toBe(false);
  });
  test("finds a number by its digits, and nothing in a missing value", () => {
    expect(passesSearch(30399n, "303")).toBe(true);
    expect(passesSearch(null, "")).toBe(false);
  });
});

describe("filters", () => {
  test("both ends of a range belong to it", () => {
    const range = { kind: "range", from: 0.2, to: 0.5 } as const;
    expect([0.2, 0.35, 0.5, 0.19, 0.51].map((value) => passesFilter(value, range))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
  test("a range asks of amounts too", () => {
    expect(passesFilter(4_667_115_040n, { kind: "range", from: 4e9, to: null })).toBe(true);
  });
  test("a missing value passes no range and no set, but passes no filter at all", () => {
    expect(passesFilter(undefined, { kind: "range", from: 0, to: null })).toBe(false);
    expect(passesFilter(undefined, { kind: "set", values: ["고위기술"] })).toBe(false);
    expect(passesFilter(undefined, { kind: "range", from: null, to: null })).toBe(true);
  });
  test("zero is a bound, not the absence of one", () => {
    expect(isEmptyFilter({ kind: "range", from: 0, to: null })).toBe(false);
    expect(passesFilter(-0.1, { kind: "range", from: 0, to: null })).toBe(false);
  });
  test("numbers filter by range and words by words unless the column says otherwise", () => {
    const column = { id: "x", header: "x", value: () => null };
    expect(filterKind({ ...column, kind: "amount" })).toBe("range");
    expect(filterKind(column)).toBe("text");
    expect(filterKind({ ...column, filter: false })).toBeNull();
  });
});

test("sorting: numbers and bigints by size, codes by their digits, words in Korean order", () => {
  expect([10, 9n, -1, 2.5].sort(compareValues)).toEqual([-1, 2.5, 9n, 10]);
  expect(["C10", "C2"].sort(compareValues)).toEqual(["C2", "C10"]);
  expect(["하천", "가스", "나무"].sort(compareValues)).toEqual(["가스", "나무", "하천"]);
});
