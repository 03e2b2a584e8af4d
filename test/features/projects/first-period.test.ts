import { expect, test } from "vitest";
import { firstPeriod } from "@/app/(desk)/projects/new/first-period";

test("a new project begins with the years of the data, or with the three that are over", () => {
  expect(firstPeriod([{ years: [2013, 2022] }, { years: [2020, 2023] }], 2025)).toEqual({
    from: 2013,
    to: 2023,
    ofData: true,
  });
  expect(firstPeriod([], 2025)).toEqual({ from: 2023, to: 2025, ofData: false });
});
